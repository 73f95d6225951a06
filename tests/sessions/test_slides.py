"""What the facilitator brings to show: messages and pictures, in order, within bounds that a file can carry."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from facilitator.errors import BadText, FacilitatorError, NotFound
from facilitator.sessions import cycle, screen, slides
from facilitator.sessions.records import SceneKind, Session, Slide
from facilitator.sessions.scene.choices import Choice, choices, scene_of
from facilitator.sessions.scene.moment import moment_of
from facilitator.sessions.scene.scenes import MessageScene, PictureScene
from facilitator.sessions.store import Store

from .helpers import everything, heard


def texts(store: Store, session: Session) -> list[str]:
    found = slides.slides_of(store, session.id)
    assert [slide.position for slide in found] == list(range(len(found)))
    return [slide.text for slide in found]


def test_a_message_is_kept_as_it_was_typed_and_shown_whole(store: Store, session: Session) -> None:
    message = slides.add_message(store, session.id, "  Le bus part à 17 h 10\r\ndevant la mairie ")
    assert message.text == "Le bus part à 17 h 10\ndevant la mairie"
    screen.show(store, session.id, Choice(SceneKind.SLIDE, message.id))
    scene = scene_of(store, session.id)
    assert isinstance(scene, MessageScene)
    assert scene.text == message.text

    slides.edit_message(store, message, "Le bus part à 17 h 30")
    scene = scene_of(store, session.id)
    assert isinstance(scene, MessageScene)
    assert scene.text == "Le bus part à 17 h 30"


def test_pictures_are_the_pages_of_one_slide(store: Store, session: Session) -> None:
    slide = slides.add_pictures(store, session.id, "Carte des secteurs", [b"page un", b"page deux"])
    screen.show(store, session.id, Choice(SceneKind.SLIDE, slide.id))
    scene = scene_of(store, session.id)
    assert isinstance(scene, PictureScene)
    assert [store.media(name) for name in scene.media] == [b"page un", b"page deux"]
    slides.rename(store, slide, " Les secteurs\n")
    assert texts(store, session) == ["Les secteurs"]
    assert store.the(Slide, slide.id).media == slide.media


def test_slides_stand_in_the_order_that_was_chosen_and_can_all_be_shown(store: Store, session: Session) -> None:
    first = slides.add_message(store, session.id, "Un")
    slides.add_pictures(store, session.id, "Deux", [b"deux"])
    third = slides.add_message(store, session.id, "Trois")
    slides.move(store, third, 0)
    assert texts(store, session) == ["Trois", "Un", "Deux"]
    slides.remove(store, first)
    assert texts(store, session) == ["Trois", "Deux"]
    offered = [one.target for one in choices(moment_of(store, session.id)) if one.kind is SceneKind.SLIDE]
    assert offered == [slide.id for slide in slides.slides_of(store, session.id)]


def test_each_gesture_is_undone_and_redone(store: Store, session: Session) -> None:
    states = [everything(store)]
    message = slides.add_message(store, session.id, "Un")
    states.append(everything(store))
    pictures = slides.add_pictures(store, session.id, "Deux", [b"deux"])
    states.append(everything(store))
    slides.edit_message(store, message, "Le premier")
    states.append(everything(store))
    slides.rename(store, pictures, "La seconde")
    states.append(everything(store))
    slides.move(store, pictures, 0)
    states.append(everything(store))
    slides.remove(store, message)
    names = ["remove_slide", "move_slide", "rename_slide", "edit_message", "add_pictures", "add_message"]
    for name, state in zip(names, reversed(states), strict=True):
        assert store.undo() == name
        assert everything(store) == state
    while store.redo():
        pass
    assert texts(store, session) == ["La seconde"]
    assert store.media(slides.slides_of(store, session.id)[0].media) == b"deux"
    assert store.problems() == []


@pytest.mark.parametrize(
    ("pictures", "words"),
    [
        ([], "no picture"),
        ([b"x"] * 81, "81 pages; at most 80"),
        ([b"x", b"x" * 6_000_001], "too large"),
    ],
)
def test_what_a_file_cannot_carry_is_refused_whole(
    store: Store, session: Session, pictures: list[bytes], words: str
) -> None:
    before, announced = everything(store), heard(store)
    with pytest.raises(FacilitatorError, match=words):
        slides.add_pictures(store, session.id, "Trop", pictures)
    assert everything(store) == before
    assert announced == []
    assert store._db.execute("select count(*) from media").fetchone() == (0,)


def test_the_most_that_a_slide_may_hold_is_kept(store: Store, session: Session) -> None:
    slide = slides.add_pictures(store, session.id, "Tout juste", [b"%d" % page for page in range(80)])
    assert len(slide.media.split()) == 80
    large = slides.add_pictures(store, session.id, "Une grande", [b"x" * 6_000_000])
    assert store.media(large.media) == b"x" * 6_000_000


@pytest.mark.parametrize("text", ["", " \n "])
def test_a_slide_without_words_is_refused(store: Store, session: Session, text: str) -> None:
    message = slides.add_message(store, session.id, "Un")
    before = everything(store)
    for gesture in (
        lambda: slides.add_message(store, session.id, text),
        lambda: slides.edit_message(store, message, text),
        lambda: slides.add_pictures(store, session.id, text, [b"x"]),
        lambda: slides.rename(store, message, text),
    ):
        with pytest.raises(BadText):
            gesture()
    assert everything(store) == before


def test_what_was_removed_meanwhile_is_told(store: Store, session: Session) -> None:
    message = slides.add_message(store, session.id, "Un")
    slides.remove(store, message)
    gestures: tuple[Callable[[], object], ...] = (
        lambda: slides.edit_message(store, message, "Autre"),
        lambda: slides.rename(store, message, "Autre"),
        lambda: slides.move(store, message, 0),
        lambda: slides.remove(store, message),
    )
    for gesture in gestures:
        with pytest.raises(NotFound):
            gesture()


def test_a_copy_of_a_session_has_its_slides(store: Store, session: Session) -> None:
    slides.add_message(store, session.id, "Éteignez vos téléphones")
    pictures = slides.add_pictures(store, session.id, "Carte", [b"carte"])
    copy = cycle.duplicate_session(store, session.id)
    assert texts(store, copy) == texts(store, session)
    slides.remove(store, pictures)
    assert texts(store, copy) == ["Éteignez vos téléphones", "Carte"]
    assert [replace(s, id="", session_id="") for s in slides.slides_of(store, copy.id)][1].media == pictures.media
