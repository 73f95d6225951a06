"""The clusters panel: every gesture with real keys and mouse, on the disk, and undone like any other."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QMenu, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from facilitator import tokens
from facilitator.sessions import capture, clustering
from facilitator.sessions.capture import Draft
from facilitator.sessions.records import Cluster, Contribution, PlusOne, Question, Session
from facilitator.sessions.store import Store
from facilitator.ui.desk import Desk
from facilitator.ui.notices import Notices
from facilitator.ui.run.clusters.card import ClusterCard
from facilitator.ui.run.clusters.cluster_panel import ClusterPanel
from facilitator.ui.run.clusters.colours import colour_name

pytestmark = pytest.mark.qt_log_ignore(  # menus that open, on a screen that is none
    r"^This plugin does not support (raise\(\)|grabbing the keyboard|propagateSizeHints\(\))$"
)
ALT = Qt.KeyboardModifier.AltModifier
PLAIN = Qt.KeyboardModifier.NoModifier


class Drawn:
    """The panel in a window of the drawer's width, on three clusters of which the last is empty."""

    def __init__(self, qtbot: QtBot, store: Store, session: Session) -> None:
        self.store, self.session = store, session
        self.question = store.all(Question, session_id=session.id)[0]
        self.desk = Desk(store, Notices())
        self.desk.session_id = session.id
        said = self.say("Un car", "Un vélo", "Une gare", "Une cantine", "Seule")
        self.mobility = clustering.group(store, self.question, "Mobilité", said[:3])
        self.schools = clustering.group(store, self.question, "Écoles", said[3:4])
        self.budget = clustering.group(store, self.question, "Budget", [])
        self.window = QWidget()
        qtbot.addWidget(self.window)
        column = QVBoxLayout(self.window)
        column.setContentsMargins(0, 0, 0, 0)
        self.panel = ClusterPanel(self.desk)
        column.addWidget(self.panel)
        self.window.resize(380, 620)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.panel.open_for(self.question)
        QApplication.processEvents()

    def say(self, *texts: str) -> list[Contribution]:
        return capture.contribute_all(self.store, self.session.id, [Draft(text) for text in texts], self.question)

    @property
    def focused(self) -> QWidget:
        focused: QWidget | None = self.window.focusWidget()
        return self.window if focused is None else focused

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        QTest.keyClick(self.focused, key, modifier)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        """Type letters, as any keyboard sends them."""
        for char in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(self.focused, QKeyEvent(kind, 0, PLAIN, char))
        QApplication.processEvents()

    def click(self, text: str) -> None:
        """Click the visible button that reads *text*."""
        found = [b for b in self.panel.findChildren(QPushButton) if b.text() == text and b.isVisible()]
        assert found, f"no button {text}"
        QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def choose(self, *path: str) -> None:
        """Choose in the menu that is open, and in its submenus, as the keyboard does."""
        menu = QApplication.activePopupWidget()
        for words in path:
            assert isinstance(menu, QMenu)
            action = next(a for a in menu.actions() if a.text().split("\t")[0] == words)
            if action.menu() is None:
                menu.setActiveAction(action)
                QTest.keyClick(menu, Qt.Key.Key_Return)
            else:
                menu.setActiveAction(action)
                QTest.keyClick(menu, Qt.Key.Key_Right)
                menu = QApplication.activePopupWidget()
        QApplication.processEvents()

    def card(self, cluster: Cluster) -> ClusterCard:
        card = self.panel.list.card(cluster.id)
        assert card is not None
        return card

    def open_menu(self, cluster: Cluster) -> None:
        self.panel.list.enter(cluster.id)
        self.card(cluster).ask_menu()
        QApplication.processEvents()

    def tick(self, cluster: Cluster, *texts: str) -> None:
        for row in self.card(cluster).notes.rows:
            if row.box.accessibleName() in texts:
                row.box.setFocus()
                self.key(Qt.Key.Key_Space)

    @property
    def titles(self) -> list[str]:
        """The titles shown, in order."""
        return [card._title.text() for card in self.panel.list.cards]

    def inside(self, cluster: Cluster) -> list[str]:
        return [note.text for note in self.store.all(Contribution, cluster_id=cluster.id)]


@pytest.fixture
def drawn(qtbot: QtBot, store: Store, session: Session) -> Drawn:
    return Drawn(qtbot, store, session)


