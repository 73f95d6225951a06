"""The report of a session as PDF: what stands on it, from the cover to the list of participants."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import zip_longest

from ..i18n import _
from ..sessions import labels
from ..sessions.records import Contribution, ContributionKind, ItemKind
from ..sessions.timing import SlotState
from ..tokens import INK, ITEM_COLOURS, LINE, PARKED_COLOUR, SOFT_INK
from . import ballots, pdf_cover, pdf_decisions, pdf_presence, pdf_speaking, pdf_speech, pdf_votes, pdf_words
from .document import Answers, Attendance, Document, Entry
from .pdf_fonts import BOLD
from .pdf_pages import MEASURE, Box, Frame, Mark, Page, Row, Stripe, draw, paginate
from .pdf_rows import CHIP, HEADING, SOFT, STRONG, SUBTITLE, TEXT, TITLE, Cell, Rows, Tag, keep_edges, stripe
from .pdf_text import Span, Style, Typesetter

_INDENT = 14.0
_WRITTEN = _INDENT + CHIP + 6
"""Where the text of a contribution starts."""
_BAR = 2.6
_ORIGIN = Style(9, SOFT_INK)
_PERSON, _HOME = Style(9, INK, leading=1.5), Style(9, SOFT_INK, leading=1.5)
_WEIGHT = 62.0
"""The length of the bar of the largest cluster."""
_KINDS = list(ContributionKind)


def as_pdf(document: Document) -> bytes:
    """The whole report; the same document always gives the same bytes."""
    typesetter = Typesetter()
    frame = Frame(document.session.title, document.cycle.title, pdf_words.footer(document))
    return draw(pages(document, typesetter), frame, typesetter)


def pages(document: Document, typesetter: Typesetter) -> list[Page]:
    """The report laid out, page by page."""
    rows = Rows(typesetter)
    pdf_cover.cover(rows, document)
    pdf_cover.agenda(rows, document)
    for entry in document.entries:
        _entry(rows, document, entry)
    _unscheduled(rows, document)
    pdf_votes.other_votes(rows, ballots.about(document.ballots, None))
    pdf_decisions.positioning(rows, document)
    pdf_decisions.commitments(rows, document)
    _parking(rows, document)
    pdf_speaking.speaking(rows, document)
    _attendance(rows, document)
    pdf_presence.actors(rows, document.turnout)
    return paginate(rows)


def _entry(rows: Rows, document: Document, entry: Entry) -> None:
    """An item: when it was held, then who spoke or what was answered, then the facilitator's notes."""
    title = entry.item.title or labels.item_kind(entry.item.kind)
    mark = Mark(entry.item.id, title, 1)
    kicker = (pdf_words.kicker(entry), Style(10, _ink(entry), BOLD))
    if not (entry.answers or entry.speakers or entry.item.notes or _said(entry)):
        _passing(rows, entry, kicker, mark)
    elif entry.answers:
        turn = 0.45 if any(answers.contributions for answers in entry.answers) else 0.0
        rows.heading(kicker, (f"· {title}", SOFT), gap=28, mark=mark, turn=turn)
    else:
        rows.heading(kicker, gap=26, mark=mark)
        _told(rows, entry, title)
    pdf_speech.told(rows, entry)
    for place, answers in enumerate(entry.answers):
        _question(rows, document, answers, ITEM_COLOURS[entry.item.kind], gap=30 if place else 0)
        if not answers.contributions and entry.state is not SlotState.UPCOMING:
            rows.paragraph((_("No contribution was taken down."), SOFT), gap=2)
        pdf_votes.votes(rows, ballots.about(document.ballots, answers.question))
    _notes(rows, entry)


def _said(entry: Entry) -> bool:
    """Whether anything is told of what was said or asked."""
    return bool(entry.key_points or pdf_words.kept_questions(entry))


def _ink(entry: Entry) -> str:
    """The colour of an item's times: that of its kind, where it can be read on white."""
    colour = ITEM_COLOURS[entry.item.kind]
    faded = entry.state is SlotState.NOT_HELD or colour == ITEM_COLOURS[ItemKind.BREAK]
    return SOFT_INK if faded else colour


def _passing(rows: Rows, entry: Entry, kicker: Span, mark: Mark) -> None:
    """An item of which there is nothing to tell, on one line."""
    spans = [kicker]
    if entry.item.title.lower() != labels.item_kind(entry.item.kind).lower():
        spans.append((f"· {mark.title}", STRONG))
    if entry.item.detail:
        spans.append((f"· {entry.item.detail}", SOFT))
    rows.paragraph(*spans, gap=20)[0].mark = mark


def _told(rows: Rows, entry: Entry, title: str) -> None:
    """Who spoke, or what it was about."""
    heading = rows.heading((title, SUBTITLE))
    known = [pdf_words.introduction(speaker) for speaker in entry.speakers]
    for name, rest in (one for one in known if one[0]):
        rows.paragraph((f"{name}," if rest else name, STRONG), (rest, TEXT))
    if entry.item.detail and not known:
        rows.paragraph((entry.item.detail, SOFT))
    elif not known and not entry.item.notes and not _said(entry):
        heading[-1].keep = False


def _notes(rows: Rows, entry: Entry) -> None:
    if entry.item.notes:
        rows.panel(_("The facilitator’s notes"), entry.item.notes, gap=18 if entry.answers else 7)


