"""Preparing and steering: phases, documents, the map of actors, questions from the room, speaking time, ways back."""

from __future__ import annotations

from .fields import Fields

STATEMENTS = (
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

FIELDS: Fields = {
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
