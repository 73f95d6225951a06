"""The wall: weights, tags, slips, places, colours."""

from __future__ import annotations

from .fields import Fields

STATEMENTS = (  # added at the end of the tables, as the fields of their records are
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

FIELDS: Fields = {
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
