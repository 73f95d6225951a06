"""The options that a vote is wanted with: clusters, contributions and texts, checked before anything is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..errors import BadText, FacilitatorError
from ..i18n import _
from .records import Cluster, Contribution, Question, VoteMethod, VoteOption
from .store import Store
from .text import clean_line, folded

MOST_OPTIONS = 40
Source = Cluster | Contribution | VoteOption | str
"""What an option is made of; that of an earlier round is taken as it was worded then."""
_ALONE = (VoteMethod.YES_NO, VoteMethod.CONSENT)
"""The methods by which a single option can be decided."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """An option as it is asked for."""

    text: str
    cluster_id: str | None = None
    contribution_id: str | None = None


def wanted_options(store: Store, session_id: str, options: Sequence[Source], method: VoteMethod) -> list[Wanted]:
    """These options as they will read.

    Raises `BadText` for an empty one, and `FacilitatorError` for too few, too many, or two that read the same.
    """
    wanted = [_wanted(store, session_id, option) for option in options]
    if not all(one.text for one in wanted):
        raise BadText(_("An option of a vote needs a few words."))
    least = 1 if method in _ALONE else 2
    if not least <= len(wanted) <= MOST_OPTIONS:
        raise FacilitatorError(_too_few_or_many(least))
    seen: set[str] = set()
    for one in wanted:
        if folded(one.text) in seen:
            raise FacilitatorError(_("“{text}” stands there twice: keep one of them.").format(text=one.text))
        seen.add(folded(one.text))
    return wanted


def _too_few_or_many(least: int) -> str:
    if least == 1:
        return _("A vote needs something to decide: from 1 to {most} options.").format(most=MOST_OPTIONS)
    return _("A vote needs a choice: from 2 to {most} options.").format(most=MOST_OPTIONS)


def _wanted(store: Store, session_id: str, option: Source) -> Wanted:
    if isinstance(option, str):
        return Wanted(clean_line(option))
    if isinstance(option, Cluster):
        return _from_cluster(store, session_id, option)
    if isinstance(option, Contribution):
        return _from_contribution(store, session_id, option)
    cluster, said = store.get(Cluster, option.cluster_id), store.get(Contribution, option.contribution_id)
    return Wanted(option.text, cluster.id if cluster else None, said.id if said else None)


def _from_cluster(store: Store, session_id: str, wanted: Cluster) -> Wanted:
    gone = _("“{title}” no longer exists: it was removed or merged.").format(title=wanted.title)
    cluster = store.present(wanted, gone)
    _refuse_elsewhere(store.the(Question, cluster.question_id).session_id, session_id, cluster.title)
    return Wanted(cluster.title, cluster_id=cluster.id)


def _from_contribution(store: Store, session_id: str, wanted: Contribution) -> Wanted:
    gone = _("“{title}” no longer exists: it was deleted.").format(title=clean_line(wanted.text))
    said = store.present(wanted, gone)
    _refuse_elsewhere(said.session_id, session_id, clean_line(said.text))
    return Wanted(clean_line(said.text), contribution_id=said.id)


def _refuse_elsewhere(session_id: str, here: str, title: str) -> None:
    if session_id != here:
        sentence = _("“{title}” is of another session: choose among those of this one.")
        raise FacilitatorError(sentence.format(title=title))