def undone_and_done_again(drawn: Drawn, before: Sequence[str], after: Sequence[str]) -> None:
    """Ctrl+Z brings back the titles as they were, and redo those that came."""
    assert drawn.titles == list(after)
    drawn.store.undo()
    QApplication.processEvents()
    assert drawn.titles == list(before)
    drawn.store.redo()
    QApplication.processEvents()
    assert drawn.titles == list(after)


def test_it_lists_the_clusters_in_order_with_count_and_weight(drawn: Drawn) -> None:
    noted = drawn.store.all(Contribution)[0]
    more = PlusOne(session_id=drawn.session.id, contribution_id=noted.id, said_at=drawn.store.now())
    with drawn.store.operation("add_one") as operation:
        operation.put(more)

    assert drawn.titles == ["Mobilité", "Écoles", "Budget"]
    words = [card._words.text().replace("\u00a0", " ") for card in drawn.panel.list.cards]
    assert words == ["3 contributions · poids 4", "1 contribution · poids 1", "vide"]


def test_the_arrows_walk_the_clusters_and_enter_opens_one(drawn: Drawn) -> None:
    assert drawn.focused is drawn.card(drawn.mobility)
    drawn.key(Qt.Key.Key_Down)
    assert drawn.focused is drawn.card(drawn.schools)
    drawn.key(Qt.Key.Key_Return)
    assert [row.box.accessibleName() for row in drawn.card(drawn.schools).notes.rows] == ["Une cantine"]
    drawn.key(Qt.Key.Key_Left)
    assert not drawn.card(drawn.schools).open


def test_f2_renames_where_it_stands(drawn: Drawn) -> None:
    drawn.key(Qt.Key.Key_F2)
    drawn.type("Se déplacer")
    drawn.key(Qt.Key.Key_Return)

    assert drawn.focused is drawn.card(drawn.mobility)
    undone_and_done_again(drawn, ["Mobilité", "Écoles", "Budget"], ["Se déplacer", "Écoles", "Budget"])


def test_a_double_click_on_the_title_renames_and_escape_gives_up(drawn: Drawn, qtbot: QtBot) -> None:
    title = drawn.card(drawn.schools)._title
    QTest.mouseDClick(title, Qt.MouseButton.LeftButton, PLAIN, QPoint(10, 8))
    drawn.type("Autre chose")
    with qtbot.assertNotEmitted(drawn.panel.closed):
        drawn.key(Qt.Key.Key_Escape)

    assert drawn.titles == ["Mobilité", "Écoles", "Budget"]


def test_a_name_that_is_taken_stays_in_its_field_and_says_what_to_do(drawn: Drawn) -> None:
    drawn.key(Qt.Key.Key_F2)
    drawn.type("ecoles")
    drawn.key(Qt.Key.Key_Return)

    assert drawn.card(drawn.mobility)._field.text() == "ecoles"
    assert "Écoles" in drawn.desk.notices.latest
    assert drawn.store.the(Cluster, drawn.mobility.id).title == "Mobilité"


def test_the_colours_have_a_name_each_and_the_chosen_one_is_kept(drawn: Drawn) -> None:
    names = [colour_name(colour) for colour in tokens.CLUSTER_COLOURS]
    assert len(set(names)) == len(tokens.CLUSTER_COLOURS)
    drawn.open_menu(drawn.mobility)
    drawn.choose("Couleur", "Vert")

    assert drawn.store.the(Cluster, drawn.mobility.id).colour == "green"
    assert "Vert" in drawn.card(drawn.mobility)._swatch.accessibleName()


def test_the_swatch_offers_the_colours(drawn: Drawn) -> None:
    QTest.mouseClick(drawn.card(drawn.mobility)._swatch, Qt.MouseButton.LeftButton)
    drawn.choose("Prune")

    assert drawn.store.the(Cluster, drawn.mobility.id).colour == "plum"


def test_a_colour_of_a_later_version_is_shown_as_the_plain_one() -> None:
    assert colour_name("chartreuse") == colour_name("")


def test_merge_brings_everything_into_the_other(drawn: Drawn) -> None:
    drawn.open_menu(drawn.schools)
    drawn.choose("Fusionner avec", "Mobilité")

    assert drawn.inside(drawn.mobility) == ["Un car", "Un vélo", "Une gare", "Une cantine"]
    undone_and_done_again(drawn, ["Mobilité", "Écoles", "Budget"], ["Mobilité", "Budget"])


