"""Taking down what people say.

What is typed may carry tokens, each a whole word: `@t4` the table, `@dgs` the college, `#9` the lever, and `!` as the
very first character for the parking. A token counts when it is known (a table of the session, a college, a lever from
1 to 10) and is the first of its sort; anything else stays text, so that an address or a hashtag is never eaten.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..errors import BadText
from ..i18n import _
from .journal import Actor
from .records import College, Contribution, ContributionKind, Question, Session, SessionState
from .store import Store
from .text import bounded, tidy

LEVERS = 10
_TOKEN = re.compile(r"(?<!\S)(?:@[tT](?P<table>\d{1,3})|@(?P<college>[^\W\d_]+)|#(?P<lever>\d{1,2}))(?!\S)")
_COLLEGES = {
    "elu": College.ELECTED,
    "élu": College.ELECTED,
    "elus": College.ELECTED,
    "élus": College.ELECTED,
    "elected": College.ELECTED,
    "dgs": College.DGS,
    "adl": College.ADL,
    "tech": College.STAFF,
    "technicien": College.STAFF,
    "techniciens": College.STAFF,
    "staff": College.STAFF,
    "etat": College.STATE,
    "état": College.STATE,
    "state": College.STATE,
    "expert": College.EXPERT,
    "experts": College.EXPERT,
    "acteur": College.ACTORS,
    "acteurs": College.ACTORS,
    "actors": College.ACTORS,
    "habitant": College.INHABITANTS,
    "habitants": College.INHABITANTS,
    "inhabitants": College.INHABITANTS,
}
_SHORTEST = {
    College.ELECTED: "elu",
    College.DGS: "dgs",
    College.ADL: "adl",
    College.STAFF: "tech",
    College.STATE: "etat",
    College.EXPERT: "expert",
    College.ACTORS: "acteur",
    College.INHABITANTS: "habitant",
}


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed, understood but not kept yet."""

    text: str
    kind: ContributionKind = ContributionKind.IDEA
    table_number: int | None = None
    college: College | None = None
    lever: int | None = None
    parked: bool = False


def understand(typed: str, kind: ContributionKind = ContributionKind.IDEA, *, tables: int) -> Draft:
    """Read *typed* in a session of that many *tables*. Its text is cleaned and may be empty.

    Raises `BadText` when it is too long.
    """
    parked = typed.startswith("!")
    found: dict[str, int | College] = {}
    rest = _TOKEN.sub(lambda match: _take(match, found, tables), tidy(typed)[1 if parked else 0 :])
    table, college, lever = found.get("table"), found.get("college"), found.get("lever")
    return Draft(
        text=bounded(tidy(_squeezed(rest))),
        kind=kind,
        table_number=table if isinstance(table, int) else None,
        college=college if isinstance(college, College) else None,
        lever=lever if isinstance(lever, int) else None,
        parked=parked,
    )


def _take(match: re.Match[str], found: dict[str, int | College], tables: int) -> str:
    """Record the token if it counts; what it leaves in the text otherwise is itself."""
    sort = str(match.lastgroup)
    value: int | College | None
    if sort == "college":
        value = _COLLEGES.get(match[sort].lower())
    else:
        number = int(match[sort])
        value = number if 1 <= number <= (tables if sort == "table" else LEVERS) else None
    if value is None or sort in found:
        return match[0]
    found[sort] = value
    return "\x00"


def _squeezed(text: str) -> str:
    """Without the places that tokens left, each with one blank beside it; all other blanks are the person's."""
    return re.sub(" \x00|\x00 ?", "", text)


def typed_form(contribution: Contribution) -> str:
    """What one would type to get this contribution: for editing it in the bar.

    A text of a question that begins with `!` comes after a blank: only the very first character parks.
    """
    tokens = []
    if contribution.table_number is not None:
        tokens.append(f"@t{contribution.table_number}")
    if contribution.college is not None:
        tokens.append(f"@{_SHORTEST[contribution.college]}")
    if contribution.lever is not None:
        tokens.append(f"#{contribution.lever}")
    typed = " ".join([*tokens, contribution.text])
    if contribution.question_id is None:
        return f"!{typed}"
    return f" {typed}" if typed.startswith("!") else typed


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
                Contribution(
                    session_id=session_id,
                    question_id=None if draft.parked or question is None else question.id,
                    kind=draft.kind,
                    text=draft.text,
                    table_number=draft.table_number,
                    college=draft.college,
                    lever=draft.lever,
                    said_at=now,
                    late=session.state is SessionState.CLOSED,
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
    question_id = None if draft.parked else home
    with store.operation("edit_contribution") as operation:
        operation.put(
            replace(
                contribution,
                text=draft.text,
                kind=draft.kind,
                table_number=draft.table_number,
                college=draft.college,
                lever=draft.lever,
                question_id=question_id,
                cluster_id=contribution.cluster_id if question_id == contribution.question_id else None,
            )
        )


def change_kind(store: Store, contributions: Sequence[Contribution], kind: ContributionKind) -> None:
    """Give these contributions another kind."""
    with store.operation("change_kind") as operation:
        for contribution in contributions:
            operation.put(replace(contribution, kind=kind))


def move(store: Store, contributions: Sequence[Contribution], question: Question | None) -> None:
    """Move contributions to another question, or to the parking; they leave their clusters."""
    with store.operation("move_contributions") as operation:
        for contribution in contributions:
            question_id = question.id if question else None
            operation.put(replace(contribution, question_id=question_id, cluster_id=None))


def remove(store: Store, contributions: Sequence[Contribution]) -> None:
    """Take contributions away. The journal keeps them: undo brings them back as they were."""
    with store.operation("remove_contributions") as operation:
        for contribution in contributions:
            operation.remove(contribution)


def latest(store: Store, session_id: str, *, before: Contribution | None = None) -> Contribution | None:
    """The session's last contribution, or the one that came just before another."""
    known = store.all(Contribution, session_id=session_id)
    earlier = [c for c in known if before is None or c.id < before.id]
    return earlier[-1] if earlier else None


def _refuse_empty(draft: Draft) -> None:
    if not draft.text:
        raise BadText(_("There is no text to keep: type something first."))
