"""Which notes of the wall are selected, in the order in which they were."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence


class Selection:
    """The ids of the selected notes; the last one is where the arrows go on from."""

    def __init__(self, ids: Sequence[str] = ()) -> None:
        self._ids = dict.fromkeys(ids)

    @property
    def ids(self) -> Collection[str]:
        return self._ids.keys()

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __contains__(self, note_id: str) -> bool:
        return note_id in self._ids

    def __len__(self) -> int:
        return len(self._ids)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Selection) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]

    @property
    def last(self) -> str:
        """Empty when nothing is selected."""
        return next(reversed(self._ids), "")

    def differs(self, other: Selection) -> set[str]:
        """The notes that are selected in one of the two only."""
        return set(self._ids) ^ set(other._ids)

    def toggled(self, note_id: str) -> Selection:
        return self.without({note_id}) if note_id in self else Selection([*self, note_id])

    def extended(self, ids: Sequence[str]) -> Selection:
        """These notes too, the last of them last."""
        return Selection([*self.without(set(ids)), *ids])

    def without(self, ids: Collection[str]) -> Selection:
        return Selection([known for known in self if known not in ids])

    def among(self, known: Collection[str]) -> Selection:
        """What is left of it when only *known* notes are there."""
        return Selection([note_id for note_id in self if note_id in known])