def test_del_ungroups_and_the_next_cluster_has_the_keys(drawn: Drawn) -> None:
    drawn.key(Qt.Key.Key_Delete)

    assert drawn.store.count(Contribution, cluster_id=None) == 4
    assert drawn.focused is drawn.card(drawn.schools)
    undone_and_done_again(drawn, ["Mobilité", "Écoles", "Budget"], ["Écoles", "Budget"])


def test_alt_and_the_arrows_order_the_clusters(drawn: Drawn) -> None:
    drawn.key(Qt.Key.Key_Down, ALT)
    assert drawn.focused is drawn.card(drawn.mobility)
    undone_and_done_again(drawn, ["Mobilité", "Écoles", "Budget"], ["Écoles", "Mobilité", "Budget"])
    drawn.key(Qt.Key.Key_Up, ALT)
    assert drawn.titles == ["Mobilité", "Écoles", "Budget"]


def test_at_the_top_alt_and_up_changes_nothing(drawn: Drawn) -> None:
    done = drawn.store.can_undo()
    drawn.key(Qt.Key.Key_Up, ALT)

    assert (drawn.titles, drawn.store.can_undo()) == (["Mobilité", "Écoles", "Budget"], done)


def drag(drawn: Drawn, source: QWidget, to_y: int) -> QWidget:
    """Press on *source*, carry it to *to_y* on the list; returns what holds the cards, the button still down."""
    canvas = drawn.panel.list._canvas
    start = source.mapTo(canvas, QPoint(60, 30))
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, PLAIN, start)
    for y in (start.y() + 6, (start.y() + to_y) // 2, to_y):
        QTest.mouseMove(canvas, QPoint(start.x(), y))
        QApplication.processEvents()
    return canvas


def test_a_cluster_is_dragged_to_its_place(drawn: Drawn) -> None:
    card = drawn.card(drawn.mobility)
    canvas = drag(drawn, card, drawn.card(drawn.budget).geometry().bottom() + 4)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton)
    QApplication.processEvents()

    undone_and_done_again(drawn, ["Mobilité", "Écoles", "Budget"], ["Écoles", "Budget", "Mobilité"])


def test_escape_cancels_a_drag_and_a_drop_where_it_was_changes_nothing(drawn: Drawn, qtbot: QtBot) -> None:
    done = drawn.store.can_undo()
    canvas = drag(drawn, drawn.card(drawn.mobility), drawn.card(drawn.budget).geometry().bottom())
    with qtbot.assertNotEmitted(drawn.panel.closed):
        drawn.key(Qt.Key.Key_Escape)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton)
    canvas = drag(drawn, drawn.card(drawn.mobility), drawn.card(drawn.mobility).geometry().bottom())
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton)

    assert (drawn.titles, drawn.store.can_undo()) == (["Mobilité", "Écoles", "Budget"], done)


def test_a_click_on_a_title_moves_nothing(drawn: Drawn) -> None:
    done = drawn.store.can_undo()
    QTest.mouseClick(drawn.card(drawn.schools)._title, Qt.MouseButton.LeftButton)

    assert drawn.focused is drawn.card(drawn.schools)
    assert drawn.store.can_undo() == done


def test_the_heaviest_come_first_on_request(drawn: Drawn) -> None:
    clustering.put_in(drawn.store, drawn.budget, drawn.say("Un", "Deux", "Trois", "Quatre"))
    drawn.click("Trier par poids")

    undone_and_done_again(drawn, ["Mobilité", "Écoles", "Budget"], ["Budget", "Mobilité", "Écoles"])


def test_ticked_notes_are_split_off_into_a_new_cluster(drawn: Drawn) -> None:
    drawn.panel.select(drawn.mobility.id)
    drawn.tick(drawn.mobility, "Un car", "Une gare")
    drawn.click("Séparer…")
    drawn.type("En commun")
    drawn.key(Qt.Key.Key_Return)

    made = next(one for one in drawn.store.all(Cluster) if one.title == "En commun")
    assert drawn.focused is drawn.card(drawn.mobility)
    assert (drawn.inside(made), drawn.inside(drawn.mobility)) == (["Un car", "Une gare"], ["Un vélo"])
    after = ["Mobilité", "En commun", "Écoles", "Budget"]
    undone_and_done_again(drawn, ["Mobilité", "Écoles", "Budget"], after)


