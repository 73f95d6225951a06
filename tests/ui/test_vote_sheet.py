"""A vote counted table by table or college by college, its answers, rounds, photos, and what was counted too much."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QToolButton, QWidget

from facilitator.sessions import capture, clustering, reading, reservations, tallies, vote_photos, voting
from facilitator.sessions.capture import Draft
from facilitator.sessions.records import (
    Answer,
    College,
    CountedBy,
    Participant,
    Reservation,
    Tally,
    Vote,
    VoteMethod,
    VoteOption,
    VotePhoto,
    VoteState,
)
from facilitator.ui.run.votes.grid_page import GridPage
from facilitator.ui.run.votes.votes_panel import VotesPanel
from facilitator.ui.widgets.number_grid import NumberGrid

from .conftest import Console, DialogAnswer
from .test_run import REFLECTION

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support (raise|grabbing)", extend=True)

PAD = Qt.KeyboardModifier.KeypadModifier


class Desk:
    """The console on a day under way, a vote open in its panel."""

    def __init__(self, console: Console) -> None:
        self.console, self.store = console, console.store
        console.start(item=REFLECTION)

    def seat(self, tables: int, each: int) -> None:
        """So many people are present at each table, officials at the first ones, inhabitants at the others."""
        with self.store.operation("arrive") as operation:
            for number in range(tables * each):
                table = number % tables + 1
                college = College.ELECTED if table <= tables // 2 else College.INHABITANTS
                operation.put(
                    Participant(
                        session_id=self.console.session.id,
                        name=f"Personne {number}",
                        table_number=table,
                        college=college,
                        arrived_at=self.store.now(),
                    )
                )

    def open_vote(
        self, *options: str, method: VoteMethod = VoteMethod.DOTS, by: CountedBy = CountedBy.TABLE, budget: int = 3
    ) -> Vote:
        vote = voting.open_vote(
            self.store, self.console.session.id, "Par où ?", options or ("a", "b"), method, budget, counted_by=by
        )
        self.console.workshop.run.open_panel("votes")
        QApplication.processEvents()
        self.console.key(Qt.Key.Key_Return)
        return vote

    @property
    def panel(self) -> VotesPanel:
        (found,) = self.console.window.findChildren(VotesPanel)
        return found

    @property
    def grid(self) -> NumberGrid:
        return next(one for one in self.console.window.findChildren(NumberGrid) if one.isVisible())

    def said(self) -> str:
        """What the visible labels read, its blanks made plain."""
        shown = [one.text() for one in self.console.window.findChildren(QLabel) if one.isVisible()]
        return plain("\n".join(shown))

    def pad(self, text: str) -> int:
        """Digits of the number pad, then its Enter; returns how many keys that is."""
        for digit in text:
            self.console.key(Qt.Key(Qt.Key.Key_0 + int(digit)), PAD)
        self.console.key(Qt.Key.Key_Enter, PAD)
        return len(text) + 1

    def figures(self, vote: Vote) -> list[int]:
        return [one.votes for one in tallies.counted(self.store, vote)]


@pytest.fixture
def desk(console: Console) -> Desk:
    return Desk(console)


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\xa0", " ")


def focused_text(console: Console) -> str:
    made = console.focused
    return made.text() if isinstance(made, QPushButton) else ""


def test_one_hundred_and_fifty_people_at_twenty_tables_cost_their_digits_and_one_key_a_cell(desk: Desk) -> None:
    """Eight options: 160 cells, 160 keys that leave them, and the digits; nothing else."""
    with desk.store.operation("edit_session") as operation:
        operation.put(replace(desk.console.session, table_count=20))
    desk.seat(20, 7)
    vote = desk.open_vote(*(f"Option {number}" for number in range(8)))
    assert focused_text(desk.console) == "Compter sur la feuille…"
    desk.console.key(Qt.Key.Key_Return)

    wanted = [[(3 * table + 5 * option) % 11 % 4 for option in range(8)] for table in range(20)]
    wanted[4][2] = 12
    typed = [["" if figure == 0 else str(figure) for figure in row] for row in wanted]
    keys = sum(desk.pad(text) for row in typed for text in row)

    assert keys == 160 + sum(len(text) for row in typed for text in row)
    assert desk.figures(vote) == [sum(row[option] for row in wanted) for option in range(8)]
    tables = {tally.table_number for tally in desk.store.all(Tally)}
    assert tables <= set(range(1, 21))
    assert focused_text(desk.console) == "Clore le vote"
    desk.console.key(Qt.Key.Key_Return)
    assert desk.store.the(Vote, vote.id).state is VoteState.CLOSED


def test_more_dots_than_a_table_has_are_flagged_and_kept(desk: Desk) -> None:
    desk.seat(6, 2)
    vote = desk.open_vote("a", "b")
    desk.console.key(Qt.Key.Key_Return)
    assert "12 présents · 36 gommettes possibles · 0 voix comptée" in desk.said()
    desk.pad("5")
    desk.pad("4")
    assert desk.figures(vote) == [5, 4]
    assert "Table 1 : 9 voix comptées, 6 possibles." in desk.said()
    model = desk.grid.model()
    assert "Table 1 : 9 voix comptées" in plain(model.index(0, 2).data(Qt.ItemDataRole.ToolTipRole))

    desk.console.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.figures(vote) == [5, 0]
    assert "possibles." not in desk.said()
    desk.store.redo()
    desk.console.key(Qt.Key.Key_Escape)
    desk.panel._open_list()
    QApplication.processEvents()
    assert "plus de voix que de votants" in desk.said()


def test_escape_goes_back_to_the_wall_and_what_is_typed_is_counted(desk: Desk) -> None:
    vote = desk.open_vote("a", "b")
    desk.console.key(Qt.Key.Key_Return)
    desk.console.key(Qt.Key.Key_7)
    desk.console.key(Qt.Key.Key_Escape)
    desk.console.key(Qt.Key.Key_3)
    desk.console.key(Qt.Key.Key_Escape)
    assert desk.figures(vote) == [0, 0], "Esc gives up what is typed, whoever asks twice leaves"
    assert isinstance(desk.console.workshop.run.middle.currentWidget(), GridPage)
    desk.console.key(Qt.Key.Key_4)
    desk.console.workshop.run.middle.sheet_page()._leave()
    assert desk.figures(vote) == [4, 0]
    assert desk.console.workshop.run.middle.on_stage


def test_the_sheet_goes_when_the_vote_does(desk: Desk) -> None:
    vote = desk.open_vote("a", "b")
    desk.console.key(Qt.Key.Key_Return)
    voting.remove_vote(desk.store, vote)
    QApplication.processEvents()
    assert desk.console.workshop.run.middle.on_stage


def test_the_answers_of_each_option_have_a_sheet_of_their_own(desk: Desk) -> None:
    desk.seat(6, 2)
    vote = desk.open_vote("Charte", "Pacte", method=VoteMethod.YES_NO, by=CountedBy.COLLEGE)
    desk.console.key(Qt.Key.Key_Return)
    for figure in ("4", "1", "1", "6", "", ""):
        desk.pad(figure)
    for figure in ("2", "3"):
        desk.pad(figure)

    charter, pact = tallies.counted(desk.store, vote)
    assert dict(charter.answers) == {Answer.YES: 10, Answer.NO: 1, Answer.ABSTAIN: 1}
    assert dict(pact.answers) == {Answer.YES: 2, Answer.NO: 3}
    assert {tally.college for tally in desk.store.all(Tally)} == {College.ELECTED, College.INHABITANTS}


def test_consent_in_all_is_counted_in_the_panel_with_its_reservations(desk: Desk) -> None:
    vote = desk.open_vote("Charte", method=VoteMethod.CONSENT, by=CountedBy.ALL)
    for figure in ("21", "3", "1"):
        desk.pad(figure)
    (found,) = tallies.counted(desk.store, vote)
    assert [found.said(one) for one in (Answer.CONSENT, Answer.RESERVATION, Answer.OBJECTION)] == [21, 3, 1]
    assert focused_text(desk.console) == "Clore le vote"

    new = next(
        one
        for one in desk.panel.findChildren(QPlainTextEdit)
        if one.accessibleName() == "Nouvelle réserve" and one.isVisible()
    )
    new.setFocus(Qt.FocusReason.TabFocusReason)
    desk.console.type("D’accord, <b>si</b> le coût est partagé")
    desk.console.key(Qt.Key.Key_Return)
    (said,) = desk.store.all(Reservation)
    assert (said.text, said.answer) == ("D’accord, <b>si</b> le coût est partagé", Answer.RESERVATION)
    assert new.toPlainText() == ""
    assert "Réserve" in desk.said()
    reservations.place(desk.store, said, Answer.OBJECTION, 3)
    QApplication.processEvents()
    assert "Objection · Table 3" in desk.said()


def test_the_way_of_counting_is_chosen_in_the_panel_until_something_is_counted(desk: Desk) -> None:
    vote = desk.open_vote("a", "b", by=CountedBy.ALL)
    desk.console.click("Par collège")
    assert desk.store.the(Vote, vote.id).counted_by is CountedBy.COLLEGE
    voting.count(desk.store, desk.store.all(VoteOption)[0], 4, college=College.ELECTED)
    QApplication.processEvents()
    desk.console.click("Par table")
    assert desk.store.the(Vote, vote.id).counted_by is CountedBy.COLLEGE
    sentence, bad = desk.console.notices[-1]
    assert (plain(sentence), bad) == (
        "Des voix sont déjà comptées : videz les comptes avant de compter autrement.",
        True,
    )
    pressed = next(b for b in desk.panel.findChildren(QPushButton) if b.text() == "Par collège")
    assert pressed.isChecked()


def test_the_result_of_each_college_stands_under_the_option(desk: Desk) -> None:
    vote = desk.open_vote("a", "b", by=CountedBy.COLLEGE)
    first, second = desk.store.all(VoteOption)
    for option, college, votes in (
        (first, College.ELECTED, 4),
        (second, College.ELECTED, 1),
        (second, College.INHABITANTS, 3),
    ):
        voting.count(desk.store, option, votes, college=college)
    QApplication.processEvents()
    said = desk.said()
    assert said.count("Élus") == 2
    assert "4 · à égalité" in said
    assert desk.figures(vote) == [4, 4]


def test_how_many_can_vote_is_typed_when_nobody_is_on_the_list(desk: Desk) -> None:
    vote = desk.open_vote("a", "b", method=VoteMethod.HANDS, by=CountedBy.ALL)
    desk.pad("31")
    assert "possibles" not in desk.said()
    desk.panel.page._voters.setFocus(Qt.FocusReason.TabFocusReason)
    desk.pad("30")
    assert desk.store.the(Vote, vote.id).voters == 30
    assert "« a » : 31 voix comptées, 30 possibles." in desk.said()
    assert "30 peuvent voter" in desk.said()


def test_another_round_between_those_that_are_tied(desk: Desk) -> None:
    vote = desk.open_vote("a", "b", "c", by=CountedBy.ALL)
    for figure in ("5", "5", "1"):
        desk.pad(figure)
    desk.console.key(Qt.Key.Key_Space)
    assert desk.store.the(Vote, vote.id).state is VoteState.CLOSED
    desk.panel.page._more.click()
    menu = QApplication.activePopupWidget()
    assert menu is not None
    entries = {action.text(): action for action in menu.actions()}
    assert "Un autre tour, sur tous les choix" in entries
    menu.close()
    entries["Un autre tour, entre les ex æquo de la première place"].trigger()
    QApplication.processEvents()

    (again,) = desk.store.all(Vote, follows_id=vote.id)
    assert [one.option.text for one in tallies.counted(desk.store, again)] == ["a", "b"]
    desk.pad("9")
    assert (desk.figures(again), desk.figures(vote)) == ([9, 0], [5, 5, 1])
    desk.panel._open_list()
    QApplication.processEvents()
    assert "tour 2 · 3 gommettes par personne · 9 voix" in desk.said()


def test_a_photo_of_the_flipchart_is_chosen_shown_and_taken_away(desk: Desk, tmp_path: Path) -> None:
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    picture.fill(QColor("#0E5A6B"))
    assert picture.save(str(tmp_path / "tableau.png"))
    desk.open_vote("a", "b", by=CountedBy.ALL)
    answer = DialogAnswer(str(tmp_path / "tableau.png"))
    desk.console.click("Ajouter une photo…")
    assert not answer.isActive()
    (photo,) = desk.store.all(VotePhoto)
    assert vote_photos.content(desk.store, photo) == (tmp_path / "tableau.png").read_bytes()
    shown = _named(desk.panel, "Photo du tableau : tableau.png")
    assert not shown.icon().isNull()
    desk.store.undo()
    QApplication.processEvents()
    assert desk.store.all(VotePhoto) == []


def test_contributions_chosen_on_the_wall_are_voted_on(desk: Desk) -> None:
    question = reading.outline(desk.store, desk.console.session.id).questions[0]
    said = [
        capture.contribute(desk.store, desk.console.session.id, Draft(text), question)
        for text in ("Un car", "Une lettre", "Un banc")
    ]
    clustering.group(desk.store, question, "Transports", [said[2]])
    desk.console.workshop.run.stage.board.vote_wanted.emit([said[0].id, said[1].id])
    QApplication.processEvents()
    form = desk.panel.form
    form._title.setPlainText("Lequel ?")
    QTest.keyClick(desk.console.focused, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (vote,) = desk.store.all(Vote)
    found = tallies.counted(desk.store, vote)
    assert {(one.option.text, one.option.contribution_id) for one in found} == {
        ("Un car", said[0].id),
        ("Une lettre", said[1].id),
    }


def test_the_clusters_of_the_question_are_put_to_the_vote_in_two_keys_the_heaviest_first(desk: Desk) -> None:
    question = reading.outline(desk.store, desk.console.session.id).questions[0]
    for title, weight in (("Informer", 1), ("Transports", 3)):
        said = [
            capture.contribute(desk.store, desk.console.session.id, Draft(f"{title} {n}"), question)
            for n in range(weight)
        ]
        clustering.group(desk.store, question, title, said)
    desk.console.workshop.run.work.open("votes", question)
    QApplication.processEvents()
    desk.console.key(Qt.Key.Key_Return)
    desk.console.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (vote,) = desk.store.all(Vote)
    assert [one.option.text for one in tallies.counted(desk.store, vote)] == ["Transports", "Informer"]


def _named(within: QWidget, name: str) -> QToolButton:
    return next(
        one for one in within.findChildren(QToolButton) if plain(one.accessibleName()) == name and one.isVisible()
    )
