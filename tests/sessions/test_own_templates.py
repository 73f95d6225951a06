"""A person's own templates: kept, carried and taken out as files, whatever they are called and whatever is in them."""

from __future__ import annotations

import shutil
from argparse import Namespace
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator import commands
from facilitator.errors import BadTemplate, BadText, FacilitatorError, NotFound
from facilitator.paths import resource
from facilitator.sessions import cycle, own_templates
from facilitator.sessions.agenda_insertion import insert
from facilitator.sessions.methods import Method, methods
from facilitator.sessions.reading import outline
from facilitator.sessions.records import Session
from facilitator.sessions.store import Store
from facilitator.sessions.template_writing import template_of
from facilitator.sessions.templates import Template, template, templates


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of templates of somebody who has none yet."""
    monkeypatch.setattr("facilitator.paths.documents_folder", lambda: tmp_path / "Documents" / "Facilitator")
    return tmp_path / "Documents" / "Facilitator" / "Modèles"


def content(one: own_templates.Own) -> Template:
    assert isinstance(one.content, Template)
    return one.content


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_nobody_has_any_before_the_first_is_kept(folder: Path) -> None:
    assert own_templates.own() == own_templates.own_methods() == []
    assert own_templates.refused() == []
    assert own_templates.stamp() == ()
    assert not folder.exists()


def test_a_day_is_kept_and_another_is_made_from_it(store: Store, session: Session, folder: Path) -> None:
    kept = own_templates.save_session(store, session.id, "  L’été des élus ")
    assert names(folder) == ["l-ete-des-elus.yaml"]
    assert own_templates.own() == [kept]
    assert own_templates.own_days() == [kept.content]
    assert template("l-ete-des-elus") == kept.content
    again = cycle.new_session(store, template(content(kept).id))
    assert again.title == "L’été des élus"
    assert template_of(store, again.id).agenda == template_of(store, session.id).agenda
    assert "l-ete-des-elus" not in {known.id for known in templates()}


def test_an_item_is_kept_and_put_in_another_day(store: Store, session: Session) -> None:
    items = outline(store, session.id).items[4:6]
    kept = own_templates.save_items(store, session.id, items, "Le midi")
    assert own_templates.own_items() == [kept.content]
    assert own_templates.own_days() == []
    other = cycle.new_session(store, template("demi-journee"))
    assert [item.title for item in insert(store, other, content(kept))] == [item.title for item in items]


def test_a_title_kept_again_takes_the_place_of_the_first_which_goes_to_the_bin(
    store: Store, session: Session, folder: Path
) -> None:
    first = own_templates.save_session(store, session.id, "Ma journée")
    item = own_templates.save_items(store, session.id, outline(store, session.id).items[:1], "Ma journée")
    cycle.edit_session(store, replace(session, table_count=9))
    second = own_templates.save_session(store, session.id, "MA JOURNEE")
    assert {one.path for one in own_templates.own()} == {item.path, second.path}
    assert (folder / "Corbeille" / "ma-journee.yaml").exists()
    assert own_templates.own_days()[0].tables == 9
    assert not first.path.exists()


def test_one_without_a_title_is_refused(store: Store, session: Session, folder: Path) -> None:
    with pytest.raises(BadText):
        own_templates.save_session(store, session.id, " \n")
    assert not folder.exists()


@pytest.mark.parametrize(
    "title", ["CON", "nul", "LPT1", "../../ailleurs", "a/b\\c:d", "…", "مرحبا", ".caché", "x" * 300]
)
def test_a_hostile_title_gives_a_file_that_every_system_takes(
    store: Store, session: Session, folder: Path, title: str
) -> None:
    kept = own_templates.save_session(store, session.id, title)
    assert kept.path.parent == folder
    assert kept.path.stem.lower() not in ("con", "nul", "lpt1")
    assert kept.path.stem.isascii()
    assert len(kept.path.name) < 64
    assert [one.title for one in own_templates.own()] == [title]


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    titles=st.lists(st.text(min_size=1, max_size=30).filter(str.isprintable).filter(str.strip), min_size=1, max_size=4)
)
def test_each_title_is_found_again_in_a_file_of_its_own(
    store: Store, session: Session, folder: Path, titles: list[str]
) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    items = outline(store, session.id).items[:1]
    kept = [own_templates.save_items(store, session.id, items, title) for title in titles]
    left = [one for one in kept if one.path.exists()]
    assert {one.path: one.title for one in own_templates.own()} == {one.path: one.title for one in left}
    assert [template(content(one).id) for one in own_templates.own()] == [one.content for one in own_templates.own()]


def test_it_is_carried_as_a_file(store: Store, session: Session, folder: Path, tmp_path: Path) -> None:
    kept = own_templates.save_session(store, session.id, "Ma journée")
    key = tmp_path / "clé.yaml"
    own_templates.export_file(kept, key)
    assert key.read_bytes() == kept.path.read_bytes()
    shutil.rmtree(folder)
    key.write_text(key.read_text(encoding="utf-8") + "# une remarque\n", encoding="utf-8")
    brought = own_templates.import_file(key)
    assert (brought.path.name, brought.content) == ("ma-journee.yaml", kept.content)
    assert brought.path.read_text(encoding="utf-8").endswith("# une remarque\n")


def test_one_brought_twice_stays_alone_and_another_of_its_title_gets_a_number(
    store: Store, session: Session, tmp_path: Path
) -> None:
    kept = own_templates.save_session(store, session.id, "Ma journée")
    same, other = tmp_path / "une.yaml", tmp_path / "deux.yaml"
    own_templates.export_file(kept, same)
    own_templates.export_template(replace(content(kept), tables=12), other)
    assert own_templates.import_file(same) == kept
    brought = own_templates.import_file(other)
    assert brought.path.name == "ma-journee-2.yaml"
    assert {content(one).id for one in own_templates.own()} == {"ma-journee", "ma-journee-2"}
    assert content(brought).id == "ma-journee-2"


def test_a_copy_of_a_workshop_of_the_program_does_not_hide_it(folder: Path) -> None:
    folder.mkdir(parents=True)
    source = resource("templates") / "1-urbanisme.yaml"
    for name in ("urbanisme.yaml", "1-urbanisme.yaml"):
        text = source.read_text(encoding="utf-8").replace("tables: 6", "tables: 11")
        (folder / name).write_text(text, encoding="utf-8")
    assert {content(one).id for one in own_templates.own()} == {"mon-urbanisme", "1-urbanisme"}
    assert (template("urbanisme").tables, template("mon-urbanisme").tables) == (6, 11)


def test_a_file_that_is_no_template_is_refused_and_nothing_is_copied(folder: Path, tmp_path: Path) -> None:
    wrong = {
        "vide.yaml": b"",
        "image.png": b"\x89PNG\r\n\x1a\n\x00\xff",
        "autre.yaml": b"id: a\ntitle: b\n",
        "profond.yaml": b"[" * 50_000,
        "long.yaml": b"# " + b"x" * own_templates.MOST_BYTES,
    }
    for name, written in wrong.items():
        (tmp_path / name).write_bytes(written)
        with pytest.raises(BadTemplate, match=name):
            own_templates.import_file(tmp_path / name)
    with pytest.raises(BadTemplate):
        own_templates.import_file(tmp_path)
    with pytest.raises(BadTemplate):
        own_templates.import_file(tmp_path / "perdu.yaml")
    assert not folder.exists()


def test_a_file_that_cannot_be_read_hides_no_other_and_is_told(store: Store, session: Session, folder: Path) -> None:
    kept = own_templates.save_session(store, session.id, "Ma journée")
    (folder / "a.yaml").write_text("id: [", encoding="utf-8")
    (folder / "b.yaml").write_bytes(b"\xff")
    (folder / "notes.txt").write_text("rien", encoding="utf-8")
    assert own_templates.own() == [kept]
    assert [sentence.split(",")[0] for sentence in own_templates.refused()] == ["a.yaml", "b.yaml"]
    with pytest.raises(NotFound, match="ma-journee"):
        template("inconnu")


def test_one_taken_out_is_in_the_bin_whence_it_comes_back(store: Store, session: Session, folder: Path) -> None:
    kept = own_templates.save_session(store, session.id, "Ma journée")
    gone = own_templates.remove(kept)
    assert own_templates.own() == []
    assert names(folder) == ["Corbeille/ma-journee.yaml"]
    assert own_templates.import_file(gone) == kept
    assert own_templates.remove(kept).name == "ma-journee-2.yaml"
    with pytest.raises(FacilitatorError, match="could not be taken out"):
        own_templates.remove(kept)


def test_a_method_is_copied_to_be_changed_and_carried(folder: Path, tmp_path: Path) -> None:
    known = methods()[0]
    kept = own_templates.save_method(known.id)
    assert own_templates.own_methods() == [kept]
    assert isinstance(kept.content, Method)
    assert replace(kept.content, id=known.id) == known
    changed = tmp_path / "la-mienne.yaml"
    changed.write_text(
        kept.path.read_text(encoding="utf-8").replace(f"title: {known.title}", "title: La mienne"), encoding="utf-8"
    )
    assert own_templates.import_file(changed).path == folder / "Méthodes" / "la-mienne.yaml"
    assert own_templates.own() == []
    changed.write_text("steps: []\n", encoding="utf-8")
    with pytest.raises(BadTemplate, match=r"la-mienne\.yaml, line 1"):
        own_templates.import_file(changed)
    with pytest.raises(NotFound):
        own_templates.save_method("inconnue")


def test_a_folder_that_cannot_be_written_is_told_and_leaves_what_was_there(
    store: Store, session: Session, folder: Path, tmp_path: Path
) -> None:
    folder.parent.mkdir(parents=True)
    folder.write_text("un fichier à la place du dossier", encoding="utf-8")
    with pytest.raises(FacilitatorError, match="could not be written"):
        own_templates.save_session(store, session.id, "Ma journée")
    folder.unlink()
    kept = own_templates.save_session(store, session.id, "Ma journée")
    with pytest.raises(FacilitatorError, match="could not be written"):
        own_templates.export_file(kept, tmp_path / "perdu" / "x.yaml")
    (tmp_path / "dossier.yaml").mkdir()
    with pytest.raises(FacilitatorError, match="could not be written"):
        own_templates.export_file(kept, tmp_path / "dossier.yaml")
    assert names(folder) == ["ma-journee.yaml"]
    assert not list(tmp_path.glob("*.new"))


def test_the_command_line_lists_the_days_and_tells_what_cannot_be_read(
    store: Store, session: Session, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own_templates.save_session(store, session.id, "Ma journée")
    own_templates.save_items(store, session.id, outline(store, session.id).items[:1], "Mon accueil")
    (folder / "abime.yaml").write_text("title: [", encoding="utf-8")
    commands.list_templates(Namespace())
    told = capsys.readouterr()
    assert told.out.splitlines()[-2] == "ma-journee · Ma journée · 7 h"
    assert "Mon accueil" not in told.out
    assert told.err.startswith("abime.yaml, line ")


def test_what_is_read_again_is_told_by_the_stamp(store: Store, session: Session) -> None:
    before = own_templates.stamp()
    kept = own_templates.save_session(store, session.id, "Ma journée")
    after = own_templates.stamp()
    assert before != after
    own_templates.remove(kept)
    assert own_templates.stamp() == before