def _question(rows: Rows, document: Document, answers: Answers, colour: str, gap: float) -> None:
    """A question and its answers: each cluster with its weight, then what is in none."""
    mark = Mark(answers.question.id, answers.question.text, 2)
    rows.heading((answers.question.text, TITLE), gap=gap, mark=mark, turn=0.3 if gap and answers.contributions else 0)
    if not answers.contributions:
        return
    rows.heading((pdf_words.answers_summary(answers), SOFT), gap=3)
    _legend(rows, answers.contributions)
    most = max((pdf_words.weight(document, group.contributions) for group in answers.groups), default=0)
    for group in answers.groups:
        _group(rows, document, group.cluster.title, group.contributions, colour, most)
    if answers.loose and answers.groups:
        _group(rows, document, _("Not in a cluster"), answers.loose, LINE, 0)
    elif answers.loose:
        _contributions(rows, document, answers.loose, colour, gap=12)


def _legend(rows: Rows, contributions: Sequence[Contribution]) -> None:
    """How many of each kind, beside the square that stands for it."""
    counts = Counter(said.kind for said in contributions)
    tags = [Tag(pdf_words.kind_count(kind, counts[kind]), kind=kind) for kind in _KINDS if counts[kind]]
    rows.tags(tags, gap=4)[-1].keep = True


def _group(
    rows: Rows, document: Document, title: str, contributions: Sequence[Contribution], colour: str, most: int
) -> None:
    """A cluster under its title, its weight as a bar at the right."""
    weight = pdf_words.weight(document, contributions)
    count = rows.line(pdf_words.group_count(len(contributions), weight), Style(9.5, SOFT_INK))
    heading = rows.paragraph((title, HEADING), gap=15, x=_INDENT, width=MEASURE - _INDENT - 160)
    heading[0].lines.append((MEASURE - count.width, count))
    if most:
        length = _WEIGHT * weight / most
        right = MEASURE - count.width - 7
        heading[0].boxes = (Box(right - length, heading[0].height / 2 - 3.2, length, 6.4, colour, 1),)
    heading[-1].keep = bool(contributions)
    stripe(heading, Stripe(colour, _BAR))
    _contributions(rows, document, contributions, colour, gap=2, joined=True)


def _contributions(
    rows: Rows,
    document: Document,
    contributions: Sequence[Contribution],
    colour: str,
    gap: float,
    joined: bool = False,
) -> None:
    """Contributions by kind, each after its square, along a bar of that colour."""
    every = [
        _contribution(rows, document, said) for said in sorted(contributions, key=lambda said: _KINDS.index(said.kind))
    ]
    keep_edges([found[-1] for found in every])
    for found in every:
        found[0].gap = gap
        stripe(found, Stripe(colour, _BAR), joined)
        gap, joined = 2, True


def _contribution(rows: Rows, document: Document, said: Contribution) -> list[Row]:
    spans = [(said.text, TEXT), (pdf_words.origin(said, document.weight(said)), _ORIGIN)]
    found = rows.paragraph(*spans, x=_WRITTEN, width=MEASURE - _WRITTEN)
    for echo in filter(None, (*pdf_words.other_words(said, document.echoes(said)), pdf_words.next_stop(said))):
        found += rows.paragraph((echo, _ORIGIN), x=_WRITTEN, width=MEASURE - _WRITTEN)
    box, letter = rows.chip(said.kind, _INDENT, found[0].height, TEXT.size)
    found[0].boxes = (box,)
    found[0].lines.insert(0, letter)
    return found


def _unscheduled(rows: Rows, document: Document) -> None:
    """The questions that have no place in the agenda and were answered all the same."""
    answered = [
        one for one in document.unscheduled if one.contributions or ballots.about(document.ballots, one.question)
    ]
    if not answered:
        return
    colour = ITEM_COLOURS[ItemKind.REFLECTION]
    mark = Mark("unscheduled", _("Questions outside the agenda"), 1)
    rows.heading((mark.title.upper(), Style(10, colour, BOLD)), gap=26, mark=mark, turn=0.45)
    for place, answers in enumerate(answered):
        _question(rows, document, answers, colour, gap=30 if place else 0)
        pdf_votes.votes(rows, ballots.about(document.ballots, answers.question))


def _parking(rows: Rows, document: Document) -> None:
    """What was kept for later."""
    if document.parking:
        mark = Mark("parking", _("The parking"))
        rows.heading((mark.title, TITLE), gap=34, mark=mark)
        rows.heading((_("What was said outside the questions and kept for later."), SOFT), gap=2)
        _contributions(rows, document, document.parking, PARKED_COLOUR, gap=8)


def _attendance(rows: Rows, document: Document) -> None:
    """Who was there, by college, in two columns."""
    if not document.attendance:
        return
    mark = Mark("attendance", _("Participants"))
    rows.heading((mark.title, TITLE), gap=34, mark=mark, turn=0.5)
    rows.heading((pdf_words.attendance_summary(document.participants, document.communes), SOFT), gap=2)
    came = pdf_presence.turnout_summary(document.turnout.total)
    if came:
        rows.heading((came, SOFT), gap=2)
    for group in document.attendance:
        _college(rows, group)


def _college(rows: Rows, group: Attendance) -> None:
    people = group.participants
    rows.heading((pdf_words.college_count(group.college, len(people)), HEADING), gap=14)
    half, width, pairs = -(-len(people) // 2), (MEASURE - 20) / 2, []
    for pair in zip_longest(people[:half], people[half:]):
        cells = []
        for x, person in zip((0.0, width + 20), pair, strict=True):
            if person is not None:
                name, home = pdf_words.person(person)
                cells.append(Cell(x, width, [(f"{name}," if home else name, _PERSON), (home, _HOME)]))
        pairs.append(rows.columns(cells))
    keep_edges([pair[-1] for pair in pairs])
