"""What a day is made of, who is there and where they sit."""

from __future__ import annotations

from ... import i18n
from ...i18n import _, ngettext, pgettext
from ..records import College, ContributionKind, ItemKind, SceneKind, SessionState


def item_kind(kind: ItemKind) -> str:
    return {
        ItemKind.WELCOME: _("Welcome"),
        ItemKind.EXPERT_INPUT: _("Expert input"),
        ItemKind.TESTIMONY: _("Testimony"),
        ItemKind.REFLECTION: _("Reflection"),
        ItemKind.VOTE: _("Vote"),
        ItemKind.POSITIONING: _("Positioning"),
        ItemKind.COMMITMENTS: _("Commitments"),
        ItemKind.BREAK: _("Break"),
        ItemKind.MEAL: _("Meal"),
        ItemKind.CLOSING: _("Closing"),
    }[kind]


def contribution_kind(kind: ContributionKind) -> str:
    return {
        ContributionKind.IDEA: pgettext("contribution", "Idea"),
        ContributionKind.OBSTACLE: pgettext("contribution", "Obstacle"),
        ContributionKind.QUESTION: pgettext("contribution", "Question"),
        ContributionKind.EXAMPLE: pgettext("contribution", "Example"),
    }[kind]


def kind_letter(kind: ContributionKind) -> str:
    """One letter that tells the kind without its colour."""
    return {
        ContributionKind.IDEA: pgettext("letter of the kind", "I"),
        ContributionKind.OBSTACLE: pgettext("letter of the kind", "O"),
        ContributionKind.QUESTION: pgettext("letter of the kind", "Q"),
        ContributionKind.EXAMPLE: pgettext("letter of the kind", "E"),
    }[kind]


def college(college: College) -> str:
    return {
        College.ELECTED: _("elected official"),
        College.DGS: _("head of service"),
        College.ADL: _("local development agent"),
        College.STAFF: _("staff"),
        College.STATE: _("State services"),
        College.EXPERT: _("expert"),
        College.ACTORS: _("local firms and associations"),
        College.INHABITANTS: _("inhabitant"),
    }[college]


def college_short(college: College) -> str:
    """A word short enough for the corner of a post-it."""
    return {
        College.ELECTED: pgettext("short college", "elected"),
        College.DGS: pgettext("short college", "head of service"),
        College.ADL: pgettext("short college", "dev. agent"),
        College.STAFF: pgettext("short college", "staff"),
        College.STATE: pgettext("short college", "State"),
        College.EXPERT: pgettext("short college", "expert"),
        College.ACTORS: pgettext("short college", "local actor"),
        College.INHABITANTS: pgettext("short college", "inhabitant"),
    }[college]


def college_group(college: College | None) -> str:
    """Everybody of a college; without one, those of whom it is not known."""
    if college is None:
        return pgettext("college", "Others")
    return {
        College.ELECTED: pgettext("college", "Elected officials"),
        College.DGS: pgettext("college", "Heads of service"),
        College.ADL: pgettext("college", "Development agents"),
        College.STAFF: pgettext("college", "Staff"),
        College.STATE: pgettext("college", "State services"),
        College.EXPERT: pgettext("college", "Experts"),
        College.ACTORS: pgettext("college", "Firms and associations"),
        College.INHABITANTS: pgettext("college", "Inhabitants"),
    }[college]


def scene(kind: SceneKind) -> str:
    """What the room may be shown, by its name."""
    return {
        SceneKind.MOMENT: _("Follow the day"),
        SceneKind.WELCOME: pgettext("scene", "Welcome"),
        SceneKind.AGENDA: pgettext("scene", "The agenda"),
        SceneKind.SPEAKER: pgettext("scene", "The speaker"),
        SceneKind.SPEAKER_QUESTIONS: pgettext("scene", "The questions"),
        SceneKind.QUESTION: pgettext("scene", "The question alone"),
        SceneKind.WALL: pgettext("scene", "The wall"),
        SceneKind.NOTE: pgettext("scene", "One contribution"),
        SceneKind.CLUSTERS: pgettext("scene", "The clusters"),
        SceneKind.VOTE: pgettext("scene", "Vote"),
        SceneKind.WHEEL: pgettext("scene", "The wheel"),
        SceneKind.STAIRCASE: pgettext("scene", "The staircase"),
        SceneKind.TRENDS: pgettext("scene", "The trends"),
        SceneKind.PLANE: pgettext("scene", "Impact and effort"),
        SceneKind.EVALUATION: pgettext("scene", "The evaluation"),
        SceneKind.COMMITMENTS: pgettext("scene", "The commitments"),
        SceneKind.OPEN_COMMITMENTS: pgettext("scene", "Promised before"),
        SceneKind.SLIDE: pgettext("scene", "My slide"),
        SceneKind.SPEAKING_TIME: pgettext("scene", "Speaking time"),
        SceneKind.STATEMENT: pgettext("scene", "The synthesis"),
        SceneKind.THANKS: pgettext("scene", "Thanks"),
    }[kind]


def session_state(state: SessionState) -> str:
    return {
        SessionState.PREPARATION: _("In preparation"),
        SessionState.LIVE: _("Under way"),
        SessionState.CLOSED: _("Closed"),
    }[state]


def table(number: int) -> str:
    return _("Table {number}").format(number=number)


def table_short(number: int) -> str:
    return pgettext("short table", "T{number}").format(number=number)


def origin(table_number: int | None, who: College | None) -> str:
    """Where a contribution comes from, short: table and college, as far as they are known."""
    parts = [table_short(table_number)] if table_number is not None else []
    return " · ".join([*parts, *([college_short(who)] if who is not None else [])])


def contribution_count(count: int) -> str:
    return ngettext("{count} contribution", "{count} contributions", count).format(count=count)


def answer_count(count: int) -> str:
    return ngettext("{count} answer", "{count} answers", count).format(count=count)


def mean(value: float | None) -> str:
    """A mean to read, in the reader's figures: "2,9"; a dash while nobody answered."""
    from babel.numbers import format_decimal  # costs a start what only some screens need

    return "–" if value is None else format_decimal(value, format="0.0", locale=i18n.region())
