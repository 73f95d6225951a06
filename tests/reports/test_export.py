"""A report appears whole or not at all, and a failure says what to do."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from facilitator import reports
from facilitator.reports import FORMATS, CannotExport
from facilitator.reports.document import Document
from facilitator.sessions.records import Session
from facilitator.sessions.store import Store

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_written(form: str, store: Store, held: Session, tmp_path: Path) -> None:
    target = tmp_path / "compte rendu.été"
    reports.export(store, held.id, form, target)

    assert target.stat().st_size > 1000


def test_a_report_takes_the_place_of_the_former_one_and_leaves_nothing_beside(
    document: Document, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "day.csv").write_text("before")
    reports.write(document, "csv", folder / "day.csv")

    assert "before" not in (folder / "day.csv").read_text(encoding="utf-8-sig")
    assert [path.name for path in folder.iterdir()] == ["day.csv"]


def test_a_missing_folder_is_named(document: Document, tmp_path: Path) -> None:
    with pytest.raises(CannotExport, match="does not exist") as caught:
        reports.write(document, "json", tmp_path / "nowhere" / "day.json")

    assert "nowhere" in str(caught.value)


def test_a_folder_of_that_name_is_left_alone(document: Document, tmp_path: Path) -> None:
    (tmp_path / "day.json").mkdir()
    with pytest.raises(CannotExport, match="Choose another name"):
        reports.write(document, "json", tmp_path / "day.json")

    assert (tmp_path / "day.json").is_dir()
    assert not [path for path in tmp_path.iterdir() if path.name.endswith(".new")]


def test_a_name_that_is_too_long_is_refused(document: Document, tmp_path: Path) -> None:
    with pytest.raises(CannotExport, match="too long"):
        reports.write(document, "json", tmp_path / ("a" * 300))


def test_an_unknown_format_lists_those_that_exist(document: Document, tmp_path: Path) -> None:
    with pytest.raises(CannotExport, match=r"pdf, .*csv, json"):
        reports.write(document, "odt", tmp_path / "day.odt")


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on the size of files")
def test_a_disk_that_fills_up_leaves_the_former_report(document: Document, tmp_path: Path) -> None:
    import resource

    target = tmp_path / "day.json"
    target.write_text("before")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2000, limits[1]))
    try:
        with pytest.raises(CannotExport, match="the disk is full"):
            reports.write(document, "json", target)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    assert target.read_text() == "before"
    assert not [path for path in tmp_path.iterdir() if path.name.endswith(".new")]


def test_importing_the_reports_loads_no_library() -> None:
    code = (
        "import sys, facilitator.reports\n"
        "heavy = {'reportlab', 'babel', 'docx', 'pyphen', 'PySide6', 'xlsxwriter', 'sqlite3', 'sqlite_utils'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
    )
    subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True, timeout=60
    )
