"""Start to the home page with its recent files, painted and taking a key, against a minimal window."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

from .measure import in_turn, tell

MINIMAL = """
import sys
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication(sys.argv[:1])
window = QMainWindow()
window.resize(1366, 768)
window.show()
while not window.windowHandle().isExposed():
    application.processEvents()
application.processEvents()
QTest.keyClick(window, Qt.Key.Key_Tab)
"""
PRODUCT = """
from PySide6.QtCore import Qt
from facilitator import app, i18n, paths
i18n.install(paths.resource("translations"))
application = app.make_application()
from PySide6.QtTest import QTest
window = app.MainWindow()
window.show()
while not window.windowHandle().isExposed():
    application.processEvents()
application.processEvents()
QTest.keyClick(window, Qt.Key.Key_Tab)
"""
ROOT = Path(__file__).parents[2]


def _program(code: str, settings: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "FACILITATOR_SETTINGS": str(settings)}
    subprocess.run([sys.executable, "-c", code + "\nimport os; os._exit(0)"], env=environment, check=True, cwd=ROOT)


def test_start_to_the_home_page(tmp_path: Path, benchmark: object) -> None:
    from facilitator.ui import recent

    for number in range(8):
        known = tmp_path / f"Cycle {number}.atelier"
        known.write_bytes(b"")
        recent.remember(known, known.stem, datetime.now().astimezone())
    settings = Path(os.environ["FACILITATOR_SETTINGS"])

    taken, floor = in_turn(lambda: _program(PRODUCT, settings), lambda: _program(MINIMAL, settings), 11)
    benchmark.pedantic(lambda: _program(PRODUCT, settings), rounds=3)  # type: ignore[attr-defined]

    assert tell("start to the home page", taken, floor, 1.5) < 2.25
