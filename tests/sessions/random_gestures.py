"""Gestures of somebody at the desk, chosen by numbers: for sequences that a machine makes up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from hypothesis import strategies as st

from facilitator import tokens
from facilitator.sessions import (
    agenda,
    ambassadors,
    attachments,
    capture,
    clustering,
    commitments,
    cycle,
    evaluation,
    flow,
    key_points,
    people,
    plane,
    positioning,
    queue,
    reading,
    redactions,
    reservations,
    screen,
    slides,
    speaking,
    synthesis,
    themes,
    vote_photos,
    voting,
    wall_places,
)
from facilitator.sessions.journal import Actor
from facilitator.sessions.queue import Asked
from facilitator.sessions.ratings import RETURN, Form, Subject, subject_of
from facilitator.sessions.record import Record
from facilitator.sessions.records import (
    AgendaItem,
    Agreement,
    Ambassador,
    Answer,
    Arrangement,
    Attachment,
    BudgetOf,
    Cluster,
    College,
    Commitment,
    CommitmentState,
    Contribution,
    ContributionKind,
    CountedBy,
    Feedback,
    FeedbackKind,
    Instrument,
    ItemKind,
    KeyPoint,
    Participant,
    PlanePoint,
    Question,
    Reservation,
    RoomQuestion,
    Session,
    Slide,
    Speaker,
    Statement,
    StatementKind,
    Theme,
    Turn,
    Vote,
    VoteMethod,
    VoteOption,
    VotePhoto,
)
from facilitator.sessions.rounds import first_few
from facilitator.sessions.store import Store
from facilitator.sessions.tallies import answers_of, counted
from facilitator.sessions.turns import Voice
from facilitator.sessions.vocabulary import Vocabulary
from tests.conftest import Clock

R = TypeVar("R", bound=Record)


@dataclass
class Desk:
    """Somebody at the desk, whose gestures are chosen by numbers."""

    path: Path
    clock: Clock
    store: Store = field(init=False)

    def __post_init__(self) -> None:
        self.restart()

    def restart(self) -> None:
        if hasattr(self, "store"):
            self.store.close()
        self.store = Store.open(self.path, clock=self.clock)

    def one(self, kind: type[R], number: int, session_id: str = "") -> R | None:
        known = self.store.all(kind, session_id=session_id) if session_id else self.store.all(kind)
        return known[number % len(known)] if known else None

    def session(self, number: int) -> Session:
        found = self.one(Session, number)
        assert found is not None
        return found


def _capture(desk: Desk, a: int, b: int, text: str) -> None:
    drafts = [
        capture.understand(typed, list(ContributionKind)[b % 4], vocabulary=Vocabulary.of_tables(6))
        for typed in (text, f"@t4 {text} #{b}")
    ]
    session_id = desk.session(b).id
    capture.contribute_all(desk.store, session_id, drafts, desk.one(Question, a, session_id))


def _edit_contribution(desk: Desk, a: int, b: int, text: str) -> None:
    if found := desk.one(Contribution, a):
        capture.edit(
            desk.store,
            found,
            capture.understand(text, vocabulary=Vocabulary.of_tables(6)),
            desk.one(Question, b, found.session_id),
        )


def _move_contributions(desk: Desk, a: int, b: int, text: str) -> None:
    session_id = desk.session(b).id
    some = desk.store.all(Contribution, session_id=session_id)[a % 5 : a % 5 + 2]
    capture.move(desk.store, some, desk.one(Question, b, session_id) if text else None)


def _send_on(desk: Desk, a: int, b: int, text: str) -> None:
    capture.send_on(desk.store, reading.parked(desk.store, desk.session(a).id)[: b % 3], text)


def _put_turn_right(desk: Desk, a: int, b: int, _text: str) -> None:
    if turn := desk.one(Turn, a):
        if b % 3:
            speaking.correct(desk.store, turn, Voice(college=list(College)[b % 8]))
        else:
            speaking.remove_turn(desk.store, turn)


def _remove_contribution(desk: Desk, a: int, _b: int, _text: str) -> None:
    if found := desk.one(Contribution, a):
        capture.remove(desk.store, [found])


def _change_kind(desk: Desk, a: int, b: int, _text: str) -> None:
    capture.change_kind(desk.store, desk.store.all(Contribution)[a % 5 :], list(ContributionKind)[b % 4])


def _group(desk: Desk, a: int, b: int, text: str) -> None:
    if question := desk.one(Question, a):
        clustering.group(desk.store, question, text, reading.contributions(desk.store, question)[b % 3 :])


def _add_one(desk: Desk, a: int, _b: int, text: str) -> None:
    if found := desk.one(Contribution, a):
        capture.add_one(desk.store, found, capture.Draft(text))


def _put_in(desk: Desk, a: int, b: int, _text: str) -> None:
    if cluster := desk.one(Cluster, a):
        clustering.put_in(desk.store, cluster, _answers_beside(desk, cluster)[b % 3 : b % 3 + 2])


def _gather(desk: Desk, a: int, b: int, _text: str) -> None:
    if found := desk.one(Contribution, a):
        beside = desk.store.all(Contribution, question_id=found.question_id)
        clustering.gather(desk.store, found, beside[b % 3 : b % 3 + 2])


def _take_out(desk: Desk, a: int, b: int, _text: str) -> None:
    if cluster := desk.one(Cluster, a):
        held = desk.store.all(Contribution, cluster_id=cluster.id)[: b % 3]
        beside = [note for note in _answers_beside(desk, cluster) if note not in held]
        moved = [*held[1:], *beside[:1], cluster]
        clustering.take_out(desk.store, held, {block.id: (a, b + place) for place, block in enumerate(moved)})


def _rename(desk: Desk, a: int, _b: int, text: str) -> None:
    if cluster := desk.one(Cluster, a):
        clustering.rename(desk.store, cluster, text)


def _merge(desk: Desk, a: int, b: int, _text: str) -> None:
    if kept := desk.one(Cluster, a):
        beside = desk.store.all(Cluster, question_id=kept.question_id)
        clustering.merge(desk.store, kept, beside[b % 3 : b % 3 + 2])


def _split(desk: Desk, a: int, b: int, text: str) -> None:
    if cluster := desk.one(Cluster, a):
        held = desk.store.all(Contribution, cluster_id=cluster.id)
        clustering.split(desk.store, cluster, held[: 1 + b % 2], text)


def _ungroup(desk: Desk, a: int, _b: int, _text: str) -> None:
    if cluster := desk.one(Cluster, a):
        clustering.ungroup(desk.store, cluster)


def _colour(desk: Desk, a: int, b: int, _text: str) -> None:
    if cluster := desk.one(Cluster, a):
        clustering.colour(desk.store, cluster, list(tokens.CLUSTER_COLOURS)[b % len(tokens.CLUSTER_COLOURS)])


def _order_clusters(desk: Desk, a: int, b: int, _text: str) -> None:
    if question := desk.one(Question, a):
        if b % 2:
            clustering.by_weight(desk.store, question)
        else:
            clustering.reorder(desk.store, question, desk.store.all(Cluster, question_id=question.id)[::-1])


def _place(desk: Desk, a: int, b: int, _text: str) -> None:
    blocks = [*desk.store.all(Contribution)[a % 5 :][:3], *desk.store.all(Cluster)[:1]]
    wall_places.place(desk.store, {block.id: (a * 10, -b) for block in blocks})


def _arrange(desk: Desk, a: int, b: int, _text: str) -> None:
    if question := desk.one(Question, a):
        wall_places.arrange(desk.store, question, list(Arrangement)[b % len(Arrangement)])


def _answers_beside(desk: Desk, cluster: Cluster) -> list[Contribution]:
    """The contributions to the question of *cluster*, in it or not."""
    return desk.store.all(Contribution, question_id=cluster.question_id)


def _add_item(desk: Desk, a: int, b: int, text: str) -> None:
    agenda.add_item(desk.store, desk.session(b), list(ItemKind)[a % len(ItemKind)], text, at=b)


def _edit_item(desk: Desk, a: int, b: int, text: str) -> None:
    if item := desk.one(AgendaItem, a):
        agenda.edit_item(desk.store, replace(item, title=text, minutes=b, notes=text))


def _duplicate_item(desk: Desk, a: int, _b: int, _text: str) -> None:
    if item := desk.one(AgendaItem, a):
        agenda.duplicate_item(desk.store, item)


def _move_item(desk: Desk, a: int, b: int, _text: str) -> None:
    if item := desk.one(AgendaItem, a):
        agenda.move_item(desk.store, item, b)


def _remove_item(desk: Desk, a: int, _b: int, _text: str) -> None:
    if item := desk.one(AgendaItem, a):
        agenda.remove_item(desk.store, item)


def _set_speakers(desk: Desk, a: int, b: int, text: str) -> None:
    if item := desk.one(AgendaItem, a):
        kept = reading.speakers(desk.store, item)[b % 2 :]
        agenda.set_speakers(desk.store, item, [Speaker(item_id=item.id, position=0, name=text), *kept])


def _add_theme(desk: Desk, a: int, _b: int, text: str) -> None:
    themes.add_theme(desk.store, desk.session(a), text)


def _edit_theme(desk: Desk, a: int, _b: int, text: str) -> None:
    if theme := desk.one(Theme, a):
        themes.edit_theme(desk.store, replace(theme, title=text, framing=text))


def _remove_theme(desk: Desk, a: int, _b: int, _text: str) -> None:
    if theme := desk.one(Theme, a):
        themes.remove_theme(desk.store, theme)


def _add_question(desk: Desk, a: int, b: int, text: str) -> None:
    if theme := desk.one(Theme, a):
        themes.add_question(desk.store, theme, text, item=desk.one(AgendaItem, b, theme.session_id))


def _add_first_question(desk: Desk, a: int, b: int, text: str) -> None:
    session = desk.session(a)
    if not desk.store.count(Theme, session_id=session.id):
        themes.add_first_question(desk.store, session, text, text, item=desk.one(AgendaItem, b, session.id))


def _edit_question(desk: Desk, a: int, b: int, text: str) -> None:
    if (question := desk.one(Question, a)) and (theme := desk.one(Theme, b, question.session_id)):
        themes.edit_question(desk.store, replace(question, text=text, theme_id=theme.id))


def _remove_question(desk: Desk, a: int, _b: int, _text: str) -> None:
    if question := desk.one(Question, a):
        themes.remove_question(desk.store, question)


def _add_participants(desk: Desk, a: int, b: int, text: str) -> None:
    session = desk.session(a)
    names = ["Mme Roux", text][: b % 3]
    people.add_participants(desk.store, session, [Participant(session_id=session.id, name=name) for name in names])


def _add_key_point(desk: Desk, a: int, b: int, text: str) -> None:
    if item := desk.one(AgendaItem, a):
        key_points.add(desk.store, item, text, quote=bool(b % 2), shown=bool(b % 3))


def _edit_key_point(desk: Desk, a: int, b: int, text: str) -> None:
    if point := desk.one(KeyPoint, a):
        key_points.edit(desk.store, point, text, quote=bool(b % 2))


def _move_key_point(desk: Desk, a: int, b: int, _text: str) -> None:
    if point := desk.one(KeyPoint, a):
        key_points.move(desk.store, point, b % 4)


def _remove_key_point(desk: Desk, a: int, _b: int, _text: str) -> None:
    if point := desk.one(KeyPoint, a):
        key_points.remove(desk.store, point)


def _agree(desk: Desk, a: int, b: int, _text: str) -> None:
    if point := desk.one(KeyPoint, a):
        key_points.agree(desk.store, point, list(Agreement)[b % 3])


def _credit(desk: Desk, a: int, b: int, _text: str) -> None:
    if point := desk.one(KeyPoint, a):
        speakers = desk.store.all(Speaker, item_id=point.item_id)
        key_points.credit(desk.store, point, speakers[b % len(speakers)].id if speakers else None)


def _ask_from_the_room(desk: Desk, a: int, b: int, text: str) -> None:
    if item := desk.one(AgendaItem, a):
        speakers = desk.store.all(Speaker, item_id=item.id)
        to = speakers[b % len(speakers)].id if speakers and b % 2 else None
        queue.ask_all(desk.store, item, [Asked(text=text, speaker_id=to, table_number=b)] * (b % 3 + 1))


def _turn_of_the_room(desk: Desk, a: int, b: int, text: str) -> None:
    if asked := desk.one(RoomQuestion, a):
        turns = (queue.put_now, queue.put_back, queue.answer, queue.keep, queue.remove)
        if b % 8 < len(turns):
            turns[b % 8](desk.store, asked)
        elif b % 8 == 5:
            queue.move(desk.store, asked, b % 4)
        elif b % 8 == 6:
            queue.edit(desk.store, asked, Asked(text=text))
        else:
            queue.write_answer(desk.store, asked, text)


def _attach(desk: Desk, a: int, b: int, text: str) -> None:
    if item := desk.one(AgendaItem, a):
        attachments.attach_content(desk.store, item, text, bytes([b % 5]))


def _arrange_documents(desk: Desk, a: int, b: int, _text: str) -> None:
    if document := desk.one(Attachment, a):
        if b % 3:
            attachments.move(desk.store, document, b % 3)
        else:
            attachments.detach(desk.store, document)


def _add_slide(desk: Desk, a: int, b: int, text: str) -> None:
    session = desk.session(a)
    if b % 2:
        slides.add_message(desk.store, session.id, text)
    else:
        slides.add_pictures(desk.store, session.id, text, [bytes([page]) for page in range(b % 3 + 1)])


def _edit_slide(desk: Desk, a: int, _b: int, text: str) -> None:
    if slide := desk.one(Slide, a):
        (slides.rename if slide.media else slides.edit_message)(desk.store, slide, text)


def _move_slide(desk: Desk, a: int, b: int, _text: str) -> None:
    if slide := desk.one(Slide, a):
        slides.move(desk.store, slide, b % 4)


def _remove_slide(desk: Desk, a: int, _b: int, _text: str) -> None:
    if slide := desk.one(Slide, a):
        slides.remove(desk.store, slide)


def _duplicate_session(desk: Desk, a: int, _b: int, text: str) -> None:
    cycle.duplicate_session(desk.store, desk.session(a).id, cycle.SessionDetails(title=text))


def _edit_session(desk: Desk, a: int, b: int, text: str) -> None:
    cycle.edit_session(desk.store, replace(desk.session(a), title=text, starts_at=b))


def _edit_cycle(desk: Desk, _a: int, _b: int, text: str) -> None:
    cycle.edit_cycle(desk.store, replace(reading.cycle(desk.store), title=text))


def _redact(desk: Desk, a: int, b: int, text: str) -> None:
    redactions.decide(desk.store, desk.session(a).id, ["Mme Roux", text][: 1 + b % 2], hidden=bool(b % 3))


def _open_vote(desk: Desk, a: int, b: int, text: str) -> None:
    question = desk.one(Question, a)
    if question is not None:
        options: list[Cluster | str] = [*desk.store.all(Cluster, question_id=question.id)[: b % 4], "Reporter", text]
        voting.open_vote(
            desk.store,
            question.session_id,
            f"Vote {b}",
            [*options, *desk.store.all(Contribution, question_id=question.id)[: a % 2]],
            list(VoteMethod)[a % 4],
            1 + b % 5,
            question,
            budget_of=list(BudgetOf)[b % 2],
            counted_by=list(CountedBy)[a % 3],
        )


def _edit_vote(desk: Desk, a: int, b: int, text: str) -> None:
    if vote := desk.one(Vote, a):
        options: list[Cluster | str] = [*desk.store.all(Cluster)[: b % 3], "Oui", text]
        voting.edit_vote(desk.store, vote, text, options, vote.method, 1 + b % 3)


def _rename_vote(desk: Desk, a: int, _b: int, text: str) -> None:
    if vote := desk.one(Vote, a):
        voting.rename_vote(desk.store, vote, text)


def _count_votes(desk: Desk, a: int, b: int, text: str) -> None:
    if option := desk.one(VoteOption, a):
        answers = answers_of(desk.store.the(Vote, option.vote_id).method)
        college = list(College)[b % 8] if len(text) % 2 else None
        voting.count(
            desk.store, option, b % 4, len(text) % 3 or None, college=college, answer=answers[b % len(answers)]
        )


def _count_otherwise(desk: Desk, a: int, b: int, _text: str) -> None:
    if vote := desk.one(Vote, a):
        if b % 3 == 0:
            voting.empty_counts(desk.store, vote)
        elif b % 3 == 1:
            voting.count_by(desk.store, vote, list(CountedBy)[a % 3])
        else:
            voting.say_voters(desk.store, vote, a % 9 or None)


def _vote_again(desk: Desk, a: int, b: int, _text: str) -> None:
    if vote := desk.one(Vote, a):
        found = first_few(counted(desk.store, vote), 1 + b % 3)
        voting.another_round(desk.store, vote, [one.option for one in found])


def _reserve(desk: Desk, a: int, b: int, text: str) -> None:
    if option := desk.one(VoteOption, a):
        reservations.reserve(desk.store, option, text, table_number=b % 4 or None)


def _reword_reservation(desk: Desk, a: int, b: int, text: str) -> None:
    if said := desk.one(Reservation, a):
        if b % 2:
            reservations.place(desk.store, said, Answer.OBJECTION, list(College)[b % 8])
        else:
            reservations.reword(desk.store, said, f"{text} !")


def _withdraw(desk: Desk, a: int, _b: int, _text: str) -> None:
    if said := desk.one(Reservation, a):
        reservations.withdraw(desk.store, said)


def _photograph_vote(desk: Desk, a: int, b: int, text: str) -> None:
    if vote := desk.one(Vote, a):
        vote_photos.attach_content(desk.store, vote, text, JPEG + bytes([b % 5]))


def _remove_photo(desk: Desk, a: int, _b: int, _text: str) -> None:
    if photo := desk.one(VotePhoto, a):
        vote_photos.detach(desk.store, photo)


def _close_vote(desk: Desk, a: int, b: int, _text: str) -> None:
    if vote := desk.one(Vote, a):
        (voting.close_vote, voting.reopen_vote)[b % 2](desk.store, vote)


def _remove_vote(desk: Desk, a: int, _b: int, _text: str) -> None:
    if vote := desk.one(Vote, a):
        voting.remove_vote(desk.store, vote)


def _rate(desk: Desk, a: int, b: int, _text: str) -> None:
    lever = a % 11 or None
    positioning.rate(desk.store, desk.session(b).id, lever, 1 + a % 5, b)


def _answer_form(desk: Desk, a: int, b: int, _text: str) -> None:
    subject = (subject_of(a % 11 or None), Subject(Instrument.TRENDS, 1 + a % 10), RETURN)[b % 3]
    form = Form(1 + a % 3, college=list(College)[b % 8]) if b % 2 else Form(table_number=1 + a % 4)
    positioning.answer(desk.store, desk.session(b).id, subject, form, (None, 1, 3, 5)[b % 4])


def _tell_sheet(desk: Desk, a: int, b: int, _text: str) -> None:
    session_id, instrument = desk.session(b).id, list(Instrument)[b % 4]
    if a % 3:
        positioning.tell_sheet(desk.store, session_id, instrument, 1 + a % 3, 1 + b % 6, list(College)[a % 8])
    else:
        positioning.remove_form(desk.store, session_id, instrument, Form(1 + b % 3))


def _place_on_plane(desk: Desk, a: int, b: int, text: str) -> None:
    what = (desk.one(Cluster, a), desk.one(Contribution, a), text)[b % 3]
    if what is not None:
        plane.place(desk.store, desk.session(b).id, what, a * 3, b * 3)


def _move_on_plane(desk: Desk, a: int, b: int, _text: str) -> None:
    if point := desk.one(PlanePoint, a):
        if b % 3:
            plane.move(desk.store, point, b * 2, a * 2)
        else:
            plane.take_off(desk.store, [point])


def _say_of_the_day(desk: Desk, a: int, b: int, text: str) -> None:
    evaluation.add(desk.store, desk.session(a).id, list(FeedbackKind)[b % 2], text)


def _correct_what_was_said(desk: Desk, a: int, b: int, text: str) -> None:
    if said := desk.one(Feedback, a):
        if b % 3:
            evaluation.count(desk.store, said, b % 7)
        else:
            evaluation.reword(desk.store, said, text)


def _commit(desk: Desk, a: int, b: int, text: str) -> None:
    cluster = desk.one(Cluster, b) if a % 2 else None
    born_from = cluster.id if cluster is not None else None
    wanted = Commitment(session_id=desk.session(a).id, position=b, what=text, who=text, cluster_id=born_from)
    commitments.commit(desk.store, wanted)


def _tell_of_commitment(desk: Desk, a: int, b: int, text: str) -> None:
    if found := desk.one(Commitment, a):
        if b % 3:
            commitments.set_state(desk.store, found, list(CommitmentState)[b % 4], text if b % 2 else "")
        else:
            commitments.note(desk.store, found, text)


def _add_ambassador(desk: Desk, a: int, b: int, text: str) -> None:
    session = desk.session(a)
    carried = desk.one(Commitment, b, session.id) if b % 2 else None
    wanted = Ambassador(session_id=session.id, position=0, name=text or "Mme Roux", carries_to=text)
    ambassadors.add(desk.store, replace(wanted, commitment_id=carried.id if carried else None))


def _change_ambassador(desk: Desk, a: int, b: int, text: str) -> None:
    if found := desk.one(Ambassador, a):
        if b % 3:
            ambassadors.edit(desk.store, replace(found, name=text, carries_to=text))
        else:
            ambassadors.remove(desk.store, found)


def _edit_commitment(desk: Desk, a: int, b: int, text: str) -> None:
    if found := desk.one(Commitment, a):
        commitments.edit(desk.store, replace(found, what=text, lever=b))


def _move_commitment(desk: Desk, a: int, b: int, _text: str) -> None:
    if found := desk.one(Commitment, a):
        commitments.move(desk.store, found, b)


def _remove_commitment(desk: Desk, a: int, _b: int, _text: str) -> None:
    if found := desk.one(Commitment, a):
        commitments.remove(desk.store, found)


JPEG = b"\xff\xd8\xff"
"""How the content of a photo begins."""


def _write_statement(desk: Desk, a: int, b: int, text: str) -> None:
    question = desk.one(Question, a) if a % 4 else None
    session_id = question.session_id if question else desk.session(b).id
    kind = list(StatementKind)[1 + b % 3] if question else StatementKind.ESSENTIAL
    synthesis.add(desk.store, session_id, kind, text, question_id=question.id if question else None)


def _edit_statement(desk: Desk, a: int, b: int, text: str) -> None:
    if found := desk.one(Statement, a):
        if b % 3 == 0:
            synthesis.edit(desk.store, found, text)
        elif b % 3 == 1:
            synthesis.of_college(desk.store, found, list(College)[b % 8])
        else:
            synthesis.move(desk.store, found, b)


def _put_to_the_room(desk: Desk, a: int, b: int, text: str) -> None:
    if found := desk.one(Statement, a):
        if b % 4 == 0:
            synthesis.validate(desk.store, found)
        elif b % 4 == 1:
            synthesis.amend(desk.store, found, text)
        elif b % 4 == 2:
            synthesis.contest(desk.store, found, list(College)[: b % 8])
        else:
            synthesis.take_back(desk.store, found)


def _remove_statement(desk: Desk, a: int, _b: int, _text: str) -> None:
    if found := desk.one(Statement, a):
        synthesis.remove(desk.store, found)


Gesture = Callable[[Desk, int, int, str], None]
VOTES: tuple[Gesture, ...] = (
    _open_vote,
    _open_vote,
    _edit_vote,
    _rename_vote,
    _count_votes,
    _count_votes,
    _close_vote,
    _remove_vote,
    _count_otherwise,
    _vote_again,
    _reserve,
    _reserve,
    _reword_reservation,
    _withdraw,
    _photograph_vote,
    _remove_photo,
)
"""Those that let the room vote."""
SYNTHESIS: tuple[Gesture, ...] = (
    _write_statement,
    _write_statement,
    _edit_statement,
    _put_to_the_room,
    _remove_statement,
)
"""Those that write the synthesis and put it to the room."""
WALL: tuple[Gesture, ...] = (
    _group,
    _group,
    _gather,
    _put_in,
    _take_out,
    _rename,
    _merge,
    _split,
    _ungroup,
    _colour,
    _order_clusters,
    _place,
    _arrange,
    _add_one,
)
"""Those that group contributions and move them about."""
WRITTEN: tuple[Gesture, ...] = (
    _capture,
    _capture,
    _edit_contribution,
    _move_contributions,
    _send_on,
    _put_turn_right,
    _remove_contribution,
    _change_kind,
    *WALL,
    *VOTES,
    _add_item,
    _edit_item,
    _duplicate_item,
    _move_item,
    _remove_item,
    _set_speakers,
    _add_theme,
    _edit_theme,
    _remove_theme,
    _add_question,
    _add_first_question,
    _edit_question,
    _remove_question,
    _add_participants,
    _add_key_point,
    _edit_key_point,
    _move_key_point,
    _remove_key_point,
    _agree,
    _credit,
    _ask_from_the_room,
    _turn_of_the_room,
    _turn_of_the_room,
    _attach,
    _arrange_documents,
    _add_slide,
    _edit_slide,
    _move_slide,
    _remove_slide,
    _duplicate_session,
    _edit_session,
    _edit_cycle,
    _rate,
    _answer_form,
    _tell_sheet,
    _place_on_plane,
    _move_on_plane,
    _say_of_the_day,
    _correct_what_was_said,
    _commit,
    _commit,
    _edit_commitment,
    _move_commitment,
    _remove_commitment,
    _redact,
    _tell_of_commitment,
    _add_ambassador,
    _change_ambassador,
    *SYNTHESIS,
)
"""Gestures that Ctrl+Z takes back."""


def undo(desk: Desk, _a: int, _b: int, _text: str) -> None:
    desk.store.undo()


def redo(desk: Desk, _a: int, _b: int, _text: str) -> None:
    desk.store.redo()


def restart(desk: Desk, _a: int, _b: int, _text: str) -> None:
    desk.restart()


def _go_to(desk: Desk, a: int, b: int, _text: str) -> None:
    if items := reading.outline(desk.store, desk.session(b).id).items:
        flow.go_to(desk.store, desk.session(b).id, items[a % len(items)])


def _start(desk: Desk, a: int, _b: int, _text: str) -> None:
    flow.start_day(desk.store, desk.session(a).id)


def _clock(desk: Desk, a: int, b: int, _text: str) -> None:
    desk.clock.forward(minutes=a)
    (flow.pause, flow.resume, flow.next_item, flow.previous_item, flow.close_day, flow.reopen_day)[b % 6](
        desk.store, desk.session(a).id
    )


def _extend(desk: Desk, a: int, b: int, _text: str) -> None:
    flow.extend(desk.store, desk.session(b).id, a - 25)


def _ask(desk: Desk, a: int, _b: int, _text: str) -> None:
    if question := desk.one(Question, a):
        flow.ask(desk.store, question.session_id, question)


def _show(desk: Desk, a: int, b: int, text: str) -> None:
    (screen.toggle_black, screen.toggle_freeze, screen.toggle_waiting, screen.follow_the_day)[b % 4](
        desk.store, desk.session(a).id
    )
    screen.show_from(desk.store, desk.session(a).id, text)


def _speak(desk: Desk, a: int, b: int, _text: str) -> None:
    person = desk.one(Participant, a, desk.session(b).id) if a % 3 else None
    speaking.toggle(desk.store, desk.session(b).id, Voice(person.id if person else None, list(College)[a % 8]))
    desk.clock.forward(seconds=a)


def _show_key_point(desk: Desk, a: int, b: int, _text: str) -> None:
    if point := desk.one(KeyPoint, a):
        key_points.show(desk.store, point, shown=bool(b % 2))


def _from_the_command_line(desk: Desk, a: int, _b: int, text: str) -> None:
    with desk.store.operation("elsewhere", actor=Actor.COMMAND_LINE) as operation:
        if found := desk.one(Contribution, a):
            operation.put(replace(found, text=f"{found.text} {text}"))


RUN: tuple[Gesture, ...] = (
    _start,
    _go_to,
    _clock,
    _extend,
    _ask,
    _show,
    _speak,
    _show_key_point,
    _from_the_command_line,
)
"""Gestures that Ctrl+Z passes over."""

WORDS = st.sampled_from(
    ["", "Un car le samedi", "!une idée pour plus tard", "@dgs #9", "  ", "<b>&amp;</b>"]
) | st.text(max_size=20)


def sequences(*gestures: Gesture) -> st.SearchStrategy[list[tuple[Gesture, int, int, str]]]:
    numbers = st.integers(0, 50)
    return st.lists(st.tuples(st.sampled_from(gestures), numbers, numbers, WORDS), min_size=12, max_size=40)
