"""Reading the files people have, whoever made them: tables of text in any usual encoding, spreadsheets, plain lines.

What is read is text in lines of cells and nothing more; what it means is for `import_columns` to say.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import TYPE_CHECKING

from ...errors import FacilitatorError
from ...i18n import _
from .cells import ALONE, Line, cut, delimiter_of

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".ods")
"""How the names of files end that are worth a try; what they hold decides."""
LARGEST = 64 * 2**20
"""In bytes, and four times as much for what a spreadsheet unpacks to."""
MOST_LINES = 50_000
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
_PROTECTED = "EncryptedPackage".encode("utf-16-le")
"""Stands in the directory of a spreadsheet that a password protects."""
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_CONTROLS = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_SAMPLED = 64 * 1024
_SEP = re.compile(r'"?sep=([;,\t|])"?\n', re.IGNORECASE)


class UnreadableFile(FacilitatorError):
    """A file to import that cannot be read; it was left untouched."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: a text file, or a sheet of a spreadsheet."""

    title: str
    """The name of the sheet; empty for a text."""
    lines: tuple[Line, ...]

    @property
    def width(self) -> int:
        """How many columns it has."""
        return max((len(line.cells) for line in self.lines), default=0)


@dataclass(frozen=True, slots=True)
class Source:
    """A file, read."""

    name: str
    sheets: tuple[Sheet, ...]
    """Those that hold something: at least one."""
    found: tuple[str, ...] = ()
    """What was found out about it, in the reader's words: "semicolon", "UTF-8"."""


def read(path: Path) -> Source:
    """What *path* holds. Raises `UnreadableFile`, with a sentence that says what to do."""
    try:
        if not path.is_file():
            raise UnreadableFile(_("“{name}” is not a file that can be read.").format(name=path.name))
        if path.stat().st_size > LARGEST:
            raise UnreadableFile(_too_large(path.name))
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnreadableFile(_("“{name}” cannot be read: {reason}.").format(name=path.name, reason=reason)) from error
    return read_bytes(path.name, data)


def read_bytes(name: str, data: bytes) -> Source:
    """The same, of the content of a file called *name*."""
    if data.startswith(_WORKBOOKS):
        return _workbook(name, data)
    text, encoding = _decoded(name, data)
    return _table(name, text, encoding, lines_first=name.lower().endswith(".txt"))


def read_pasted(text: str) -> Source:
    """What was pasted: the cells of a spreadsheet, or a note a line."""
    return _table(_("What was pasted"), text, "", lines_first=True)


def _table(name: str, text: str, encoding: str, *, lines_first: bool) -> Source:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    given = _SEP.match(text)
    delimiter = given[1] if given else delimiter_of(text[:_SAMPLED])
    if lines_first and delimiter != "\t":
        lines, found = _plain_lines(text), _("one contribution a line")
    else:
        # What stands before the table is blanked, not cut: lines keep their numbers.
        lines, found = cut("\n" + text[given.end() :] if given else text, delimiter), _delimiter_name(delimiter)
    return Source(name, (_sheet(name, "", lines),), tuple(filter(None, (found, encoding))))


def _plain_lines(text: str) -> Iterable[Line]:
    numbered = enumerate(text.split("\n"), start=1)
    return (Line(number, (line,)) for number, line in numbered if line.strip())


def _sheet(name: str, title: str, lines: Iterable[Line]) -> Sheet:
    """The sheet with these lines; refuses none at all, and more than can be looked through."""
    kept: list[Line] = []
    for line in lines:
        kept.append(line)
        if len(kept) > MOST_LINES:
            raise UnreadableFile(
                _("“{name}” has more than {limit} lines: cut it into several files.").format(
                    name=name, limit=MOST_LINES
                )
            )
    if not kept:
        raise UnreadableFile(_nothing(name))
    return Sheet(title, tuple(kept))


# Encodings


