"""Finding anything of the cycle: forgiving words, filters, and an index that is never behind the store."""

from __future__ import annotations

import shutil
import tempfile
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from facilitator.errors import FacilitatorError
from facilitator.sessions import backups, cycle, people, reading
from facilitator.sessions.finding.excerpt import excerpt, marks
from facilitator.sessions.finding.findable import SORTS, Entry
from facilitator.sessions.finding.index import Index
from facilitator.sessions.finding.query import Filters, searchable, understand
from facilitator.sessions.finding.search import Hit, Results, find
from facilitator.sessions.journal import Actor
from facilitator.sessions.record import Record
from facilitator.sessions.records import (
    AgendaItem,
    Cluster,
    College,
    Contribution,
    ContributionKind,
    Participant,
    PlusOne,
    Question,
    Session,
    Speaker,
    Tag,
    Theme,
)
from facilitator.sessions.store import Store
from facilitator.sessions.templates import template
from facilitator.sessions.vocabulary import Vocabulary
from tests.conftest import PARIS_IN_WINTER, Clock

from .random_gestures import WRITTEN, Desk, Gesture, redo, restart, sequences, undo


def put(store: Store, *records: Record) -> None:
    with store.operation("put") as operation:
        for record in records:
            operation.put(record)


def note(store: Store, question: Question, text: str, **fields: object) -> Contribution:
    made = Contribution(session_id=question.session_id, question_id=question.id, text=text, said_at=store.now())
    made = replace(made, **fields)  # type: ignore[arg-type]
    put(store, made)
    return made


def plus_one(store: Store, said: Contribution, text: str = "", **fields: object) -> PlusOne:
    made = PlusOne(session_id=said.session_id, contribution_id=said.id, text=text, said_at=store.now())
    made = replace(made, **fields)  # type: ignore[arg-type]
    put(store, made)
    return made


def index_of(store: Store) -> Index:
    index = Index(store)
    index.read_all()
    return index


def search(store: Store, typed: str, filters: Filters | None = None) -> Results:
    return find(index_of(store), typed, filters)


def hits(results: Results) -> list[Hit]:
    return [hit for group in results.groups for hit in group.hits]


def texts(results: Results) -> list[str]:
    """What the contributions found say, in order."""
    return [hit.record.text for hit in hits(results) if isinstance(hit.record, Contribution)]


def found(store: Store, typed: str) -> list[Record]:
    return [hit.record for hit in hits(search(store, typed))]


# Words


@pytest.mark.parametrize(
    ("said", "typed"),
    [
        ("Œuvrer pour l’été", "oeuvrer l'ete"),
        ("Le covoiturage du samedi", "co-voiturage"),
        ("Le co-voiturage du samedi", "covoiturage"),
        ("Le co-voiturage du samedi", "co voiturage"),
        ("LES ÉLUS ÂGÉS", "elus ages"),
        ("L'intercommunalité", "communal"),
        ("Un guichet « mobilité »", "mobilite guichet"),
        ("Ligne une\nligne deux", "une deux"),
    ],
)
def test_accents_ligatures_hyphens_and_apostrophes_are_forgiven(
    store: Store, question: Question, said: str, typed: str
) -> None:
    note(store, question, said)
    note(store, question, "Rien de tel")

    assert texts(search(store, typed)) == [said]


def test_all_the_words_have_to_be_there_in_any_order(store: Store, question: Question) -> None:
    note(store, question, "Un car le samedi")
    note(store, question, "Un car le jeudi")

    assert texts(search(store, "samedi car")) == ["Un car le samedi"]
    assert texts(search(store, "samedi train")) == []


@pytest.mark.parametrize("typed", ['"car le samedi"', "« car le samedi »", "“car le samedi”", '"car le samedi'])
def test_a_phrase_in_quotes_stays_together(store: Store, question: Question, typed: str) -> None:
    note(store, question, "Un car, le plus souvent le samedi")
    note(store, question, "Un car le samedi")

    assert texts(search(store, typed)) == ["Un car le samedi"]


def test_nothing_asked_finds_nothing(store: Store, question: Question) -> None:
    note(store, question, "Un car le samedi")

    assert search(store, ' - "" ’ ').total == 0


french = st.text(
    st.sampled_from("aàâbcçdeéèêëfghiîïjklmnoôœpqrstuùûüvwxyzæABCÉÀŒ0123456789'’-–.,!?()\"«» \u00a0\u202f\n"),
    min_size=1,
)


