"""Taking down what people say: gestures on contributions, their weight and their tags."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..errors import BadText
from ..i18n import _
from .anonymity import allowed
from .drafting import Draft as Draft
from .drafting import marks_of as marks_of
from .drafting import understand as understand
from .journal import Actor
from .operation import Operation
from .plane_points import loosened
from .records import Contribution, ContributionKind, PlusOne, Question, Session, SessionState, Tag, VoteOption
from .store import Store
from .text import clean_line, folded, required


def contribute(
    store: Store, session_id: str, draft: Draft, question: Question | None, *, actor: Actor = Actor.DESK
) -> Contribution:
    """Keep *draft* as an answer to *question*, or in the parking when there is none or the draft says so.

    Raises `BadText` when nothing is left beside the tokens.
    """
    return contribute_all(store, session_id, [draft], question, actor=actor)[0]


def contribute_all(
    store: Store,
    session_id: str,
    drafts: Sequence[Draft],
    question: Question | None,
    *,
    actor: Actor = Actor.DESK,
) -> list[Contribution]:
    """Keep several drafts in one operation, in their order: all or none."""
    session, now = store.the(Session, session_id), store.now()
    for draft in drafts:
        _refuse_empty(draft)
    with store.operation("contribute", actor=actor) as operation:
        return [
            operation.put(
                _stored(
                    store,
                    _saying(
                        Contribution(
                            session_id=session_id,
                            question_id=_home(draft, question.id if question else None),
                            text=draft.text,
                            said_at=now,
                            late=session.state is SessionState.CLOSED,
                        ),
                        draft,
                    ),
                )
            )
            for draft in drafts
        ]


def edit(store: Store, contribution: Contribution, draft: Draft, question: Question | None) -> None:
    """Replace what a contribution says by *draft*. It stays with its question unless the draft parks it.

    One that was parked goes to *question* when the draft no longer parks it. Raises `BadText` for an empty text.
    """
    _refuse_empty(draft)
    home = contribution.question_id or (question.id if question else None)
    if draft.slip == contribution.slip:
        draft = replace(draft, question_id=None)  # where it was moved since, it stays
    question_id = _home(draft, home)
    said = _saying(contribution, draft)
    with store.operation("edit_contribution") as operation:
        if question_id == contribution.question_id:
            operation.put(_stored(store, said))
        else:
            _move(store, operation, said, question_id)


def reword(store: Store, contribution: Contribution, text: str) -> None:
    """Replace the words of a contribution, and nothing else. Raises `BadText` for an empty text."""
    with store.operation("edit_contribution") as operation:
        operation.put(replace(contribution, text=required(text)))


def change_kind(store: Store, contributions: Sequence[Contribution], kind: ContributionKind) -> None:
    """Give these contributions another kind."""
    with store.operation("change_kind") as operation:
        for contribution in contributions:
            operation.put(replace(contribution, kind=kind))


def move(store: Store, contributions: Sequence[Contribution], question: Question | None) -> None:
    """Move contributions to another question, or to the parking; they leave their clusters.

    Where less may be told of who says something, less of it goes with them.
    """
    with store.operation("move_contributions") as operation:
        for contribution in contributions:
            _move(store, operation, contribution, question.id if question else None)


def send_on(store: Store, contributions: Sequence[Contribution], where: str) -> None:
    """Say where parked contributions go next, in a few words; nothing for nowhere yet."""
    goes_to = clean_line(where)
    with store.operation("send_on") as operation:
        for contribution in store.among(Contribution, "id", [one.id for one in contributions]):
            operation.put(replace(contribution, goes_to=goes_to))


def remove(store: Store, contributions: Sequence[Contribution]) -> None:
    """Take contributions away, with what weighed on them. The journal keeps all: undo brings it back as it was."""
    ids = [contribution.id for contribution in contributions]
    with store.operation("remove_contributions") as operation:
        for plus_one in store.among(PlusOne, "contribution_id", ids):
            operation.remove(plus_one)
        for point in loosened(store, contributions=ids):
            operation.put(point)
        for option in store.among(VoteOption, "contribution_id", ids):  # it keeps its words and its votes
            operation.put(replace(option, contribution_id=None))
        for contribution in contributions:
            operation.remove(contribution)


def add_one(store: Store, contribution: Contribution, draft: Draft) -> PlusOne:
    """Somebody else says the same: *contribution* weighs one more. Their own words are kept, if there are any."""
    question, now = store.get(Question, contribution.question_id), store.now()
    one = PlusOne(
        session_id=contribution.session_id,
        contribution_id=contribution.id,
        text=draft.text,
        table_number=draft.table_number,
        college=draft.college,
        participant_id=draft.participant_id,
        slip=draft.slip,
        said_at=now,
    )
    with store.operation("add_plus_one") as operation:
        return operation.put(allowed(question, one))


def add_tag(store: Store, title: str) -> Tag:
    """Make a tag of the cycle: one word. The one that reads the same, if there is one already.

    Raises `BadText` when no word is left.
    """
    word = re.sub(r"\s+", "-", clean_line(title).lstrip("#").strip())
    if not folded(word):
        raise BadText(_("A tag is a word: type at least a letter."))
    same = next((tag for tag in store.all(Tag) if folded(tag.title) == folded(word)), None)
    if same is not None:
        return same
    with store.operation("add_tag") as operation:
        return operation.put(Tag(title=word))


def set_default_kind(store: Store, question: Question, kind: ContributionKind) -> None:
    """Say what an answer to *question* is when nothing else is said."""
    with store.operation("set_default_kind") as operation:
        operation.put(replace(question, default_kind=kind))


def latest(store: Store, session_id: str, *, before: Contribution | None = None) -> Contribution | None:
    """The session's last contribution, or the one that came just before another."""
    known = store.all(Contribution, session_id=session_id)
    earlier = [c for c in known if before is None or c.id < before.id]
    return earlier[-1] if earlier else None