def _decoded(name: str, data: bytes) -> tuple[str, str]:
    """The text that *data* is, and the encoding's name.

    A byte that has no place in it becomes a lone surrogate: the line it is in is refused, not the whole file.
    """
    encoding = next((known for mark, known in _MARKS if data.startswith(mark)), "") or _guessed(data)
    try:
        text = data.decode(encoding, "surrogateescape" if encoding in ("utf-8", "cp1252") else "strict")
    except UnicodeDecodeError as error:
        raise UnreadableFile(_no_text(name)) from error
    text = text.removeprefix("\ufeff")
    if "\x00" in text or len(_CONTROLS.findall(text[:_SAMPLED])) * 50 > len(text[:_SAMPLED]):
        raise UnreadableFile(_no_text(name))
    return text, {"utf-8": "UTF-8", "cp1252": "Windows-1252"}.get(encoding, "UTF-16")


def _guessed(data: bytes) -> str:
    """The encoding of a text that does not say it."""
    sample = data[:_SAMPLED]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if (even + odd) * 50 > len(sample) and not (even and odd):
        return "utf-16-be" if even else "utf-16-le"
    broken = sum(0xDC80 <= ord(letter) <= 0xDCFF for letter in data.decode("utf-8", "surrogateescape"))
    if not broken:
        return "utf-8"
    letters = sum(letter > "\x7f" for letter in data.decode("utf-8", "ignore"))
    return "utf-8" if letters > broken else "cp1252"


def _no_text(name: str) -> str:
    return _("“{name}” holds no text that can be read: save it as CSV in UTF-8, or as XLSX.").format(name=name)


def _nothing(name: str) -> str:
    return _("“{name}” is empty: there is nothing to import.").format(name=name)


def _too_large(name: str) -> str:
    return _("“{name}” is too large to be imported: cut it into several files.").format(name=name)


def _delimiter_name(delimiter: str) -> str:
    return {
        ";": _("semicolon"),
        ",": _("comma"),
        "\t": _("tab"),
        "|": _("vertical bar"),
        ALONE: _("a single column"),
    }[delimiter]


# Spreadsheets


def _workbook(name: str, data: bytes) -> Source:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    _refuse_bombs(name, data)
    protected = _("“{name}” is protected by a password: save it without one, then import it.").format(name=name)
    if _PROTECTED in data:
        raise UnreadableFile(protected)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        tables = [_workbook_lines(workbook.get_sheet_by_name(title)) for title in workbook.sheet_names]
        titles = workbook.sheet_names
    except PasswordError as error:
        raise UnreadableFile(protected) from error
    except (CalamineError, OSError, ValueError) as error:
        raise UnreadableFile(
            _("“{name}” cannot be read as a spreadsheet: save it as XLSX or CSV again.").format(name=name)
        ) from error
    sheets = [_sheet(name, title, lines) for title, lines in zip(titles, tables, strict=True) if lines]
    if not sheets:
        raise UnreadableFile(_nothing(name))
    return Source(name, tuple(sheets), (_("spreadsheet"),))


def _workbook_lines(sheet: CalamineSheet) -> list[Line]:
    """The lines of a sheet that are not blank, each with its number there."""
    first = (sheet.start or (0, 0))[0] + 1
    rows = enumerate(sheet.to_python(nrows=MOST_LINES + 2), start=first)
    lines = (Line(number, tuple(map(_as_text, row))) for number, row in rows)
    return [line for line in lines if not line.blank]


def _refuse_bombs(name: str, data: bytes) -> None:
    """A few bytes of a packed file may hide more than the memory takes."""
    if not data.startswith(_WORKBOOKS[0]):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            size = sum(entry.file_size for entry in packed.infolist())
    except zipfile.BadZipFile:
        return  # told with the other files that are no spreadsheet
    if size > 4 * LARGEST:
        raise UnreadableFile(_too_large(name))


def _as_text(value: object) -> str:
    """A cell as one would type it: no ".0" after a whole number, dates as in 2026-03-12."""
    if isinstance(value, bool):
        return "1" if value else ""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else str(value)
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)
