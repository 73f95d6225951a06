"""It is true that the files that were written are remembered, and what changed since is told…"""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.errors import FacilitatorError
from facilitator.sessions import capture, commitments, cycle, exports, flow, reading, report_settings
from facilitator.sessions.capture import Draft
from facilitator.sessions.records import Commitment, Contribution, Export, Reading, ReportSettings, Session
from facilitator.sessions.store import Store
from facilitator.sessions.templates import Template

from ..conftest import Clock


@pytest.fixture
def session(store: Store, mobilisation: Template) -> Session:
    return cycle.new_session(store, mobilisation)


def write(store: Store, session: Session, name: str = "bilan.pdf", form: str = "pdf") -> Export:
    return exports.record(store, session.id, form, Reading.NAMED, Path(name), store.last_operation())


def say(store: Store, session: Session, text: str) -> Contribution:
    return capture.contribute(store, session.id, Draft(text), reading.outline(store, session.id).questions[0])


def test_nothing_changed_since_a_file_that_was_just_written(store: Store, session: Session) -> None:
    say(store, session, "une")
    assert exports.changed_since(store, write(store, session)) == {}


def test_what_was_said_and_promised_since_is_counted_once_each(store: Store, session: Session) -> None:
    export = write(store, session)
    said = say(store, session, "une")
    capture.reword(store, said, "une autre")
    say(store, session, "deux")
    commitments.commit(store, Commitment(session_id=session.id, what="Une lettre", position=0))
    assert exports.changed_since(store, export) == {Contribution: 2, Commitment: 1}


def test_what_another_day_said_is_not_told(store: Store, session: Session, mobilisation: Template) -> None:
    other = cycle.new_session(store, mobilisation)
    export = write(store, session)
    say(store, other, "ailleurs")
    flow.start_day(store, other.id)
    assert exports.changed_since(store, export) == {}


def test_other_files_and_the_way_they_are_made_are_no_change_of_the_day(store: Store, session: Session) -> None:
    export = write(store, session)
    write(store, session, "bilan.docx", "docx")
    report_settings.choose_accent(store, session.id, "#3b5b9a")
    assert exports.changed_since(store, export) == {}


def test_a_file_written_again_takes_the_place_of_the_first(store: Store, session: Session, clock: Clock) -> None:
    first = write(store, session)
    clock.forward(minutes=5)
    write(store, session, "bilan.docx", "docx")
    clock.forward(minutes=5)
    again = write(store, session)
    assert [one.form for one in exports.exports_of(store, session.id)] == ["pdf", "docx"]
    assert store.get(Export, first.id) is None
    assert again.written_at > first.written_at


def test_the_last_files_alone_are_kept(store: Store, session: Session, clock: Clock) -> None:
    for number in range(exports.KEPT + 5):
        write(store, session, f"{number}.pdf")
        clock.forward(minutes=1)
    names = [one.path for one in exports.exports_of(store, session.id)]
    assert names == [f"{number}.pdf" for number in reversed(range(5, exports.KEPT + 5))]


def test_undo_leaves_what_was_handed_out_and_takes_back_what_came_before(store: Store, session: Session) -> None:
    said = say(store, session, "une")
    write(store, session)
    store.undo()
    assert store.get(Contribution, said.id) is None
    assert len(exports.exports_of(store, session.id)) == 1


# How it is made


def test_one_choice_keeps_the_others_and_all_are_undone(store: Store, session: Session) -> None:
    report_settings.choose_reading(store, session.id, Reading.PUBLIC)
    report_settings.choose_sections(store, session.id, ["cover", "method"])
    report_settings.choose_accent(store, session.id, "#3B5B9A")
    report_settings.choose_logo(store, session.id, b"\x89PNG\r\n\x1a\n une image")
    found = report_settings.settings_of(store, session.id)
    assert (found.reading, found.sections, found.accent) == (Reading.PUBLIC, "cover method", "#3b5b9a")
    assert store.media(found.logo) == b"\x89PNG\r\n\x1a\n une image"
    assert store.count(ReportSettings) == 1
    for _gesture in range(4):
        store.undo()
    assert store.count(ReportSettings) == 0


@pytest.mark.parametrize("colour", ["bleu", "#12345", "#12345g", "3b5b9a"])
def test_what_is_no_colour_is_refused(store: Store, session: Session, colour: str) -> None:
    with pytest.raises(FacilitatorError, match=r"#0e5a6b"):
        report_settings.choose_accent(store, session.id, colour)
    assert store.count(ReportSettings) == 0


def test_a_picture_that_cannot_be_printed_or_is_too_heavy_is_refused(store: Store, session: Session) -> None:
    for content in (b"GIF89a", b"\xff\xd8\xff" + bytes(report_settings.LARGEST_LOGO)):
        with pytest.raises(FacilitatorError):
            report_settings.choose_logo(store, session.id, content)
    report_settings.choose_logo(store, session.id, b"")
    assert report_settings.settings_of(store, session.id).logo == ""