def following(store: Store, session_id: str, contribution: Contribution) -> Contribution | None:
    """The session's contribution that came just after another."""
    return next((c for c in store.all(Contribution, session_id=session_id) if c.id > contribution.id), None)


def _refuse_empty(draft: Draft) -> None:
    if not draft.text:
        raise BadText(_("There is no text to keep: type something first."))


def _home(draft: Draft, question_id: str | None) -> str | None:
    """Where it goes: the parking, the question of its slip, or else the one under way."""
    return None if draft.parked else draft.question_id or question_id


def _stored(store: Store, said: Contribution) -> Contribution:
    """*said* with no more of who said it than its question allows."""
    return allowed(store.get(Question, said.question_id), said)


def _move(store: Store, operation: Operation, contribution: Contribution, question_id: str | None) -> None:
    """A stricter question strips it, and what weighs on it, of what it may not tell."""
    question = store.get(Question, question_id)
    operation.put(allowed(question, _moved(contribution, question_id)))
    for one in store.all(PlusOne, contribution_id=contribution.id):
        operation.put(allowed(question, one))


def _moved(contribution: Contribution, question_id: str | None) -> Contribution:
    """On another wall it has no cluster, and no place of its own yet; out of the parking it goes nowhere else."""
    goes_to = contribution.goes_to if question_id is None else ""
    return replace(contribution, question_id=question_id, cluster_id=None, x=None, y=None, goes_to=goes_to)


def _saying(contribution: Contribution, draft: Draft) -> Contribution:
    """*contribution* with the words and marks of *draft*; where it stands is left alone."""
    return replace(
        contribution,
        text=draft.text,
        kind=draft.kind,
        table_number=draft.table_number,
        college=draft.college,
        lever=draft.lever,
        participant_id=draft.participant_id,
        theme_id=draft.theme_id,
        tags=draft.tags,
        slip=draft.slip,
    )
