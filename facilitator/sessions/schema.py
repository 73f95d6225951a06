"""The tables of a workshop file, as numbered migrations. A migration that was released never changes."""

from __future__ import annotations

from collections.abc import Mapping

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


_Fields = dict[str, dict[str, str | int | None]]

_SECOND = (  # added at the end of the tables, as the fields of their records are
    "alter table question add column default_kind text not null default 'idea'",
    "alter table question add column arrangement text not null default 'cluster'",
    "alter table cluster add column colour text not null default ''",
    "alter table cluster add column x integer",
    "alter table cluster add column y integer",
    "alter table contribution add column participant_id text references participant",
    "alter table contribution add column theme_id text references theme",
    "alter table contribution add column tags text not null default ''",
    "alter table contribution add column slip integer",
    "alter table contribution add column source text not null default ''",
    "alter table contribution add column x integer",
    "alter table contribution add column y integer",
    "create table tag (id text primary key, title text not null) strict, without rowid",
    "create table plusone (id text primary key, session_id text not null references session,"
    " contribution_id text not null references contribution, text text not null, table_number integer, college text,"
    " participant_id text references participant, slip integer, said_at text not null) strict, without rowid",
    "create table slipbatch (id text primary key, session_id text not null references session,"
    " question_id text not null references question, first integer not null, count integer not null,"
    " handed_out integer not null) strict, without rowid",
    "create index contribution_participant_id on contribution (participant_id) where participant_id is not null",
    "create index contribution_theme_id on contribution (theme_id) where theme_id is not null",
    "create index plusone_session_id on plusone (session_id)",
    "create index plusone_contribution_id on plusone (contribution_id)",
    "create index plusone_participant_id on plusone (participant_id) where participant_id is not null",
    "create index slipbatch_session_id on slipbatch (session_id)",
    "create index slipbatch_question_id on slipbatch (question_id)",
    "alter table operation add column part_of text references operation (id)",
    "create index operation_part_of on operation (part_of) where part_of is not null",
)


_SECOND_FIELDS: _Fields = {
    "question": {"default_kind": "idea", "arrangement": "cluster"},
    "cluster": {"colour": "", "x": None, "y": None},
    "contribution": {
        "participant_id": None,
        "theme_id": None,
        "tags": "",
        "slip": None,
        "source": "",
        "x": None,
        "y": None,
    },
}


@migrations()
def m002_the_wall(db: Database) -> None:
    for statement in _SECOND:
        db.execute(statement)
    for table, fields in _SECOND_FIELDS.items():
        _tell_the_journal(db, table, fields)


_THIRD = (
    "alter table agendaitem add column question_minutes integer not null default 0",
    "alter table question add column anonymity text not null default 'college'",
    "alter table screen add column shown text not null default 'moment'",
    "alter table screen add column target text not null default ''",
    "alter table screen add column nameless integer not null default 0",
    "alter table screen add column still integer not null default 0",
    "create table keypoint (id text primary key, item_id text not null references agendaitem,"
    " position integer not null, text text not null, quote integer not null, shown integer not null)"
    " strict, without rowid",
    "create table vote (id text primary key, session_id text not null references session,"
    " question_id text references question, item_id text references agendaitem, position integer not null,"
    " title text not null, method text not null,"
    " budget integer not null, state text not null) strict, without rowid",
    "create table voteoption (id text primary key, vote_id text not null references vote, position integer not null,"
    " text text not null, cluster_id text references cluster) strict, without rowid",
    "create table tally (id text primary key, voteoption_id text not null references voteoption,"
    " table_number integer, count integer not null) strict, without rowid",
    "create table rating (id text primary key, session_id text not null references session, lever integer,"
    " value integer not null, count integer not null) strict, without rowid",
    "create table commitment (id text primary key, session_id text not null references session,"
    " position integer not null, what text not null, who text not null, partners text not null, scale text,"
    " lever integer, due text, first_step text not null) strict, without rowid",
    "create table slide (id text primary key, session_id text not null references session,"
    " position integer not null, text text not null, media text not null) strict, without rowid",
    "create table venue (id text primary key, name text not null unique, depth_cm integer not null,"
    " image_cm integer not null, dark integer not null) strict, without rowid",
    "create table media (name text primary key, content blob not null) strict, without rowid",
    "create index keypoint_item_id on keypoint (item_id)",
    "create index vote_session_id on vote (session_id)",
    "create index vote_question_id on vote (question_id) where question_id is not null",
    "create index vote_item_id on vote (item_id) where item_id is not null",
    "create index voteoption_vote_id on voteoption (vote_id)",
    "create index voteoption_cluster_id on voteoption (cluster_id) where cluster_id is not null",
    "create index tally_voteoption_id on tally (voteoption_id)",
    "create index rating_session_id on rating (session_id)",
    "create index commitment_session_id on commitment (session_id)",
    "create index slide_session_id on slide (session_id)",
)

_THIRD_FIELDS: _Fields = {
    "agendaitem": {"question_minutes": 0},
    "question": {"anonymity": "college"},
    "screen": {"shown": "moment", "target": "", "nameless": 0, "still": 0},
}


