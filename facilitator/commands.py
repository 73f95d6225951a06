"""What each command of the command line does; it raises why it is refused."""

from __future__ import annotations

import json
import os
import sys
from argparse import Namespace
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import indent, wrap

from . import reports
from .command_files import created, opened, output_path, question_of, refuse_workshop, session_of, with_suffix
from .errors import BadText, DamagedFile, FacilitatorError, NotFound
from .i18n import _, ngettext
from .paths import documents_folder, resource
from .reports import kit
from .sessions import capture, cycle, inventory, labels, own_templates, slips
from .sessions.journal import Actor
from .sessions.reading import sessions
from .sessions.records import Session
from .sessions.store import Store
from .sessions.templates import template, templates
from .sessions.text import clean_line
from .sessions.vocabulary import vocabulary
from .terminal import complain, read_texts, say, speaks_unicode

EXPORTS = Path("exports")
"""Where the demonstration without a screen writes: in the folder from which it is started."""
_WIDTH = 100


def open_app(asked: Namespace) -> None:
    if asked.file is not None and not asked.file.exists():
        raise NotFound(_("“{name}” was not found: check the name and the folder.").format(name=asked.file.name))
    _open(asked.file)


def show_demo(asked: Namespace) -> None:
    from .sessions import demo

    path = documents_folder() / demo.FILE_NAME if asked.file is None else with_suffix(asked.file)
    if not path.exists() and (asked.file or not asked.headless):  # what is played without a screen is a copy
        demo.build(path)
    if asked.headless:
        _play()
    else:
        _open(path)


def new(asked: Namespace) -> None:
    model = template(asked.template)
    title = clean_line(asked.title) or model.title
    details = cycle.SessionDetails(day=asked.date, place=asked.place)
    path = with_suffix(asked.file)
    with created(path) as store:
        cycle.start_cycle(store, title, client=asked.client, territory=asked.territory, actor=Actor.COMMAND_LINE)
        cycle.new_session(store, model, details, actor=Actor.COMMAND_LINE)
    say(_("Made: {path}").format(path=path))


def list_templates(_asked: Namespace) -> None:
    for known in [*templates(), *own_templates.own_days()]:
        say(f"{known.id} · {known.title} · {labels.duration(known.minutes)}")
        if known.summary:
            say(indent("\n".join(wrap(known.summary, _WIDTH - 4)), "    "))
    for sentence in own_templates.refused():
        complain(sentence)


def new_session(asked: Namespace) -> None:
    model = template(asked.template)
    details = cycle.SessionDetails(title=asked.title, day=asked.date, place=asked.place)
    with opened(asked.file, to_write=True) as store:
        session = cycle.new_session(store, model, details, actor=Actor.COMMAND_LINE)
        _say_added(store, session)


def duplicate_session(asked: Namespace) -> None:
    details = cycle.SessionDetails(title=asked.title, day=asked.date)
    with opened(asked.file, to_write=True) as store:
        source = session_of(store, asked.session)
        copy = cycle.duplicate_session(store, source.id, details, actor=Actor.COMMAND_LINE)
        _say_added(store, copy)


def info(asked: Namespace) -> None:
    with opened(asked.file) as store:
        if asked.json:
            say(json.dumps(inventory.inventory(store), indent=2, ensure_ascii=not speaks_unicode()))
        else:
            say("\n".join(inventory.told(store)))


def add(asked: Namespace) -> None:
    texts = list(read_texts(asked.texts))
    if not texts:
        raise BadText(_("There is no text to keep: type something first."))
    with opened(asked.file, to_write=True) as store:
        session = session_of(store, asked.session)
        question = None if asked.parking else question_of(store, session, asked.question)
        known = vocabulary(store, session)
        drafts = [capture.understand(text, vocabulary=known) for text in texts]
        capture.contribute_all(store, session.id, drafts, question, actor=Actor.COMMAND_LINE)
    count = len(drafts)
    say(ngettext("{count} contribution saved.", "{count} contributions saved.", count).format(count=count))