@given(text=french, data=st.data())
def test_any_word_of_a_text_finds_it_without_accents_or_in_capitals(text: str, data: st.DataObject) -> None:
    words = [word for word in text.split() if any(map(str.isalnum, word))]
    if not words:
        return
    word = data.draw(st.sampled_from(words))
    bare = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    ready = searchable(text)
    for typed in (word, word.upper(), bare, bare.lower()):
        query = understand(typed, Vocabulary())
        assert all(any(way in ready for way in one) for one in query.words)
        assert query.words
        assert marks(text, query.words)


def test_what_begins_with_the_word_comes_first_then_whole_words_then_the_shorter_then_the_recent(
    store: Store, question: Question
) -> None:
    for text in (
        "Un autocar",
        "Le car du marché hebdomadaire",
        "Le car A",
        "Le car B",
        "Car scolaire, le matin et le soir, partout",
    ):
        note(store, question, text)

    assert texts(search(store, "car")) == [
        "Car scolaire, le matin et le soir, partout",
        "Le car B",
        "Le car A",
        "Le car du marché hebdomadaire",
        "Un autocar",
    ]


def test_the_sort_with_the_best_answer_comes_first(store: Store, session: Session, question: Question) -> None:
    note(store, question, "Demander à Durand")
    put(store, Participant(session_id=session.id, name="Durand Marie"))

    assert [group.sort for group in search(store, "durand").groups] == [Participant, Contribution]


def test_every_text_of_the_cycle_is_found(store: Store, session: Session, question: Question) -> None:
    item = reading.outline(store, session.id).items[0]
    said = note(store, question, "Une note zq01")
    records: list[Record] = [
        said,
        PlusOne(session_id=session.id, contribution_id=said.id, text="zq02", said_at=store.now()),
        Cluster(question_id=question.id, position=0, title="zq03"),
        replace(question, text="zq04"),
        Theme(session_id=session.id, position=9, title="zq05", framing="un point\nzq06"),
        replace(item, title="zq07", detail="zq08", notes="zq09", guidance="zq10", method="zq11", material="zq12"),
        Speaker(item_id=item.id, position=0, name="zq13", role="zq14", organisation="zq15"),
        Participant(session_id=session.id, name="zq16", organisation="zq17", commune="zq18"),
        replace(session, title="zq19", place="zq20"),
        Tag(title="zq21"),
    ]
    put(store, *records)
    sorts: list[type[Record]] = [Contribution, PlusOne, Cluster, Question, *[Theme] * 2, *[AgendaItem] * 6]
    sorts += [*[Speaker] * 3, *[Participant] * 3, *[Session] * 2, Tag]

    index = index_of(store)
    for number, sort in enumerate(sorts, 1):
        [hit] = hits(find(index, f"ZQ{number:02}"))
        assert hit.sort is sort
        assert f"zq{number:02}" in hit.excerpt.text
        assert hit.excerpt.found


def test_words_spread_over_the_texts_of_one_record_find_it(store: Store, session: Session) -> None:
    item = reading.outline(store, session.id).items[0]
    put(store, replace(item, title="Accueil du bourg", notes="La trésorière arrive à dix heures"))

    assert [hit.record.id for hit in hits(search(store, "tresoriere bourg"))] == [item.id]


# Filters


@pytest.fixture
def four(store: Store, session: Session, question: Question) -> tuple[Contribution, ...]:
    """Four contributions that all say "parc": one with everything a filter can ask for."""
    other = cycle.new_session(store, template("demi-journee"))
    far = reading.outline(store, other.id).questions[0]
    near = reading.outline(store, session.id).questions[1]
    cluster = Cluster(question_id=question.id, position=0, title="Nature")
    put(store, cluster, Tag(title="Mobilité-douce"))
    rich = note(
        store,
        question,
        "parc un",
        kind=ContributionKind.OBSTACLE,
        table_number=4,
        college=College.DGS,
        cluster_id=cluster.id,
        tags="Mobilité-douce",
        lever=9,
    )
    plus_one(store, rich, table_number=2, college=College.ELECTED)
    return rich, note(store, question, "parc deux"), note(store, near, "parc trois"), note(store, far, "parc quatre")


