"""What is placed on the plane of impact and effort: moved, named, taken off, and what becomes of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.errors import BadText, FacilitatorError
from facilitator.sessions import capture, clustering, plane, reading, themes
from facilitator.sessions.capture import Draft
from facilitator.sessions.plane_points import Quarter, by_worth, points_of, quarter_of
from facilitator.sessions.records import Cluster, Contribution, PlanePoint, Question, Session
from facilitator.sessions.store import Store


@pytest.fixture
def asked(store: Store, session: Session) -> Question:
    return reading.outline(store, session.id).questions[0]


@pytest.fixture
def said(store: Store, session: Session, asked: Question) -> Contribution:
    return capture.contribute(store, session.id, Draft(text="Un car le samedi"), asked)


@pytest.fixture
def cluster(store: Store, asked: Question, said: Contribution) -> Cluster:
    return clustering.group(store, asked, "Se déplacer", [said])


def told(store: Store, session: Session) -> list[tuple[str, int, int, bool]]:
    """The points: words, place, and whether they still stand for something."""
    return [
        (point.text, point.effort, point.impact, bool(point.cluster_id or point.contribution_id))
        for point in points_of(store, session.id)
    ]


def test_clusters_contributions_and_texts_are_placed_with_their_words(
    store: Store, session: Session, said: Contribution, cluster: Cluster
) -> None:
    plane.place(store, session.id, cluster, 20, 80)
    plane.place(store, session.id, said, 30, 70)
    plane.place(store, session.id, "  Une carte\n des projets ", 40, 60)
    assert told(store, session) == [
        ("Se déplacer", 20, 80, True),
        ("Un car le samedi", 30, 70, True),
        ("Une carte  des projets", 40, 60, False),
    ]


def test_what_is_placed_again_moves(store: Store, session: Session, cluster: Cluster) -> None:
    plane.place(store, session.id, cluster, 20, 80)
    plane.place(store, session.id, cluster, 50, 10)
    assert told(store, session) == [("Se déplacer", 50, 10, True)]
    assert store.undo() == "place_on_plane"
    assert told(store, session) == [("Se déplacer", 20, 80, True)]


@given(st.integers(-1000, 1000), st.integers(-1000, 1000))
def test_beyond_the_edge_a_point_stays_on_it(effort: int, impact: int) -> None:
    assert 0 <= plane._bounded(effort) <= 100
    assert plane._bounded(impact) == min(max(impact, 0), 100)


def test_points_keep_their_numbers_without_holes_when_one_is_taken_off(store: Store, session: Session) -> None:
    points = [plane.place(store, session.id, name, 10, 10) for name in ("un", "deux", "trois")]
    plane.take_off(store, points[:1])
    assert [(one.text, one.position) for one in points_of(store, session.id)] == [("deux", 0), ("trois", 1)]
    store.undo()
    assert [one.text for one in points_of(store, session.id)] == ["un", "deux", "trois"]


def test_a_point_is_never_called_nothing(store: Store, session: Session) -> None:
    with pytest.raises(BadText):
        plane.place(store, session.id, " ", 10, 10)


def test_a_point_that_is_gone_is_told(store: Store, session: Session) -> None:
    point = plane.place(store, session.id, "un", 10, 10)
    plane.take_off(store, [point])
    with pytest.raises(FacilitatorError, match="no longer on the plane"):
        plane.move(store, point, 1, 1)


def test_the_plane_is_full_at_some_point_and_says_so(
    store: Store, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plane, "MOST_POINTS", 1)
    plane.place(store, session.id, "un", 10, 10)
    with pytest.raises(FacilitatorError, match="holds 1 points"):
        plane.place(store, session.id, "deux", 10, 10)


@pytest.mark.parametrize("way", ["ungroup", "merge", "remove the question"])
def test_a_point_outlives_its_cluster_and_undo_ties_them_again(
    store: Store, session: Session, asked: Question, said: Contribution, cluster: Cluster, way: str
) -> None:
    plane.place(store, session.id, cluster, 20, 80)
    if way == "ungroup":
        clustering.ungroup(store, cluster)
    elif way == "merge":
        other = clustering.group(store, asked, "Autre", [])
        clustering.merge(store, other, [cluster])
    else:
        capture.move(store, [said], None)
        themes.remove_question(store, asked)
    assert told(store, session) == [("Se déplacer", 20, 80, False)]
    assert store.problems() == []
    store.undo()
    assert told(store, session) == [("Se déplacer", 20, 80, True)]
    assert store.problems() == []


def test_a_point_outlives_its_contribution_and_undo_ties_them_again(
    store: Store, session: Session, said: Contribution
) -> None:
    plane.place(store, session.id, said, 20, 80)
    capture.remove(store, [said])
    assert told(store, session) == [("Un car le samedi", 20, 80, False)]
    store.undo()
    assert told(store, session) == [("Un car le samedi", 20, 80, True)]
    assert store.problems() == []


@pytest.mark.parametrize(
    ("effort", "impact", "quarter"),
    [
        (10, 90, Quarter.QUICK),
        (90, 90, Quarter.DEEP),
        (10, 10, Quarter.ASIDE),
        (90, 10, Quarter.AVOID),
        (50, 50, Quarter.DEEP),
    ],
)
def test_each_place_has_its_quarter(effort: int, impact: int, quarter: Quarter) -> None:
    assert quarter_of(effort, impact) is quarter


def test_what_brings_most_for_least_comes_first() -> None:
    points = [
        PlanePoint(session_id="s", position=place, text=str(place), effort=effort, impact=impact)
        for place, (effort, impact) in enumerate(((90, 90), (10, 90), (90, 10), (20, 20)))
    ]
    assert [one.position for one in by_worth(points)] == [1, 0, 3, 2]
