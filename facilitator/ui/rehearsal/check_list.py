"""The list of what was looked at: a sign, a word, what was found, what to do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ... import tokens
from ...i18n import _
from ...sessions.venue_check import Finding, Verdict, verdict_words
from ..widgets.basics import clear, label

_SIGNS = {Verdict.OK: "✓", Verdict.WARN: "!", Verdict.BAD: "✕", Verdict.UNKNOWN: "?"}
_COLOURS = {
    Verdict.OK: (tokens.SAVED, "#E3F1E9"),
    Verdict.WARN: ("#6B4700", "#FBEBC8"),
    Verdict.BAD: (tokens.LATE, tokens.LATE_GROUND),
    Verdict.UNKNOWN: (tokens.SOFT_INK, "#EFECE4"),
}
"""Ink and ground; the sign and the word say the same without them."""
_SIGN_SIZE, _SUBJECT_WIDTH = 28, 132


class CheckList(QFrame):
    """Shows findings one under another, in a card."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setAccessibleName(_("Check of the place"))
        self.findings: tuple[Finding, ...] = ()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(18, 8, 18, 8)
        self._rows.setSpacing(0)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these in place of what was shown."""
        if tuple(findings) == self.findings:
            return
        self.findings = tuple(findings)
        clear(self._rows)
        for finding in findings:
            if self._rows.count():
                self._rows.addWidget(_line())
            self._rows.addWidget(_row(finding))


def _row(finding: Finding) -> QWidget:
    made = QWidget()
    words = verdict_words(finding.verdict)
    made.setAccessibleName(f"{finding.subject}, {words}")
    made.setAccessibleDescription(f"{finding.told} {finding.advice}".strip())
    layout = QHBoxLayout(made)
    layout.setContentsMargins(0, 10, 0, 10)
    layout.setSpacing(14)
    layout.addWidget(_sign(finding.verdict), alignment=Qt.AlignmentFlag.AlignTop)
    layout.addLayout(_subject(finding.subject, words, finding.verdict))
    texts = QVBoxLayout()
    texts.setSpacing(2)
    texts.addWidget(label(finding.told, wrap=True))
    if finding.advice:
        texts.addWidget(label(finding.advice, "field", wrap=True))
    texts.addStretch(1)
    layout.addLayout(texts, 1)
    return made


def _sign(verdict: Verdict) -> QWidget:
    ink, ground = _COLOURS[verdict]
    made = label(_SIGNS[verdict])
    made.setFixedSize(_SIGN_SIZE, _SIGN_SIZE)
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    made.setStyleSheet(
        f"color: {ink}; background: {ground}; border-radius: {_SIGN_SIZE // 2}px; font-size: 15px; font-weight: 700;"
    )
    return made


def _subject(subject: str, words: str, verdict: Verdict) -> QVBoxLayout:
    """What was looked at, and the verdict in a word under it."""
    name, told = label(subject, wrap=True), label(words, "field")
    name.setStyleSheet("font-weight: 700;")
    if verdict is not Verdict.UNKNOWN:
        told.setStyleSheet(f"color: {_COLOURS[verdict][0]};")
    layout = QVBoxLayout()
    layout.setSpacing(1)
    for shown in (name, told):
        shown.setFixedWidth(_SUBJECT_WIDTH)
        layout.addWidget(shown)
    layout.addStretch(1)
    return layout


def _line() -> QWidget:
    made = QWidget()
    made.setFixedHeight(1)
    made.setStyleSheet(f"background: {tokens.LINE};")
    return made
