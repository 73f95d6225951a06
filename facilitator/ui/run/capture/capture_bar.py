"""The bar at the bottom of Run: always ready, always saying where the words will go."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from ....errors import FacilitatorError
from ....i18n import _
from ....sessions import reading
from ....sessions.capture import Draft
from ....sessions.completion import Offer
from ....sessions.queued import typed
from ....sessions.records import (
    AgendaItem,
    Contribution,
    ContributionKind,
    Participant,
    Question,
    RoomQuestion,
    Session,
    SlipBatch,
    Speaker,
    Tag,
    Theme,
)
from ....sessions.store import Changed
from ....sessions.vocabulary import Mark, Vocabulary, vocabulary
from ...desk import Desk
from . import gestures as bar_gestures
from . import words as bar_words
from .content import BarContent, Standing
from .gestures import Aim
from .keys import BarKeys
from .layout import BarLayout
from .marks_in_hand import MarksInHand
from .memory import BarMemory
from .said_already import SaidAlready
from .token_completion import TokenCompletion
from .token_taker import TokenTaker


class CaptureBar(QWidget):
    """Keeps what is typed as answers to `aim`'s question; without one in the queue of its speech, or in the parking."""

    kept = Signal()
    """Something was kept."""
    escaped = Signal()
    """Esc was pressed and the bar had no use for it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._aim = Aim()
        self._number = 0
        self._known: Vocabulary | None = None
        self._known_for: AgendaItem | None = None
        """Whose speakers are part of what is known."""
        self.setObjectName("bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._shown = shown = BarLayout(self, self.keep)
        self.field, self._kinds = shown.field, shown.kinds
        self._where, self._understood = shown.where, shown.understood
        self._taker = TokenTaker(self.field, self.vocabulary, self._on_marks)
        self._completion = TokenCompletion(self.field, self._page, self.vocabulary, self._choose)
        self._said_already = SaidAlready(desk, self._page, shown.frame)
        self._keys = BarKeys(self.field, self._taker, self._completion, self._said_already, self._toggle_pin)
        self._content = BarContent(desk, self.field, self._kinds, self._taker, self._on_replaced)
        self._memory = BarMemory(desk, self, self)
        self._connect()
        self._describe()

    def aim(self, question: Question | None, number: int = 0, speech: AgendaItem | None = None) -> None:
        """Send what is typed next to *question*, the *number*th of the session; without one to the question queue of
        *speech*, or to the parking.

        Another question begins with its own kind; the one that was chosen stays until then.
        """
        before, self._number = self._aim.question, number
        self._aim = Aim(question, speech)
        own = question.default_kind if question else None
        known = before is not None and question is not None and before.id == question.id and before.default_kind is own
        if own is not None and not known and not self._memory.just_brought_back():
            self._content.begin_with(own)
        self._kinds.show_default(own)
        self._said_already.aim(question)
        self._describe()

    @property
    def editing(self) -> bool:
        return self._content.edited is not None

    @property
    def marks(self) -> MarksInHand:
        return self._taker.marks

    def vocabulary(self) -> Vocabulary:
        """What is known in the session in hand."""
        asked, store = self._asked_item(), self._desk.store
        if self._known is None or asked != self._known_for:
            known, self._known_for = vocabulary(store, store.the(Session, self._desk.session_id)), asked
            self._known = known.asking(reading.speakers(store, asked)) if asked is not None else known
        return self._known

    def _asked_item(self) -> AgendaItem | None:
        """The speech whose speakers may be asked something now."""
        edited = self._content.edited
        if isinstance(edited, RoomQuestion):
            return self._desk.store.get(AgendaItem, edited.item_id)
        return self._aim.speech if self._aim.question is None else None

    def type(self, event: QKeyEvent) -> None:
        """Take a key that was pressed elsewhere, and the next ones."""
        self.field.setFocus()
        self.field.keyPressEvent(event)

    def kind(self) -> ContributionKind:
        return self._kinds.kind()

    def keep(self) -> None:
        """Keep what was typed. When that is refused the words stay in the field, and a notice says why."""
        if self._content.empty:
            return
        try:
            edited = typed(self._desk.store, self._content.edited_id)
            bar_gestures.keep(self._desk, self._drafts(), self._aim, edited)
        except FacilitatorError as error:
            self._desk.notices.warn(str(error))
            return
        self._content.go_on()
        self.kept.emit()

    def edit_previous(self) -> None:
        """Bring back into the field what was kept last; again, what was kept before it."""
        self._content.edit_previous()

    def edit(self, contribution: Contribution) -> None:
        """Bring *contribution* into the field, its marks beside it; what was being typed waits."""
        self._content.edit(contribution)
        self.field.setFocus()

    def begin_slip(self, serial: int) -> None:
        """The next words come from that paper slip."""
        self._content.begin_slip(serial)
        self.field.setFocus()

    # What is remembered

    def standing(self) -> Standing:
        return self._content.standing()

    def bring_back(self, standing: Standing) -> None:
        """Show what was being typed when the program stopped."""
        self._content.put(standing)

    def start_over(self) -> None:
        """Hold nothing: another session is taken in hand."""
        self._known, self._aim = None, Aim()
        self._content.start_over()

    # Typing

    def _choose(self, offer: Offer) -> None:
        mark = bar_gestures.mark_of_offer(self._desk, offer)
        if mark is not None:
            self._taker.choose(mark)
            self.field.setFocus()

    def _take_away(self, mark: Mark) -> None:
        self._taker.put(self.marks.without(mark))
        self.field.setFocus()

    def _toggle_pin(self) -> None:
        if not self._keys.toggle_pin():
            self._desk.notices.say(_("Say which table first, with @4: it can then be kept for the next ones."))
        self.field.setFocus()

    def _drafts(self) -> list[Draft]:
        return self._content.drafts(self.vocabulary())

    def _escape(self) -> None:
        """Leave the editing of an earlier contribution, or give the key to the screen when there is none."""
        if self.editing:
            self._content.go_on()
        else:
            self.escaped.emit()

    def _add_one(self, contribution_id: str) -> None:
        if not self.editing and bar_gestures.add_one(self._desk, contribution_id, self._drafts):
            self._content.go_on()
            self.kept.emit()

    # Following

    def _on_text(self) -> None:
        self._completion.follow()
        text = self.field.text()
        compared = not (self.editing or self.field.several or self._completion.shown or self._content.parked)
        self._said_already.follow(text if compared else "")
        self._memory.note()
        self._describe()

    def _on_replaced(self) -> None:
        self._said_already.clear()
        self._completion.close()
        self._memory.note()
        self._describe()

    def _on_marks(self) -> None:
        store, session_id, edited = self._desk.store, self._desk.session_id, self._content.edited_id
        known = self.vocabulary() if self.marks.shown else Vocabulary()
        self._shown.show_chips(
            [bar_words.chip(store, session_id, mark, self.marks, known, edited) for mark in self.marks.shown]
        )
        self._memory.note()
        self._describe()

    def _on_caret(self) -> None:
        if self._completion.shown:
            self._completion.follow()

    def _on_focus(self, focused: bool) -> None:
        if not focused:
            self._completion.close()

    def _on_changed(self, changed: Changed) -> None:
        if changed.touches(Session, Participant, Theme, Tag, SlipBatch, Speaker):
            self._known = None

    def _describe(self) -> None:
        if not self._desk.session_id:
            return
        edited, store = self._content.edited, self._desk.store
        if edited is not None:
            words = bar_words.editing(edited)
        else:
            words = bar_words.destination(store, self._aim, self._number, self.marks, self.vocabulary())
        self._shown.describe(words)
        queued = isinstance(edited, RoomQuestion) or (edited is None and self._asked_item() is not None)
        self._kinds.setEnabled(not queued or self._content.parked)

    def _page(self) -> QWidget:
        return self.parentWidget() or self

    def _fill_menu(self, menu: QMenu) -> None:
        menu.addSeparator()
        self._kinds.offer_default(self.kind(), menu)

    def _connect(self) -> None:
        field, chips = self.field, self._shown.chips
        field.taker, field.claimer = self._keys.take, self._keys.claims
        field.sent.connect(self.keep)
        field.previous_wanted.connect(self._content.edit_previous)
        field.next_wanted.connect(self._content.edit_next)
        field.left.connect(self._escape)
        field.pasted.connect(self._taker.take_everywhere)
        field.menu_wanted.connect(self._fill_menu)
        field.focused.connect(self._on_focus)
        field.textChanged.connect(self._on_text)
        field.cursorPositionChanged.connect(self._on_caret)
        chips.removed.connect(lambda key: self._take_away(bar_words.mark_of(key)))
        chips.pin_toggled.connect(self._toggle_pin)
        chips.left.connect(field.setFocus)
        self._kinds.chosen.connect(self._memory.note)
        self._kinds.default_wanted.connect(
            lambda kind: bar_gestures.set_default_kind(self._desk, self._aim.question, ContributionKind(kind))
        )
        self._said_already.picked.connect(self._add_one)
        self._desk.changed.connect(self._on_changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shown.make_room()

    def hideEvent(self, event: QHideEvent) -> None:
        self._memory.save()
        super().hideEvent(event)
