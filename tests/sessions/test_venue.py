"""The measures of a room: kept with its place, bounded, and what scenes make of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator import i18n, paths
from facilitator.errors import FacilitatorError
from facilitator.sessions import cycle, legibility, reading, venue
from facilitator.sessions.measures import metres, parse_metres
from facilitator.sessions.records import Session, Venue
from facilitator.sessions.scene.choices import scene_of
from facilitator.sessions.store import Store


def test_a_room_that_nobody_measured_has_the_usual_measures(store: Store, session: Session) -> None:
    found = reading.venue(store, session)
    assert (found.depth_cm, found.image_cm, found.dark) == (800, 150, False)
    assert not venue.is_known(store, session.id)
    assert store.all(Venue) == []


def test_the_measures_of_a_room_are_kept_and_its_scenes_follow(store: Store, session: Session) -> None:
    venue.measure(store, session.id, 1200, 200)
    assert venue.is_known(store, session.id)
    assert scene_of(store, session.id).look.capital == pytest.approx(0.03)


def test_another_day_in_the_same_place_finds_them_and_another_place_does_not(store: Store, session: Session) -> None:
    venue.measure(store, session.id, 1200, 200)
    again = cycle.duplicate_session(store, session.id)
    elsewhere = cycle.duplicate_session(store, session.id, cycle.SessionDetails(place="mairie"))
    assert reading.venue(store, again).depth_cm == 1200
    assert reading.venue(store, elsewhere).depth_cm == 800


def test_measuring_again_changes_the_same_room(store: Store, session: Session) -> None:
    venue.measure(store, session.id, 1200, 200)
    venue.set_dark(store, session.id, dark=True)
    venue.measure(store, session.id, 900, 180)
    (room,) = store.all(Venue)
    assert (room.depth_cm, room.image_cm, room.dark) == (900, 180, True)
    assert scene_of(store, session.id).look.dark


@pytest.mark.parametrize(
    ("depth", "image", "said"),
    [
        (199, 150, "between 2 m and 60 m"),
        (6001, 150, "between 2 m and 60 m"),
        (800, 49, "between 0.5 m and 12 m"),
        (800, 1201, "between 0.5 m and 12 m"),
    ],
)
def test_measures_that_no_room_has_are_refused_and_nothing_changes(
    store: Store, session: Session, depth: int, image: int, said: str
) -> None:
    with pytest.raises(FacilitatorError, match=said):
        venue.measure(store, session.id, depth, image)
    assert store.all(Venue) == []


def test_the_measures_of_a_room_are_not_in_the_undo_list(store: Store, session: Session) -> None:
    before = store.can_undo()
    venue.measure(store, session.id, 1200, 200)
    venue.set_dark(store, session.id, dark=True)
    assert store.can_undo() == before


def test_scenes_grow_no_more_where_the_last_row_is_too_far(store: Store, session: Session) -> None:
    venue.measure(store, session.id, 6000, 100)
    assert scene_of(store, session.id).look.capital == legibility.LARGEST_CAPITAL


def test_letters_keep_enough_dots_in_a_very_small_room(store: Store, session: Session) -> None:
    venue.measure(store, session.id, 200, 1200)
    assert scene_of(store, session.id).look.capital == legibility.LEAST_CAPITAL


@given(depth=st.integers(*venue.DEPTHS_CM), image=st.integers(*venue.IMAGES_CM))
def test_what_is_advised_to_a_room_is_enough_and_no_more(depth: int, image: int) -> None:
    def too_far(depth_cm: int, image_cm: int) -> bool:
        return legibility.smallest_capital(depth_cm / 100, image_cm / 100) > legibility.LARGEST_CAPITAL + 1e-9

    nearer, higher = legibility.farthest_row_cm(image), legibility.least_image_cm(depth)
    assert not too_far(nearer, image)
    assert too_far(nearer + 1, image)
    assert not too_far(depth, higher)
    assert too_far(depth, higher - 1)
    assert too_far(depth, image) == (depth > nearer) == (image < higher)


@given(depth=st.integers(*venue.DEPTHS_CM), image=st.integers(*venue.IMAGES_CM))
def test_no_room_gets_letters_smaller_than_its_last_row_needs_while_they_can_grow(depth: int, image: int) -> None:
    needed = legibility.smallest_capital(depth / 100, image / 100)
    shown = legibility.shown_capital(depth / 100, image / 100)
    assert legibility.LEAST_CAPITAL <= shown <= legibility.LARGEST_CAPITAL
    assert shown >= min(needed, legibility.LARGEST_CAPITAL)


# Lengths as they are typed


@pytest.mark.parametrize(
    ("typed", "centimetres"),
    [
        ("8", 800),
        ("8,5", 850),
        ("8.5 m", 850),
        (" 8,5 M ", 850),
        ("8\u202fm", 800),
        ("8 mètres", 800),
        ("1 metre", 100),
        ("1,55", 155),
        ("1 m 55", 155),
        ("1m5", 150),
        ("8 m 05", 805),
        ("155 cm", 155),
        ("155 centimètres", 155),
    ],
)
def test_a_length_is_read_as_it_is_said(typed: str, centimetres: int) -> None:
    assert parse_metres(typed) == centimetres


@pytest.mark.parametrize("typed", ["", "m", "-8", "8 km", "huit", "8,,5", "8 5", "1e3", "²", "8 m 5 m", "9" * 200])
def test_what_is_no_length_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(FacilitatorError, match=r"is not a length: type metres, like 8 or 8\.5\."):
        parse_metres(typed)


@given(st.integers(1, 999_999))
def test_a_length_that_is_shown_can_be_typed_again(centimetres: int) -> None:
    for language in i18n.LANGUAGES:
        i18n.install(paths.resource("translations"), language)
        assert parse_metres(metres(centimetres)) == centimetres
