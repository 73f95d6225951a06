"""The panels that open beside the stage, one at a time; each is made when it is first wanted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ...sessions.records import AgendaItem, Cluster, Contribution, Question, RoomQuestion
from ..desk import Desk
from ..widgets.kept_fields import keep_all
from .drawer import WIDTH, Drawer

if TYPE_CHECKING:  # made when it is first wanted
    from .speech.speech_panel import SpeechPanel


class SidePanels(QStackedWidget):
    """Hidden while no panel is open."""

    NAMES = (
        "bin",
        "clusters",
        "commitments",
        "parked",
        "positioning",
        "proposals",
        "slides",
        "slips",
        "speaking",
        "speech",
        "votes",
    )

    closed = Signal()
    """The panel was closed by the person: the keyboard goes back to where it was."""
    note_chosen = Signal(str)
    """Look at this contribution on the wall."""
    serial_chosen = Signal(int)
    """Enter this slip."""
    commitment_wanted = Signal(str)
    """Write down a commitment born from this cluster."""
    scene_wanted = Signal(object)
    """The room is to see this `Choice`."""
    stand_in_wanted = Signal(object)
    """That widget, of the panel that is open, is to take the place of the wall; with None the wall comes back."""
    vote_sheet_wanted = Signal(str)
    """Count this vote table by table, or college by college, in the middle."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._made: dict[str, Drawer] = {}
        self.setFixedWidth(WIDTH)
        self.hide()

    @property
    def shown(self) -> str:
        """The name of the panel that is open; empty when none is."""
        if self.isHidden():
            return ""
        return next((name for name, panel in self._made.items() if panel is self.currentWidget()), "")

    def open(self, name: str, question: Question | None) -> None:
        """Open a panel on *question*, in place of the one that was open."""
        panel = self.panel(name)
        self.setCurrentWidget(panel)
        self.show()
        panel.open_for(question)
        self.stand_in_wanted.emit(panel.stand_in)
        panel.setFocus()

    def open_cluster(self, cluster_id: str, question: Question | None) -> None:
        """Open the panel of the clusters on one of them."""
        from .clusters.cluster_panel import ClusterPanel

        self.open("clusters", question)
        panel = self.panel("clusters")
        assert isinstance(panel, ClusterPanel)
        panel.select(cluster_id)

    def open_commitment(self, cluster_id: str, question: Question | None) -> None:
        """Open the panel of the commitments on a new one, born from that cluster."""
        from .commitments.commitments_panel import CommitmentsPanel

        cluster = self._desk.store.get(Cluster, cluster_id)
        if cluster is not None:
            self.open("commitments", question)
            panel = self.panel("commitments")
            assert isinstance(panel, CommitmentsPanel)
            panel.begin_from(cluster)

    def open_vote_on(self, said: Sequence[Contribution], question: Question | None) -> None:
        """Propose a vote on these contributions."""
        from .votes.votes_panel import VotesPanel

        self.open("votes", question)
        panel = self.panel("votes")
        assert isinstance(panel, VotesPanel)
        panel.begin_on(said)

    def open_speech(self, item: AgendaItem | None) -> SpeechPanel:
        """Open the sheet of *item*, or of the last speech when it is none."""
        from .speech.speech_panel import SpeechPanel

        self.open("speech", None)
        panel = self.panel("speech")
        assert isinstance(panel, SpeechPanel)
        if item is not None:
            panel.open_for_item(item)
        return panel

    def open_room_question(self, asked: RoomQuestion) -> None:
        """Open the sheet of a speech on a question of its queue."""
        self.open_speech(None).open_for_question(asked)

    def follow(self, question: Question | None) -> None:
        """Another question is looked at: the open panel goes with it."""
        if self.shown:
            self._made[self.shown].open_for(question)

    def close_panel(self) -> None:
        if self.shown:
            self.hide()
            self.stand_in_wanted.emit(None)
            self.closed.emit()

    def stop(self) -> None:
        """Keep what is typed, then do nothing more on the store: before it is closed."""
        for panel in self._made.values():
            keep_all(panel)
            panel.stop()

    def settle(self) -> bool:
        """Keep what is being typed in the panel that is open; False when it was refused and stays."""
        panel = self._made.get(self.shown)
        return panel is None or keep_all(panel)

    def panel(self, name: str) -> Drawer:
        """The panel of that name, made if it never was."""
        if name not in self._made:
            panel = _MAKERS[name](self._desk, self)
            panel.closed.connect(self.close_panel)
            self._made[name] = panel
            self.addWidget(panel)
        return self._made[name]


def _bin(desk: Desk, _panels: SidePanels) -> Drawer:
    from .bin.bin_panel import BinPanel

    return BinPanel(desk)


def _clusters(desk: Desk, panels: SidePanels) -> Drawer:
    from .clusters.cluster_panel import ClusterPanel

    made = ClusterPanel(desk)
    made.note_chosen.connect(panels.note_chosen)
    made.commitment_wanted.connect(panels.commitment_wanted)
    return made


def _proposals(desk: Desk, panels: SidePanels) -> Drawer:
    from .clusters.proposals_panel import ProposalsPanel

    made = ProposalsPanel(desk)
    made.note_chosen.connect(panels.note_chosen)
    return made


def _slips(desk: Desk, panels: SidePanels) -> Drawer:
    from .slips_panel import SlipsPanel

    made = SlipsPanel(desk)
    made.serial_chosen.connect(panels.serial_chosen)
    return made


def _votes(desk: Desk, panels: SidePanels) -> Drawer:
    from .votes.votes_panel import VotesPanel

    made = VotesPanel(desk)
    made.scene_wanted.connect(panels.scene_wanted)
    made.grid_wanted.connect(panels.vote_sheet_wanted)
    return made


def _positioning(desk: Desk, panels: SidePanels) -> Drawer:
    from .positioning.positioning_panel import PositioningPanel

    made = PositioningPanel(desk)
    made.scene_wanted.connect(panels.scene_wanted)
    made.stand_in_turned.connect(lambda: panels.stand_in_wanted.emit(made.stand_in))
    return made


def _commitments(desk: Desk, panels: SidePanels) -> Drawer:
    from .commitments.commitments_panel import CommitmentsPanel

    made = CommitmentsPanel(desk)
    made.scene_wanted.connect(panels.scene_wanted)
    return made


def _slides(desk: Desk, panels: SidePanels) -> Drawer:
    from .slides.slides_panel import SlidesPanel

    made = SlidesPanel(desk)
    made.scene_wanted.connect(panels.scene_wanted)
    return made


def _speech(desk: Desk, panels: SidePanels) -> Drawer:
    from .speech.speech_panel import SpeechPanel

    made = SpeechPanel(desk)
    made.scene_wanted.connect(panels.scene_wanted)
    return made


def _parked(desk: Desk, panels: SidePanels) -> Drawer:
    from .parking.parking_panel import ParkingPanel

    made = ParkingPanel(desk)
    made.note_chosen.connect(panels.note_chosen)
    return made


def _speaking(desk: Desk, panels: SidePanels) -> Drawer:
    from .speaking.speaking_panel import SpeakingPanel

    made = SpeakingPanel(desk)
    made.scene_wanted.connect(panels.scene_wanted)
    return made


_MAKERS: dict[str, Callable[[Desk, SidePanels], Drawer]] = {
    "bin": _bin,
    "clusters": _clusters,
    "commitments": _commitments,
    "parked": _parked,
    "positioning": _positioning,
    "proposals": _proposals,
    "slides": _slides,
    "slips": _slips,
    "speaking": _speaking,
    "speech": _speech,
    "votes": _votes,
}
