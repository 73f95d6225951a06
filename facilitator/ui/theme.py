"""The console's look: fonts that travel with the program, a style sheet from the tokens, icons in the palette's ink."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from .. import tokens
from ..paths import resource

FONT_FILES = (
    "AtkinsonHyperlegibleNext-Regular.ttf",
    "AtkinsonHyperlegibleNext-Medium.ttf",
    "AtkinsonHyperlegibleNext-SemiBold.ttf",
    "AtkinsonHyperlegibleNext-Bold.ttf",
    "AtkinsonHyperlegibleNext-Italic.ttf",
    "DejaVuSans.ttf",
    "DejaVuSans-Bold.ttf",
    "NotoEmoji-Regular.ttf",
)
FALLBACKS = ["DejaVu Sans", "Noto Emoji"]


def apply_theme(application: QApplication) -> None:
    """Give the whole program its fonts, palette and style sheet."""
    load_fonts()
    application.setStyle("Fusion")
    application.setFont(font(14))
    application.setPalette(_palette())
    application.setStyleSheet(_style_sheet())


@cache
def load_fonts() -> None:
    """Make the program's own fonts known to Qt; needs an application object."""
    for name in FONT_FILES:
        QFontDatabase.addApplicationFont(str(resource("fonts", name)))


def font(pixels: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The family at that size, with its fallbacks for arrows, other scripts and emoji."""
    made = QFont()
    made.setFamilies([tokens.FAMILY, *FALLBACKS])
    made.setPixelSize(max(1, round(pixels)))
    made.setWeight(weight)
    return made


@cache
def icon(name: str, colour: str = tokens.INK) -> QIcon:
    """A Lucide icon in that colour, drawn at the sizes of buttons and menus."""
    from PySide6.QtSvg import QSvgRenderer  # costs a start what the first window does not show

    svg = resource("icons", f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    renderer = QSvgRenderer(svg.encode())
    made = QIcon()
    for size in (16, 20, 32, 40):
        pixmap = QPixmap(QSize(size, size))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter)
        painter.end()
        made.addPixmap(pixmap)
    return made


def _palette() -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: tokens.PAPER,
        QPalette.ColorRole.Base: tokens.CARD,
        QPalette.ColorRole.AlternateBase: tokens.PAPER,
        QPalette.ColorRole.Button: tokens.CARD,
        QPalette.ColorRole.WindowText: tokens.INK,
        QPalette.ColorRole.Text: tokens.INK,
        QPalette.ColorRole.ButtonText: tokens.INK,
        QPalette.ColorRole.ToolTipBase: tokens.INK,
        QPalette.ColorRole.ToolTipText: tokens.CARD,
        QPalette.ColorRole.PlaceholderText: tokens.SOFT_INK,
        QPalette.ColorRole.Highlight: tokens.ACCENT,
        QPalette.ColorRole.HighlightedText: tokens.CARD,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    return palette


def _style_sheet() -> str:
    t = tokens
    return f"""
    QMainWindow, QWidget#place {{ background: {t.PAPER}; }}
    QWidget#header, QWidget#side, QWidget#bar {{ background: {t.CARD}; }}
    QWidget#header {{ border-bottom: 1px solid {t.LINE}; }}
    QWidget#bar {{ border-top: 1px solid {t.LINE}; }}
    QWidget#side[edge="left"] {{ border-right: 1px solid {t.LINE}; }}
    QWidget#side[edge="right"] {{ border-left: 1px solid {t.LINE}; }}
    QLabel[role="soft"] {{ color: {t.SOFT_INK}; }}
    QLabel[role="section"] {{ color: {t.SOFT_INK}; font-size: 12px; font-weight: 600; }}
    QLabel[role="title"] {{ font-size: 20px; font-weight: 700; }}
    QLabel[role="heading"] {{ font-size: 16px; font-weight: 700; }}
    QLabel[role="field"] {{ color: {t.SOFT_INK}; font-size: 13px; }}
    QFrame#card {{ background: {t.CARD}; border: 1px solid {t.LINE}; border-radius: {t.RADIUS}px; }}
    QPushButton, QToolButton {{
        background: {t.CARD}; color: {t.INK}; border: 1px solid {t.LINE}; border-radius: 8px;
        padding: 6px 12px; font-size: 14px; outline: none;
    }}
    QToolButton::menu-indicator, QPushButton::menu-indicator {{ image: none; width: 0; }}
    QPushButton:hover, QToolButton:hover {{ border-color: {t.ACCENT}; }}
    QPushButton:pressed, QToolButton:pressed {{ background: {t.ACCENT_GROUND}; }}
    QPushButton:disabled, QToolButton:disabled {{ color: #9AA1AB; }}
    QPushButton:focus, QToolButton:focus {{ border: 2px solid {t.ACCENT}; padding: 5px 11px; }}
    QPushButton:checked, QToolButton:checked {{ background: {t.ACCENT_GROUND}; border-color: {t.ACCENT}; }}
    QPushButton[role="primary"] {{
        background: {t.ACCENT}; color: {t.CARD}; border: 1px solid {t.ACCENT}; font-weight: 600;
    }}
    QPushButton[role="primary"]:hover {{ background: #0B4A58; }}
    QPushButton[role="primary"]:focus {{
        border: 2px solid {t.ACCENT}; background: {t.CARD}; color: {t.ACCENT};
    }}
    QPushButton[role="primary"]:disabled {{ background: #8DB3BC; border-color: #8DB3BC; }}
    QPushButton[role="place"] {{ border: none; background: transparent; color: {t.SOFT_INK}; padding: 6px 14px; }}
    QPushButton[role="place"]:hover {{ color: {t.INK}; }}
    QPushButton[role="place"]:checked {{ background: {t.ACCENT_GROUND}; color: {t.ACCENT}; font-weight: 600; }}
    QPushButton[role="place"]:focus {{ border: 2px solid {t.ACCENT}; padding: 4px 12px; }}
    QPushButton[role="plain"], QToolButton[role="plain"] {{ border: none; background: transparent; padding: 4px 8px; }}
    QPushButton[role="plain"]:hover, QToolButton[role="plain"]:hover {{ background: {t.ACCENT_GROUND}; }}
    QPushButton[role="plain"]:focus, QToolButton[role="plain"]:focus {{
        border: 2px solid {t.ACCENT}; padding: 2px 6px;
    }}
    QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QDateEdit, QTimeEdit, QSpinBox {{
        background: {t.CARD}; color: {t.INK}; border: 1px solid {t.LINE}; border-radius: 8px; padding: 6px 9px;
        selection-background-color: {t.ACCENT}; selection-color: {t.CARD}; font-size: 14px;
        placeholder-text-color: {t.SOFT_INK};
    }}
    QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QDateEdit:focus, QTimeEdit:focus,
    QSpinBox:focus {{ border: 2px solid {t.ACCENT}; padding: 5px 8px; }}
    QSpinBox::up-button, QSpinBox::down-button {{ subcontrol-origin: margin; width: 0; }}
    QScrollArea {{ background: transparent; border: none; }}
    QScrollArea > QWidget > QWidget {{ background: transparent; }}
    QScrollBar:vertical {{ background: transparent; width: 8px; margin: 0; }}
    QScrollBar::handle:vertical {{ background: #CFC9BD; border-radius: 4px; min-height: 30px; }}
    QScrollBar::handle:vertical:hover {{ background: {t.SOFT_INK}; }}
    QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
        background: none; height: 0; width: 0;
    }}
    QScrollBar:horizontal {{ background: transparent; height: 10px; }}
    QScrollBar::handle:horizontal {{ background: #CFC9BD; border-radius: 5px; min-width: 30px; }}
    QMenu {{ background: {t.CARD}; border: 1px solid {t.LINE}; padding: 6px; }}
    QMenu::item {{ padding: 7px 24px 7px 12px; border-radius: 6px; }}
    QMenu::icon {{ padding-left: 10px; }}
    QMenu::item:selected {{ background: {t.ACCENT_GROUND}; color: {t.INK}; }}
    QMenu::item:disabled {{ color: #9AA1AB; }}
    QMenu::separator {{ height: 1px; background: {t.LINE}; margin: 5px 8px; }}
    QToolTip {{ background: {t.INK}; color: {t.CARD}; border: none; padding: 5px 8px; }}
    """
