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
    attachments,
    capture,
    clustering,
    commitments,
    cycle,
    flow,
    key_points,
    people,
    positioning,
    queue,
    reading,
    screen,
    slides,
    speaking,
    voting,
    wall_places,
)
from facilitator.sessions.journal import Actor
from facilitator.sessions.queue import Asked
from facilitator.sessions.record import Record
from facilitator.sessions.records import (
    AgendaItem,
    Agreement,
    Arrangement,
    Attachment,
    Cluster,
    College,
    Commitment,
    Contribution,
    ContributionKind,
    ItemKind,
    KeyPoint,
    Participant,
    Question,
    RoomQuestion,
    Session,
    Slide,
    Speaker,
    Theme,
    Turn,
    Vote,
    VoteMethod,
    VoteOption,
)
from facilitator.sessions.store import Store
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
    agenda.add_theme(desk.store, desk.session(a), text)


def _edit_theme(desk: Desk, a: int, _b: int, text: str) -> None:
    if theme := desk.one(Theme, a):
        agenda.edit_theme(desk.store, replace(theme, title=text, framing=text))


def _remove_theme(desk: Desk, a: int, _b: int, _text: str) -> None:
    if theme := desk.one(Theme, a):
        agenda.remove_theme(desk.store, theme)


def _add_question(desk: Desk, a: int, b: int, text: str) -> None:
    if theme := desk.one(Theme, a):
        agenda.add_question(desk.store, theme, text, item=desk.one(AgendaItem, b, theme.session_id))


def _add_first_question(desk: Desk, a: int, b: int, text: str) -> None:
    session = desk.session(a)
    if not desk.store.count(Theme, session_id=session.id):
        agenda.add_first_question(desk.store, session, text, text, item=desk.one(AgendaItem, b, session.id))


def _edit_question(desk: Desk, a: int, b: int, text: str) -> None:
    if (question := desk.one(Question, a)) and (theme := desk.one(Theme, b, question.session_id)):
        agenda.edit_question(desk.store, replace(question, text=text, theme_id=theme.id))


def _remove_question(desk: Desk, a: int, _b: int, _text: str) -> None:
    if question := desk.one(Question, a):
        agenda.remove_question(desk.store, question)


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


def _open_vote(desk: Desk, a: int, b: int, text: str) -> None:
    question = desk.one(Question, a)
    if question is not None:
        options: list[Cluster | str] = [*desk.store.all(Cluster, question_id=question.id)[: b % 4], "Reporter", text]
        voting.open_vote(
            desk.store, question.session_id, f"Vote {b}", options, list(VoteMethod)[a % 2], 1 + b % 5, question
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
        voting.count(desk.store, option, b % 4, len(text) % 3 or None)


def _close_vote(desk: Desk, a: int, b: int, _text: str) -> None:
    if vote := desk.one(Vote, a):
        (voting.close_vote, voting.reopen_vote)[b % 2](desk.store, vote)


def _remove_vote(desk: Desk, a: int, _b: int, _text: str) -> None:
    if vote := desk.one(Vote, a):
        voting.remove_vote(desk.store, vote)


def _rate(desk: Desk, a: int, b: int, _text: str) -> None:
    lever = a % 11 or None
    positioning.rate(desk.store, desk.session(b).id, lever, 1 + a % 5, b)


def _commit(desk: Desk, a: int, b: int, text: str) -> None:
    commitments.commit(desk.store, Commitment(session_id=desk.session(a).id, position=b, what=text, who=text))


def _edit_commitment(desk: Desk, a: int, b: int, text: str) -> None:
    if found := desk.one(Commitment, a):
        commitments.edit(desk.store, replace(found, what=text, lever=b))


def _move_commitment(desk: Desk, a: int, b: int, _text: str) -> None:
    if found := desk.one(Commitment, a):
        commitments.move(desk.store, found, b)


def _remove_commitment(desk: Desk, a: int, _b: int, _text: str) -> None:
    if found := desk.one(Commitment, a):
        commitments.remove(desk.store, found)


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
)
"""Those that let the room vote."""
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
    _commit,
    _commit,
    _edit_commitment,
    _move_commitment,
    _remove_commitment,
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
