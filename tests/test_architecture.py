"""The house is as its plan says, and the plan is watched: each contract goes red on a tree that breaks it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
VIOLATIONS = {
    "down": ("sessions/records/__init__.py", "from facilitator import ui"),
    "core": ("sessions/store.py", "from facilitator.sessions import scene"),
    "places": ("ui/widgets/chips.py", "from facilitator.ui import main_window"),
    "qt": ("sessions/scene/items.py", "import PySide6"),
    "sql": ("ui/desk.py", "import sqlite3"),
    "pdf": ("ui/report/report_page.py", "import reportlab"),
    "widgets": ("ui/widgets/chips.py", "from facilitator.sessions import store"),
    "siblings": ("sessions/flow.py", "from facilitator.sessions import capture"),
}
"""For each contract, a file and the line that breaks it."""
BEHIND_THE_DOOR = {
    "failures", "forgetting", "integrity", "journal", "operation", "reader", "rows", "schema", "store", "unnaming",
    "workshop_file",
}  # fmt: skip
"""The modules of the core that may speak SQL."""


def _modules(contract: str, key: str) -> set[str]:
    """What a contract lists of the core."""
    (listed,) = (one[key] for one in CONTRACTS if one["id"] == contract)
    return {name.removeprefix("facilitator.sessions.") for name in listed if name.startswith("facilitator.sessions.")}


def _gestures() -> set[str]:
    """The modules of the core that write, as its layers tell."""
    (layers,) = (one["layers"] for one in CONTRACTS if one["id"] == "core")
    (told,) = (layer for layer in layers if layer.startswith("agenda |"))
    return set(told.split(" | "))


def _lint(root: Path, contract: str = "") -> subprocess.CompletedProcess[str]:
    limited = ["--contract", contract] if contract else []
    return subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()", "--no-cache", *limited],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_house_keeps_every_contract() -> None:
    done = _lint(ROOT)

    assert done.returncode == 0, done.stdout + done.stderr


def test_no_module_of_the_core_speaks_sql_unlooked_at() -> None:
    core = {path.stem for path in (ROOT / "facilitator" / "sessions").iterdir()} - {"__init__", "__pycache__"}

    assert _modules("sql", "source_modules") == core - BEHIND_THE_DOOR


def test_every_gesture_is_kept_from_the_others_and_from_the_widgets() -> None:
    assert _gestures() - _modules("siblings", "modules") == set()
    assert _gestures() - _modules("widgets", "forbidden_modules") == set()


def test_every_contract_has_its_proof() -> None:
    assert {contract["id"] for contract in CONTRACTS} == set(VIOLATIONS)


@pytest.mark.parametrize("contract", sorted(VIOLATIONS))
def test_a_contract_goes_red_on_a_tree_that_breaks_it(contract: str, tmp_path: Path) -> None:
    for source in (ROOT / "facilitator").rglob("*.py"):
        empty = tmp_path / source.relative_to(ROOT)
        empty.parent.mkdir(parents=True, exist_ok=True)
        empty.write_text("", encoding="utf-8")
    (tmp_path / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    assert _lint(tmp_path, contract).returncode == 0

    broken, line = VIOLATIONS[contract]
    (tmp_path / "facilitator" / broken).write_text(line + "\n", encoding="utf-8")
    done = _lint(tmp_path, contract)

    assert done.returncode == 1, done.stdout + done.stderr
    assert "BROKEN" in done.stdout


def test_the_core_and_the_reports_import_with_qt_absent() -> None:
    code = (
        "import sys; sys.modules['PySide6'] = None\n"
        "import importlib, pkgutil, facilitator.sessions, facilitator.reports, facilitator.cli\n"
        "for package in (facilitator.sessions, facilitator.reports):\n"
        "    for found in pkgutil.walk_packages(package.__path__, package.__name__ + '.'):\n"
        "        importlib.import_module(found.name)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False
    )

    assert done.returncode == 0


def test_nothing_stops_the_day_with_a_dialog_but_choosing_a_file() -> None:
    dialogs = re.compile(r"QMessageBox|QInputDialog|QErrorMessage|QDialog\b|\.exec\(|ApplicationModal|WindowModal")
    found = {
        str(source.relative_to(ROOT / "facilitator"))
        for source in (ROOT / "facilitator").rglob("*.py")
        if dialogs.search(source.read_text(encoding="utf-8"))
    }

    assert found == {"app.py", "ui/widgets/file_dialogs.py"}  # the first one runs the program itself
