"""The panel that an item is about, one click or F3 away: the sheet of a speech, the votes, where the room stands…"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QSizePolicy

from ... import tokens
from ...i18n import _
from ...sessions.records import AgendaItem, ItemKind
from ..theme import icon

_PANELS = {
    ItemKind.EXPERT_INPUT: "speech",
    ItemKind.TESTIMONY: "speech",
    ItemKind.VOTE: "votes",
    ItemKind.POSITIONING: "positioning",
    ItemKind.COMMITMENTS: "commitments",
    ItemKind.CLOSING: "positioning",
}
_ICONS = {"speech": "file-text", "votes": "vote", "positioning": "target", "commitments": "handshake"}


def panel_of(item: AgendaItem | None) -> str:
    """The side panel that *item* is about; empty for an item without one."""
    return _PANELS.get(item.kind, "") if item is not None else ""


class ItemTool(QPushButton):
    """Reads as what it opens."""

    def __init__(self, open_panel: Callable[[str], None]) -> None:
        super().__init__()
        self._panel = ""
        self.setProperty("role", "plain")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda _checked=False: open_panel(self._panel))

    def show_item(self, item: AgendaItem | None) -> bool:
        """Whether *item* has a panel of its own."""
        panel = panel_of(item)
        if panel and panel != self._panel:
            name, tip = {
                "speech": (_("Sheet"), _("What is said, the room’s questions, the documents (F3)")),
                "votes": (_("Votes"), _("Put a vote to the room and count it (F3)")),
                "positioning": (_("Where the room stands"), _("Take down where the room stands (F3)")),
                "commitments": (_("Commitments"), _("Write down who does what, and when (F3)")),
            }[panel]
            self.setText(f" {name}")
            self.setToolTip(tip)
            self.setAccessibleName(_("Sheet of the speech") if panel == "speech" else name)
            self.setIcon(icon(_ICONS[panel], tokens.SOFT_INK))
        self._panel = panel
        return bool(panel)
