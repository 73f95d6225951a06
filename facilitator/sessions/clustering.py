"""Gestures that group contributions which say the same thing. Each contribution keeps its own words, whatever happens.

A cluster without contributions stays: it is a name that waits for some. Only `merge` and `ungroup` remove clusters.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .. import tokens
from ..errors import BadText, FacilitatorError, NotFound
from ..i18n import _
from .operation import Operation
from .places import Places, moved, put_at
from .plane_points import loosened
from .records import Cluster, Commitment, Contribution, PlusOne, Question, VoteOption
from .store import Store
from .text import clean_line, folded
from .words import first_words, shared_words

_NOWHERE: Places = {}


def group(
    store: Store,
    question: Question,
    title: str,
    contributions: Sequence[Contribution],
    *,
    at: tuple[int, int] | None = None,
) -> Cluster:
    """Gather contributions of a question under *title*: in its cluster of that name, or in a new one, its corner *at*.

    Raises `BadText` for an empty title.
    """
    title, chosen = _required_title(title), _answers(store, question.id, contributions)
    with store.operation("group") as operation:
        cluster = _named(store, question.id, title) or operation.put(_new_cluster(store, question.id, title, at))
        _put_in(operation, cluster, chosen)
        return cluster


def put_in(store: Store, cluster: Cluster, contributions: Sequence[Contribution]) -> None:
    """Add contributions to a cluster; they leave the one where they were."""
    cluster = _present(store, cluster)
    chosen = _answers(store, cluster.question_id, contributions)
    with store.operation("put_in_cluster") as operation:
        _put_in(operation, cluster, chosen)


def gather(store: Store, target: Contribution, contributions: Sequence[Contribution]) -> Cluster:
    """Put contributions with *target*: in its cluster, or in a new one where it stands, named after their words."""
    target = _still_there(store, [target])[0]
    if target.question_id is None:
        raise FacilitatorError(_("What is kept for later cannot be grouped: move it to a question first."))
    others = [c for c in _answers(store, target.question_id, contributions) if c.id != target.id]
    if not others:
        raise FacilitatorError(_("A cluster needs another contribution: choose one more."))
    cluster = store.get(Cluster, target.cluster_id)
    with store.operation("group") as operation:
        if cluster is None:
            at = None if target.x is None or target.y is None else (target.x, target.y)
            title = _free_title(store, target, others)
            cluster = operation.put(_new_cluster(store, target.question_id, title, at))
        _put_in(operation, cluster, [target, *others])
        return cluster


def take_out(store: Store, contributions: Sequence[Contribution], places: Places = _NOWHERE) -> None:
    """Take contributions out of their clusters, to these *places*; those of neighbours that made way are kept too."""
    leaving = _still_there(store, contributions)
    others = {block_id: place for block_id, place in places.items() if block_id not in {c.id for c in leaving}}
    with store.operation("take_out") as operation:
        for contribution in leaving:
            operation.put(put_at(replace(contribution, cluster_id=None), places.get(contribution.id)))
        for block in moved(store, others):
            operation.put(block)


def rename(store: Store, cluster: Cluster, title: str) -> None:
    """Give a cluster another title. Raises `BadText` for an empty one; another cluster's is refused."""
    cluster, title = _present(store, cluster), _required_title(title)
    _refuse_taken(store, cluster.question_id, title, but=cluster.id)
    with store.operation("rename_cluster") as operation:
        operation.put(replace(cluster, title=title))


def merge(store: Store, kept: Cluster, absorbed: Sequence[Cluster]) -> None:
    """Bring all that is in the *absorbed* clusters into *kept*, and remove them."""
    kept = _present(store, kept)
    gone = [_present(store, cluster) for cluster in absorbed if cluster.id != kept.id]
    if not gone:
        raise FacilitatorError(_("Choose two clusters to merge."))
    if any(cluster.question_id != kept.question_id for cluster in gone):
        raise FacilitatorError(_("These clusters answer different questions: they cannot be merged."))
    with store.operation("merge_clusters") as operation:
        for cluster in gone:
            _put_in(operation, kept, store.all(Contribution, cluster_id=cluster.id))
            _vote_for(operation, store, cluster, kept)
            _born_from(operation, store, cluster, kept)
            _off_the_plane(operation, store, cluster)
            operation.remove(cluster)


def split(store: Store, cluster: Cluster, contributions: Sequence[Contribution], title: str) -> Cluster:
    """Let some contributions of a cluster leave it for a new one of that *title*, which comes right after it.

    Raises `BadText` for an empty title.
    """
    cluster, title = _present(store, cluster), _required_title(title)
    _refuse_taken(store, cluster.question_id, title)
    leaving = [c for c in _still_there(store, contributions) if c.cluster_id == cluster.id]
    if not leaving or len(leaving) == store.count(Contribution, cluster_id=cluster.id):
        raise FacilitatorError(_("To split a cluster, choose some of its contributions, not all of them."))
    with store.operation("split_cluster") as operation:
        made = operation.put(_new_cluster(store, cluster.question_id, title, None))
        _put_in(operation, made, leaving)
        others = [c for c in store.all(Cluster, question_id=cluster.question_id) if c.id != made.id]
        after = [c.id for c in others].index(cluster.id) + 1
        operation.put_in_order([*others[:after], made, *others[after:]])
        return store.the(Cluster, made.id)


def ungroup(store: Store, cluster: Cluster) -> None:
    """Remove a cluster; its contributions stay, in none."""
    cluster = _present(store, cluster)
    with store.operation("ungroup") as operation:
        for contribution in store.all(Contribution, cluster_id=cluster.id):
            operation.put(put_at(replace(contribution, cluster_id=None), None))
        _vote_for(operation, store, cluster, None)
        _born_from(operation, store, cluster, None)
        _off_the_plane(operation, store, cluster)
        operation.remove(cluster)


