"""The first tables: a day with its agenda, people, questions and contributions, and the journal."""

from __future__ import annotations

TABLES = (
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

INDEXED = {  # each costs a page more at every commit: only what is asked often
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
