"""The line at the top holds what it says at every width, in both languages, and gives way in an order."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton

from facilitator import i18n, paths
from facilitator.i18n import _
from facilitator.ui.header import Header

TITLE = "Journée 3 · Mobiliser autour du projet de territoire"
TROUBLES = (
    "Not saved: the disk is full. Free some space, then try again.",
    "Not saved: the file can no longer be written. Check its disk or key, then try again.",
)


@pytest.fixture(params=i18n.LANGUAGES)
def header(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Header]:
    """A day that is late, in either language."""
    before = i18n.language()
    i18n.install(paths.resource("translations"), request.param)
    made = Header(QMenu())
    made.show_title(TITLE)
    made.show_clock("12:15")
    made.show_drift("+ 2 h 40", late=True)
    made.show_place("run", with_session=True)
    made.show_saved("", "", anything_open=True)
    made.setMinimumWidth(640)  # as in the window, which is narrower than all of it would be
    made.show()
    yield made
    made.close()
    made.deleteLater()
    i18n.install(paths.resource("translations"), before)


def fit(header: Header, width: int) -> None:
    header.resize(width, header.height())
    QApplication.processEvents()


def cut(header: Header) -> list[str]:
    """What has less room than it needs."""
    parts: list[QPushButton | QLabel] = [*header.findChildren(QPushButton), *header.findChildren(QLabel)]
    shown = [part for part in parts if part.isVisible()]
    narrow = [part.text() for part in shown if part.width() < part.minimumSizeHint().width()]
    return narrow + [part.text() for part in shown if part.geometry().right() > header.width()]


@pytest.mark.parametrize("width", [1024, 1100, 1240, 1366, 1920])
def test_nothing_is_cut_and_the_title_keeps_its_first_words(header: Header, width: int) -> None:
    fit(header, width)
    assert cut(header) == []
    assert header._title.width() >= header._title.fontMetrics().horizontalAdvance("Journée 3 · Mobi…")


def test_saving_is_told_by_its_mark_alone_where_words_do_not_fit(header: Header) -> None:
    fit(header, 1920)
    assert header._saved.text() == header.saved_text() == _("✓ Everything is saved")
    fit(header, 1024)
    assert header._saved.text() == "✓"
    assert header._saved.toolTip() == header._saved.accessibleDescription() == _("✓ Everything is saved")


@pytest.mark.parametrize("trouble", TROUBLES)
@pytest.mark.parametrize("width", [1024, 1366])
def test_what_went_wrong_is_told_whole_with_what_to_do(header: Header, trouble: str, width: int) -> None:
    fit(header, width)
    header.show_saved(_(trouble), "", anything_open=True)
    QApplication.processEvents()
    assert cut(header) == []
    assert header._saved.text() == _(trouble)
    assert header._saved.heightForWidth(header._saved.width()) <= header.height()
    header.show_saved("", "", anything_open=True)
    QApplication.processEvents()
    assert header._title.isVisible()
    assert _("Rehearse") in {made.text() for made in header.findChildren(QPushButton) if made.isVisible()}


def test_a_file_for_reading_only_says_so_at_every_width(header: Header) -> None:
    fit(header, 1024)
    header.show_saved("", "x", anything_open=True)
    QApplication.processEvents()
    assert header._saved.text() == _("Read only")
    assert cut(header) == []


def test_a_rehearsal_and_its_way_out_fit_in_a_small_window(header: Header) -> None:
    fit(header, 1024)
    header.show_rehearsal(True)
    header.show_place("run", with_session=True)
    header.show_saved("", "", anything_open=True)
    QApplication.processEvents()
    assert cut(header) == []
    assert header._rehearsal.isVisible()
    assert header.end_rehearsal.isVisible()
    assert header._drift.isVisible()