@migrations()
def m003_the_room(db: Database) -> None:
    for statement in _THIRD:
        db.execute(statement)
    for table, fields in _THIRD_FIELDS.items():
        _tell_the_journal(db, table, fields)


_FOURTH = (
    "alter table session add column ends_at integer",
    "alter table session add column alert_after integer not null default 5",
    "alter table agendaitem add column fixed_at integer",
    "alter table agendaitem add column ends_by integer",
    "alter table agendaitem add column least_minutes integer",
    "alter table agendaitem add column parallel integer not null default 0",
    "alter table agendaitem add column dropped integer not null default 0",
    "alter table agendaitem add column shows text not null default 'moment'",
    "alter table participant add column role text not null default ''",
    "alter table participant add column part text not null default 'participant'",
    "alter table participant add column stakeholder_id text references stakeholder",
    "alter table participant add column seated_by_hand integer not null default 0",
    "alter table participant add column walk_in integer not null default 0",
    "alter table participant add column excused integer not null default 0",
    "alter table participant add column arrived_at text",
    "alter table participant add column left_at text",
    "alter table speaker add column participant_id text references participant",
    "alter table keypoint add column agreement text not null default 'proposed'",
    "alter table keypoint add column speaker_id text references speaker",
    "alter table contribution add column goes_to text not null default ''",
    "create table phase (id text primary key, item_id text not null references agendaitem,"
    " position integer not null, title text not null, minutes integer not null) strict, without rowid",
    "create table attachment (id text primary key, item_id text not null references agendaitem,"
    " position integer not null, name text not null, media text not null, size integer not null)"
    " strict, without rowid",
    "create table stakeholder (id text primary key, session_id text not null references session,"
    " position integer not null, name text not null, family text not null, invited integer not null)"
    " strict, without rowid",
    "create table roomquestion (id text primary key, session_id text not null references session,"
    " item_id text not null references agendaitem, position integer not null, text text not null,"
    " speaker_id text references speaker, table_number integer, college text,"
    " participant_id text references participant, state text not null, kept integer not null,"
    " answer text not null, asked_at text not null) strict, without rowid",
    "create table turn (id text primary key, session_id text not null references session,"
    " item_id text references agendaitem, participant_id text references participant, college text,"
    " started_at text not null, ended_at text) strict, without rowid",
    "create table recovery (id text primary key, session_id text not null references session,"
    " item_id text references agendaitem, chosen_at text not null, late integer not null, gain integer not null,"
    " text text not null) strict, without rowid",
    "create index participant_stakeholder_id on participant (stakeholder_id) where stakeholder_id is not null",
    "create index speaker_participant_id on speaker (participant_id) where participant_id is not null",
    "create index keypoint_speaker_id on keypoint (speaker_id) where speaker_id is not null",
    "create index phase_item_id on phase (item_id)",
    "create index attachment_item_id on attachment (item_id)",
    "create index stakeholder_session_id on stakeholder (session_id)",
    "create index roomquestion_session_id on roomquestion (session_id)",
    "create index roomquestion_item_id on roomquestion (item_id)",
    "create index roomquestion_speaker_id on roomquestion (speaker_id) where speaker_id is not null",
    "create index roomquestion_participant_id on roomquestion (participant_id) where participant_id is not null",
    "create index turn_session_id on turn (session_id)",
    "create index turn_item_id on turn (item_id) where item_id is not null",
    "create index turn_participant_id on turn (participant_id) where participant_id is not null",
    "create index recovery_session_id on recovery (session_id)",
    "create index recovery_item_id on recovery (item_id) where item_id is not null",
)

_FOURTH_FIELDS: _Fields = {
    "session": {"ends_at": None, "alert_after": 5},
    "agendaitem": {
        "fixed_at": None,
        "ends_by": None,
        "least_minutes": None,
        "parallel": 0,
        "dropped": 0,
        "shows": "moment",
    },
    "participant": {
        "role": "",
        "part": "participant",
        "stakeholder_id": None,
        "seated_by_hand": 0,
        "walk_in": 0,
        "excused": 0,
        "arrived_at": None,
        "left_at": None,
    },
    "speaker": {"participant_id": None},
    "keypoint": {"agreement": "proposed", "speaker_id": None},
    "contribution": {"goes_to": ""},
}


@migrations()
def m004_preparing_and_steering(db: Database) -> None:
    for statement in _FOURTH:
        db.execute(statement)
    for table, fields in _FOURTH_FIELDS.items():
        _tell_the_journal(db, table, fields)


def _tell_the_journal(db: Database, table: str, fields: Mapping[str, str | int | None]) -> None:
    """Where the journal holds a whole record of *table*, it says what the new *fields* were: their defaults."""
    values = [part for name, default in fields.items() for part in (f"$.{name}", default)]
    marks = ", ".join("?" * len(values))
    for whole, absent in (("after", "before"), ("before", "after")):
        statement = f"update change set {whole} = json_insert({whole}, {marks}) where kind = ? and {absent} is null"
        db.execute(statement, [*values, table])


VERSION = 4
"""The version of the tables written by this program, kept as `user_version`: the number of migrations above."""
