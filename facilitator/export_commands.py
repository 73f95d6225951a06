"""The commands that write what is handed out: the reports of a session, the synthesis of several."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from . import reports
from .command_files import opened, output_path, refuse_workshop, session_of
from .errors import FacilitatorError
from .i18n import _
from .reports.cycle import forms
from .reports.cycle.gathering import Source, comparison_of, offered
from .reports.handing_out import file_name, ready, suffix
from .reports.options import Options, SectionName, options_of
from .sessions import exports
from .sessions.records import Reading, Session
from .sessions.store import Store
from .terminal import say

ALL = "all"


def export(asked: Namespace) -> None:
    """Write one format, or all of them into a folder, and remember it in the file where that can be written."""
    with opened(asked.file) as store:
        session = session_of(store, asked.session)
        options = ready(store, session.id, _options(store, session, asked), hide_undecided=asked.hide_names)
        written = [(form, _place(store, session, asked, form, options)) for form in _forms(asked, reports.FORMATS)]
        for form, path in written:
            reports.export(store, session.id, form, path, options)
            say(str(path))
        last = store.last_operation()
    _remember(asked.file, session, options, written, last)


def compare(asked: Namespace) -> None:
    """Write the synthesis of the days of these files that began; of all their days when none did."""
    for path in asked.files:
        with opened(path):  # one that holds no cycle is refused as by every command
            pass
    files = [offered(path) for path in asked.files]
    held = [Source(one.path, one.held) for one in files if one.held]
    every = [Source(one.path, frozenset(day.id for day in one.sessions)) for one in files if one.sessions]
    comparison = comparison_of(held or every, Reading(asked.reading or Reading.NAMED), hide_undecided=asked.hide_names)
    for form in _forms(asked, forms.FORMATS):
        path = _folder(asked.output) / f"{_('Comparative synthesis')}.{form}" if asked.format == ALL else asked.output
        with opened(asked.files[0]) as store:
            refuse_workshop(store, path)
        forms.write(comparison, form, path)
        say(str(path))


def sections(text: str) -> tuple[SectionName, ...]:
    """The sections named in *text*, separated by commas; raises `FacilitatorError` for one that is not known."""
    known = {name.value: name for name in SectionName}
    wanted = [part.strip() for part in text.split(",") if part.strip()]
    for part in wanted:
        if part not in known:
            every = ", ".join(known)
            raise FacilitatorError(_("“{name}” is not a section; there are: {known}.").format(name=part, known=every))
    return tuple(known[part] for part in wanted)


def _options(store: Store, session: Session, asked: Namespace) -> Options:
    """What was chosen in the app, and on the line."""
    options = options_of(store, session.id)
    if asked.reading is not None:
        options = replace(options, reading=Reading(asked.reading))
    if asked.sections:
        options = replace(options, sections=sections(asked.sections))
    return options


def _forms(asked: Namespace, known: Sequence[str]) -> Sequence[str]:
    return known if asked.format == ALL else (asked.format,)


def _place(store: Store, session: Session, asked: Namespace, form: str, options: Options) -> Path:
    if asked.format == ALL:
        return _folder(asked.output) / file_name(store, session.id, form, options.reading)
    title = f"{asked.session} {session.title}" + (" - " + _("hand-out") if form == "handout" else "")
    return output_path(store, asked, title, suffix(form))


def _folder(path: Path) -> Path:
    """That folder, made if it is not there."""
    path.mkdir(parents=True, exist_ok=True)
    return path


def _remember(
    file: Path, session: Session, options: Options, written: Sequence[tuple[str, Path]], last_operation: str
) -> None:
    """Tell the file what was written; one that is open elsewhere, or cannot be written, is left as it is."""
    store = Store.open(file)
    try:
        if not store.read_only_because:
            for form, path in written:
                exports.record(store, session.id, form, options.reading, path.resolve(), last_operation)
    finally:
        store.close()
