"""The binding of Qt stands thousands of calls that return nothing: one version of it ended the process after some."""

from __future__ import annotations

import os
import subprocess
import sys

TIMES = 10_000
PROGRAM = f"""
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLabel

class Sender(QObject):
    sent = Signal(str)

application = QApplication([])
sender, label, heard = Sender(), QLabel(), []
sender.sent.connect(heard.append)
for number in range({TIMES}):
    sender.sent.emit(str(number))
    label.setText(str(number))
assert len(heard) == {TIMES} and label.text() == heard[-1]
print("done")
"""


def test_a_signal_and_a_text_stand_ten_thousand_times() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )

    assert (done.returncode, done.stdout, done.stderr) == (0, "done\n", "")
