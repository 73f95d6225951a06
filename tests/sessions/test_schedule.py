"""The plan of a day, as properties: exact in every minute."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hypothesis import given
from hypothesis import strategies as st

from facilitator.sessions import schedule
from facilitator.sessions.records import ItemKind


@dataclass(frozen=True)
class Block:
    """What a plan is made of, and nothing else."""

    kind: ItemKind
    minutes: int
    fixed_at: int | None = None
    ends_by: int | None = None
    least_minutes: int | None = None
    parallel: bool = False


def _block(draw: st.DrawFn) -> Block:
    rare = st.sampled_from([False, False, False, True])
    return Block(
        kind=draw(st.sampled_from(ItemKind)),
        minutes=draw(st.integers(0, 120)),
        fixed_at=draw(st.integers(480, 1_200)) if draw(rare) else None,
        ends_by=draw(st.integers(480, 1_200)) if draw(rare) else None,
        least_minutes=draw(st.integers(0, 130)) if draw(rare) else None,
        parallel=draw(rare),
    )


@st.composite
def agendas(draw: st.DrawFn) -> tuple[Block, ...]:
    """Some items, a few fixed, a few at the same time as the one before."""
    return tuple(_block(draw) for _number in range(draw(st.integers(0, 12))))


START = st.integers(420, 660)


def led(blocks: tuple[Block, ...]) -> list[list[Block]]:
    return list(schedule.groups(blocks))


@given(agendas(), START)
def test_items_in_sequence_overlap_only_before_a_fixed_one_and_by_the_minutes_shown(
    blocks: tuple[Block, ...], start: int
) -> None:
    slots, clock, place = schedule.plan(blocks, start), start, 0
    for group in led(blocks):
        head = slots[place]
        assert head.start == clock + head.gap - head.overlap
        assert not (head.gap and head.overlap)
        if group[0].fixed_at is None:
            assert (head.gap, head.overlap) == (0, 0)
        clock = max(slot.end for slot in slots[place : place + len(group)])
        place += len(group)
    assert schedule.end_of(blocks, start) == clock


@given(agendas(), START)
def test_a_fixed_item_never_moves(blocks: tuple[Block, ...], start: int) -> None:
    slots = iter(schedule.plan(blocks, start))
    for group in led(blocks):
        begins = [next(slots).start for _block in group]
        if group[0].fixed_at is not None:
            assert set(begins) == {group[0].fixed_at}


@given(agendas(), START)
def test_every_item_has_the_minutes_it_was_given(blocks: tuple[Block, ...], start: int) -> None:
    slots = schedule.plan(blocks, start)
    assert [slot.end - slot.start for slot in slots] == [block.minutes for block in blocks]
    without = tuple(replace(block, fixed_at=None) for block in blocks)
    lengths = [max(block.minutes for block in group) for group in led(without)]
    assert schedule.end_of(without, start) - start == sum(lengths)


@given(agendas(), START)
def test_items_held_together_begin_together_and_are_no_overlap(blocks: tuple[Block, ...], start: int) -> None:
    slots = schedule.plan(blocks, start)
    for place, block in enumerate(blocks):
        if block.parallel and place:
            assert slots[place].start == slots[place - 1].start
            assert (slots[place].gap, slots[place].overlap) == (0, 0)


@given(agendas(), START)
def test_what_ends_too_late_says_by_how_much(blocks: tuple[Block, ...], start: int) -> None:
    for block, slot in zip(blocks, schedule.plan(blocks, start), strict=True):
        assert slot.over == (max(0, slot.end - block.ends_by) if block.ends_by is not None else 0)


@given(agendas(), START, st.integers(600, 1_300))
def test_fitting_the_end_reaches_it_unless_minimums_forbid(blocks: tuple[Block, ...], start: int, end: int) -> None:
    fitted = schedule.fit(blocks, start, end)
    after = tuple(replace(block, minutes=minutes) for block, minutes in zip(blocks, fitted, strict=True))
    reached = schedule.end_of(after, start)
    if not blocks:
        assert reached == start
    elif reached > end:  # nothing is left to take since the last fixed point
        groups = led(blocks)
        first = max((place for place, group in enumerate(groups) if group[0].fixed_at is not None), default=0)
        place = sum(len(group) for group in groups[:first])
        for group in groups[first:]:
            least = max(schedule.least(block) for block in group)
            longest = max(fitted[place : place + len(group)])
            assert longest == min(least, max(block.minutes for block in group))
            place += len(group)
    else:
        assert reached == end


@given(agendas(), START, st.integers(600, 1_300))
def test_fitting_never_goes_below_a_minimum(blocks: tuple[Block, ...], start: int, end: int) -> None:
    for block, minutes in zip(blocks, schedule.fit(blocks, start, end), strict=True):
        assert minutes >= min(block.minutes, schedule.least(block))


@given(agendas(), START, st.integers(600, 1_300))
def test_fitting_twice_changes_nothing_more(blocks: tuple[Block, ...], start: int, end: int) -> None:
    once = schedule.fit(blocks, start, end)
    kept = tuple(
        replace(block, minutes=minutes, least_minutes=min(schedule.least(block), minutes))
        for block, minutes in zip(blocks, once, strict=True)
    )
    assert schedule.fit(kept, start, end) == once


@given(st.integers(-10, 400), st.lists(st.integers(0, 90), max_size=10))
def test_what_is_spread_adds_up_and_never_exceeds_the_room(amount: int, room: list[int]) -> None:
    shares = schedule.spread(amount, room)
    assert sum(shares) == max(0, min(amount, sum(room)))
    assert all(0 <= share <= most for share, most in zip(shares, room, strict=True))


def test_minutes_are_spread_by_fives_as_far_as_they_go() -> None:
    assert schedule.spread(30, [60, 60, 60]) == [10, 10, 10]
    assert sorted(schedule.spread(22, [60, 60, 60])) == [5, 5, 12]


@given(st.integers(0, 600), st.lists(st.integers(0, 90), min_size=1, max_size=8))
def test_shares_add_up_exactly_in_proportion(total: int, weights: list[int]) -> None:
    shares = schedule.share(total, weights)
    whole = sum(weights)
    assert sum(shares) == total
    if whole:
        assert all(abs(share - total * weight / whole) < 1 for share, weight in zip(shares, weights, strict=True))


@given(st.integers(0, 240), st.lists(st.integers(0, 90), min_size=1, max_size=6))
def test_phases_cut_anew_add_up_exactly_whatever_they_were(total: int, parts: list[int]) -> None:
    cut = schedule.cut_anew(total, parts)
    assert sum(cut) == total
    assert min(cut) >= 0


@given(st.integers(6, 40), st.lists(st.integers(1, 12), min_size=1, max_size=4))
def test_phases_by_fives_stay_so_and_none_vanishes(fives: int, parts: list[int]) -> None:
    cut = schedule.cut_anew(fives * 5, [part * 5 for part in parts])
    assert all(cut)
    if fives * min(parts) >= sum(parts):  # each has five minutes or more
        assert not any(minutes % 5 for minutes in cut)


@given(agendas())
def test_what_is_usual_is_a_minimum_by_fives_never_above_the_item(blocks: tuple[Block, ...]) -> None:
    for block in blocks:
        least = schedule.least(block)
        assert 0 <= least <= block.minutes
        if block.least_minutes is None:
            assert least % 5 == 0 or least == block.minutes