def test_a_name_refused_for_a_split_stays_in_its_field(drawn: Drawn) -> None:
    drawn.panel.select(drawn.mobility.id)
    drawn.tick(drawn.mobility, "Un car")
    drawn.click("Séparer…")
    drawn.type("Budget")
    drawn.key(Qt.Key.Key_Return)

    assert drawn.card(drawn.mobility).notes._name.text() == "Budget"
    assert "Budget" in drawn.desk.notices.latest


def test_ticked_notes_are_taken_out(drawn: Drawn) -> None:
    drawn.panel.select(drawn.mobility.id)
    drawn.tick(drawn.mobility, "Un vélo")
    drawn.click("Sortir")
    assert drawn.inside(drawn.mobility) == ["Un car", "Une gare"]
    drawn.store.undo()

    assert drawn.inside(drawn.mobility) == ["Un car", "Un vélo", "Une gare"]


def test_ticked_notes_go_to_another_cluster(drawn: Drawn) -> None:
    drawn.panel.select(drawn.mobility.id)
    drawn.tick(drawn.mobility, "Un vélo")
    drawn.click("Vers…")
    drawn.choose("Budget")

    assert drawn.inside(drawn.budget) == ["Un vélo"]


def test_what_has_no_effect_is_not_offered(drawn: Drawn) -> None:
    drawn.panel.select(drawn.mobility.id)

    def offered() -> set[str]:
        return {b.text() for b in drawn.panel.findChildren(QPushButton) if b.isVisible()}

    assert not offered() & {"Séparer…", "Vers…", "Sortir"}
    drawn.tick(drawn.mobility, "Un car", "Un vélo", "Une gare")
    assert offered() & {"Séparer…", "Vers…", "Sortir"} == {"Vers…", "Sortir"}


def test_ticks_stay_while_others_type(drawn: Drawn) -> None:
    drawn.panel.select(drawn.mobility.id)
    drawn.tick(drawn.mobility, "Un vélo")
    clustering.put_in(drawn.store, drawn.mobility, drawn.say("Un bac"))

    notes = drawn.card(drawn.mobility).notes
    assert len(notes.rows) == 4
    assert notes.ticked == [drawn.store.all(Contribution, text="Un vélo")[0].id]


def test_a_title_being_typed_stays_while_others_type(drawn: Drawn) -> None:
    drawn.key(Qt.Key.Key_F2)
    drawn.type("Se dé")
    clustering.put_in(drawn.store, drawn.mobility, drawn.say("Un bac"))
    drawn.type("placer")
    drawn.key(Qt.Key.Key_Return)

    assert drawn.titles[0] == "Se déplacer"


def test_a_double_click_or_enter_on_a_note_looks_at_it_on_the_wall(drawn: Drawn, qtbot: QtBot) -> None:
    drawn.panel.select(drawn.mobility.id)
    QApplication.processEvents()
    row = drawn.card(drawn.mobility).notes.rows[1]
    with qtbot.waitSignal(drawn.panel.note_chosen) as told:
        QTest.mouseClick(row, Qt.MouseButton.LeftButton, PLAIN, QPoint(60, 10))
        QTest.mouseDClick(row, Qt.MouseButton.LeftButton, PLAIN, QPoint(60, 10))
    assert told.args == [row.note_id]
    assert not row.box.isChecked()
    row.box.setFocus()
    with qtbot.waitSignal(drawn.panel.note_chosen):
        drawn.key(Qt.Key.Key_Return)


def test_a_click_on_a_note_ticks_it(drawn: Drawn) -> None:
    drawn.panel.select(drawn.mobility.id)
    QApplication.processEvents()
    row = drawn.card(drawn.mobility).notes.rows[0]
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, PLAIN, QPoint(60, 10))

    assert row.box.isChecked()


def test_texts_are_whole_however_long_their_words(drawn: Drawn) -> None:
    long = [" ".join(["mobilité"] * 300), "a" * 2_000, "un\ndeux\ntrois", "<b>gras</b> & d’autres"]
    clustering.put_in(drawn.store, drawn.budget, drawn.say(*long))
    drawn.panel.select(drawn.budget.id)
    for _turn in range(3):
        QApplication.processEvents()
    rows = drawn.card(drawn.budget).notes.rows

    assert [row._text.text() for row in rows] == long
    assert rows[1].width() <= drawn.panel.list.viewport().width()
    for row in rows:
        assert row._text.height() >= row._text.heightForWidth(row._text.width())
    assert rows[1]._text.height() > 10 * rows[3]._text.height()


