"""The number of a table, typed a digit at a time: it is taken as soon as no longer one is possible."""

from __future__ import annotations


class TypedNumber:
    """With 12 tables, "4" is taken at once; "1" waits for another digit or for Enter."""

    def __init__(self) -> None:
        self.waiting = 0
        """What is typed so far; 0 when that is nothing."""

    def digit(self, digit: int, most: int) -> int | None:
        """The number that is complete with *digit*; None while there may be more, or when there is no such table."""
        number = self.waiting * 10 + digit
        if number > most or number == 0:
            number = digit if digit <= most else 0
        self.waiting = number
        return self.enter() if number and number * 10 > most else None

    def enter(self) -> int | None:
        """The number that was typed, as it is; None when there is none."""
        number, self.waiting = self.waiting, 0
        return number or None
