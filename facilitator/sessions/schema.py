"""The tables of a workshop file, as numbered migrations. A migration that was released never changes."""

from __future__ import annotations

from sqlite_utils import Database, Migrations

APPLICATION_ID = 0x46_41_43_49  # "FACI"
"""Written in the header of the file: it tells a workshop from any other SQLite file."""

migrations = Migrations("facilitator")

_FIRST = (
    "cycle (title text not null, client text not null, territory text not null",
    "session (cycle_id text not null references cycle, position integer not null, title text not null,"
    " template text not null, day text, place text not null, starts_at integer not null, table_count integer not null,"
    " state text not null, started_at text, closed_at text",
    "theme (session_id text not null references session, position integer not null, title text not null,"
    " framing text not null",
    "agendaitem (session_id text not null references session, position integer not null, kind text not null,"
    " title text not null, detail text not null, minutes integer not null, extension integer not null,"
    " method text not null, material text not null, guidance text not null, notes text not null",
    "question (session_id text not null references session, theme_id text not null references theme,"
    " item_id text references agendaitem, position integer not null, text text not null",
    "speaker (item_id text not null references agendaitem, position integer not null, name text not null,"
    " role text not null, organisation text not null",
    "participant (session_id text not null references session, name text not null, college text,"
    " organisation text not null, commune text not null, table_number integer",
    "cluster (question_id text not null references question, position integer not null, title text not null",
    "contribution (session_id text not null references session, question_id text references question,"
    " cluster_id text references cluster, kind text not null, text text not null, table_number integer, college text,"
    " lever integer, said_at text not null, late integer not null",
    "interval (item_id text not null references agendaitem, started_at text not null, ended_at text",
    "flow (session_id text not null unique references session, item_id text references agendaitem,"
    " question_id text references question, paused_at text",
    "screen (session_id text not null unique references session, mode text not null, frozen text not null,"
    " first_id text not null",
)

_INDEXED = {  # each costs a page more at every commit: only what is asked often
    "session": ("cycle_id",),
    "theme": ("session_id",),
    "agendaitem": ("session_id",),
    "question": ("session_id", "theme_id", "item_id"),
    "speaker": ("item_id",),
    "participant": ("session_id",),
    "cluster": ("question_id",),
    "contribution": ("session_id", "question_id"),
    "interval": ("item_id",),
}


@migrations()
def m001_first_tables(db: Database) -> None:
    for table in _FIRST:
        name, rest = table.split(" (", 1)
        db.execute(f"create table {name} (id text primary key, {rest}) strict, without rowid")
    for name, indexed in _INDEXED.items():
        for column in indexed:
            db.execute(f"create index {name}_{column} on {name} ({column})")
    db.execute("create index contribution_cluster_id on contribution (cluster_id) where cluster_id is not null")
    db.execute(
        "create table operation (position integer primary key, id text not null unique, at text not null,"
        " actor text not null, station text not null, name text not null, undo text not null,"
        " reverts text) strict"
    )
    db.execute(
        "create table change (operation_id text not null references operation (id), position integer not null,"
        " kind text not null, record_id text not null, before text, after text,"
        " primary key (operation_id, position)) strict, without rowid"
    )


VERSION = 1
"""The version of the tables written by this program, kept as `user_version`: the number of migrations above."""
