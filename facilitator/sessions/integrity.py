"""Is the file sound? SQLite's own check, the references, and a replay of the journal held against the tables."""

from __future__ import annotations

import json
from typing import Any

from sqlite_utils import Database

from ..i18n import _
from .record import columns
from .records import KINDS
from .workshop_file import UNREADABLE


def problems(db: Database) -> list[str]:
    """What is wrong, a sentence each; nothing in a sound file."""
    found: list[str] = []
    for check in (_damage, _broken_references, _journal_differences, _missing_media):
        try:
            found += check(db)
        except (*UNREADABLE, ValueError, LookupError, TypeError):  # damage shows as text that is no longer JSON, too
            found.append(_("A part of the file can no longer be read."))
    return found


def _damage(db: Database) -> list[str]:
    return [str(row[0]) for row in db.execute("pragma integrity_check") if row[0] != "ok"]


def _broken_references(db: Database) -> list[str]:
    return [
        _("A record of “{table}” refers to a missing record of “{parent}”.").format(table=row[0], parent=row[2])
        for row in db.execute("pragma foreign_key_check")
    ]


def _journal_differences(db: Database) -> list[str]:
    replayed = _replay(db)
    found = []
    for name, kind in KINDS.items():
        rows = db.execute(f"select {', '.join(columns(kind))} from {name}")
        present = {row[0]: dict(zip(columns(kind), row, strict=True)) for row in rows}
        if present != replayed[name]:
            found.append(_("The journal and the records of “{table}” differ.").format(table=name))
    return found


def _missing_media(db: Database) -> list[str]:
    present = {row[0] for row in db.execute("select name from media")}
    pictures = [
        _("A picture of “{title}” is missing.").format(title=text)
        for text, media in db.execute("select text, media from slide order by position, id")
        if not present.issuperset(media.split())
    ]
    documents = [
        _("The document “{name}” is missing.").format(name=name)
        for name, media in db.execute("select name, media from attachment order by item_id, position, id")
        if media not in present
    ]
    photos = [
        _("The photo “{name}” is missing.").format(name=name)
        for name, media in db.execute("select name, media from votephoto order by vote_id, position, id")
        if media not in present
    ]
    return pictures + documents + photos


def _replay(db: Database) -> dict[str, dict[str, dict[str, Any]]]:
    """Every record as the journal says it became."""
    replayed: dict[str, dict[str, dict[str, Any]]] = {name: {} for name in KINDS}
    rows = db.execute(
        "select kind, record_id, before, after from change join operation on operation.id = change.operation_id"
        " order by operation.position, change.position"
    )
    for kind, record_id, before, after in rows:
        if after is None:
            replayed[kind].pop(record_id, None)
        elif before is None:
            replayed[kind][record_id] = json.loads(after)
        else:
            replayed[kind].setdefault(record_id, {}).update(json.loads(after))
    return replayed
