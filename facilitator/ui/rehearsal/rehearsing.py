"""A rehearsal under way: the workshop waits aside, untouched, while its day is walked through on a copy."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from ...i18n import _
from ...sessions import rehearsal
from ...sessions.store import Store
from .. import drafts, screens
from ..background import finish_background
from ..projector import Projector

if TYPE_CHECKING:  # the workshop stands above its places
    from ..workshop import Workshop


class Rehearsing:
    """From the copy's making to its end."""

    def __init__(self, original: Workshop, session_id: str, clock: Callable[[], datetime] | None) -> None:
        """Copy the file, its session made ready for its day. Raises `FacilitatorError` when that cannot be."""
        self.original = original
        finish_background()  # the copies of former rehearsals may be on their way out
        self._copy = rehearsal.copy_of(original.store)
        try:
            self.store = Store.open(self._copy, clock=clock)
            rehearsal.make_ready(self.store, session_id)
        except BaseException:
            rehearsal.throw_away(self._copy)
            raise
        original.set_aside()

    def end(self, rehearsed: Workshop) -> Workshop:
        """Close the copy and throw it away; the workshop as it was takes the desk back."""
        known = [session.id for session in rehearsed.sessions]
        rehearsed.keep_what_is_typed()
        rehearsed.desk.choose("")  # the bar keeps what stands in it for the last time
        rehearsed.close_file()
        for session_id in known:
            drafts.remember(self._copy, session_id, drafts.Unfinished())
        spared = rehearsal.throw_away(self._copy, spare=self.original.store.path.parent)
        self.original.bring_back()
        told = _("The rehearsal is over: nothing of it was kept.")
        if spared:
            names = ", ".join(path.name for path in spared)
            told = _("The rehearsal is over. What you saved during it is beside the workshop: {names}").format(
                names=names
            )
        self.original.desk.notices.say(told)
        return self.original


def project_without_remembering(projector: Projector) -> None:
    """Let that projector show the room's view, and the next start know nothing of it."""
    projector.changed.connect(partial(screens.remember, screens.remembered()))
