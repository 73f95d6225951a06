"""Votes in the drawer: put to the room from the clusters, counted by digits and Enter, shown and closed when asked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QMenu, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from facilitator.sessions import capture, clustering, cycle, flow, reading, screen, tallies, voting
from facilitator.sessions.capture import Draft
from facilitator.sessions.records import Cluster, Question, SceneKind, Vote, VoteMethod, VoteOption, VoteState
from facilitator.sessions.scene.choices import Choice, scene_of
from facilitator.sessions.scene.scenes import ResultsScene, VotingScene
from facilitator.sessions.store import Store
from facilitator.ui.desk import Desk
from facilitator.ui.notices import Notices
from facilitator.ui.run.side_panels import SidePanels
from facilitator.ui.run.votes.figure_rows import FigureRows
from facilitator.ui.run.votes.votes_panel import VotesPanel
from facilitator.ui.widgets.count_field import CountField

from ..conftest import Clock
from .conftest import Console, Place
from .test_run import REFLECTION

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support (raise|grabbing)", extend=True)

NONE = Qt.KeyboardModifier.NoModifier
PAD = Qt.KeyboardModifier.KeypadModifier


@dataclass
class Votes:
    """The panel among the side panels, on a real file, its question with three clusters."""

    store: Store
    desk: Desk
    panels: SidePanels
    place: Place
    wanted: list[object] = field(default_factory=list)
    """What was to be shown to the room."""
    notices: list[tuple[str, bool]] = field(default_factory=list)

    @property
    def panel(self) -> VotesPanel:
        panel = self.panels.panel("votes")
        assert isinstance(panel, VotesPanel)
        return panel

    @property
    def question(self) -> Question:
        return reading.outline(self.store, self.desk.session_id).questions[0]

    @property
    def clusters(self) -> list[Cluster]:
        return self.store.all(Cluster, question_id=self.question.id)

    @property
    def vote(self) -> Vote:
        (vote,) = self.store.all(Vote)
        return vote

    def open(self, question: Question | None = None) -> None:
        self.panels.open("votes", question or self.question)
        QApplication.processEvents()

    def open_one(self, *options: str, method: VoteMethod = VoteMethod.DOTS) -> Vote:
        """A vote that is put to the room already, its page open."""
        vote = voting.open_vote(
            self.store, self.desk.session_id, "Par quoi commencer ?", options or ("Oui", "Non", "Peut-être"), method, 3
        )
        self.open()
        self.key(Qt.Key.Key_Return)
        return vote

    def figures(self) -> list[int]:
        return [one.votes for one in tallies.counted(self.store, self.vote)]

    # Hands and eyes

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.focused, key, modifier)
        QApplication.processEvents()

    def digits(self, text: str) -> None:
        """Digits of the number pad, then its Enter."""
        for digit in text:
            self.key(Qt.Key(Qt.Key.Key_0 + int(digit)), PAD)
        self.key(Qt.Key.Key_Enter, PAD)

    def type(self, text: str) -> None:
        for char in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(self.focused, QKeyEvent(kind, 0, NONE, char))
        QApplication.processEvents()

    @property
    def focused(self) -> QWidget:
        focused: QWidget | None = self.place.focusWidget()
        return self.place if focused is None else focused

    @property
    def focused_name(self) -> str:
        made = self.focused
        return made.text() if isinstance(made, QPushButton) else made.accessibleName()

    def click(self, text: str) -> None:
        (found,) = [b for b in self.panel.findChildren(QPushButton) if b.text() == text and b.isVisible()]
        QTest.mouseClick(found, Qt.MouseButton.LeftButton, NONE, QPoint(8, 8))
        QApplication.processEvents()

    def buttons(self) -> list[str]:
        return [made.text() for made in self.panel.findChildren(QPushButton) if made.isVisible()]

    def said(self) -> str:
        """What the visible labels read, from top to bottom."""
        shown = [made for made in self.panel.findChildren(QLabel) if made.isVisible()]
        shown.sort(key=lambda made: made.mapTo(self.panel, QPoint()).y())
        return "\n".join(made.text() for made in shown)

    def ticks(self) -> list[QCheckBox]:
        return [made for made in self.panel.findChildren(QCheckBox) if made.isVisible()]

    def fields(self) -> list[CountField]:
        """Those of the options, from top to bottom."""
        return [
            made for made in self.panel.page.findChildren(FigureRows)[0].findChildren(CountField) if made.isVisible()
        ]

    def text_field(self, name: str) -> QPlainTextEdit:
        return next(made for made in self.panel.findChildren(QPlainTextEdit) if made.accessibleName() == name)

    def choose(self, words: str) -> None:
        """Take an entry of the menu of the vote."""
        self.panel.page._more.click()
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        next(action for action in menu.actions() if action.text() == words).trigger()
        menu.close()
        QApplication.processEvents()

    def menu(self) -> list[str]:
        self.panel.page._more.click()
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        words = [action.text() for action in menu.actions()]
        menu.close()
        return words


@pytest.fixture
def votes(qtbot: QtBot, workshop_file: Path, clock: Clock) -> Iterator[Votes]:
    with closing(Store.open(workshop_file, clock=clock)) as store:
        notices, place = Notices(), Place()
        desk = Desk(store, notices, place)
        desk.choose(reading.sessions(store)[0].id)
        panels = SidePanels(desk)
        QVBoxLayout(place).addWidget(panels)
        made = Votes(store, desk, panels, place)
        panels.scene_wanted.connect(made.wanted.append)
        notices.said.connect(lambda sentence, bad: made.notices.append((sentence, bad)))
        for title in ("Transports", "Informer", "Écoles"):
            said = capture.contribute(store, desk.session_id, Draft(f"{title} : une idée"), made.question)
            clustering.group(store, made.question, title, [said])
        qtbot.addWidget(place)
        place.resize(420, 640)
        place.show()
        place.activateWindow()
        qtbot.waitUntil(place.isActiveWindow)
        yield made


# Putting a vote to the room


def test_without_a_vote_the_panel_says_what_it_is_for(votes: Votes) -> None:
    votes.open()
    assert votes.buttons() == ["Nouveau vote…"]
    assert "Pas encore de vote" in votes.said()


def test_a_vote_is_proposed_from_the_question_and_its_clusters(votes: Votes) -> None:
    votes.open()
    votes.click("Nouveau vote…")

    assert votes.text_field("Ce que la salle décide").toPlainText() == votes.question.text
    assert [(tick.accessibleName(), tick.isChecked()) for tick in votes.ticks()] == [
        ("Transports", True),
        ("Informer", True),
        ("Écoles", True),
    ]
    votes.click("Ouvrir le vote")
    assert (votes.vote.title, votes.vote.method, votes.vote.budget) == (votes.question.text, VoteMethod.DOTS, 3)
    assert votes.vote.question_id == votes.question.id
    assert votes.store.undo() == "open_vote"
    assert votes.store.all(Vote) == []
    assert votes.buttons() == ["Nouveau vote…"]


def test_no_part_of_the_panel_is_ever_a_window_of_its_own(votes: Votes) -> None:
    votes.open()
    votes.click("Nouveau vote…")
    votes.click("Ouvrir le vote")
    assert [window for window in QApplication.topLevelWidgets() if window.isVisible()] == [votes.place]
    assert votes.place.isActiveWindow()


def test_enter_twice_puts_the_clusters_to_the_vote_under_the_question(votes: Votes) -> None:
    votes.open()
    votes.key(Qt.Key.Key_Return)
    votes.key(Qt.Key.Key_Return)
    assert votes.vote.title == votes.question.text
    options = votes.store.all(VoteOption, vote_id=votes.vote.id)
    assert {one.cluster_id for one in options} == {cluster.id for cluster in votes.clusters}


def test_a_whole_vote_by_keyboard_alone(votes: Votes) -> None:
    votes.open()
    votes.key(Qt.Key.Key_Return)
    votes.type("Par quoi commencer ?")
    for _tab in range(2):
        votes.key(Qt.Key.Key_Tab)
    assert votes.focused_name == "Gommettes par personne"
    votes.key(Qt.Key.Key_5)
    for _tab in range(3):
        votes.key(Qt.Key.Key_Tab)
    assert votes.focused_name == "Informer"
    votes.key(Qt.Key.Key_Space)
    votes.key(Qt.Key.Key_Tab)
    votes.key(Qt.Key.Key_Tab)
    votes.type("Ne rien changer")
    votes.key(Qt.Key.Key_Return)
    votes.type("Ou plus tard")
    votes.key(Qt.Key.Key_Tab)
    assert votes.focused_name == "Ouvrir le vote"
    votes.key(Qt.Key.Key_Return)

    assert (votes.vote.title, votes.vote.budget) == ("Par quoi commencer ?", 5)
    votes.digits("12")
    votes.digits("7")
    votes.digits("31")
    votes.digits("4")
    assert votes.figures() == [12, 7, 31, 4]
    assert votes.focused_name == "Clore le vote"
    votes.key(Qt.Key.Key_Space)
    assert votes.vote.state is VoteState.CLOSED
    assert votes.focused_name == "Montrer à la salle"
    votes.key(Qt.Key.Key_Space)
    assert votes.wanted == [Choice(SceneKind.VOTE, votes.vote.id)]
    assert votes.place.heard == []


def test_the_arrows_choose_between_dots_and_hands(votes: Votes) -> None:
    votes.open()
    votes.key(Qt.Key.Key_Return)
    votes.key(Qt.Key.Key_Tab)
    assert votes.focused_name == "Gommettes"
    votes.key(Qt.Key.Key_Right)
    assert votes.focused_name == "Main levée"
    votes.click("Ouvrir le vote")
    assert votes.vote.method is VoteMethod.HANDS


def test_a_show_of_hands_has_no_dots_to_give(votes: Votes) -> None:
    votes.open()
    votes.click("Nouveau vote…")
    votes.click("Main levée")
    assert "par personne" not in votes.said()
    votes.click("Ouvrir le vote")
    assert votes.vote.method is VoteMethod.HANDS
    assert "À main levée" in votes.said()


def test_what_cannot_be_voted_on_is_told_and_stays_in_the_form(votes: Votes) -> None:
    votes.open()
    votes.click("Nouveau vote…")
    for tick in votes.ticks():
        tick.click()
    votes.text_field("Autres choix, un par ligne").setPlainText("Oui")
    votes.click("Ouvrir le vote")

    assert votes.store.all(Vote) == []
    assert votes.notices == [("Pour voter, il faut de 2 à 40 choix.", True)]
    assert votes.text_field("Autres choix, un par ligne").toPlainText() == "Oui"


def test_what_is_begun_waits_while_the_list_is_looked_at_until_it_is_given_up(votes: Votes) -> None:
    votes.open()
    votes.key(Qt.Key.Key_Return)
    votes.type("Par où ?")
    votes.ticks()[0].click()
    votes.key(Qt.Key.Key_Escape)
    assert votes.buttons() == ["Nouveau vote…"]
    votes.key(Qt.Key.Key_Return)
    assert votes.text_field("Ce que la salle décide").toPlainText() == "Par où ?"
    assert [tick.isChecked() for tick in votes.ticks()] == [False, True, True]
    votes.click("Annuler")
    votes.key(Qt.Key.Key_Return)
    assert [tick.isChecked() for tick in votes.ticks()] == [True, True, True]
    assert votes.text_field("Ce que la salle décide").toPlainText() == votes.question.text


def test_clusters_that_come_and_go_meanwhile_leave_the_others_ticked_as_they_were(votes: Votes) -> None:
    votes.open()
    votes.click("Nouveau vote…")
    votes.ticks()[1].click()
    clustering.ungroup(votes.store, votes.clusters[0])
    said = capture.contribute(votes.store, votes.desk.session_id, Draft("Une piscine"), votes.question)
    clustering.group(votes.store, votes.question, "Sports & loisirs", [said])
    QApplication.processEvents()

    assert [(tick.accessibleName(), tick.isChecked()) for tick in votes.ticks()] == [
        ("Informer", False),
        ("Écoles", True),
        ("Sports & loisirs", True),
    ]


def test_without_a_question_a_vote_has_free_options_alone(votes: Votes) -> None:
    votes.panels.open("votes", None)
    votes.click("Nouveau vote…")
    assert votes.ticks() == []
    assert "Regroupements de la question" not in votes.said()
    votes.text_field("Ce que la salle décide").setPlainText("Qui est pour ?")
    votes.text_field("Les choix, un par ligne").setPlainText("Pour\n\nContre\n")
    votes.click("Ouvrir le vote")
    assert [one.option.text for one in tallies.counted(votes.store, votes.vote)] == ["Pour", "Contre"]


# Counting


def test_enter_alone_goes_on_and_counts_nothing(votes: Votes) -> None:
    votes.open_one()
    votes.key(Qt.Key.Key_Return)
    votes.digits("8")
    assert votes.figures() == [0, 8, 0]


def test_a_figure_is_typed_over_and_undone_one_at_a_time(votes: Votes) -> None:
    votes.open_one()
    for figure in ("12", "7", "31"):
        votes.digits(figure)
    votes.fields()[0].setFocus(Qt.FocusReason.TabFocusReason)
    votes.digits("13")
    assert votes.figures() == [13, 7, 31]
    assert votes.focused is votes.fields()[1]

    assert votes.store.undo() == "count_votes"
    assert votes.fields()[0].text() == "12"
    votes.store.undo()
    assert votes.fields()[2].text() == ""


def test_the_row_of_digits_of_a_french_keyboard_needs_no_shift_and_letters_are_left_to_the_capture_bar(
    votes: Votes,
) -> None:
    votes.open_one()
    votes.type("&kà")
    votes.key(Qt.Key.Key_Return)
    assert votes.figures() == [10, 0, 0]
    assert votes.place.heard == ["k"]


def test_a_pasted_text_that_is_no_figure_is_not_taken(votes: Votes) -> None:
    votes.open_one()
    for pasted, kept in (("douze", 0), ("-5", 0), ("12", 12), ("123456", 1234)):
        QApplication.clipboard().setText(pasted)
        votes.fields()[0].setFocus(Qt.FocusReason.TabFocusReason)
        votes.fields()[0].selectAll()
        votes.key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        votes.key(Qt.Key.Key_Return)
        assert votes.figures()[0] == kept, pasted
    assert votes.notices == []


def test_a_figure_emptied_is_nothing(votes: Votes) -> None:
    votes.open_one()
    votes.digits("12")
    votes.key(Qt.Key.Key_Up)
    votes.key(Qt.Key.Key_Backspace)
    votes.key(Qt.Key.Key_Down)
    assert votes.figures() == [0, 0, 0]


def test_escape_puts_the_figure_back_then_goes_to_the_list_then_closes(votes: Votes) -> None:
    votes.open_one()
    votes.digits("12")
    votes.key(Qt.Key.Key_Up)
    votes.key(Qt.Key.Key_9)
    votes.key(Qt.Key.Key_Escape)
    assert votes.fields()[0].text() == "12"
    votes.key(Qt.Key.Key_Escape)
    assert votes.fields() == []
    assert "12 voix · en cours" in votes.said()
    votes.key(Qt.Key.Key_Escape)
    assert not votes.panels.isVisible()
    assert votes.figures() == [12, 0, 0]


def test_the_total_is_told_and_follows_undo(votes: Votes) -> None:
    votes.open_one()
    votes.digits("12")
    votes.digits("30")
    assert "42 voix comptées" in votes.said()
    votes.store.undo()
    QApplication.processEvents()
    assert "12 voix comptée" in votes.said()


def test_a_figure_being_typed_stays_while_something_else_changes(votes: Votes) -> None:
    votes.open_one()
    votes.key(Qt.Key.Key_4)
    capture.contribute(votes.store, votes.desk.session_id, Draft("Une idée"), votes.question)
    clustering.rename(votes.store, votes.clusters[0], "Se déplacer")
    votes.panel.open_for(votes.question)
    votes.key(Qt.Key.Key_2)
    votes.key(Qt.Key.Key_Return)
    assert votes.figures() == [42, 0, 0]


def test_one_hundred_and_fifty_people_at_one_count_cost_digits_and_enter(votes: Votes) -> None:
    """Eight options: sixteen digits and eight keys, nothing else."""
    votes.open_one(*(f"Option {number}" for number in range(8)))
    pressed = 0
    for figure in ("61", "18", "10", "25", "93", "11", "44", "38"):
        votes.digits(figure)
        pressed += len(figure) + 1
    assert votes.figures() == [61, 18, 10, 25, 93, 11, 44, 38]
    assert pressed == 24


# The room


def test_the_room_sees_no_figure_before_the_vote_is_closed_here(votes: Votes) -> None:
    flow.start_day(votes.store, votes.desk.session_id)
    vote = votes.open_one()
    votes.click("Montrer à la salle")
    (choice,) = votes.wanted
    assert isinstance(choice, Choice)
    screen.show(votes.store, votes.desk.session_id, choice)
    before = scene_of(votes.store, votes.desk.session_id)
    assert isinstance(before, VotingScene)

    votes.fields()[0].setFocus(Qt.FocusReason.TabFocusReason)
    for figure in ("12", "7", "31"):
        votes.digits(figure)
        assert scene_of(votes.store, votes.desk.session_id) == before
    votes.click("Clore le vote")
    seen = scene_of(votes.store, votes.desk.session_id)
    assert isinstance(seen, ResultsScene)
    assert [one.count for one in seen.results] == [31, 12, 7]

    votes.click("Rouvrir le vote")
    assert scene_of(votes.store, votes.desk.session_id) == before
    assert votes.store.the(Vote, vote.id).state is VoteState.OPEN


def test_enter_after_the_last_figure_closes_nothing(votes: Votes) -> None:
    votes.open_one()
    for _option in range(6):
        votes.key(Qt.Key.Key_Return)
    assert votes.vote.state is VoteState.OPEN
    assert votes.focused_name == "Clore le vote"


def test_the_figures_of_a_closed_vote_cannot_be_typed_over(votes: Votes) -> None:
    votes.open_one()
    votes.digits("12")
    votes.click("Clore le vote")
    votes.fields()[0].setFocus(Qt.FocusReason.TabFocusReason)
    votes.digits("99")
    assert votes.figures() == [12, 0, 0]
    assert votes.fields()[0].text() == "12"
    assert votes.notices == []


def test_closing_keeps_the_figure_that_was_being_typed(votes: Votes) -> None:
    votes.open_one()
    votes.key(Qt.Key.Key_9)
    votes.panel.page._close.setFocus(Qt.FocusReason.TabFocusReason)
    votes.key(Qt.Key.Key_Space)
    assert votes.figures() == [9, 0, 0]
    assert votes.vote.state is VoteState.CLOSED


def test_in_the_console_figures_go_on_from_field_to_field_and_ctrl_z_takes_back_the_last(console: Console) -> None:
    console.start(item=REFLECTION)
    voting.open_vote(console.store, console.session.id, "Par où ?", ["a", "b", "c"], VoteMethod.HANDS, 1)
    console.workshop.run.open_panel("votes")
    QApplication.processEvents()
    console.key(Qt.Key.Key_Return)
    for figure in ("12", "7"):
        for digit in figure:
            console.key(Qt.Key(Qt.Key.Key_0 + int(digit)), PAD)
        console.key(Qt.Key.Key_Enter, PAD)
    (vote,) = console.store.all(Vote)
    assert [one.votes for one in tallies.counted(console.store, vote)] == [12, 7, 0]

    console.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [one.votes for one in tallies.counted(console.store, vote)] == [12, 0, 0]
    assert isinstance(console.focused, CountField)

    console.type("une idée")
    assert console.workshop.run.bar.field.text() == "une idée"


# The list, and changing a vote


def test_votes_are_listed_the_latest_first_with_how_they_stand(votes: Votes) -> None:
    first = votes.open_one(method=VoteMethod.HANDS)
    votes.digits("12")
    voting.close_vote(votes.store, first)
    voting.open_vote(votes.store, votes.desk.session_id, "<b>Et</b> ensuite ?", ["a", "b"], VoteMethod.DOTS, 1)
    votes.key(Qt.Key.Key_Escape)

    said = votes.said()
    assert said.index("<b>Et</b> ensuite ?") < said.index("Par quoi commencer ?")
    assert "1 gommette par personne · 0 voix · en cours" in said
    assert "À main levée · 12 voix · clos" in said
    votes.key(Qt.Key.Key_Up)
    assert votes.focused_name == "Nouveau vote…"
    votes.key(Qt.Key.Key_Tab)
    assert votes.focused_name.startswith("<b>Et</b> ensuite ?, ")
    votes.key(Qt.Key.Key_Down)
    votes.key(Qt.Key.Key_Return)
    assert [made.text() for made in votes.fields()] == ["12", "", ""]
    assert votes.panel.page._vote == votes.store.the(Vote, first.id)


def test_options_are_changed_until_something_is_counted(votes: Votes) -> None:
    votes.open()
    votes.click("Nouveau vote…")
    votes.ticks()[1].click()
    votes.text_field("Autres choix, un par ligne").setPlainText("Rien")
    votes.click("Ouvrir le vote")
    assert votes.menu() == ["Modifier les choix…", "Supprimer ce vote"]

    votes.choose("Modifier les choix…")
    assert [tick.isChecked() for tick in votes.ticks()] == [True, False, True]
    assert votes.text_field("Autres choix, un par ligne").toPlainText() == "Rien"
    votes.ticks()[0].click()
    votes.click("Modifier le vote")
    assert [one.option.text for one in tallies.counted(votes.store, votes.vote)] == ["Écoles", "Rien"]
    votes.digits("3")
    assert votes.menu() == ["Vider les comptes", "Supprimer ce vote"]


def test_a_vote_that_is_removed_leaves_the_list_and_undo_brings_it_back(votes: Votes) -> None:
    vote = votes.open_one()
    votes.digits("12")
    votes.choose("Supprimer ce vote")
    assert votes.store.all(Vote) == []
    assert votes.buttons() == ["Nouveau vote…"]
    assert votes.focused_name == "Nouveau vote…"
    votes.store.undo()
    QApplication.processEvents()
    assert votes.vote == vote
    assert "12 voix · en cours" in votes.said()


def test_a_title_is_corrected_where_it_stands(votes: Votes) -> None:
    votes.open_one()
    title = votes.panel.page._title
    title.setFocus(Qt.FocusReason.TabFocusReason)
    title.selectAll()
    votes.type("Par où ?")
    votes.key(Qt.Key.Key_Return)
    assert votes.vote.title == "Par où ?"
    assert votes.focused is votes.fields()[0]


def test_whatever_the_titles_every_figure_and_the_whole_title_are_seen(votes: Votes) -> None:
    title = "Une question de maire qui raconte toute l’histoire de sa commune, puis celle de son canton, en entier"
    options = ["W" * 200, "مرحبا بالعالم", "<b>Gras</b> & co", "Un choix dit en beaucoup de mots, " * 5]
    voting.open_vote(votes.store, votes.desk.session_id, title, options, VoteMethod.DOTS, 3)
    votes.open()
    votes.key(Qt.Key.Key_Return)
    QApplication.processEvents()
    panel, shown = votes.panel, votes.panel.page._title
    for cell in votes.fields():
        corner = cell.mapTo(panel, cell.rect().bottomRight())
        assert panel.rect().right() - corner.x() >= 8
    assert shown.height() >= shown.sizeHint().height() > 2 * shown.fontMetrics().lineSpacing()


def test_another_session_in_hand_has_its_own_votes(votes: Votes) -> None:
    votes.open_one()
    other = cycle.duplicate_session(votes.store, votes.desk.session_id)
    votes.desk.choose(other.id)
    QApplication.processEvents()
    assert votes.fields() == []
    assert "Pas encore de vote" in votes.said()


def test_a_file_open_elsewhere_shows_its_votes_and_changes_nothing(
    qtbot: QtBot, workshop_file: Path, clock: Clock
) -> None:
    with closing(Store.open(workshop_file, clock=clock)) as store:
        session_id = reading.sessions(store)[0].id
        vote = voting.open_vote(store, session_id, "Vote", ["Oui", "Non"], VoteMethod.DOTS, 3)
        voting.count(store, tallies.counted(store, vote)[0].option, 5)
    with closing(Store.open(workshop_file, read_only=True, clock=clock)) as store:
        desk = Desk(store, Notices())
        desk.choose(session_id)
        panel = VotesPanel(desk)
        qtbot.addWidget(panel)
        panel.show()
        panel.open_for(None)
        panel.list.chosen.emit(vote.id)
        fields = panel.findChildren(FigureRows)[0].findChildren(CountField)
        assert [(made.text(), made.isReadOnly()) for made in fields] == [("5", True), ("", True)]
        shown = {made.text() for made in panel.findChildren(QPushButton) if made.isVisible()}
        assert "Clore le vote" not in shown
        assert "Nouveau vote…" not in shown
