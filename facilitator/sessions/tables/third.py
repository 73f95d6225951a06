"""The room: votes, the wheel, commitments, slides, venues, what the screen shows."""

from __future__ import annotations

from .fields import Fields

STATEMENTS = (
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

FIELDS: Fields = {
    "agendaitem": {"question_minutes": 0},
    "question": {"anonymity": "college"},
    "screen": {"shown": "moment", "target": "", "nameless": 0, "still": 0},
}
