"""What stands in `exports/` is what the code makes of the demonstration."""

from __future__ import annotations

import csv
import json
import zipfile
from contextlib import closing
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtGui import QImage

from .conftest import ROOT, Demonstration

KEPT = ROOT / "exports"
NAMES = sorted(path.name for path in KEPT.iterdir())
STALE = "exports/{name} is no longer what the code makes: run ./run exports, look at what has changed, commit it"


def test_the_kept_exports_are_those_that_are_made(demonstration: Demonstration) -> None:
    made = sorted(path.name for path in demonstration.exports.iterdir())
    assert made == NAMES, "other files are made than those that stand in exports/: run ./run exports"


@pytest.mark.parametrize("name", NAMES)
def test_a_kept_export_says_what_the_code_says(name: str, demonstration: Demonstration) -> None:
    kept, made = _content(KEPT / name), _content(demonstration.exports / name)
    assert kept == made, STALE.format(name=name)


def _content(path: Path) -> Any:
    """What *path* says; the picture's size alone, its pixels are not the same on every machine."""
    readers = {
        ".pdf": _pages,
        ".docx": _parts,
        ".xlsx": _parts,
        ".md": _words,
        ".csv": _table,
        ".json": _data,
        ".png": _size,
    }
    return readers[path.suffix](path)


def _pages(path: Path) -> list[str]:
    with closing(pypdfium2.PdfDocument(path)) as file:
        return [page.get_textpage().get_text_bounded() for page in file]


def _words(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _parts(path: Path) -> dict[str, bytes]:
    """All that an office file holds, its pictures by their names alone."""
    with zipfile.ZipFile(path) as file:
        return {name: file.read(name) if name.endswith((".xml", ".rels")) else b"" for name in file.namelist()}


def _table(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=";"))


def _data(path: Path) -> Any:
    return json.loads(path.read_bytes())


def _size(path: Path) -> tuple[int, int]:
    image = QImage(str(path))
    return image.width(), image.height()
