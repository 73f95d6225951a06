"""What the stage says of an item beside its title."""

from __future__ import annotations

from datetime import timedelta

from ...i18n import _
from ...sessions import labels
from ...sessions.records import AgendaItem, ItemKind
from ...sessions.scene.values import Countdown


def speech_end(item: AgendaItem, countdown: Countdown) -> str:
    """When the speech gives way to the room's questions, where some of the time was kept for them."""
    if not item.question_minutes or countdown.ends_at is None:
        return ""
    end = countdown.ends_at - timedelta(minutes=item.question_minutes)
    return " · " + _("questions at {hour}").format(hour=f"{end:%H:%M}")


def badge(item: AgendaItem) -> str:
    """What kind of item it is, with its method where that is short."""
    kind = labels.item_kind(item.kind).upper()
    return f"{kind} · {item.method.upper()}" if item.kind is ItemKind.REFLECTION and 0 < len(item.method) < 30 else kind
