"""Which item is selected, and which one is when it is gone."""

from __future__ import annotations

from .day_plan import DayPlan

_REMEMBERED = 40
"""How many selections are gone back through."""


class Selection:
    """The id of an item of the day, or nothing: the day itself."""

    def __init__(self) -> None:
        self.item_id = ""
        self._place = 0
        """Where the item was last seen."""
        self._trail: list[str] = []
        """What was selected before, the latest last."""

    def choose(self, item_id: str) -> None:
        """Select that item, or the day when empty."""
        self._trail = [*self._trail[1 - _REMEMBERED :], self.item_id]
        self.item_id = item_id

    def start_anew(self) -> None:
        """Another day is in hand: nothing of it is selected."""
        self.item_id, self._trail = "", []

    def see(self, plan: DayPlan) -> None:
        """Remember where the item stands."""
        self._place = plan.place(self.item_id) or 0

    def keep_in(self, plan: DayPlan, *, removing: bool) -> None:
        """When the item is gone, select the one that took its place if it was removed.

        When it had been added, and that was undone, the one from which that was done is selected again.
        """
        if self.item_id and plan.place(self.item_id) is None:
            ids = [planned.item.id for planned in plan.items]
            next_one = ids[min(self._place, len(ids) - 1)] if ids else ""
            self.item_id = next_one if removing else self._gone_back_to(ids) or next_one
        self.see(plan)

    def _gone_back_to(self, ids: list[str]) -> str:
        while self._trail:
            item_id = self._trail.pop()
            if item_id in ids:
                return item_id
        return ""
