"""The panel of the commitments: written down by keyboard alone, put right in place, deleted and brought back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from facilitator.sessions import clustering, commitments, cycle, people, reading
from facilitator.sessions.records import Ambassador, Cluster, Commitment, CommitmentState, Participant, Scale
from facilitator.sessions.scene.choices import scene_of
from facilitator.sessions.scene.scenes import CommitmentsScene
from facilitator.ui.run.clusters.cluster_panel import ClusterPanel
from facilitator.ui.run.commitments.card import CommitmentCard
from facilitator.ui.run.commitments.commitments_panel import AMBASSADORS, CommitmentsPanel
from facilitator.ui.run.wall.menus import cluster_menu

from .conftest import Console

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support (raise|grabbing)", extend=True)

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def panel(console: Console) -> CommitmentsPanel:
    console.start()
    console.workshop.run.open_panel("commitments")
    QApplication.processEvents()
    found = console.workshop.run.panels.panel("commitments")
    assert isinstance(found, CommitmentsPanel)
    return found


def promise(console: Console, *what: str) -> list[Commitment]:
    made = [
        commitments.commit(console.store, Commitment(session_id=console.session.id, position=0, what=one))
        for one in what
    ]
    QApplication.processEvents()
    return made


def kept(console: Console) -> list[str]:
    return [one.what for one in console.store.all(Commitment)]


def shown(panel: CommitmentsPanel) -> list[str]:
    return [card.accessibleName() for card in panel.list.cards]


def card_with_keys(console: Console) -> CommitmentCard:
    card = console.focused
    assert isinstance(card, CommitmentCard)
    return card


def test_a_commitment_is_written_down_by_keyboard_alone(console: Console, panel: CommitmentsPanel) -> None:
    for text in ("Une lettre après chaque conseil", "Isabelle Granjeon", "30/4", "les mairies"):
        console.type(text)
        console.key(Qt.Key.Key_Tab if text != "les mairies" else Qt.Key.Key_Return)
    (one,) = console.store.all(Commitment)
    assert (one.what, one.who, one.partners) == ("Une lettre après chaque conseil", "Isabelle Granjeon", "les mairies")
    assert one.due == date(2026, 4, 30)
    assert shown(panel) == [
        "Une lettre après chaque conseil, Isabelle Granjeon · avant le 30 avril 2026 · avec les mairies"
    ]
    assert console.focused is panel.form.fields.what
    assert set(panel.form.fields.values().values()) == {""}


def test_several_follow_one_another_without_the_mouse(console: Console, panel: CommitmentsPanel) -> None:
    for text in ("Un", "Deux", "Trois"):
        console.type(text)
        console.key(Qt.Key.Key_Return)
    assert kept(console) == ["Un", "Deux", "Trois"]
    assert panel.made.told.text() == "3 engagements · 0 avec une date"


def test_a_date_that_cannot_be_read_stays_where_it_was_typed_with_the_rest(
    console: Console, panel: CommitmentsPanel
) -> None:
    console.type("Une lettre")
    panel.form.fields.due.setFocus()
    console.type("au printemps")
    console.key(Qt.Key.Key_Return)
    assert kept(console) == []
    assert (panel.form.fields.what.text(), panel.form.fields.due.text(), panel.form.fields.due.refused) == (
        "Une lettre",
        "au printemps",
        True,
    )
    assert console.notices[-1][1]
    console.click("Ajouter ↵", panel)
    assert kept(console) == []
    panel.form.fields.due.selectAll()
    panel.form.fields.due.setFocus()
    console.type("12/03/2027")
    console.key(Qt.Key.Key_Return)
    assert [one.due for one in console.store.all(Commitment)] == [date(2027, 3, 12)]


def test_nothing_promised_is_refused_and_what_else_was_typed_stays(console: Console, panel: CommitmentsPanel) -> None:
    panel.form.fields.who.setFocus()
    console.type("Ana")
    console.key(Qt.Key.Key_Return)
    assert kept(console) == []
    assert panel.form.fields.who.text() == "Ana"
    assert console.focused is panel.form.fields.what


def test_what_is_half_typed_is_there_when_the_panel_comes_back(console: Console, panel: CommitmentsPanel) -> None:
    console.type("Une lettre")
    console.workshop.run.panels.close_panel()
    console.workshop.run.open_panel("commitments")
    QApplication.processEvents()
    assert panel.form.fields.what.text() == "Une lettre"


def test_a_commitment_is_put_right_where_it_stands(console: Console, panel: CommitmentsPanel) -> None:
    promise(console, "Une lettre", "Un car")
    QTest.mouseClick(panel.list.cards[1], Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    card = panel.list.cards[1]
    assert console.focused is card.inside.fields.what
    card.inside.fields.what.selectAll()
    console.type("Un car le samedi")
    console.key(Qt.Key.Key_Tab)
    console.type("Ana")
    console.key(Qt.Key.Key_Tab)
    console.type("12 mars")
    console.key(Qt.Key.Key_Return)
    one = console.store.all(Commitment)[1]
    assert (one.what, one.who, one.due) == ("Un car le samedi", "Ana", date(2026, 3, 12))
    assert card_with_keys(console) is card
    assert not card.open
    assert card.told == "Ana · avant le 12 mars 2026"


def test_what_is_typed_in_a_commitment_is_kept_before_the_day_is_left(
    console: Console, panel: CommitmentsPanel
) -> None:
    promise(console, "Une lettre")
    panel.list.cards[0].edit()
    panel.list.cards[0].inside.fields.who.setFocus()
    console.type("Ana")
    assert console.workshop.run.panels.settle()
    assert [one.who for one in console.store.all(Commitment)] == ["Ana"]
    panel.list.cards[0].inside.fields.due.setFocus()
    console.type("un jour")
    assert not console.workshop.run.panels.settle()
    assert panel.list.cards[0].inside.fields.due.text() == "un jour"
    console.key(Qt.Key.Key_Escape)


def test_a_blank_promise_gives_way_to_the_one_that_was_kept(console: Console, panel: CommitmentsPanel) -> None:
    promise(console, "Une lettre")
    card = panel.list.cards[0]
    card.edit()
    card.inside.fields.what.selectAll()
    console.key(Qt.Key.Key_Delete)
    console.key(Qt.Key.Key_Escape)
    assert kept(console) == ["Une lettre"]
    assert panel.isVisible()


def test_a_date_is_taken_away_by_emptying_it(console: Console, panel: CommitmentsPanel) -> None:
    (one,) = promise(console, "Une lettre")
    commitments.edit(console.store, replace(one, due=date(2027, 3, 12)))
    card = panel.list.cards[0]
    card.edit()
    assert card.inside.fields.due.text() == "12/03/2027"
    card.inside.fields.due.setFocus()
    card.inside.fields.due.selectAll()
    console.key(Qt.Key.Key_Delete)
    console.key(Qt.Key.Key_Return)
    assert [one.due for one in console.store.all(Commitment)] == [None]


def test_one_is_open_at_a_time_and_what_was_typed_in_the_other_is_kept(
    console: Console, panel: CommitmentsPanel
) -> None:
    promise(console, "Une lettre", "Un car")
    first, second = panel.list.cards
    first.edit()
    first.inside.fields.who.setFocus()
    console.type("Ana")
    second.edit()
    assert (first.open, second.open) == (False, True)
    assert [one.who for one in console.store.all(Commitment)] == ["Ana", ""]


def test_a_deleted_commitment_comes_back_with_undo(console: Console, panel: CommitmentsPanel) -> None:
    promise(console, "un", "deux", "trois")
    panel.list.enter(panel.list.cards[1].commitment_id)
    console.key(Qt.Key.Key_Delete)
    assert shown(panel) == ["un", "trois"]
    assert card_with_keys(console).accessibleName() == "trois"
    console.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert shown(panel) == ["un", "deux", "trois"]


def test_the_order_is_changed_with_alt_and_the_arrows(console: Console, panel: CommitmentsPanel) -> None:
    promise(console, "un", "deux", "trois")
    panel.list.enter(panel.list.cards[2].commitment_id)
    console.key(Qt.Key.Key_Up, ALT)
    assert kept(console) == ["un", "trois", "deux"]
    assert card_with_keys(console).accessibleName() == "trois"
    for _once_too_often in range(2):
        console.key(Qt.Key.Key_Up, ALT)
    assert kept(console) == ["trois", "un", "deux"]
    console.key(Qt.Key.Key_Down, ALT)
    assert shown(panel) == ["un", "trois", "deux"]


def test_arrows_walk_and_enter_opens(console: Console, panel: CommitmentsPanel) -> None:
    promise(console, "un", "deux")
    panel.list.enter(panel.list.cards[0].commitment_id)
    console.key(Qt.Key.Key_Down)
    console.key(Qt.Key.Key_Down)
    assert card_with_keys(console).accessibleName() == "deux"
    console.key(Qt.Key.Key_Return)
    assert panel.list.cards[1].open
    console.key(Qt.Key.Key_Escape)
    assert card_with_keys(console) is panel.list.cards[1]
    console.key(Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_the_room_reads_what_was_promised(console: Console, panel: CommitmentsPanel) -> None:
    promise(console, "Une lettre")
    console.click("Montrer à la salle", panel)
    seen = scene_of(console.store, console.session.id)
    assert isinstance(seen, CommitmentsScene)
    assert [one.what for one in seen.promises] == ["Une lettre"]


def test_there_is_nothing_to_show_while_nothing_is_promised(console: Console, panel: CommitmentsPanel) -> None:
    assert "Montrer à la salle" not in {b for b in console.buttons() if panel.made.show_button.isVisible()}
    assert panel.made.empty.isVisible()


def test_texts_are_shown_as_they_are(console: Console, panel: CommitmentsPanel) -> None:
    promise(console, "<b>gras</b> & <i>autre</i>")
    assert panel.list.cards[0]._what.text() == "<b>gras</b> & <i>autre</i>"
    assert panel.list.cards[0]._what.textFormat() is Qt.TextFormat.PlainText


def test_a_day_without_a_year_follows_the_session(console: Console, panel: CommitmentsPanel) -> None:
    cycle.edit_session(console.store, replace(console.session, day=date(2031, 6, 1)))
    QApplication.processEvents()
    panel.form.fields.what.setFocus()
    console.type("Une lettre")
    panel.form.fields.due.setFocus()
    console.type("12/3")
    console.key(Qt.Key.Key_Return)
    assert [one.due for one in console.store.all(Commitment)] == [date(2032, 3, 12)]


# The rest of it, by keyboard alone


def test_the_scale_the_lever_and_the_rest_are_chosen_without_the_mouse(
    console: Console, panel: CommitmentsPanel
) -> None:
    console.type("Une lettre")
    for _to_the_scale in range(4):
        console.key(Qt.Key.Key_Tab)
    console.type("i")
    panel.form._more.setFocus()
    console.key(Qt.Key.Key_Space)
    assert console.focused is panel.form.fields.first_step
    console.type("un modèle")
    console.key(Qt.Key.Key_Tab)
    console.type("10")
    console.key(Qt.Key.Key_Tab)
    console.type("30/9")
    console.key(Qt.Key.Key_Return)
    (one,) = console.store.all(Commitment)
    assert (one.scale, one.lever, one.first_step, one.review_on) == (
        Scale.INTERCOMMUNALITY,
        10,
        "un modèle",
        date(2026, 9, 30),
    )
    assert set(panel.form.fields.values().values()) == {""}


def test_enter_on_a_choice_adds_too_and_backspace_takes_the_choice_away(
    console: Console, panel: CommitmentsPanel
) -> None:
    console.type("Une lettre")
    panel.form.fields.scale.setFocus()
    console.type("r")
    assert panel.form.fields.scale.value == Scale.REGION.value
    console.key(Qt.Key.Key_Backspace)
    assert panel.form.fields.scale.value == ""
    console.type("c")
    panel.form.fields.lever.setFocus()
    console.type("é")  # the key of the 2 on a French keyboard
    console.key(Qt.Key.Key_Return)
    assert [(one.scale, one.lever) for one in console.store.all(Commitment)] == [(Scale.COMMUNE, 2)]


def test_details_that_hold_something_do_not_hide(console: Console, panel: CommitmentsPanel) -> None:
    console.click("Détails", panel)
    console.type("un modèle")
    console.click("Détails", panel)
    assert panel.form.fields.first_step.isVisible()
    panel.form.fields.first_step.selectAll()
    panel.form.fields.first_step.setFocus()
    console.key(Qt.Key.Key_Delete)
    console.click("Détails", panel)
    assert not panel.form.fields.first_step.isVisible()


def test_who_does_it_is_completed_from_the_people_of_the_day(console: Console, panel: CommitmentsPanel) -> None:
    for name in ("Isabelle Granjeon", "Ana Lopez", "Anatole Roux"):
        people.add(console.store, console.session, Participant(session_id=console.session.id, name=name))
    who = panel.form.fields.who
    console.type("Une lettre")
    console.key(Qt.Key.Key_Tab)
    console.type("gran")
    assert who.offered == ["Isabelle Granjeon"]
    console.key(Qt.Key.Key_Down)
    console.key(Qt.Key.Key_Return)
    assert (who.text(), kept(console)) == ("Isabelle Granjeon", [])
    console.type(", ana")
    assert who.offered == ["Ana Lopez", "Anatole Roux"]
    console.key(Qt.Key.Key_Down)
    console.key(Qt.Key.Key_Down)
    console.key(Qt.Key.Key_Tab)
    assert console.focused is who
    console.key(Qt.Key.Key_Return)
    assert [one.who for one in console.store.all(Commitment)] == ["Isabelle Granjeon, Anatole Roux"]


def test_a_name_that_is_not_known_is_kept_as_it_is_typed(console: Console, panel: CommitmentsPanel) -> None:
    people.add(console.store, console.session, Participant(session_id=console.session.id, name="Ana Lopez"))
    console.type("Une lettre")
    console.key(Qt.Key.Key_Tab)
    console.type("Ana")
    assert panel.form.fields.who.offered == ["Ana Lopez"]
    console.key(Qt.Key.Key_Return)
    assert [one.who for one in console.store.all(Commitment)] == ["Ana"]


def test_esc_puts_the_names_away_before_it_closes_the_panel(console: Console, panel: CommitmentsPanel) -> None:
    people.add(console.store, console.session, Participant(session_id=console.session.id, name="Ana Lopez"))
    panel.form.fields.who.setFocus()
    console.type("ana")
    console.key(Qt.Key.Key_Escape)
    assert (panel.form.fields.who.offered, panel.form.fields.who.text()) == ([], "ana")
    assert panel.isVisible()
    console.key(Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_where_a_commitment_stands_is_told_with_one_key(console: Console, panel: CommitmentsPanel) -> None:
    (one,) = promise(console, "Une lettre")
    panel.list.enter(one.id)
    console.key(Qt.Key.Key_2)
    assert shown(panel) == ["Une lettre, Commencé"]
    console.key(Qt.Key.Key_Return)
    console.click("Fait", panel)
    assert console.store.the(Commitment, one.id).state is CommitmentState.DONE
    assert panel.list.cards[0].inside.standing.history.split("\n") == [
        "12 mars 2026\u00a0: commencé",
        "12 mars 2026\u00a0: fait",
    ]


# Born from a cluster


@pytest.fixture
def cluster(console: Console) -> Cluster:
    console.start()
    question = reading.outline(console.store, console.session.id).questions[0]
    return clustering.group(console.store, question, "Informer sans noyer", [])


def born(console: Console) -> list[tuple[str, str | None]]:
    return [(one.what, one.cluster_id) for one in console.store.all(Commitment)]


def test_a_commitment_is_born_from_a_cluster_of_the_wall(console: Console, cluster: Cluster) -> None:
    wall = console.workshop.run.stage.board
    choose(cluster_menu(wall, console.workshop.desk, cluster))
    panel = console.workshop.run.panels.panel("commitments")
    assert isinstance(panel, CommitmentsPanel)
    assert panel.form.fields.what.text() == "Informer sans noyer"
    assert console.focused is panel.form.fields.what
    assert "Informer sans noyer" in panel.form.origin.text()
    console.key(Qt.Key.Key_Return)
    assert born(console) == [("Informer sans noyer", cluster.id)]
    assert not panel.form.origin.isVisible()
    console.type("Un car")
    console.key(Qt.Key.Key_Return)
    assert born(console)[1] == ("Un car", None)


def test_a_commitment_is_born_from_a_cluster_of_the_panel_in_other_words(console: Console, cluster: Cluster) -> None:
    run = console.workshop.run
    run.work.open_cluster(cluster.id, reading.outline(console.store, console.session.id).questions[0])
    clusters = run.panels.panel("clusters")
    assert isinstance(clusters, ClusterPanel)
    choose(clusters._actions.menu(clusters, cluster.id, lambda: None))
    console.type("Une lettre par mois")
    console.key(Qt.Key.Key_Return)
    assert born(console) == [("Une lettre par mois", cluster.id)]


def test_where_it_comes_from_is_taken_away_with_a_click_and_what_was_typed_stays(
    console: Console, cluster: Cluster
) -> None:
    console.workshop.run.open_panel("commitments")
    QApplication.processEvents()
    console.type("Une lettre")
    console.workshop.run.work.open_commitment(cluster.id, None)
    panel = console.workshop.run.panels.panel("commitments")
    assert isinstance(panel, CommitmentsPanel)
    assert panel.form.fields.what.text() == "Une lettre"
    QTest.mouseClick(panel.form.origin, Qt.MouseButton.LeftButton)
    panel.form.fields.what.setFocus()
    console.key(Qt.Key.Key_Return)
    assert born(console) == [("Une lettre", None)]


def choose(menu: QMenu) -> None:
    """Choose to make a commitment in that menu."""
    (entry,) = [action for action in menu.actions() if action.text() == "En faire un engagement…"]
    entry.trigger()
    QApplication.processEvents()


# Who carries the result


def test_an_ambassador_is_a_name_and_enter(console: Console, panel: CommitmentsPanel) -> None:
    people.add(console.store, console.session, Participant(session_id=console.session.id, name="Ana Lopez"))
    (one,) = promise(console, "Une lettre")
    page = panel.ambassadors
    console.click("Ambassadeurs", panel)
    assert page.name.hasFocus()
    console.type("ana l")
    console.key(Qt.Key.Key_Tab)
    console.key(Qt.Key.Key_Return)
    console.type("Quelqu’un d’autre")
    console.key(Qt.Key.Key_Return)
    ana, other = console.store.all(Ambassador)
    assert (ana.name, ana.participant_id is not None) == ("Ana Lopez", True)
    assert (other.name, other.participant_id) == ("Quelqu’un d’autre", None)
    assert panel.tabs.tab(AMBASSADORS).text() == "Ambassadeurs 2"
    page.list.enter_first()
    console.key(Qt.Key.Key_Return)
    console.type("conseil de Sources")
    console.key(Qt.Key.Key_Tab)
    console.type("2/4")
    page.list.cards[0].fields.task.chosen.emit(one.id)
    console.key(Qt.Key.Key_Return)
    ana = console.store.the(Ambassador, ana.id)
    assert (ana.carries_to, ana.due, ana.commitment_id) == ("conseil de Sources", date(2026, 4, 2), one.id)
    card = page.list.cards[0]
    assert card.accessibleName() == (
        "Ana Lopez, Une lettre · à l’attention de\u00a0: conseil de Sources · avant le 2 avril 2026"
    )
    assert console.focused is card
    console.key(Qt.Key.Key_Delete)
    assert [one.name for one in console.store.all(Ambassador)] == ["Quelqu’un d’autre"]
    console.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(page.list.cards) == 2


def test_esc_in_the_name_of_an_ambassador_closes_the_panel(console: Console, panel: CommitmentsPanel) -> None:
    console.click("Ambassadeurs", panel)
    console.key(Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_a_long_list_has_fields_only_in_what_was_opened(console: Console, panel: CommitmentsPanel) -> None:
    before = len(panel.list.findChildren(QLineEdit))
    promise(console, *(f"Engagement {number}" for number in range(20)))
    assert len(panel.list.findChildren(QLineEdit)) == before
    panel.list.cards[7].edit()
    assert len(panel.list.findChildren(QLineEdit)) > before
