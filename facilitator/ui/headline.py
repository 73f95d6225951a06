"""What the header says of the session in hand: its title, the time, how late its day is, whether all is saved."""

from __future__ import annotations

from ..i18n import _
from ..sessions import labels, reading
from ..sessions.records import Session, SessionState
from ..sessions.scene.times import timetable_of
from .desk import Desk
from .header import Header

_OF_THE_CYCLE = frozenset({"cycle", "compare"})
"""The places that show the whole cycle."""


class Headline:
    """Follows the session in hand in the header, which is other workshops' too while this one is set aside."""

    def __init__(self, desk: Desk, header: Header, *, rehearsed: bool) -> None:
        """*rehearsed* for a copy that is thrown away: the header says so."""
        self._desk, self._header, self._rehearsed = desk, header, rehearsed
        self._place = ""
        self._clock = ""
        """What the header's clock shows."""

    def show_saved(self) -> None:
        """Tell whether what is typed reaches the disk."""
        store = self._desk.store
        self._header.show_rehearsal(self._rehearsed)
        self._header.show_saved(store.trouble, store.read_only_because, anything_open=True)

    def show(self, place: str) -> None:
        """Tell what is in hand, as it is now, in that place of the workshop."""
        self._place = place
        store, session = self._desk.store, self._session
        if session is None:
            self._header.show_title(reading.cycle(store).title)
        else:
            number = reading.session_number(store, session.id)
            self._header.show_title(_("Day {number} · {title}").format(number=number, title=session.title))
        self._header.show_place(place, with_session=session is not None)
        self._header.home.setVisible(place != "cycle")
        self._clock = ""
        self.tick()

    def tick(self) -> None:
        """A moment has passed: tell the time, and how late the day is."""
        clock = f"{self._desk.store.now():%H:%M}"
        if clock != self._clock:  # the drift is told in minutes
            self._clock = clock
            self._header.show_clock(clock)
            self._show_drift()

    @property
    def _session(self) -> Session | None:
        """The session that is told; none where the whole cycle is shown."""
        return self._desk.session if self._place not in _OF_THE_CYCLE else None

    def _show_drift(self) -> None:
        session = self._session
        if session is None or session.state is not SessionState.LIVE:
            self._header.show_drift("", late=False)
            return
        drift = timetable_of(self._desk.store, reading.outline(self._desk.store, session.id)).drift
        self._header.show_drift(labels.drift(drift), late=drift.total_seconds() >= 60)
