"""What ends a report: the documents of the day, and how it was made."""

from __future__ import annotations

from ...i18n import _, ngettext
from ...sessions import labels
from ...sessions.records import College, Reading, SessionState
from .. import words
from ..document import Document
from ..options import Options
from . import speech, votes
from .blocks import Block, Bullets, Heading, Span
from .making import pairs


def annexes(document: Document, _options: Options) -> tuple[Block, ...]:
    """The names of the documents that came with the day, and the pictures of the votes."""
    rows = [(one.name, speech.title(entry)) for entry in document.entries for one in entry.attachments]
    table = pairs((_("Moment"), _("Document")), [(title, name) for name, title in rows])
    documents = (Heading(_("Documents of the day"), level=3), *table) if rows else ()
    found = (*documents, *votes.photos(document))
    return (Heading(_("Annexes"), anchor="annexes"), *found) if found else ()


def method(document: Document, options: Options) -> tuple[Block, ...]:
    """How it was taken down, gathered and counted, for whom it is told, and what that leaves out; of a day that is
    being prepared, there is nothing to say to its organiser.
    """
    named = options.reading is Reading.NAMED
    if named and document.session.state is SessionState.PREPARATION and not any(_how(document)):
        return ()
    every = (*_how(document), reading(options.reading), *(() if named else _left_out(document, options)))
    points = tuple((Span(point),) for point in every if point)
    return (Heading(_("How this report was made"), anchor="method"), Bullets(points))


def _how(document: Document) -> tuple[str, ...]:
    return (_taken_down(document), _grouped(document), _counted(document), _positioned(document))


def _taken_down(document: Document) -> str:
    count = len(document.contributions)
    if not count:
        return ""
    said = labels.contribution_count(count)
    told = _("{contributions}: each stands here as it was taken down, in its own words.").format(contributions=said)
    late = sum(one.late for one in document.contributions)
    after = ngettext("{count} was added after the day.", "{count} were added after the day.", late)
    return f"{told} {after.format(count=late)}" if late else told


def _grouped(document: Document) -> str:
    if not document.clusters:
        return ""
    told = _("{clusters}. Whoever says the same as somebody else adds to the weight of what was said (×2, ×3…).")
    return told.format(clusters=words.cluster_count(document.clusters))


def _counted(document: Document) -> str:
    if not any(ballot.told for ballot in document.ballots):
        return ""
    return _("Votes were counted by hand in the room; options with as many votes have the same rank.")


def _positioned(document: Document) -> str:
    return _("A mean is that of the answers; whoever did not answer does not count.") if document.ratings else ""


def reading(asked: Reading) -> str:
    """For whom the report is told."""
    return {
        Reading.NAMED: _("This report is the organiser’s: it names those who came."),
        Reading.COLLEGE: _(
            "This report is for those who took part: it says tables and colleges, never who said what. Only speakers "
            "and those who make or carry a commitment are named."
        ),
        Reading.PUBLIC: _(
            "This report is public: contributions stand in it without author, table or college. Only speakers and "
            "those who make or carry a commitment are named."
        ),
    }[asked]


def _left_out(document: Document, options: Options) -> tuple[str, ...]:
    """What the organiser reads, and others do not."""
    hidden = options.reading is Reading.PUBLIC and bool(options.hidden)
    photos = any(ballot.photos for ballot in document.ballots)
    return (
        _("Names that the organiser chose to hide are replaced by a word in square brackets.") if hidden else "",
        _told_together(document),
        _("The photos of the flipcharts stay with the organiser.") if photos else "",
    )


def _told_together(document: Document) -> str:
    """Which colleges are not told apart, and why."""
    if not document.attendance:
        return _("Nobody is on the list of participants: no college is told apart.")
    if not document.merged:
        return _("Colleges of fewer than three people are told together.")
    names = ", ".join(labels.college_group(college) for college in College if college in document.merged)
    return _("Colleges of fewer than three people are told together: {colleges}.").format(colleges=names)
