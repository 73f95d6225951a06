"""Deciding and reporting: answers and rounds of votes, positioning, commitments lived with, the synthesis."""

from __future__ import annotations

from .fields import Fields

STATEMENTS = (
    "alter table vote add column budget_of text not null default 'person'",
    "alter table vote add column counted_by text not null default 'all'",
    "alter table vote add column voters integer",
    "alter table vote add column closed_at text",
    "alter table vote add column follows_id text references vote",
    "alter table voteoption add column contribution_id text references contribution",
    "alter table tally add column college text",
    "alter table tally add column answer text not null default 'voice'",
    "alter table rating add column instrument text not null default 'wheel'",
    "alter table rating add column trend integer",
    "alter table rating add column sheet integer",
    "alter table rating add column table_number integer",
    "alter table rating add column college text",
    "alter table commitment add column state text not null default 'planned'",
    "alter table commitment add column review_on text",
    "alter table commitment add column cluster_id text references cluster",
    "create table reservation (id text primary key, voteoption_id text not null references voteoption,"
    " position integer not null, text text not null, answer text not null, table_number integer, college text)"
    " strict, without rowid",
    "create table votephoto (id text primary key, vote_id text not null references vote, position integer not null,"
    " name text not null, media text not null) strict, without rowid",
    "create table planepoint (id text primary key, session_id text not null references session,"
    " position integer not null, text text not null, effort integer not null, impact integer not null,"
    " cluster_id text references cluster, contribution_id text references contribution) strict, without rowid",
    "create table feedback (id text primary key, session_id text not null references session,"
    " position integer not null, kind text not null, text text not null, count integer not null)"
    " strict, without rowid",
    "create table commitmentstep (id text primary key, commitment_id text not null references commitment,"
    " state text not null, at text not null, note text not null) strict, without rowid",
    "create table ambassador (id text primary key, session_id text not null references session,"
    " position integer not null, name text not null, participant_id text references participant,"
    " carries_to text not null, due text, commitment_id text references commitment) strict, without rowid",
    "create table statement (id text primary key, session_id text not null references session,"
    " question_id text references question, position integer not null, kind text not null, text text not null,"
    " college text, validation text not null, original text not null, contested_by text not null,"
    " validated_at text, source text not null) strict, without rowid",
    "create table reportsettings (id text primary key, session_id text not null references session,"
    " sections text not null, reading text not null, logo text not null, accent text not null)"
    " strict, without rowid",
    "create table export (id text primary key, session_id text not null references session, form text not null,"
    " reading text not null, path text not null, written_at text not null, last_operation text not null)"
    " strict, without rowid",
    "create table redaction (id text primary key, session_id text not null references session, name text not null,"
    " hidden integer not null, instead text not null) strict, without rowid",
    "create index vote_follows_id on vote (follows_id) where follows_id is not null",
    "create index voteoption_contribution_id on voteoption (contribution_id) where contribution_id is not null",
    "create index commitment_cluster_id on commitment (cluster_id) where cluster_id is not null",
    "create index reservation_voteoption_id on reservation (voteoption_id)",
    "create index votephoto_vote_id on votephoto (vote_id)",
    "create index planepoint_session_id on planepoint (session_id)",
    "create index planepoint_cluster_id on planepoint (cluster_id) where cluster_id is not null",
    "create index planepoint_contribution_id on planepoint (contribution_id) where contribution_id is not null",
    "create index feedback_session_id on feedback (session_id)",
    "create index commitmentstep_commitment_id on commitmentstep (commitment_id)",
    "create index ambassador_session_id on ambassador (session_id)",
    "create index ambassador_participant_id on ambassador (participant_id) where participant_id is not null",
    "create index ambassador_commitment_id on ambassador (commitment_id) where commitment_id is not null",
    "create index statement_session_id on statement (session_id)",
    "create index statement_question_id on statement (question_id) where question_id is not null",
    "create index reportsettings_session_id on reportsettings (session_id)",
    "create index export_session_id on export (session_id)",
    "create index redaction_session_id on redaction (session_id)",
)

FIELDS: Fields = {
    "vote": {"budget_of": "person", "counted_by": "all", "voters": None, "closed_at": None, "follows_id": None},
    "voteoption": {"contribution_id": None},
    "tally": {"college": None, "answer": "voice"},
    "rating": {"instrument": "wheel", "trend": None, "sheet": None, "table_number": None, "college": None},
    "commitment": {"state": "planned", "review_on": None, "cluster_id": None},
}