def colour(store: Store, cluster: Cluster, name: str) -> None:
    """Give a cluster another colour, by a name of `tokens.CLUSTER_COLOURS`."""
    if name not in tokens.CLUSTER_COLOURS:
        raise FacilitatorError(_("There is no such colour: choose one of the list."))
    cluster = _present(store, cluster)
    with store.operation("colour_cluster") as operation:
        operation.put(replace(cluster, colour=name))


def reorder(store: Store, question: Question, ordered: Sequence[Cluster]) -> None:
    """Put the clusters of a question in that order; those that are not told come after, as they were."""
    known = {cluster.id: cluster for cluster in store.all(Cluster, question_id=question.id)}
    first = [known.pop(cluster.id) for cluster in ordered if cluster.id in known]
    with store.operation("order_clusters") as operation:
        operation.put_in_order([*first, *known.values()])


def by_weight(store: Store, question: Question) -> None:
    """Put the heaviest clusters of a question first; those of the same weight stay as they were."""
    weights = cluster_weights(store, question)
    clusters = store.all(Cluster, question_id=question.id)
    reorder(store, question, sorted(clusters, key=lambda cluster: -weights[cluster.id]))


def cluster_weights(store: Store, question: Question) -> dict[str, int]:
    """How much each cluster of a question weighs, by its id: its contributions and their +1s."""
    weights = {cluster.id: 0 for cluster in store.all(Cluster, question_id=question.id)}
    homes: dict[str, str] = {}
    for contribution in store.among(Contribution, "cluster_id", list(weights)):
        assert contribution.cluster_id is not None
        homes[contribution.id] = contribution.cluster_id
        weights[contribution.cluster_id] += 1
    for more in store.all(PlusOne, session_id=question.session_id):
        if more.contribution_id in homes:
            weights[homes[more.contribution_id]] += 1
    return weights


def _put_in(operation: Operation, cluster: Cluster, contributions: Sequence[Contribution]) -> None:
    """What is in a cluster is laid out in it: it has no place of its own."""
    for contribution in contributions:
        operation.put(put_at(replace(contribution, cluster_id=cluster.id), None))


def _vote_for(operation: Operation, store: Store, cluster: Cluster, kept: Cluster | None) -> None:
    """What was voted for as *cluster* keeps its words and its votes; it stands for *kept* where nothing else does."""
    for option in store.all(VoteOption, cluster_id=cluster.id):
        follows = kept is not None and not store.count(VoteOption, vote_id=option.vote_id, cluster_id=kept.id)
        operation.put(replace(option, cluster_id=kept.id if kept is not None and follows else None))


def _born_from(operation: Operation, store: Store, cluster: Cluster, kept: Cluster | None) -> None:
    """What was promised because of *cluster* stays promised, because of *kept*."""
    for commitment in store.all(Commitment, cluster_id=cluster.id):
        operation.put(replace(commitment, cluster_id=kept.id if kept is not None else None))


def _off_the_plane(operation: Operation, store: Store, cluster: Cluster) -> None:
    """What was placed as *cluster* on the plane of impact and effort keeps its words and its place."""
    for point in loosened(store, clusters=[cluster.id]):
        operation.put(point)


def _new_cluster(store: Store, question_id: str, title: str, at: tuple[int, int] | None) -> Cluster:
    """A cluster that comes last in its question."""
    position = max((c.position for c in store.all(Cluster, question_id=question_id)), default=-1) + 1
    return put_at(Cluster(question_id=question_id, position=position, title=title), at)


def _present(store: Store, cluster: Cluster) -> Cluster:
    """*cluster* as it is now."""
    gone = _("“{title}” no longer exists: it was removed or merged.").format(title=cluster.title)
    return store.present(cluster, gone)


def _still_there(store: Store, contributions: Sequence[Contribution]) -> list[Contribution]:
    """These contributions as they are now, without those that were deleted meanwhile."""
    found = store.among(Contribution, "id", [contribution.id for contribution in contributions])
    if contributions and not found:
        raise NotFound(_("These contributions no longer exist: they were deleted."))
    return found


def _answers(store: Store, question_id: str, contributions: Sequence[Contribution]) -> list[Contribution]:
    """These contributions as they are now; refused when one does not answer that question."""
    found = _still_there(store, contributions)
    if any(contribution.question_id != question_id for contribution in found):
        raise FacilitatorError(_("A cluster holds the contributions to one question: move them to it first."))
    return found


def _required_title(title: str) -> str:
    title = clean_line(title)
    if not title:
        raise BadText(_("A cluster needs a name: type a few words."))
    return title


def _named(store: Store, question_id: str, title: str) -> Cluster | None:
    """The question's cluster of that title, however it is written."""
    known = store.all(Cluster, question_id=question_id)
    return next((cluster for cluster in known if folded(cluster.title) == folded(title)), None)


def _refuse_taken(store: Store, question_id: str, title: str, *, but: str = "") -> None:
    known = _named(store, question_id, title)
    if known is not None and known.id != but:
        raise FacilitatorError(
            _("There is already a cluster “{title}”: merge the two, or choose another name.").format(title=known.title)
        )


def _free_title(store: Store, target: Contribution, others: Sequence[Contribution]) -> str:
    """A title from the words that all share, or from the first ones of *target*; one that no cluster has yet."""
    assert target.question_id is not None
    taken = {folded(cluster.title) for cluster in store.all(Cluster, question_id=target.question_id)}
    start = first_words(target.text)
    ways = [shared_words([target.text, *(c.text for c in others)]), start]
    ways += [f"{start} ({number})" for number in range(2, len(taken) + 3)]
    return next(title for title in ways if title and folded(title) not in taken)