def import_file(asked: Namespace) -> None:
    from .sessions.importing import plan as import_plan
    from .sessions.importing import rows as import_rows
    from .sessions.importing.file import read

    with opened(asked.file, to_write=True) as store:
        session = session_of(store, asked.session)
        question = None if asked.parking else question_of(store, session, asked.question)
        sheet = read(asked.source).sheets[0]
        made = import_plan.plan(store, session, question, sheet, import_plan.Mapping.guessed(sheet))
        for _imported in import_rows.run(store, made, actor=Actor.COMMAND_LINE, chunk=max(1, len(made.ready))):
            pass  # all in one piece: a command that is interrupted has done nothing
    count = len(made.ready)
    told = ngettext("{count} contribution imported", "{count} contributions imported", count).format(count=count)
    say(" · ".join([told, *import_plan.told_others(made)]))
    if made.bad:
        raise FacilitatorError("\n".join(map(import_plan.told, made.bad)))


def import_session(asked: Namespace) -> None:
    from .sessions.importing import session_file, session_rows

    data = session_file.read(asked.source)
    path = with_suffix(asked.file)
    with opened(path, to_write=True) if path.exists() else created(path) as store:
        session = session_rows.import_session(store, data, actor=Actor.COMMAND_LINE)
        _say_added(store, session)


def print_slips(asked: Namespace) -> None:
    with opened(asked.file, to_write=True) as store:
        question = question_of(store, session_of(store, asked.session), asked.question)
        refuse_workshop(store, asked.output)
        batch = slips.print_batch(
            store,
            question,
            asked.count,
            lambda made: reports.write_slips(store, [made], asked.output),
            actor=Actor.COMMAND_LINE,
        )
    told = ngettext("{count} slip prepared: {path}", "{count} slips prepared: {path}", batch.count)
    say(told.format(count=batch.count, path=asked.output))


def print_sheet(asked: Namespace) -> None:
    with opened(asked.file) as store:
        session = session_of(store, asked.session)
        path = output_path(store, asked, f"{asked.session} {session.title} - {kit.label(asked.sheet)}", "pdf")
        reports.write_file(kit.sheet(kit.kit_of(store, session.id), asked.sheet), path)
    say(str(path))


def write_calendar(asked: Namespace) -> None:
    from .reports.calendar import as_ics

    with opened(asked.file) as store:
        session = session_of(store, asked.session)
        path = output_path(store, asked, f"{asked.session} {session.title}", "ics")
        content = as_ics(kit.kit_of(store, session.id), store.now(), each_item=asked.each_item)
        reports.write_file(content, path)
    say(str(path))


def write_schema(_asked: Namespace) -> None:
    from .reports.data_schema import PLACE

    schema = json.loads(resource(*PLACE).read_text(encoding="utf-8"))
    say(json.dumps(schema, indent=2, ensure_ascii=not speaks_unicode()))


def check(asked: Namespace) -> None:
    with opened(asked.file) as store:
        problems = store.problems()
        while problems and store.changed_elsewhere():  # the app wrote in between: look again
            problems = store.problems()
    if problems:
        raise DamagedFile("\n".join(problems))
    say(_("“{name}” is sound: file, references and journal agree.").format(name=asked.file.name))


# What they share


def _open(path: Path | None) -> None:
    from .app import has_display, run

    if not has_display():
        raise FacilitatorError(
            _("There is no display here: “facilitator demo --headless” plays the demonstration without one.")
        )
    sys.exit(run(path))


def _play() -> None:
    """Play the demonstration day without a screen, away from the person's own files and settings."""
    if not os.environ.get("QT_QPA_PLATFORM", "").startswith("offscreen"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from .sessions import demo
    from .tour import play

    with TemporaryDirectory() as folder:
        os.environ["FACILITATOR_SETTINGS"] = folder
        for written in play(EXPORTS, Path(folder) / demo.FILE_NAME):
            say(str(written))


def _say_added(store: Store, session: Session) -> None:
    say(_("Session {number} added: {title}").format(number=len(sessions(store)), title=session.title))
