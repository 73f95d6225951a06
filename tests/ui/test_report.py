"""The place Report: the pages as they will print, and the files to hand out."""

from __future__ import annotations

import json

import pypdfium2
import pytest

from .conftest import Console, DialogAnswer

REFLECTION = 5


def open_report(console: Console) -> None:
    console.start(item=REFLECTION)
    console.capture("Une lettre après chaque conseil @t2")
    console.workshop.go_to("report")
    console.qtbot.waitUntil(lambda: console.workshop.report.page_count > 0, timeout=30_000)


def test_the_preview_shows_the_pages_and_follows_what_is_added(console: Console) -> None:
    open_report(console)
    report = console.workshop.report
    before = report.page_count
    assert str(before) in report._summary.text()

    for number in range(80):
        console.workshop.run.bar.field.take(f"Contribution numéro {number}")
        console.workshop.run.bar.keep()
    console.qtbot.waitUntil(lambda: report.page_count > before, timeout=30_000)


@pytest.mark.parametrize(
    ("button", "ending"),
    [
        ("Enregistrer le PDF…", "pdf"),
        ("Enregistrer les contributions (CSV)…", "csv"),
        ("Enregistrer toute la journée (JSON)…", "json"),
    ],
)
def test_each_format_is_written_where_the_dialog_says(console: Console, button: str, ending: str) -> None:
    open_report(console)
    target = console.store.path.with_name(f"bilan.{ending}")
    answer = DialogAnswer("bilan")
    with console.qtbot.waitSignal(console.workshop.report.exported, timeout=30_000):
        console.click(button)

    assert not answer.isActive()
    said = "Une lettre après chaque conseil"
    if ending == "pdf":
        pages = pypdfium2.PdfDocument(target)
        assert said in "".join(page.get_textpage().get_text_range() for page in pages)
        pages.close()
    elif ending == "csv":
        assert said in target.read_text(encoding="utf-8-sig")
    else:
        assert said in json.dumps(json.loads(target.read_text(encoding="utf-8")), ensure_ascii=False)
    assert "Ouvrir le dossier" in console.buttons()


def test_a_report_that_cannot_be_written_is_refused_with_a_sentence_and_nothing_is_left(console: Console) -> None:
    open_report(console)
    nowhere = console.store.path.with_name("absent") / "bilan.pdf"
    console.workshop.report.export_to("pdf", nowhere)
    console.qtbot.waitUntil(lambda: any(bad for _sentence, bad in console.notices), timeout=30_000)

    assert "bilan.pdf" in console.notices[-1][0]
    assert not nowhere.parent.exists()
