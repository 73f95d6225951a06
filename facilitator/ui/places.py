"""The places of an open workshop, one shown at a time: each is made when it is first wanted."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from .desk import Desk
from .place import Place
from .projector import Projector

if TYPE_CHECKING:
    from .compare.compare_page import ComparePage
    from .home.cycle_page import CyclePage
    from .people.people_page import PeoplePage
    from .prepare.prepare_page import PreparePage
    from .rehearsal.rehearsal_page import RehearsalPage
    from .report.report_page import ReportPage
    from .synthesis.synthesis_page import SynthesisPage

P = TypeVar("P", bound=Place)


class Places(QStackedWidget):
    """Knows how the places are made, and which of them there are."""

    session_opened = Signal(str, str)
    """The id of a session to take in hand, and the place to go to."""
    place_wanted = Signal(str)
    """Another place to go to, by its name."""
    rehearsal_wanted = Signal(str)
    """The id of a session whose day is to be walked through on a copy."""

    desk: Desk
    projector: Projector

    def __init__(self) -> None:
        super().__init__()
        self._pages: dict[str, Place] = {}

    @property
    def made(self) -> list[Place]:
        """Those that were wanted so far."""
        return list(self._pages.values())

    @property
    def place(self) -> str:
        """The place shown: "cycle", "compare", "prepare", "people", "rehearse", "run", "synthesis" or "report"."""
        return next(name for name, page in self._pages.items() if page is self.currentWidget())

    @cached_property
    def cycle(self) -> CyclePage:
        from .home.cycle_page import CyclePage

        made = CyclePage(self.desk)
        made.session_opened.connect(self.session_opened)
        made.comparison_wanted.connect(lambda: self.place_wanted.emit("compare"))
        return self.add("cycle", made)

    @cached_property
    def compare(self) -> ComparePage:
        from .compare.compare_page import ComparePage

        return self.add("compare", ComparePage(self.desk))

    @cached_property
    def prepare(self) -> PreparePage:
        from .prepare.prepare_page import PreparePage

        return self.add("prepare", PreparePage(self.desk))

    @cached_property
    def people(self) -> PeoplePage:
        from .people.people_page import PeoplePage

        return self.add("people", PeoplePage(self.desk))

    @cached_property
    def rehearsal(self) -> RehearsalPage:
        from .rehearsal.rehearsal_page import RehearsalPage

        made = RehearsalPage(self.desk, self.projector)
        made.rehearsal_wanted.connect(self.rehearsal_wanted)
        return self.add("rehearse", made)

    @cached_property
    def synthesis(self) -> SynthesisPage:
        from .synthesis.synthesis_page import SynthesisPage

        return self.add("synthesis", SynthesisPage(self.desk))

    @cached_property
    def report(self) -> ReportPage:
        from .report.report_page import ReportPage

        return self.add("report", ReportPage(self.desk))

    def add(self, name: str, page: P) -> P:
        """Put a page among the places, under that name."""
        self._pages[name] = page
        self.addWidget(page)
        return page

    @property
    def testing(self) -> bool:
        """Whether the room's screen shows the test card."""
        return "rehearse" in self._pages and self.rehearsal.test_card.shown

    def page(self, name: str) -> Place:
        """The place of that name, made if it was not wanted before."""
        wanted: Place = getattr(self, "rehearsal" if name == "rehearse" else name)
        return wanted
