"""Sorting by the keyboard: one note at a time, a digit a note, every step on the disk and taken back by U."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from facilitator.sessions import capture, clustering, flow, reading
from facilitator.sessions.capture import Draft
from facilitator.sessions.records import Cluster, College, Contribution, ContributionKind, Question, Session
from facilitator.sessions.store import Store
from facilitator.ui.desk import Desk
from facilitator.ui.notices import Notices
from facilitator.ui.run.sorting.queue import SortingQueue, TileOrder
from facilitator.ui.run.sorting.sorting_page import SortingPage

KEYPAD, SHIFT = Qt.KeyboardModifier.KeypadModifier, Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier
NAMES = ("Mobilité", "Écoles", "Élus plus proches", "Budget", "Transparence", "Numérique", "Jeunes", "Divers")


class Sorting:
    """A sorting page in a window, with real keys; it counts those that were pressed."""

    def __init__(self, qtbot: QtBot, store: Store, session: Session) -> None:
        self.store, self.session = store, session
        self.question = store.all(Question, session_id=session.id)[0]
        self.desk = Desk(store, Notices())
        self.desk.session_id = session.id
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.page = SortingPage(self.desk)
        column = QVBoxLayout(self.window)
        column.addWidget(self.page)
        self.elsewhere = QPushButton("elsewhere")
        column.addWidget(self.elsewhere)
        self.window.resize(822, 500)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.keys = 0

    def say(self, *texts: str) -> list[Contribution]:
        drafts = [Draft(text) for text in texts]
        return capture.contribute_all(self.store, self.session.id, drafts, self.question)

    def cluster(self, *titles: str) -> list[Cluster]:
        return [clustering.group(self.store, self.question, title, []) for title in titles]

    def open(self) -> None:
        self.page.open_for(self.question)
        QApplication.processEvents()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        self.keys += 1
        QTest.keyClick(self.focused, key, modifier)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        """Type letters, as any keyboard sends them."""
        for char in text:
            self.keys += 1
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(self.focused, QKeyEvent(kind, 0, PLAIN, char))
        QApplication.processEvents()

    @property
    def focused(self) -> QWidget:
        focused: QWidget | None = self.window.focusWidget()
        return self.window if focused is None else focused

    @property
    def text(self) -> str:
        """The note in hand; empty at the end."""
        return "" if self.page.view.at_the_end else self.page.view.note.text

    @property
    def titles(self) -> list[str]:
        """What the digits 1 to 9 stand for."""
        return [tile.title for tile in self.page.view.tiles.tiles if tile.isVisible()]

    def homes(self) -> dict[str, str]:
        """The cluster of each text."""
        titles = {cluster.id: cluster.title for cluster in self.store.all(Cluster)}
        said = reading.contributions(self.store, self.question)
        return {note.text: titles.get(note.cluster_id or "", "") for note in said}


@pytest.fixture
def sorting(qtbot: QtBot, store: Store, session: Session) -> Sorting:
    return Sorting(qtbot, store, session)


def test_a_digit_sends_the_note_to_its_cluster_and_the_next_one_comes(sorting: Sorting) -> None:
    sorting.say("Un car", "Une cantine")
    sorting.cluster("Mobilité", "Écoles")
    sorting.open()
    assert sorting.text == "Un car"
    sorting.key(Qt.Key.Key_1)
    assert sorting.text == "Une cantine"
    sorting.key(Qt.Key.Key_2)

    assert sorting.homes() == {"Un car": "Mobilité", "Une cantine": "Écoles"}
    assert sorting.page.view.at_the_end


@pytest.mark.parametrize(
    ("key", "modifier", "place"),
    [
        (Qt.Key.Key_2, PLAIN, 2),
        (Qt.Key.Key_2, SHIFT, 2),
        (Qt.Key.Key_2, KEYPAD, 2),
        (Qt.Key.Key_Ampersand, PLAIN, 1),
        (Qt.Key.Key_Eacute, PLAIN, 2),
        (Qt.Key.Key_QuoteDbl, PLAIN, 3),
        (Qt.Key.Key_Apostrophe, PLAIN, 4),
        (Qt.Key.Key_ParenLeft, PLAIN, 5),
        (Qt.Key.Key_Minus, PLAIN, 6),
        (Qt.Key.Key_Egrave, PLAIN, 7),
        (Qt.Key.Key_Underscore, PLAIN, 8),
        (Qt.Key.Key_Ccedilla, PLAIN, 9),
    ],
)
def test_a_digit_is_a_digit_on_every_french_keyboard(
    sorting: Sorting, key: Qt.Key, modifier: Qt.KeyboardModifier, place: int
) -> None:
    sorting.say("Un car")
    sorting.cluster(*(f"Groupe {number}" for number in range(1, 10)))
    sorting.open()
    sorting.key(key, modifier)

    assert sorting.homes() == {"Un car": f"Groupe {place}"}


@pytest.mark.parametrize(("char", "place"), [("é", 2), ("É", 2), ("ç", 9), ("7", 7)])
def test_what_the_key_types_is_enough_to_know_the_digit(sorting: Sorting, char: str, place: int) -> None:
    sorting.say("Un car")
    sorting.cluster(*(f"Groupe {number}" for number in range(1, 10)))
    sorting.open()
    sorting.type(char)

    assert sorting.homes() == {"Un car": f"Groupe {place}"}


def test_the_minus_of_the_number_pad_sends_nothing(sorting: Sorting) -> None:
    sorting.say("Un car")
    sorting.cluster(*(f"Groupe {number}" for number in range(1, 10)))
    sorting.open()
    sorting.key(Qt.Key.Key_Minus, KEYPAD)

    assert sorting.homes() == {"Un car": ""}


def test_a_digit_without_a_cluster_changes_nothing_and_says_so(sorting: Sorting) -> None:
    sorting.say("Un car")
    sorting.open()
    sorting.key(Qt.Key.Key_4)

    assert sorting.text == "Un car"
    assert "4" in sorting.desk.notices.latest


def test_n_makes_a_new_cluster_with_the_note_in_it(sorting: Sorting) -> None:
    sorting.say("Un car", "Une cantine")
    sorting.open()
    sorting.type("nSanté")
    sorting.key(Qt.Key.Key_Return)

    assert sorting.homes() == {"Un car": "Santé", "Une cantine": ""}
    assert sorting.text == "Une cantine"
    assert sorting.titles == ["Santé"]
    sorting.key(Qt.Key.Key_1)
    assert sorting.homes()["Une cantine"] == "Santé"


def test_a_name_that_exists_already_takes_the_note_into_its_cluster(sorting: Sorting) -> None:
    sorting.say("Un car")
    sorting.cluster("Écoles")
    sorting.open()
    sorting.type("necoles")
    sorting.key(Qt.Key.Key_Return)

    assert sorting.homes() == {"Un car": "Écoles"}
    assert sorting.store.count(Cluster) == 1


def test_down_and_enter_choose_a_known_name(sorting: Sorting) -> None:
    sorting.say("Un car")
    sorting.cluster("Budget", "Écoles")
    sorting.open()
    sorting.type("nec")
    assert sorting.page.view.name.offered == ["Écoles"]
    sorting.key(Qt.Key.Key_Down)
    sorting.key(Qt.Key.Key_Return)

    assert sorting.homes() == {"Un car": "Écoles"}


def test_escape_leaves_the_name_before_it_leaves_the_sorting(sorting: Sorting, qtbot: QtBot) -> None:
    sorting.say("Un car")
    sorting.open()
    sorting.type("nSan")
    with qtbot.assertNotEmitted(sorting.page.closed):
        sorting.key(Qt.Key.Key_Escape)
    assert sorting.focused is sorting.page
    assert sorting.store.count(Cluster) == 0
    with qtbot.waitSignal(sorting.page.closed):
        sorting.key(Qt.Key.Key_Escape)


def test_letters_that_are_no_command_do_nothing(sorting: Sorting) -> None:
    sorting.say("Un car")
    sorting.open()
    event = QKeyEvent(QEvent.Type.KeyPress, 0, PLAIN, "b")
    QApplication.sendEvent(sorting.page, event)

    assert event.isAccepted()  # else it would begin a note in the capture bar
    assert sorting.text == "Un car"


def test_u_takes_the_last_step_back_and_the_note_is_in_hand_again(sorting: Sorting) -> None:
    sorting.say("Un car", "Une cantine", "Un vélo")
    sorting.cluster("Mobilité", "Écoles")
    sorting.open()
    sorting.key(Qt.Key.Key_1)
    sorting.key(Qt.Key.Key_1)
    sorting.type("u")
    assert (sorting.text, sorting.homes()["Une cantine"]) == ("Une cantine", "")
    sorting.type("u")
    assert (sorting.text, sorting.homes()["Un car"]) == ("Un car", "")
    sorting.key(Qt.Key.Key_1)
    assert sorting.text == "Une cantine"


def test_u_takes_a_new_cluster_back_with_the_note(sorting: Sorting) -> None:
    sorting.say("Un car")
    sorting.open()
    sorting.type("nSanté")
    sorting.key(Qt.Key.Key_Return)
    sorting.type("u")

    assert sorting.store.count(Cluster) == 0
    assert (sorting.text, sorting.titles) == ("Un car", [])


def test_u_leaves_what_is_not_a_sorting_step_and_says_so(sorting: Sorting) -> None:
    sorting.say("Un car", "Une cantine")
    sorting.cluster("Mobilité")
    sorting.open()
    sorting.key(Qt.Key.Key_1)
    sorting.say("Un mot de plus")
    sorting.type("u")

    assert sorting.homes() == {"Un car": "Mobilité", "Une cantine": "", "Un mot de plus": ""}
    assert "Ctrl+Z" in sorting.desk.notices.latest
    sorting.store.undo()
    sorting.type("u")
    assert sorting.homes() == {"Un car": "", "Une cantine": ""}


def test_ctrl_z_goes_back_to_the_note_as_u_does_and_redo_sorts_it_again(sorting: Sorting) -> None:
    sorting.say("Un car", "Une cantine")
    sorting.cluster("Mobilité")
    sorting.open()
    sorting.key(Qt.Key.Key_1)
    sorting.store.undo()
    assert sorting.text == "Un car"
    sorting.store.redo()
    assert sorting.text == "Une cantine"
    sorting.type("u")
    assert (sorting.text, sorting.homes()["Un car"]) == ("Un car", "")


def test_the_clock_does_not_stand_in_the_way_of_u(sorting: Sorting) -> None:
    flow.start_day(sorting.store, sorting.session.id)
    sorting.say("Un car")
    sorting.cluster("Mobilité")
    sorting.open()
    sorting.key(Qt.Key.Key_1)
    flow.pause(sorting.store, sorting.session.id)
    flow.extend(sorting.store, sorting.session.id, 5)
    sorting.type("u")

    assert sorting.homes() == {"Un car": ""}


@pytest.mark.parametrize("key", [Qt.Key.Key_S, Qt.Key.Key_Right, Qt.Key.Key_Space])
def test_what_is_passed_over_comes_back_at_the_end(sorting: Sorting, key: Qt.Key) -> None:
    sorting.say("Un", "Deux", "Trois")
    sorting.cluster("Mobilité")
    sorting.open()
    sorting.key(key)
    assert sorting.text == "Deux"
    sorting.key(Qt.Key.Key_1)
    sorting.key(Qt.Key.Key_1)
    assert sorting.text == "Un"


def test_left_goes_back_to_the_note_passed_over(sorting: Sorting) -> None:
    sorting.say("Un", "Deux", "Trois")
    sorting.open()
    sorting.key(Qt.Key.Key_Right)
    sorting.key(Qt.Key.Key_Left)

    assert sorting.text == "Un"


def test_p_parks_and_u_brings_it_back(sorting: Sorting) -> None:
    sorting.say("Un car", "Une cantine")
    sorting.open()
    sorting.type("p")
    assert [note.text for note in reading.parked(sorting.store, sorting.session.id)] == ["Un car"]
    assert sorting.text == "Une cantine"
    sorting.type("u")

    assert (sorting.text, reading.parked(sorting.store, sorting.session.id)) == ("Un car", [])


def test_del_puts_in_the_bin_and_u_brings_it_back(sorting: Sorting) -> None:
    sorting.say("Un car", "Une cantine")
    sorting.open()
    sorting.key(Qt.Key.Key_Delete)
    assert sorting.homes() == {"Une cantine": ""}
    sorting.type("u")

    assert (sorting.text, sorting.homes()) == ("Un car", {"Un car": "", "Une cantine": ""})


def test_zero_turns_to_the_other_clusters_which_stay(sorting: Sorting) -> None:
    sorting.say("Un", "Deux", "Trois")
    sorting.cluster(*(f"Groupe {number}" for number in range(1, 12)))
    sorting.open()
    sorting.key(Qt.Key.Key_Agrave)
    assert sorting.titles == ["Groupe 10", "Groupe 11"]
    sorting.key(Qt.Key.Key_1)
    sorting.key(Qt.Key.Key_2)
    assert sorting.homes() == {"Un": "Groupe 10", "Deux": "Groupe 11", "Trois": ""}
    sorting.key(Qt.Key.Key_0)
    sorting.key(Qt.Key.Key_9)
    assert sorting.homes()["Trois"] == "Groupe 9"


def test_the_digits_keep_their_clusters_while_their_order_changes(sorting: Sorting) -> None:
    sorting.say("Un", "Deux")
    first, second, third = sorting.cluster("Mobilité", "Écoles", "Budget")
    sorting.open()
    clustering.reorder(sorting.store, sorting.question, [third, second, first])
    assert sorting.titles == ["Mobilité", "Écoles", "Budget"]
    clustering.ungroup(sorting.store, second)
    sorting.key(Qt.Key.Key_3)
    assert sorting.homes() == {"Un": "Budget", "Deux": ""}
    sorting.store.undo()
    sorting.store.undo()
    assert sorting.titles == ["Mobilité", "Écoles", "Budget"]


def test_only_what_is_in_no_cluster_comes(sorting: Sorting) -> None:
    said = sorting.say("Un", "Deux", "Trois")
    clustering.group(sorting.store, sorting.question, "Mobilité", said[:2])
    sorting.open()

    assert sorting.text == "Trois"
    assert sorting.page.view._progress.text() == "2 / 3 triées"


def test_a_note_that_comes_meanwhile_joins_the_end(sorting: Sorting) -> None:
    sorting.say("Un", "Deux")
    sorting.cluster("Mobilité")
    sorting.open()
    sorting.say("Trois")
    assert sorting.text == "Un"
    sorting.key(Qt.Key.Key_1)
    sorting.key(Qt.Key.Key_1)
    assert sorting.text == "Trois"
    sorting.key(Qt.Key.Key_1)
    assert sorting.page.view.at_the_end
    sorting.say("Quatre")
    assert sorting.text == "Quatre"


def test_a_note_taken_away_meanwhile_leaves_the_next_one_in_hand(sorting: Sorting) -> None:
    said = sorting.say("Un", "Deux")
    sorting.open()
    capture.remove(sorting.store, said[:1])

    assert sorting.text == "Deux"


def test_a_note_corrected_meanwhile_is_shown_corrected(sorting: Sorting) -> None:
    said = sorting.say("Un kar")
    sorting.open()
    capture.edit(sorting.store, said[0], Draft("Un car"), sorting.question)

    assert sorting.text == "Un car"


def test_the_end_says_how_much_was_sorted_and_enter_leaves(sorting: Sorting, qtbot: QtBot) -> None:
    sorting.say("Un", "Deux")
    sorting.cluster("Mobilité", "Écoles")
    sorting.open()
    sorting.key(Qt.Key.Key_1)
    sorting.key(Qt.Key.Key_2)
    assert sorting.page.view._end_title.text() == "Tout est trié"
    counts = sorting.page.view._end_counts.text().replace("\u00a0", " ")
    assert counts == "2 contributions · 2 regroupements"
    with qtbot.waitSignal(sorting.page.closed):
        sorting.key(Qt.Key.Key_Return)


def test_the_last_step_can_be_taken_back_from_the_end(sorting: Sorting) -> None:
    sorting.say("Un")
    sorting.cluster("Mobilité")
    sorting.open()
    sorting.key(Qt.Key.Key_1)
    sorting.type("u")

    assert sorting.text == "Un"


def test_without_a_note_or_a_question_it_says_so(sorting: Sorting) -> None:
    sorting.open()
    assert sorting.page.view.at_the_end
    sorting.page.open_for(None)
    assert sorting.page.view.at_the_end
    sorting.key(Qt.Key.Key_1)
    done = sorting.store.can_undo()
    sorting.type("nusp")
    assert (sorting.store.can_undo(), sorting.store.count(Cluster)) == (done, 0)


def test_a_file_that_cannot_be_written_keeps_the_note_in_hand(sorting: Sorting) -> None:
    sorting.say("Un")
    sorting.cluster("Mobilité")
    sorting.open()
    sorting.store._db.execute("pragma query_only = on")
    sorting.key(Qt.Key.Key_1)
    sorting.store._db.execute("pragma query_only = off")

    assert sorting.text == "Un"
    assert sorting.desk.notices.latest


def test_it_goes_on_with_what_is_left_after_a_kill(qtbot: QtBot, tmp_path: Path, sorting: Sorting) -> None:
    """Nothing is closed: what a second reader finds is what a kill would leave."""
    sorting.say("Un", "Deux", "Trois")
    sorting.cluster("Mobilité")
    sorting.open()
    sorting.key(Qt.Key.Key_1)
    left = Store.open(sorting.store.path, read_only=True)
    again = Sorting(qtbot, left, sorting.session)
    again.open()

    assert again.text == "Deux"
    assert again.page.view._progress.text() == "1 / 3 triées"
    left.close()


def test_a_click_on_a_tile_or_a_command_does_as_the_key(sorting: Sorting) -> None:
    sorting.say("Un", "Deux")
    sorting.cluster("Mobilité")
    sorting.open()
    QTest.mouseClick(sorting.page.view.tiles.tiles[0], Qt.MouseButton.LeftButton)
    assert sorting.homes() == {"Un": "Mobilité", "Deux": ""}
    undo = next(b for b in sorting.page.findChildren(QPushButton) if b.isVisible() and b.text().startswith("U"))
    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert sorting.homes() == {"Un": "", "Deux": ""}
    assert sorting.focused is sorting.page


def test_a_click_on_the_note_gives_the_keys_back(sorting: Sorting) -> None:
    sorting.say("Un")
    sorting.open()
    sorting.elsewhere.setFocus()
    assert sorting.page.view._idle.isVisible()
    QTest.mouseClick(sorting.page.view.note._text.viewport(), Qt.MouseButton.LeftButton, PLAIN, QPoint(20, 20))

    assert sorting.focused is sorting.page
    assert not sorting.page.view._idle.isVisible()


def test_a_long_text_is_whole_with_a_sign_and_scrolled_by_the_arrows(sorting: Sorting) -> None:
    text = " ".join(f"mot{number}" for number in range(900))
    sorting.say(text, "Court")
    sorting.open()
    note = sorting.page.view.note
    assert note._text.toPlainText() == text
    assert "suite" in note._more.text()
    for _press in range(60):
        sorting.key(Qt.Key.Key_Down)
    assert "suite" not in note._more.text()
    sorting.key(Qt.Key.Key_S)
    assert "suite" not in note._more.text()


def test_it_tells_kind_table_college_and_how_many_said_it(sorting: Sorting) -> None:
    draft = Draft("Un car", ContributionKind.OBSTACLE, table_number=4, college=College.DGS)
    capture.contribute(sorting.store, sorting.session.id, draft, sorting.question)
    sorting.open()
    note = sorting.page.view.note
    assert (note._letter.text(), note._kind.text(), note._origin.text()) == ("F", "Frein", "Table 4 · DGS")


def test_sorting_212_notes_costs_at_most_two_keys_each_the_names_of_the_clusters_included(sorting: Sorting) -> None:
    texts = [" ".join([f"Contribution {number}", "parce que"] + ["mot"] * (number * 37 % 900)) for number in range(212)]
    assert max(map(len, texts)) > 3_000
    sorting.say(*texts)
    sorting.open()
    for name in NAMES:
        sorting.type(f"n{name}")
        sorting.key(Qt.Key.Key_Return)
    while sorting.text:
        sorting.key(Qt.Key(Qt.Key.Key_1 + len(sorting.text) % len(NAMES)))

    assert all(sorting.homes().values())
    assert sorting.keys <= 2 * len(texts)


def test_a_change_to_something_else_reads_no_note_again(sorting: Sorting) -> None:
    sorting.say("Un")
    sorting.open()
    shown = sorting.page._board._notes
    flow.start_day(sorting.store, sorting.session.id)
    assert sorting.page._board._notes is shown


def test_r_brings_again_what_is_sorted_already_after_the_rest(sorting: Sorting) -> None:
    said = sorting.say("Un", "Deux", "Trois")
    sorting.cluster("Mobilité", "Écoles")
    clustering.put_in(sorting.store, sorting.store.all(Cluster)[0], said[:2])
    sorting.open()
    sorting.type("r")
    assert sorting.text == "Trois"
    sorting.key(Qt.Key.Key_1)
    assert sorting.text == "Un"
    assert "Mobilité" in sorting.page.view.note._origin.text()
    sorting.key(Qt.Key.Key_1)  # it stays where it was
    assert sorting.text == "Deux"
    sorting.key(Qt.Key.Key_2)
    assert sorting.homes() == {"Un": "Mobilité", "Deux": "Écoles", "Trois": "Mobilité"}
    assert sorting.page.view.at_the_end
    sorting.type("u")
    assert (sorting.text, sorting.homes()["Deux"]) == ("Deux", "Mobilité")
    sorting.type("r")
    assert sorting.page.view.at_the_end


def test_a_change_that_cannot_be_saved_keeps_the_note_to_be_looked_at_again(sorting: Sorting) -> None:
    clustering.group(sorting.store, sorting.question, "Mobilité", sorting.say("Un"))
    sorting.cluster("Écoles")
    sorting.open()
    sorting.type("r")
    sorting.store._db.execute("pragma query_only = on")
    sorting.key(Qt.Key.Key_2)
    sorting.store._db.execute("pragma query_only = off")
    assert sorting.text == "Un"
    sorting.key(Qt.Key.Key_2)
    assert sorting.homes() == {"Un": "Écoles"}


# The queue and the digits, as values


@given(st.lists(st.sampled_from(["send", "undo", "skip", "back", "new"]), max_size=40))
def test_the_queue_holds_exactly_what_waits(steps: list[str]) -> None:
    queue, waiting, done, made = SortingQueue(), ["a", "b", "c"], [], 0
    queue.follow(waiting)
    for step in steps:
        if step == "send" and waiting:
            done.append(queue.current)
            waiting.remove(queue.current)
        elif step == "undo" and done:
            waiting.append(done.pop())
            queue.follow(waiting)
            assert queue.current == waiting[-1]
        elif step == "skip":
            queue.skip()
        elif step == "back":
            queue.step_back()
        elif step == "new":
            made += 1
            waiting.append(f"new {made}")
        queue.follow(waiting)
        assert len(queue) == len(waiting)
        assert queue.current in waiting or not waiting


@given(st.lists(st.sets(st.integers(0, 30).map(str)), max_size=12))
def test_no_digit_changes_its_cluster_while_both_are_there(turns: list[set[str]]) -> None:
    order = TileOrder()
    for now in turns:
        before = order.shown
        order.follow(sorted(now))
        for place, cluster in enumerate(before):
            if cluster and cluster in now and order.page == 1:
                assert order.shown[place] == cluster
        seen: set[str] = set()
        for _turn in range(order.pages):
            seen |= set(order.shown) - {""}
            order.turn()
        assert seen == now
