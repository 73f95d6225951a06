"""Which phase of the item is under way, what is left of it, and what comes after it: on the console only."""

from __future__ import annotations

from datetime import timedelta

from ... import tokens
from ...i18n import _
from ...sessions import labels, reading
from ...sessions.records import AgendaItem, Phase
from ...sessions.timing import PhaseUnderWay, effective, phase_at, spent
from ..desk import Desk
from ..widgets.steady_label import SteadyLabel


class PhaseLine(SteadyLabel):
    """One line that counts down; out of sight for an item without phases."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(15, bold=True, colour=tokens.ACCENT)
        self._desk = desk
        self._item: AgendaItem | None = None
        self._phases: list[Phase] = []
        self.setAccessibleName(_("Phase under way"))
        self.hide()

    def show_item(self, item: AgendaItem | None) -> None:
        """Follow the phases of *item*, the one under way."""
        self._item = item
        self._phases = self._desk.store.all(Phase, item_id=item.id) if item else []
        self.setVisible(bool(self._phases))
        self.tick()

    def tick(self) -> None:
        """Show the time as it is now."""
        if self._item is None or not self._phases:
            return
        store = self._desk.store
        given = spent(reading.intervals(store, (self._item,))[self._item.id], store.now())
        now = phase_at(self._phases, given, effective(self._item))
        if now is not None:
            self.show_text(_words(now), tokens.LATE if now.left < timedelta() else tokens.ACCENT)


def _words(now: PhaseUnderWay) -> str:
    """ "At the table · 12:30 left · then Report back, 20 min"."""
    left = labels.countdown(abs(now.left))
    template = _("over by {minutes}") if now.left < timedelta() else _("{time} left")
    told = [now.phase.title, template.format(time=left, minutes=left)]
    if now.following is not None:
        duration = labels.duration(now.following.minutes)
        told.append(_("then {phase}, {minutes}").format(phase=now.following.title, minutes=duration))
    return " · ".join(filter(None, told))
