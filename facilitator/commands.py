"""What each command of the command line does; it raises why it is refused."""

from __future__ import annotations

import json
import os
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from io import TextIOWrapper
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import indent, wrap

from . import reports
from .errors import BadText, DamagedFile, FacilitatorError, NotAWorkshop, NotFound, ReadOnly
from .i18n import _, ngettext
from .paths import documents_folder
from .reports import kit
from .sessions import capture, cycle, inventory, labels, own_templates, slips
from .sessions.journal import Actor
from .sessions.reading import outline, sessions
from .sessions.records import Cycle, Question, Session
from .sessions.store import Store
from .sessions.templates import template, templates
from .sessions.text import clean_line, lines
from .sessions.vocabulary import vocabulary
from .sessions.workshop_file import SUFFIX

EXPORTS = Path("exports")
"""Where the demonstration without a screen writes: in the folder from which it is started."""
_WIDTH = 100
_UNSAFE_IN_NAMES = '<>:"/\\|?*'
_LONGEST_NAME = 200
"""In bytes; file systems take 255."""


# Speaking


def prepare_streams() -> None:
    """Let every text through: a terminal that lacks a letter shows its code; bytes that are no text come in as �."""
    for stream, errors in ((sys.stdin, "replace"), (sys.stdout, "backslashreplace"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors=errors)


def say(text: str) -> None:
    """Print *text*. When nobody reads any more, the command goes on in silence."""
    try:
        print(text, flush=True)
    except BrokenPipeError:
        _fall_silent()


def complain(sentence: str) -> None:
    print(sentence, file=sys.stderr)


def flush() -> None:
    """Let out what the parser printed, while a closed pipe can still be taken calmly."""
    try:
        print(end="", flush=True)
    except OSError:
        _fall_silent()


def _fall_silent() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


# The commands


def open_app(asked: Namespace) -> None:
    if asked.file is not None and not asked.file.exists():
        raise NotFound(_("“{name}” was not found: check the name and the folder.").format(name=asked.file.name))
    _open(asked.file)


def show_demo(asked: Namespace) -> None:
    from .sessions import demo

    path = documents_folder() / demo.FILE_NAME if asked.file is None else _with_suffix(asked.file)
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
    path = _with_suffix(asked.file)
    with _created(path) as store:
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
    with _opened(asked.file, to_write=True) as store:
        session = cycle.new_session(store, model, details, actor=Actor.COMMAND_LINE)
        _say_added(store, session)


def duplicate_session(asked: Namespace) -> None:
    details = cycle.SessionDetails(title=asked.title, day=asked.date)
    with _opened(asked.file, to_write=True) as store:
        source = _session(store, asked.session)
        copy = cycle.duplicate_session(store, source.id, details, actor=Actor.COMMAND_LINE)
        _say_added(store, copy)


def info(asked: Namespace) -> None:
    with _opened(asked.file) as store:
        if asked.json:
            say(json.dumps(inventory.inventory(store), indent=2, ensure_ascii=not _speaks_unicode()))
        else:
            say("\n".join(inventory.told(store)))


def add(asked: Namespace) -> None:
    texts = list(_texts(asked.texts))
    if not texts:
        raise BadText(_("There is no text to keep: type something first."))
    with _opened(asked.file, to_write=True) as store:
        session = _session(store, asked.session)
        question = None if asked.parking else _question(store, session, asked.question)
        known = vocabulary(store, session)
        drafts = [capture.understand(text, vocabulary=known) for text in texts]
        capture.contribute_all(store, session.id, drafts, question, actor=Actor.COMMAND_LINE)
    count = len(drafts)
    say(ngettext("{count} contribution saved.", "{count} contributions saved.", count).format(count=count))


def import_file(asked: Namespace) -> None:
    from .sessions.importing import plan as import_plan
    from .sessions.importing import rows as import_rows
    from .sessions.importing.file import read

    with _opened(asked.file, to_write=True) as store:
        session = _session(store, asked.session)
        question = None if asked.parking else _question(store, session, asked.question)
        sheet = read(asked.source).sheets[0]
        made = import_plan.plan(store, session, question, sheet, import_plan.Mapping.guessed(sheet))
        for _imported in import_rows.run(store, made, actor=Actor.COMMAND_LINE, chunk=max(1, len(made.ready))):
            pass  # all in one piece: a command that is interrupted has done nothing
    count = len(made.ready)
    told = ngettext("{count} contribution imported", "{count} contributions imported", count).format(count=count)
    say(" · ".join([told, *import_plan.told_others(made)]))
    if made.bad:
        raise FacilitatorError("\n".join(map(import_plan.told, made.bad)))


def print_slips(asked: Namespace) -> None:
    with _opened(asked.file, to_write=True) as store:
        question = _question(store, _session(store, asked.session), asked.question)
        _refuse_workshop(store, asked.output)
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
    with _opened(asked.file) as store:
        session = _session(store, asked.session)
        path = _output(store, asked, f"{asked.session} {session.title} - {kit.label(asked.sheet)}", "pdf")
        reports.write_file(kit.sheet(kit.kit_of(store, session.id), asked.sheet), path)
    say(str(path))


def write_calendar(asked: Namespace) -> None:
    from .reports.calendar import as_ics

    with _opened(asked.file) as store:
        session = _session(store, asked.session)
        path = _output(store, asked, f"{asked.session} {session.title}", "ics")
        content = as_ics(kit.kit_of(store, session.id), store.now(), each_item=asked.each_item)
        reports.write_file(content, path)
    say(str(path))


def export(asked: Namespace) -> None:
    with _opened(asked.file) as store:
        session = _session(store, asked.session)
        path = _output(store, asked, f"{asked.session} {session.title}", asked.format)
        reports.export(store, session.id, asked.format, path)
    say(str(path))


def check(asked: Namespace) -> None:
    with _opened(asked.file) as store:
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


def _with_suffix(path: Path) -> Path:
    """The name of a new workshop file; one that exists keeps its own."""
    return path if path.exists() or path.suffix.lower() == SUFFIX else path.with_name(path.name + SUFFIX)


@contextmanager
def _created(path: Path) -> Iterator[Store]:
    """A new workshop file, that stays only when all goes well."""
    store = Store.create(path)
    try:
        yield store
    except BaseException:
        store.close()
        path.unlink()
        raise
    store.close()


@contextmanager
def _opened(path: Path, *, to_write: bool = False) -> Iterator[Store]:
    with closing(Store.open(path, read_only=not to_write)) as store:
        if to_write and store.read_only_because:
            raise ReadOnly(store.read_only_because)
        if store.first(Cycle) is None:
            raise NotAWorkshop(_("“{name}” holds no cycle: make another file.").format(name=path.name))
        yield store


def _output(store: Store, asked: Namespace, title: str, suffix: str) -> Path:
    """Where to write; in a folder, the file is called after *title*. Never the workshop itself."""
    path: Path = asked.output
    if path.is_dir():
        path /= _file_name(title, suffix)
    _refuse_workshop(store, path)
    return path


def _refuse_workshop(store: Store, path: Path) -> None:
    if path.suffix.lower() == SUFFIX or (path.exists() and path.samefile(store.path)):
        raise FacilitatorError(_("An export never takes the place of a workshop file: choose another name."))


def _session(store: Store, number: int) -> Session:
    known = sessions(store)
    if number > len(known):
        raise NotFound(_("There is no session {number}: “info” lists those of the file.").format(number=number))
    return known[number - 1]


def _question(store: Store, session: Session, number: int) -> Question:
    known = outline(store, session.id).questions
    if number > len(known):
        raise NotFound(_("This session has no question {number}: “info” lists its questions.").format(number=number))
    return known[number - 1]


def _texts(typed: Sequence[str]) -> Iterator[str]:
    """Each of them; for `-`, each line of the standard input."""
    for text in typed:
        if text != "-":
            yield text
        elif sys.stdin is not None:
            yield from lines(sys.stdin.read())


def _say_added(store: Store, session: Session) -> None:
    say(_("Session {number} added: {title}").format(number=len(sessions(store)), title=session.title))


def _file_name(title: str, suffix: str) -> str:
    """A name that every file system takes."""
    fit = "".join(letter if letter.isprintable() and letter not in _UNSAFE_IN_NAMES else " " for letter in title)
    short = " ".join(fit.split()).encode()[:_LONGEST_NAME].decode(errors="ignore")
    return f"{short.rstrip(' .')}.{suffix}"


def _speaks_unicode() -> bool:
    return sys.stdout is not None and sys.stdout.encoding.lower() == "utf-8"
