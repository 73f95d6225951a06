"""Where everything on the wall is: what was placed by hand, groups in their frames, then the loose notes in columns.

Nothing overlaps, whatever the places. What was laid out automatically stays where it was from one state to the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from PySide6.QtCore import QPointF

from .boxes import Box, Ground
from .columns import FRAME_TOP as FRAME_TOP
from .columns import PITCH, Columns, Frame, Size, units_for
from .notes import WallGroup, WallNote
from .text import GAP, size_of

MARGIN = 20
FEWEST, MOST = 12, 80
"""How many units wide the loose notes stand at least and at most."""
_SHAPE = 1.2
"""How much wider than high a wall is laid out, as far as these allow."""
_BETWEEN = GAP + 4
"""The gap between frames."""
Corner = tuple[int, int]


class WallLayout:
    """The places of some notes and groups. *before* is the layout of the state before: automatic places stay."""

    def __init__(
        self, notes: Sequence[WallNote] = (), groups: Sequence[WallGroup] = (), before: WallLayout | None = None
    ) -> None:
        self.notes: list[WallNote] = list(notes)
        self.note: dict[str, WallNote] = {note.id: note for note in self.notes}
        self.groups: dict[str, WallGroup] = {group.id: group for group in groups}
        self.frames: dict[str, Box] = {}
        """Where the frame of each group is."""
        self._sizes: dict[str, Size] = {note.id: size_of(note) for note in self.notes}
        self._members: dict[str, list[WallNote]] = {group_id: [] for group_id in self.groups}
        self._loose: list[WallNote] = []
        for note in self.notes:
            self._members.get(note.group, self._loose).append(note)
        self._ground, self._found = Ground(), Ground()
        self._changed = Ground()
        """What is not where it was before."""
        self._reach = Box(0, 0, 0, 0)
        """What holds all of that."""
        self._before = before.blocks if before else {}
        self._automatic: dict[str, Corner] = dict(before._automatic) if before else {}
        """Where each block was put last without being asked: where it comes back when its place is taken from it."""
        self._wide: dict[str, int] = before._wide if before else {}
        """How many units wide each frame was made."""
        self._obstacles = False
        self._bounds, self._measured = Box(0, 0, 2 * MARGIN, 2 * MARGIN), 0
        self._units: int = before._units if before and before.notes else self._wanted_units()
        self._settle(before.boxes if before else {})

    @property
    def width(self) -> int:
        """How wide the notes go that are laid out: a wall that fills up is no wider later on."""
        return 2 * MARGIN + self._units * PITCH - GAP

    @property
    def boxes(self) -> dict[str, Box]:
        """Where each note is."""
        return self._found.boxes

    @property
    def blocks(self) -> dict[str, Box]:
        """Where each thing is that has a place of its own: frames and loose notes."""
        return self._ground.boxes

    @property
    def bounds(self) -> Box:
        """What holds everything and the origin, with a margin."""
        if self._measured < len(self.blocks):
            boxes = list(self.blocks.values())[self._measured :]
            self._measured = len(self.blocks)
            left = min(self._bounds.left, min(box.left for box in boxes) - MARGIN)
            top = min(self._bounds.top, min(box.top for box in boxes) - MARGIN)
            right = max(self._bounds.right, max(box.right for box in boxes) + MARGIN)
            bottom = max(self._bounds.bottom, max(box.bottom for box in boxes) + MARGIN)
            self._bounds = Box(left, top, right - left, bottom - top)
        return self._bounds

    def members(self, group_id: str) -> Sequence[WallNote]:
        """The notes of a group."""
        return self._members.get(group_id, ())

    def has(self, name: str) -> bool:
        """Whether there is a note or a group of that id."""
        return name in self.frames or name in self.boxes

    def box_of(self, name: str) -> Box:
        """Where a note or a group is."""
        return self.frames[name] if name in self.frames else self.boxes[name]

    def changes_from(self, before: WallLayout) -> list[Box]:
        """Where it looks different from *before*."""
        notes = _differing(before.note, before.boxes, self.note, self.boxes)
        return [*notes, *_differing(before.groups, before.frames, self.groups, self.frames)]

    def moved_since(self, before: WallLayout, names: Iterable[str]) -> dict[str, QPointF]:
        """How far these have moved, of those that are on both."""
        found: dict[str, QPointF] = {}
        for name in names:
            if self.has(name) and before.has(name):
                now, then = self.box_of(name), before.box_of(name)
                found[name] = QPointF(now.left - then.left, now.top - then.top)
        return found

    def add(self, notes: Iterable[WallNote]) -> None:
        """Place more loose notes after the others, which stay where they are."""
        for note in notes:
            self.notes.append(note)
            self.note[note.id] = note
            self._loose.append(note)
            self._sizes[note.id] = size_of(note)
            self._place_loose(note)

    def notes_in(self, area: Box) -> list[WallNote]:
        """The notes that meet *area*."""
        return [self.note[note_id] for note_id in self._found.meeting(area)]

    def groups_in(self, area: Box) -> list[WallGroup]:
        """The groups whose frame meets *area*."""
        return [self.groups[group_id] for group_id, frame in self.frames.items() if frame.meets(area)]

    def nearest(self, note_id: str, across: int, down: int) -> str | None:
        """The nearest note in that direction; what lies off the axis counts double."""
        start = self.boxes[note_id]
        x, y = 2 * start.left + start.width, 2 * start.top + start.height
        best, found = 0, None
        for other_id, (left, top, width, height) in self.boxes.items():
            dx, dy = 2 * left + width - x, 2 * top + height - y
            along, aside = (dx * across, abs(dy)) if across else (dy * down, abs(dx))
            if along > 8 and (found is None or along + 2 * aside < best):
                best, found = along + 2 * aside, other_id
        return found

    # Laying out

    def _wanted_units(self) -> int:
        return min(MOST, max(FEWEST, units_for(list(self._sizes.values()), _SHAPE)))

    def _settle(self, noted: dict[str, Box]) -> None:
        """Put what has a place, then what had one, then what is new. *noted* is where the notes were before."""
        frames = {
            group_id: Frame(group, self._members[group_id], self._sizes, self._units, self._wide.get(group_id, 0))
            for group_id, group in self.groups.items()
        }
        self._wide = {group_id: frame.units for group_id, frame in frames.items()}
        self._settle_known(frames)
        self._place_new_frames(frames, noted)
        for group_id, frame in frames.items():
            box = self.frames[group_id] = self.blocks[group_id]
            for note, inside in frame.inside:
                self._found.put(note.id, inside.at(box.left + inside.left, box.top + inside.top))
        self._columns = self._columns_below()
        blocks = self.blocks
        for note in self._loose:
            if note.id in blocks:
                self._found.put(note.id, blocks[note.id])
            else:
                self._place_loose(note)

    def _settle_known(self, frames: dict[str, Frame]) -> None:
        """What was placed by hand from top to bottom, then what was laid out before."""
        placed: list[tuple[int, int, str, Box]] = []
        kept: list[tuple[str, Box]] = []
        for name, place, size in self._sized_blocks(frames):
            if place is not None:
                placed.append((place[1], place[0], name, Box(*place, *size)))
            elif name in self._automatic:
                kept.append((name, Box(*self._automatic[name], *size)))
        for _top, _left, name, box in sorted(placed):
            self._put(name, box)
        self._obstacles = bool(placed)
        for name, box in kept:
            self._put(name, box)

    def _sized_blocks(self, frames: dict[str, Frame]) -> Iterator[tuple[str, Corner | None, Size]]:
        for group_id, group in self.groups.items():
            yield group_id, group.place, frames[group_id].size
        for note in self._loose:
            yield note.id, note.place, self._sizes[note.id]

    def _put(self, name: str, box: Box) -> Box:
        """Put a block there, or below what is there; what is where it was before only heeds what is not."""
        if box != self._before.get(name) or (box.meets(self._reach) and self._changed.meeting(box)):
            box = self._ground.lowered(box, GAP)
            self._changed.put(name, box)
            self._reach = self._reach.united(box) if len(self._changed.boxes) > 1 else box
        self._ground.put(name, box)
        return box

    def _place_new_frames(self, frames: dict[str, Frame], noted: dict[str, Box]) -> None:
        """In rows from the top; on a wall that was there before, as near as can be to where their first note was."""
        left, top, bottom = MARGIN, MARGIN, MARGIN
        end = MARGIN + self._units * PITCH - GAP
        for group_id, frame in frames.items():
            if group_id in self.blocks:
                continue
            width, height = frame.size
            first = next((noted[note.id] for note in frame.notes if note.id in noted), None)
            if first is not None:
                box = self._ground.nearest_free(Box(*first[:2], width, height), _BETWEEN)
            else:
                if left > MARGIN and left + width > end:
                    left, top = MARGIN, bottom
                box = self._ground.lowered(Box(left, top, width, height), _BETWEEN)
                left, bottom = box.right + _BETWEEN, max(bottom, box.bottom + _BETWEEN)
            self._automatic[group_id] = box[:2]
            self._put(group_id, box)

    def _columns_below(self) -> Columns:
        """The columns of the loose notes, below the frames and the notes that were laid out before."""
        automatic = [frame for group_id, frame in self.frames.items() if self.groups[group_id].place is None]
        columns = Columns(self._units, max((frame.bottom + _BETWEEN for frame in automatic), default=MARGIN))
        blocks = self.blocks
        before = (blocks[note.id] for note in self._loose if note.place is None and note.id in blocks)
        columns.stand_below(box.at(box.left - MARGIN, box.top) for box in before)
        return columns

    @staticmethod
    def _leave_to(columns: Columns, box: Box) -> None:
        columns.go_below(box.at(box.left - MARGIN, box.top))

    def _place_loose(self, note: WallNote) -> None:
        if note.place is not None:
            box = self._ground.lowered(Box(*note.place, *self._sizes[note.id]), GAP)
            self._obstacles = True
        else:
            left, top = self._columns.place(self._sizes[note.id])
            box = Box(MARGIN + left, top, *self._sizes[note.id])
            if self._obstacles:
                box = self._ground.lowered(box, GAP)
                self._leave_to(self._columns, box)
            self._automatic[note.id] = box[:2]
        self._ground.put(note.id, box)
        self._found.put(note.id, box)


def _differing(
    old: Mapping[str, object], old_boxes: Mapping[str, Box], new: Mapping[str, object], new_boxes: Mapping[str, Box]
) -> Iterator[Box]:
    """Where things were and are that have come, gone, moved or changed."""
    for name, value in new.items():
        known = old.get(name)
        if known is None:
            yield new_boxes[name]
        elif old_boxes[name] != new_boxes[name] or known != value:
            yield old_boxes[name]
            yield new_boxes[name]
    for name in old:
        if name not in new:
            yield old_boxes[name]