def test_a_very_large_cluster_shows_the_rest_on_request(drawn: Drawn) -> None:
    clustering.put_in(drawn.store, drawn.budget, drawn.say(*(f"Texte {number}" for number in range(100))))
    drawn.panel.select(drawn.budget.id)
    assert len(drawn.card(drawn.budget).notes.rows) == 60
    drawn.click("Voir les 40 autres")
    assert len(drawn.card(drawn.budget).notes.rows) == 100


def test_the_trail_says_who_grouped_what_and_when(drawn: Drawn) -> None:
    drawn.panel.select(drawn.mobility.id)
    trail = drawn.card(drawn.mobility)._trail
    assert not trail.isVisible()
    drawn.click("Qui a regroupé quoi")
    assert "09:00" in trail.text()
    assert "Mobilité" in trail.text()
    before = trail.text()
    clustering.rename(drawn.store, drawn.mobility, "Se déplacer")
    assert "Se déplacer" in trail.text()
    assert trail.text().startswith(before)


def test_a_new_name_is_made_ready_before_there_is_anything_to_put_in_it(drawn: Drawn) -> None:
    drawn.click("Nouveau…")
    drawn.type("Santé")
    drawn.key(Qt.Key.Key_Return)

    assert drawn.titles == ["Mobilité", "Écoles", "Budget", "Santé"]
    assert drawn.focused is drawn.panel.list.cards[-1]


def test_without_any_cluster_it_says_how_to_make_one(drawn: Drawn) -> None:
    for cluster in (drawn.mobility, drawn.schools, drawn.budget):
        clustering.ungroup(drawn.store, cluster)
    assert drawn.panel._empty.isVisible()
    drawn.store.undo()
    assert not drawn.panel._empty.isVisible()
    drawn.panel.open_for(None)
    assert drawn.titles == []


def test_escape_closes_the_panel_from_anywhere_in_it(drawn: Drawn, qtbot: QtBot) -> None:
    with qtbot.waitSignal(drawn.panel.closed):
        drawn.key(Qt.Key.Key_Escape)
    drawn.panel.select(drawn.mobility.id)
    drawn.card(drawn.mobility).notes.rows[0].box.setFocus()
    with qtbot.waitSignal(drawn.panel.closed):
        drawn.key(Qt.Key.Key_Escape)


def test_tab_reaches_everything_of_the_current_cluster(drawn: Drawn) -> None:
    drawn.panel.select(drawn.mobility.id)
    first, reached = drawn.focused, [drawn.focused]
    for _press in range(40):
        drawn.key(Qt.Key.Key_Tab)
        if drawn.focused is first:
            break
        reached.append(drawn.focused)
    card = drawn.card(drawn.mobility)
    wanted: list[QAbstractButton] = [card._swatch, card._menu_button, card._trail_button, drawn.panel._by_weight]
    wanted += list[QAbstractButton](card.findChildren(QCheckBox))
    assert [widget for widget in wanted if widget not in reached] == []
    assert drawn.card(drawn.schools)._menu_button not in reached


def test_everything_has_a_name_for_those_who_do_not_see_it(drawn: Drawn) -> None:
    drawn.panel.select(drawn.mobility.id)
    buttons = [b for b in drawn.panel.findChildren(QAbstractButton) if b.isVisible()]
    assert [b for b in buttons if not b.accessibleName() and not b.text()] == []
    assert drawn.card(drawn.mobility).accessibleName().startswith("Mobilité, 3")


def test_what_is_only_said_reads_nothing_again(drawn: Drawn) -> None:
    shown = drawn.card(drawn.mobility)._shown
    assert shown is not None
    drawn.panel.list.show_clusters([])
    drawn.say("Encore une, dans aucun regroupement")
    assert drawn.titles == []


def test_a_file_that_cannot_be_written_refuses_in_a_notice(drawn: Drawn) -> None:
    drawn.store._db.execute("pragma query_only = on")
    drawn.key(Qt.Key.Key_Delete)
    drawn.store._db.execute("pragma query_only = off")

    assert drawn.titles == ["Mobilité", "Écoles", "Budget"]
    assert drawn.desk.notices.latest