def test_each_filter_keeps_what_answers_to_it(store: Store, question: Question, four: tuple[Contribution, ...]) -> None:
    rich = four[0]
    assert len(texts(search(store, "parc"))) == 4
    assert len(texts(search(store, "parc", Filters(session_id=question.session_id)))) == 3
    assert len(texts(search(store, "parc", Filters(question_id=question.id)))) == 2
    for filters in (
        Filters(kind=ContributionKind.OBSTACLE),
        Filters(table=4),
        Filters(college=College.DGS),
        Filters(cluster_id=str(rich.cluster_id)),
        Filters(tag="mobilité-douce"),
        Filters(lever=9),
        Filters(least_weight=2),
    ):
        assert texts(search(store, "parc", filters)) == ["parc un"], filters
        assert texts(search(store, "rien", filters)) == []
    assert texts(search(store, "parc", Filters(least_weight=3))) == []


@pytest.mark.parametrize("typed", ["@t4", "@4", "@DGS", "#9", "#mobilite-douce", "#Mobilité-douce", "@t4 parc #9"])
def test_filters_can_be_typed(store: Store, four: tuple[Contribution, ...], typed: str) -> None:
    assert texts(search(store, typed)) == ["parc un"]


@pytest.mark.parametrize("typed", ["@t99", "@inconnu", "#inconnu", "#11"])
def test_what_names_nothing_known_is_looked_for_as_it_is(store: Store, question: Question, typed: str) -> None:
    note(store, question, f"Écrire à {typed} demain")
    note(store, question, "Autre chose")

    assert texts(search(store, typed)) == [f"Écrire à {typed} demain"]


def test_filters_alone_give_the_latest_first(store: Store, question: Question, four: tuple[Contribution, ...]) -> None:
    assert texts(search(store, "", Filters(question_id=question.id))) == ["parc deux", "parc un"]


def test_a_plus_one_speaks_for_its_table_and_its_college_together(store: Store, four: tuple[Contribution, ...]) -> None:
    assert texts(search(store, "parc", Filters(table=2))) == ["parc un"]
    assert texts(search(store, "parc", Filters(table=2, college=College.ELECTED))) == ["parc un"]
    assert texts(search(store, "parc", Filters(table=2, college=College.DGS))) == []


def test_the_words_of_a_plus_one_follow_its_contribution(
    store: Store, question: Question, four: tuple[Contribution, ...]
) -> None:
    extra = plus_one(store, four[0], "Un verger aussi", table_number=3)

    assert found(store, "verger #9") == [extra]
    assert found(store, "verger @t3") == [extra]
    assert found(store, "verger @t4") == []
    [hit] = hits(search(store, "verger"))
    assert hit.home.contribution == four[0]
    assert hit.home.question_id == question.id


# What is shown


def test_a_result_says_where_it_is(store: Store, session: Session, question: Question) -> None:
    cluster = Cluster(question_id=question.id, position=0, title="Nature")
    put(store, cluster)
    note(store, question, "Des haies", cluster_id=cluster.id, table_number=4, college=College.DGS)
    put(store, Contribution(session_id=session.id, text="Des talus", said_at=store.now()))
    people.add_participants(store, session, [Participant(session_id=session.id, name="Ana Roux", table_number=2)])

    assert [hit.where for hit in hits(search(store, "haies"))] == ["Day 1 · Question 1 · Nature · T4 · head of service"]
    assert [hit.where for hit in hits(search(store, "talus"))] == ["Day 1 · Parking"]
    assert [hit.where for hit in hits(search(store, "roux"))] == ["Day 1 · Table 2"]


def test_the_total_counts_what_is_not_shown(store: Store, question: Question) -> None:
    for number in range(5):
        note(store, question, f"zq {number}")

    results = find(index_of(store), "zq", limit=2)
    assert (results.total, results.shown) == (5, 2)


def test_an_excerpt_shows_the_words_found_and_says_where_it_is_cut() -> None:
    text = "Des mots avant. " * 20 + "Ici l’Œuvre collective. " + "Des mots après. " * 20
    shown = excerpt(text, understand("oeuvre", Vocabulary()).words, 60)

    assert [shown.text[a:b] for a, b in shown.found] == ["Œuvre"]
    assert shown.text.startswith("…")
    assert shown.text.endswith("…")
    assert len(shown.text) <= 62


def test_words_far_apart_are_all_shown() -> None:
    text = "D’abord le car du samedi. " + "Et puis autre chose. " * 20 + "Enfin le train de nuit."
    shown = excerpt(text, understand("train car", Vocabulary()).words, 60)

    assert [shown.text[a:b] for a, b in shown.found] == ["car", "train"]
    assert " … " in shown.text
    assert len(shown.text) < 70


