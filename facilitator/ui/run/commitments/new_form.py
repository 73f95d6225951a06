"""A new commitment, written down in its fields without the mouse: Tab, Tab, Enter."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from .... import tokens
from ....i18n import _
from ....sessions.records import Cluster
from ....sessions.text import shortened
from ...widgets.basics import button
from ...widgets.kept_fields import keep_all
from ...widgets.plain_tip import plain_tip
from .actions import CommitmentActions
from .fields import CommitmentFields

_LONGEST_TITLE = 36


class NewCommitment(QWidget):
    """Enter in any field adds what stands in all of them. What is refused stays where it was typed."""

    added = Signal(str)
    """A commitment was added: its id."""

    def __init__(self, actions: CommitmentActions) -> None:
        super().__init__()
        self._actions = actions
        self._cluster_id: str | None = None
        self.fields = CommitmentFields(self._hold, actions.people)
        self.fields.entered.connect(self._add)
        self.fields.details.hide()
        self._more = button(_("Details"), self._toggle_details, "plain", tip=_("First step, lever, review"))
        self._more.setCheckable(True)
        self.origin = button("", self._forget_cluster, "plain")
        """The cluster that it is born from; a click takes it away."""
        self.origin.setStyleSheet(f"QPushButton {{ color: {tokens.ACCENT}; font-size: 13px; font-weight: 600; }}")
        self.origin.hide()
        self._lay_out()

    def begin_from(self, cluster: Cluster) -> None:
        """Propose a commitment born from *cluster*; what is typed already stays."""
        self._cluster_id = cluster.id
        title = shortened(cluster.title, _LONGEST_TITLE)
        words = _("Born from “{title}”").format(title=title)
        self.origin.setText(f"{words} ✕".replace("&", "&&"))
        self.origin.setToolTip(plain_tip(cluster.title))
        self.origin.show()
        if not self.fields.what.text().strip():
            self.fields.what.show_kept(cluster.title)
            self.fields.what.selectAll()
        self.fields.what.setFocus()

    def _add(self) -> None:
        if not keep_all(self):
            return
        made = self._actions.add(self.fields.values(), self._cluster_id)
        if made:
            self._forget_cluster()
            self.fields.empty()
            self.fields.what.setFocus()
            self.added.emit(made)
        elif not self.fields.what.text().strip():
            self.fields.what.setFocus()

    def _hold(self, name: str, typed: str) -> bool:
        """Keep what is typed in the field itself, until all of it is added."""
        if not self._actions.is_fit(name, typed):
            return False
        if name not in ("scale", "lever"):
            getattr(self.fields, name).show_kept(typed)
        return True

    def _forget_cluster(self) -> None:
        self._cluster_id = None
        self.origin.hide()

    def _toggle_details(self) -> None:
        """What is hidden still counts: it stays open while something stands there."""
        wanted = self._more.isChecked() or self.fields.has_details
        self._more.setChecked(wanted)
        self.fields.details.setVisible(wanted)
        if wanted:
            self.fields.first_step.setFocus()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.origin)
        column.addWidget(self.fields)
        last = QHBoxLayout()
        last.setSpacing(6)
        last.addWidget(self._more)
        last.addStretch(1)
        last.addWidget(button(_("Add ↵"), self._add, "primary"))
        column.addLayout(last)
