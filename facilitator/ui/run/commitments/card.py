"""A commitment in its panel: what, who, by when; opened, its fields are put right and its history is read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from .... import tokens
from ....i18n import _
from ....sessions import labels
from ....sessions.open_commitments import overdue
from ....sessions.records import Commitment, CommitmentState, CommitmentStep
from ...widgets.basics import label
from ...widgets.opening_card import OpeningCard
from .actions import CommitmentActions
from .opened import OpenedCommitment


class CommitmentCard(OpeningCard):
    """The list gives it the keyboard, and takes the keys that it does not use."""

    def __init__(self, commitment_id: str, actions: CommitmentActions, *, ordered: bool = True) -> None:
        """Without *ordered*, it is of another day: it is neither moved, reworded nor deleted here."""
        super().__init__(commitment_id)
        self._what, self._rest, self._late = label("", wrap=True), label("", "soft", wrap=True), label("", wrap=True)
        self._what.setStyleSheet("font-weight: 600;")
        self._rest.setStyleSheet("font-size: 13px;")
        self._late.setStyleSheet(f"font-size: 13px; color: {tokens.LATE};")
        self.tell(self._what, self._rest, self._late)
        self.commitment_id, self._actions, self._ordered = commitment_id, actions, ordered
        self._shown: tuple[Commitment, Sequence[CommitmentStep]] | None = None
        self._opened: OpenedCommitment | None = None

    @property
    def told(self) -> str:
        """Where it stands, who, by when and with whom, as the card says it."""
        return " · ".join(filter(None, (self._rest.text(), self._late.text())))

    @property
    def inside(self) -> OpenedCommitment:
        """What it shows when it is opened, made if it never was."""
        if self._opened is None:
            self._opened = OpenedCommitment(self.commitment_id, self._actions, ordered=self._ordered)
            self._opened.finished.connect(self.finish)
            self.hold(self._opened)
            if self._shown is not None:
                self._opened.show_commitment(*self._shown)
        return self._opened

    def show_commitment(
        self, one: Commitment, steps: Sequence[CommitmentStep] = (), *, today: date | None = None, day: str = ""
    ) -> None:
        """Show it as it is now, *day* being when it was made if that was not today; what is being typed stays."""
        self._shown = (one, steps)
        late = today is not None and overdue(one, one.state, today)
        self._what.setText(one.what)
        self._rest.setText(" · ".join(filter(None, (_state(one), *_who_and_when(one, late), day))))
        self._rest.setVisible(bool(self._rest.text()))
        self._late.setText(_("was due on {date}").format(date=labels.short_date(one.due)) if late and one.due else "")
        self._late.setVisible(late)
        if self._opened is not None:
            self._opened.show_commitment(one, steps)
        self.setAccessibleName(", ".join(filter(None, (one.what, self.told))))

    def edit(self) -> None:
        """Open its fields, the caret in the first; of another day, in what became of it."""
        if not self._actions.desk.writable or self.open:
            return
        self.show_inside(self.inside, telling=not self._ordered)
        self.inside.take_keyboard()
        self.opened.emit(self.commitment_id)


def _state(one: Commitment) -> str:
    """Where it stands, once that is something else than planned."""
    return labels.commitment_state(one.state) if one.state is not CommitmentState.PLANNED else ""


def _who_and_when(one: Commitment, late: bool) -> tuple[str, str, str]:
    by_when = _("by {date}").format(date=labels.short_date(one.due)) if one.due and not late else ""
    with_whom = _("with {partners}").format(partners=one.partners) if one.partners else ""
    return one.who, by_when, with_whom
