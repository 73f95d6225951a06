"""What was voted, promised and concluded."""

from __future__ import annotations

from collections.abc import Sequence

from ...i18n import _, ngettext, pgettext
from ..records import Answer, College, CommitmentState, CommitmentStep, Scale, StatementKind, Validation, VoteMethod
from .kinds import college_group
from .time import short_date


def vote_method(method: VoteMethod) -> str:
    return {
        VoteMethod.DOTS: _("Dots"),
        VoteMethod.HANDS: _("Show of hands"),
        VoteMethod.YES_NO: _("Yes or no"),
        VoteMethod.CONSENT: _("Consent"),
    }[method]


def answer(answer: Answer) -> str:
    """What a voice says of an option of a vote."""
    return {
        Answer.VOICE: pgettext("answer", "Votes"),
        Answer.YES: pgettext("answer", "Yes"),
        Answer.NO: pgettext("answer", "No"),
        Answer.ABSTAIN: pgettext("answer", "Abstention"),
        Answer.CONSENT: pgettext("answer", "Consent"),
        Answer.RESERVATION: pgettext("answer", "Reservation"),
        Answer.OBJECTION: pgettext("answer", "Objection"),
    }[answer]


def commitment_state(state: CommitmentState) -> str:
    return {
        CommitmentState.PLANNED: pgettext("commitment", "Planned"),
        CommitmentState.STARTED: pgettext("commitment", "Started"),
        CommitmentState.DONE: pgettext("commitment", "Done"),
        CommitmentState.DROPPED: pgettext("commitment", "Dropped"),
    }[state]


def commitment_step(step: CommitmentStep) -> str:
    """When a commitment came to stand somewhere, where, and what was said of it, in a line."""
    told = _("{date}: {state}").format(date=short_date(step.at.date()), state=commitment_state(step.state).lower())
    return f"{told} – {step.note}" if step.note else told


def scale(scale: Scale) -> str:
    """At which level of government something is done."""
    return {
        Scale.COMMUNE: pgettext("scale", "Commune"),
        Scale.INTERCOMMUNALITY: pgettext("scale", "Inter-municipal body"),
        Scale.SCOT: pgettext("scale", "SCoT or between territories"),
        Scale.REGION: pgettext("scale", "Region or State"),
    }[scale]


def scale_short(scale: Scale) -> str:
    """The same where there is little room."""
    return {
        Scale.COMMUNE: pgettext("short scale", "Commune"),
        Scale.INTERCOMMUNALITY: pgettext("short scale", "Inter-municipal"),
        Scale.SCOT: pgettext("short scale", "SCoT"),
        Scale.REGION: pgettext("short scale", "Region, State"),
    }[scale]


def vote_count(count: int) -> str:
    return ngettext("{count} vote", "{count} votes", count).format(count=count)


def statement_kind(kind: StatementKind) -> str:
    """What a sentence of the synthesis is, above several of them."""
    return {
        StatementKind.ESSENTIAL: _("The essentials"),
        StatementKind.SUMMARY: _("The facilitator's summary"),
        StatementKind.AGREEMENT: _("Points of agreement"),
        StatementKind.DISSENT: _("Points of dissent"),
    }[kind]


def validation(said: Validation, colleges: Sequence[College] = ()) -> str:
    """What the room said of a sentence, in a few words; nothing while it was not asked."""
    if said is Validation.CONTESTED and colleges:
        return _("Contested by: {colleges}").format(colleges=", ".join(map(college_group, colleges)))
    return {
        Validation.PENDING: "",
        Validation.VALIDATED: _("Validated by the room"),
        Validation.AMENDED: _("Validated, in other words"),
        Validation.CONTESTED: _("Contested"),
    }[said]
