"""Files as people have them are read as they were meant, or refused with one sentence."""

from __future__ import annotations

import csv
import io
import os
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.sessions.importing import file as import_file
from facilitator.sessions.importing.cells import ALONE, cut, delimiter_of
from facilitator.sessions.importing.file import UnreadableFile, read, read_bytes, read_pasted

from .spreadsheets import Rows, xlsx

ROWS = [
    ["texte", "table", "collège"],
    ["Un car le samedi, même l’été", "4", "élu"],
    ["Où ça ? « ici »", "", "DGS"],
    ["deux\nlignes ; et un point-virgule", "2", ""],
    ['un "guillemet" droit', "1", "habitant"],
]
ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "cp1252": "Windows-1252",
}


def written(
    rows: list[list[str]], delimiter: str = ";", ends: str = "\r\n", quoting: Literal[0, 1] = csv.QUOTE_MINIMAL
) -> str:
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=delimiter, lineterminator=ends, quoting=quoting).writerows(rows)
    return file.getvalue()


def cells(source: import_file.Source) -> list[list[str]]:
    assert not [line.trouble for line in source.sheets[0].lines if line.trouble]
    return [list(line.cells) for line in source.sheets[0].lines]


@pytest.mark.parametrize("ends", ["\r\n", "\n", "\r"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_table_is_read_whatever_its_delimiter_encoding_and_line_ends(
    encoding: str, delimiter: str, ends: str
) -> None:
    rows = [[cell.replace("\n", ends) for cell in row] for row in ROWS]
    source = read_bytes("notes.csv", written(rows, delimiter, ends).encode(encoding))

    assert cells(source) == ROWS
    assert ENCODINGS[encoding] in source.found
    assert [line.number for line in source.sheets[0].lines] == [1, 2, 3, 4, 6]


words = st.text(st.characters(categories=["L", "N", "P", "S"], codec="utf-8"), min_size=1, max_size=12)
texts = st.lists(words, min_size=1, max_size=4).map(" ".join) | st.just('dit "oui"; non, et\nvoilà|\tlà')


@given(
    rows=st.lists(st.lists(texts, min_size=3, max_size=3), min_size=2, max_size=6), delimiter=st.sampled_from(";,\t|")
)
def test_whatever_was_written_as_a_table_comes_back(rows: list[list[str]], delimiter: str) -> None:
    text = written(rows, delimiter, "\n", csv.QUOTE_ALL)

    assert delimiter_of(text) == delimiter
    assert [list(line.cells) for line in cut(text, delimiter)] == rows


@given(st.text(max_size=80) | st.text('";\na ', max_size=40))
def test_any_text_is_cut_without_failing_and_no_line_is_both_read_and_refused(text: str) -> None:
    lines = list(cut(text, ";"))

    assert all(bool(line.cells) != bool(line.trouble) for line in lines)
    assert [line.number for line in lines] == sorted({line.number for line in lines})


@given(st.binary(max_size=300) | st.binary(max_size=200).map(lambda data: b"PK\x03\x04" + data))
def test_any_bytes_are_read_or_refused_with_a_sentence(data: bytes) -> None:
    with suppress(UnreadableFile):
        assert read_bytes("notes.csv", data).sheets[0].lines


def test_a_text_is_a_contribution_a_line_blank_lines_skipped() -> None:
    source = read_bytes("notes.txt", b'Un car ; et vite\n\n   \n"Un mot", dit-elle\n')

    assert [(line.number, line.cells) for line in source.sheets[0].lines] == [
        (1, ("Un car ; et vite",)),
        (4, ('"Un mot", dit-elle',)),
    ]


def test_a_text_that_a_spreadsheet_saved_with_tabs_is_a_table() -> None:
    assert cells(read_bytes("notes.txt", written(ROWS, "\t").encode("utf-16"))) == ROWS
    assert cells(read_pasted(written(ROWS, "\t", "\n"))) == ROWS


def test_prose_with_commas_and_semicolons_is_not_cut() -> None:
    lines = ["texte", "Un car, le samedi", "Une place, un banc", "Oui ; non"]

    assert delimiter_of("\n".join(lines)) == ALONE
    assert cells(read_bytes("notes.csv", "\n".join(lines).encode())) == [[line] for line in lines]


def test_the_line_that_tells_excel_the_delimiter_is_not_one_of_the_table() -> None:
    lines = read_bytes("notes.csv", b"sep=,\r\ntexte,table\r\nUn car,4\r\n").sheets[0].lines

    assert [(line.number, line.cells) for line in lines] == [(2, ("texte", "table")), (3, ("Un car", "4"))]


@pytest.mark.parametrize(
    ("text", "read_lines", "broken"),
    [
        ('a;b\n"Oui" dit-il;1\nc;d\n', [1, 3], [2]),
        ('a;b\n"jamais fermé;1\nc;d\n', [1], [2]),
        ('"a";"b"\n"q";"ouvert\n"r";"deux\nlignes"\n"s";"t"\n', [1, 5], [2]),
        ('a;b\n"x" y;"deux\nlignes"\nc;d\n', [1, 4], [2]),
    ],
)
def test_broken_quotes_cost_their_lines_and_half_a_text_is_never_a_line(
    text: str, read_lines: list[int], broken: list[int]
) -> None:
    lines = list(cut(text, ";"))

    assert [line.number for line in lines if line.cells] == read_lines
    assert [line.number for line in lines if line.trouble] == broken


def test_a_spreadsheet_is_read_sheet_by_sheet_with_the_numbers_of_its_lines() -> None:
    rows: Rows = [[None, None], ["texte", "table"], [None, None], ["Un car\nle samedi", 4], [12.5, 3.0], ["=1+1", True]]
    source = read_bytes("notes.xlsx", xlsx({"Vide": [], "Réponses": rows, "Autre": [["Une place"]]}))

    assert [sheet.title for sheet in source.sheets] == ["Réponses", "Autre"]
    assert [(line.number, line.cells) for line in source.sheets[0].lines] == [
        (2, ("texte", "table")),
        (4, ("Un car\nle samedi", "4")),
        (5, ("12.5", "3")),
        (6, ("=1+1", "1")),
    ]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b" \r\n\t\n", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, "no text"),
        (b"texte\nun\x00car\n" * 9, "no text"),
        (b"PK\x03\x04" + b"junk" * 50, "as a spreadsheet"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "as a spreadsheet"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        (xlsx({"Vide": []}), "is empty"),
        (xlsx({"A": [["texte"]]})[:-40], "as a spreadsheet"),
    ],
)
def test_what_holds_nothing_to_import_is_refused_with_one_sentence(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableFile, match=words):
        read_bytes("notes.xlsx", data)


def test_a_byte_out_of_place_costs_its_line_alone() -> None:
    data = "texte\nété\n".encode() + b"caf\xe9\n" + "à côté\n".encode()
    lines = read_bytes("notes.csv", data).sheets[0].lines

    assert [line.cells[0] for line in lines] == ["texte", "été", "caf\udce9", "à côté"]


def test_a_file_that_is_too_large_or_absent_is_refused(tmp_path: Path) -> None:
    large = tmp_path / "large.csv"
    with large.open("wb") as file:
        os.truncate(file.fileno(), 200 * 2**20)

    for path in (large, tmp_path / "absent.csv", tmp_path):
        with pytest.raises(UnreadableFile, match=path.name):
            read(path)


def test_more_lines_than_can_be_looked_through_are_refused() -> None:
    with pytest.raises(UnreadableFile, match="more than"):
        read_bytes("notes.txt", b"a\n" * (import_file.MOST_LINES + 1))


def test_a_small_file_that_unpacks_to_a_huge_one_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "bombe.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", bytes(100_000))
    monkeypatch.setattr(import_file, "LARGEST", 20_000)

    with pytest.raises(UnreadableFile, match="too large"):
        read(path)
