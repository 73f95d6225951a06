"""What the facilitator looks at in Run, which may be elsewhere than where the room is."""

from __future__ import annotations

from ...sessions.reading import Outline
from ...sessions.records import AgendaItem, Question, SessionState
from ...sessions.scene.items import SPEECHES


class Viewpoint:
    """An item and its question, or the parking; by default where the room is."""

    def __init__(self) -> None:
        self._item_id = self._question_id = ""
        self.parking = False
        """Whether the parking is looked at, whatever the item."""

    def follow(self) -> None:
        """Look where the room is again."""
        self.look_at("")

    def look_at(self, item_id: str, question_id: str = "") -> None:
        """Look at an item; at one of its questions, or the one under way."""
        self._item_id, self._question_id, self.parking = item_id, question_id, False

    def look_at_item(self, outline: Outline, item_id: str) -> None:
        """Look at an item; the one under way is followed from then on."""
        current = outline.current_item
        live = outline.session.state is SessionState.LIVE
        self.look_at("" if live and current and current.id == item_id else item_id)

    def look_at_question(self, question: Question) -> None:
        """Look at a question, in its item when it has one."""
        self.look_at(question.item_id or "", question.id)

    def item(self, outline: Outline) -> AgendaItem | None:
        first = outline.items[0] if outline.items else None
        return outline.item(self._item_id) or outline.current_item or first

    def question(self, outline: Outline) -> Question | None:
        """The question looked at; None when there is none, or the parking is."""
        if self.parking:
            return None
        item, viewed = self.item(outline), outline.question(self._question_id)
        asked = outline.questions_of(item)
        if viewed is not None and (viewed in asked or viewed.item_id is None):
            return viewed
        if item == outline.current_item and outline.current_question is not None:
            return outline.current_question
        return asked[0] if asked else None

    def speech(self, outline: Outline) -> AgendaItem | None:
        """The speech looked at, when the room is to ask questions and answers none."""
        item = self.item(outline)
        asks = item is not None and item.kind in SPEECHES and not self.parking and self.question(outline) is None
        return item if asks else None

    def neighbour(self, outline: Outline, step: int) -> Question | None:
        """The question *step* places after the one looked at, among those of its item, round and round."""
        asked, question = outline.questions_of(self.item(outline)), self.question(outline)
        return asked[(asked.index(question) + step) % len(asked)] if question in asked else None