def test_a_compound_is_marked_whole_however_it_is_typed() -> None:
    for text, typed in (("du co-voiturage ici", "covoiturage"), ("du covoiturage ici", "co-voiturage")):
        [(start, end)] = marks(text, understand(typed, Vocabulary()).words)
        assert text[start:end] == text.split()[1]


@given(
    text=st.text(max_size=60), typed=st.text(max_size=12) | st.sampled_from(["a b", "0 a"]), room=st.integers(10, 40)
)
def test_an_excerpt_of_any_text_stays_inside_it(text: str, typed: str, room: int) -> None:
    shown = excerpt(text, understand(typed, Vocabulary()).words, room)

    ends = [place for found in shown.found for place in found]
    assert ends == sorted(ends)
    assert all(0 <= place <= len(shown.text) for place in ends)
    assert len(shown.text) <= room + 2 + 3 * 2
    plain = text.translate({10: " ", 9: " "})
    assert all(part.strip(" ") in plain for part in shown.text.split("…"))


# Never behind the store


def _entries(index: Index) -> dict[type[Record], dict[str, Entry]]:
    return {sort: {entry.record.id: entry for entry in index.entries(sort)} for sort in SORTS}


def _same(index: Index, store: Store) -> bool:
    fresh = index_of(store)
    weights = [[one.weight(said) for said in fresh.records(Contribution)] for one in (index, fresh)]
    numbers = [[one.number(asked) for asked in fresh.records(Question)] for one in (index, fresh)]
    same = _entries(index) == _entries(fresh) and weights[0] == weights[1] and numbers[0] == numbers[1]
    return same and index.vocabulary == fresh.vocabulary


def test_a_weight_follows_the_plus_ones_and_their_undoing(store: Store, question: Question) -> None:
    index = index_of(store)
    store.subscribe(index.follow)
    said = note(store, question, "Un car")
    plus_one(store, said, "Oui, un car")
    index.read_all()
    assert index.weight(said) == 2
    assert find(index, "oui").total == 1

    store.undo()
    index.read_all()
    assert index.weight(said) == 1
    assert find(index, "oui").total == 0


def test_what_changes_while_it_is_being_read_is_read_again(store: Store, question: Question) -> None:
    notes = [note(store, question, f"Zqvieille note {number}") for number in range(30)]
    index = Index(store)
    store.subscribe(index.follow)
    while not any(index.entries(Contribution)):
        index.read(10)
    put(store, *(replace(said, text="Zqneuve note") for said in notes))
    note(store, question, "Venue après")
    index.read_all()

    assert find(index, "zqvieille").total == 0
    assert find(index, "zqneuve").total == 30
    assert _same(index, store)


def test_a_restored_backup_is_read_whole(store: Store, question: Question) -> None:
    note(store, question, "Avant la copie")
    backups.back_up(store.path, store.now())
    note(store, question, "Après la copie")
    index = index_of(store)
    store.subscribe(index.follow)
    store.restore(backups.backups_of(store.path)[0].path)
    index.read_all()

    assert find(index, "copie").total == 1
    assert _same(index, store)


@pytest.fixture(scope="module")
def opening(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with a prepared session, closed."""
    path = tmp_path_factory.mktemp("opening") / "cycle.atelier"
    store = Store.create(path, clock=_nine_o_clock())
    cycle.start_cycle(store, "Cycle", actor=Actor.COMMAND_LINE)
    cycle.new_session(store, template("demi-journee"), actor=Actor.COMMAND_LINE)
    store.close()
    return path


def _nine_o_clock() -> Clock:
    return Clock(datetime(2026, 3, 12, 9, 0, tzinfo=PARIS_IN_WINTER))


@given(sequence=sequences(*WRITTEN, *[undo, redo] * 4))
@settings(max_examples=25, phases=[Phase.explicit, Phase.reuse, Phase.generate])
def test_after_any_gestures_undone_or_not_the_index_is_as_a_fresh_one(
    opening: Path, sequence: Sequence[tuple[Gesture, int, int, str]]
) -> None:
    assert restart not in WRITTEN  # the index belongs to one opening of the file
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(shutil.copy(opening, folder)), _nine_o_clock())
        index = Index(desk.store)
        desk.store.subscribe(index.follow)
        for place, (gesture, a, b, text) in enumerate(sequence):
            try:
                gesture(desk, a, b, text)
            except FacilitatorError:
                continue
            if place % 3 == 0:
                index.read(5)
                find(index, text or "a")
        index.read_all()
        assert _same(index, desk.store)
        desk.store.close()
