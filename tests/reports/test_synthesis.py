"""The report tells the facilitator's sentences, and what the room said of each when it was put to it."""

from __future__ import annotations

from facilitator.reports.document import Document
from facilitator.reports.gathering import document_of
from facilitator.reports.story import blocks
from facilitator.reports.story.blocks import Bullets, Heading, Panel, Role
from facilitator.reports.story.synthesis import essentials, of_question, said_in_the_room
from facilitator.sessions import synthesis
from facilitator.sessions.records import College, Question, Session, Statement, StatementKind
from facilitator.sessions.store import Store

SUMMARY, AGREEMENT, DISSENT = StatementKind.SUMMARY, StatementKind.AGREEMENT, StatementKind.DISSENT


def write(
    store: Store, question: Question, kind: StatementKind, text: str, college: College | None = None
) -> Statement:
    return synthesis.add(store, question.session_id, kind, text, question_id=question.id, college=college)


def gathered(store: Store, session: Session) -> Document:
    return document_of(store, session.id)


def points(found: tuple[blocks.Block, ...]) -> list[str]:
    return [
        "".join(span.text for span in point) for block in found if isinstance(block, Bullets) for point in block.points
    ]


def first_question(store: Store, session: Session) -> Question:
    return store.all(Question, session_id=session.id)[0]


def test_nothing_is_told_where_nothing_was_written(store: Store, session: Session) -> None:
    document = gathered(store, session)
    assert essentials(document) == ()
    assert of_question(document, first_question(store, session)) == ()


def test_the_summary_is_a_panel_and_points_are_lists_under_their_names(store: Store, session: Session) -> None:
    asked = first_question(store, session)
    write(store, asked, DISSENT, "Les secteurs", College.DGS)
    write(store, asked, SUMMARY, "Tout converge.")
    write(store, asked, SUMMARY, "Sauf l’échelle.")
    write(store, asked, AGREEMENT, "Une lettre")
    panel, *rest = of_question(gathered(store, session), asked)
    assert panel == Panel("The facilitator's summary", "Tout converge.\nSauf l’échelle.")
    assert [one.text for one in rest if isinstance(one, Heading)] == ["Points of agreement", "Points of dissent"]
    assert points(tuple(rest)) == ["Une lettre", "Heads of service: Les secteurs"]


def test_a_sentence_is_told_under_its_own_question_only(store: Store, session: Session) -> None:
    first, second = store.all(Question, session_id=session.id)[:2]
    write(store, first, AGREEMENT, "Un")
    document = gathered(store, session)
    assert points(of_question(document, first)) == ["Un"]
    assert of_question(document, second) == ()


def test_what_the_room_said_follows_each_sentence(store: Store, session: Session) -> None:
    asked = first_question(store, session)
    validated, amended, contested, doubted, _waiting = (
        write(store, asked, AGREEMENT, text) for text in ("Un", "Deux", "Trois", "Quatre", "Cinq")
    )
    assert points(of_question(gathered(store, session), asked))[0] == "Un"  # nothing was put to the room yet
    synthesis.validate(store, validated)
    synthesis.amend(store, amended, "Deux et demi")
    synthesis.contest(store, contested, [College.STATE, College.ELECTED])
    synthesis.contest(store, doubted)
    assert points(of_question(gathered(store, session), asked)) == [
        "Un (validated by the room)",
        "Deux et demi (validated by the room in other words; it read at first: “Deux”)",
        "Trois (contested in the room by: Elected officials, State services)",
        "Quatre (contested in the room)",
        "Cinq (not put to the room)",
    ]


def test_an_amended_sentence_that_is_contested_tells_both(store: Store, session: Session) -> None:
    asked = first_question(store, session)
    one = write(store, asked, SUMMARY, "Un")
    synthesis.amend(store, one, "Deux")
    synthesis.contest(store, one, [College.DGS])
    (panel,) = of_question(gathered(store, session), asked)
    assert panel == Panel(
        "The facilitator's summary", "Deux (contested in the room by: Heads of service; it read at first: “Un”)"
    )


def test_the_essentials_open_with_how_many_sentences_the_room_validated(store: Store, session: Session) -> None:
    asked = first_question(store, session)
    one = synthesis.add(store, session.id, StatementKind.ESSENTIAL, "La journée en une phrase.")
    heading, bullets = essentials(gathered(store, session))
    assert heading == Heading("The essentials", level=3)
    assert points((bullets,)) == ["La journée en une phrase."]
    synthesis.validate(store, one)
    synthesis.contest(store, write(store, asked, AGREEMENT, "Non"))
    write(store, asked, AGREEMENT, "Pas dit")
    *_rest, last = essentials(gathered(store, session))
    assert list(blocks.texts(last)) == ["In the room: 1 sentence validated, 1 contested, 1 not put to the room."]


def test_nothing_is_said_of_the_room_while_it_was_not_asked(store: Store, session: Session) -> None:
    write(store, first_question(store, session), AGREEMENT, "Un")
    assert said_in_the_room(gathered(store, session).statements) == ""


def test_whose_dissent_it_is_stands_out(store: Store, session: Session) -> None:
    asked = first_question(store, session)
    write(store, asked, DISSENT, "<b>non</b>", College.STATE)
    (bullets,) = (one for one in of_question(gathered(store, session), asked) if isinstance(one, Bullets))
    assert [(span.text, span.role) for span in bullets.points[0]] == [
        ("State services: ", Role.STRONG),
        ("<b>non</b>", Role.PLAIN),
    ]
