"""The map of actors in the report: the seats that stayed empty are told first, by their families."""

from __future__ import annotations

from dataclasses import replace

from facilitator.reports import pdf
from facilitator.reports.pdf.pages import ROOM, Page
from facilitator.reports.pdf.text import Typesetter
from facilitator.reports.story import presence
from facilitator.reports.story.blocks import Section, Story
from facilitator.reports.story.telling import EVERYTHING
from facilitator.sessions.presence import Count, Turnout, count, seats_of, who_came
from facilitator.sessions.records import Participant, SessionState, Stakeholder
from tests.conftest import NINE

from .days import day


def seat(name: str, family: str = "État", *, invited: bool = True) -> Stakeholder:
    return Stakeholder(session_id="", position=0, name=name, family=family, invited=invited)


def sitting(at: Stakeholder, **fields: object) -> Participant:
    return Participant(session_id="", name="Léa", stakeholder_id=at.id, **fields)  # type: ignore[arg-type]


def turnout(seats: list[Stakeholder], people: list[Participant], state: SessionState = SessionState.CLOSED) -> Turnout:
    return Turnout(count(people), (), seats_of(seats, people, state))


def printed(told: Turnout) -> list[str]:
    """The lines of the section, from top to bottom, the columns of a line joined."""
    rows = [placed.row for page in laid_out(told) for placed in page]
    return [" | ".join("".join(run.text for run in line.runs) for _x, line in row.lines) for row in rows if row.lines]


def laid_out(told: Turnout) -> list[Page]:
    blocks = presence.actors(replace(day([]), turnout=told), EVERYTHING)
    return pdf.pages(Story("", "", "", "en", (Section("actors", blocks),)), Typesetter())


def test_the_missing_seats_are_told_first_by_family() -> None:
    ddt, dreal, chamber, press = seat("DDT"), seat("DREAL"), seat("Chambre", "Chambres"), seat("Presse", invited=False)
    lea, max_ = sitting(ddt, arrived_at=NINE), sitting(press, arrived_at=NINE)
    lines = printed(turnout([ddt, dreal, chamber, press, seat("CAUE", invited=False)], [lea, max_]))
    assert lines == [
        "Map of actors",
        "3 seats invited · 1 taken · 2 empty",
        "Missing seats",
        "État | DREAL",
        "Chambres | Chambre",
        "Seats that were taken",
        "État | DDT",
        "Came without being invited",
        "État | Presse",
    ]


def test_a_map_on_which_nobody_was_invited_is_not_printed() -> None:
    assert printed(turnout([seat("DDT", invited=False)], [])) == []


def test_before_the_day_nobody_is_missing_on_paper_either() -> None:
    lines = printed(turnout([seat("DDT")], [], SessionState.PREPARATION))
    assert "Missing seats" not in lines
    assert lines[1:] == ["1 seat invited", "Invited seats", "État | DDT"]


def test_an_excused_seat_is_told_so() -> None:
    ddt = seat("DDT")
    assert "État | DDT (excused)" in printed(turnout([ddt], [sitting(ddt, excused=True)]))


def test_hostile_and_endless_names_stay_on_the_page() -> None:
    names = ["<b>gras</b> & </para>", "W" * 600, "=1+1", "村民 🎉", "Chambre " * 80]
    seats = [seat(name, family=name) for name in names] + [seat(f"Commune {place}", "Communes") for place in range(300)]
    pages = laid_out(turnout(seats, []))
    assert len(pages) > 1
    assert all(placed.top + placed.row.height <= ROOM + 0.01 for page in pages for placed in page)


def test_the_figures_of_the_door_are_told_on_a_line() -> None:
    told = presence.turnout_summary(Count(announced=20, came=17, walk_ins=2, excused=1, here=16, left=3))
    assert told == "17 of those expected came · 3 did not · 2 not on the list · 1 excused · 3 left before the end"
    assert presence.turnout_summary(Count(announced=20)) == ""


def test_without_a_door_those_awaited_are_told_as_having_been_there() -> None:
    awaited = Participant(session_id="", name="A")
    excused = Participant(session_id="", name="B", excused=True)
    assert who_came([awaited, excused]) == [awaited]
    arrived = replace(awaited, id="c", arrived_at=NINE)
    assert who_came([awaited, excused, arrived]) == [arrived]
