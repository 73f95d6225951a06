"""The emergency kit: all that a day needs to go on without electricity, in one file."""

from __future__ import annotations

from ...i18n import _
from ...sessions import labels
from ...sessions.records import Contribution
from ...tokens import INK
from ..pdf.fonts import BOLD
from ..pdf.text import Line, Span, Style
from . import words
from .content import Kit
from .flow import Flow
from .folded import table_signs
from .forms import commitments_form, parking_form, staircase_form, wheel_form
from .paper import Book
from .run_sheet import run_sheet, wall_sheet
from .sign_in import attendance, sign_in
from .surface import FIRM, LABEL, MARGIN, SMALL, STRONG, TEXT, Page
from .vote_papers import ballots_to_copy, blank_ballots
from .worksheets import posters, slips_for_any_question, worksheets

_COVER = Style(30, INK, BOLD, leading=1.15, hyphens=False)
_DAY = Style(14, INK, leading=1.35)
_HEADING = Style(13, INK, BOLD, leading=1.5)
_STEP = Style(11.5, INK, leading=1.4)
_NUMBER = Style(11.5, INK, BOLD, leading=1.4)
_LETTER = Style(10, INK, BOLD, leading=1.35)

_CONTENT = (
    run_sheet,
    wall_sheet,
    sign_in,
    attendance,
    posters,
    worksheets,
    slips_for_any_question,
    ballots_to_copy,
    blank_ballots,
    wheel_form,
    staircase_form,
    commitments_form,
    parking_form,
    table_signs,
)


def emergency_kit(book: Book, kit: Kit) -> None:
    """A cover that says what to do, then every sheet, then what was written down so far."""
    book.begin(_("Emergency kit"))
    cover = book.page()
    for make in _CONTENT:
        make(book, kit)
    if kit.said or kit.commitments:
        _so_far(book, kit)
    _cover(book, kit, cover)


def _cover(book: Book, kit: Kit, page: Page) -> None:
    y = page.put([book.line(_("Emergency kit"), _COVER)], MARGIN, MARGIN)
    y = page.put(book.lines([(kit.session.title, _DAY)], page.measure, 2), MARGIN, y)
    y = page.put(book.lines([(words.day_in_short(kit), TEXT)], page.measure, 2), MARGIN, y)
    page.rule(MARGIN, y + 6, page.right, width=1.5)
    y = page.put([book.line(_("If the power goes, the day goes on"), _HEADING)], MARGIN, y + 14)
    for number, told in enumerate(_steps(), 1):
        page.put([book.line(f"{number}.", _NUMBER)], MARGIN, y)
        y = page.put(book.lines([(told, _STEP)], page.measure - 20), MARGIN + 20, y) + 5
    y = page.put([book.line(_("Who does what"), _HEADING)], MARGIN, y + 8) + 8
    for role in _roles():
        label = book.line(role, TEXT)
        page.put([label], MARGIN, y)
        page.rule(MARGIN + max(190, label.width + 8), y + 12, page.right)
        y += 23
    _contents(book, page, y + 8)


def _steps() -> tuple[str, ...]:
    return (
        _("Say it to the room: we go on, on paper. Take a break of five minutes while the sheets are handed out."),
        _("Whoever keeps time takes a watch and the run sheet, and writes the real times in its right-hand column."),
        _("Hang up the programme and the question of the moment where the picture was."),
        _("Each table takes its worksheet, pens and slips: one idea a line or a slip, with the letter of its kind."),
        _("At the end of each reflection, collect the sheets of all tables; keep them in order, with a clip."),
        _("Vote with the ballots, or with strokes on a poster; count aloud, two by two, and write the figures down."),
        _("What cannot be dealt with goes to the parking sheet, what somebody promises to the commitments sheet."),
        _(
            "When the power is back: what was typed before is still in the file. Type the sheets in, question by "
            "question; what comes after the day was closed is marked as added later."
        ),
    )


def _roles() -> tuple[str, ...]:
    return (
        _("Keeps time, writes the real times"),
        _("Gives the floor, counts the votes"),
        _("Hands out and collects the sheets"),
        _("At the door: signatures and the count"),
        _("To call: caretaker of the hall, first aid"),
    )


def _contents(book: Book, page: Page, y: float) -> None:
    """What the kit holds, and from which page on."""
    y = page.put([book.line(_("In this kit"), _HEADING)], MARGIN, y)
    listed = [(one.mark, number) for number, one in enumerate(book.pages, 1) if one.mark and one is not page]
    half = -(-len(listed) // 2)
    width = page.measure / 2 - 12
    for place, (title, number) in enumerate(listed):
        x, top = MARGIN + place // half * (page.measure / 2 + 12), y + place % half * 16
        told = book.line(str(number), LABEL)
        page.put([book.shortened(title, TEXT, width - 40)], x, top)
        page.put([told], x + width - told.width, top)


def _so_far(book: Book, kit: Kit) -> None:
    """What was written down until the kit was printed, question by question."""
    title = _("Written down so far")
    book.begin(title)

    def begin() -> tuple[Page, float]:
        page = book.page()
        return page, book.heading(page, title, words.day_in_short(kit)) if page.mark else MARGIN

    flow = Flow(begin)
    for one in kit.asked:
        said = [c for c in kit.said if c.question_id == one.question.id]
        if said:
            _group(book, flow, f"{words.ask(one.number)} · {one.question.text}", kit, said)
    known = {one.question.id for one in kit.asked}
    others = [c for c in kit.said if c.question_id is not None and c.question_id not in known]
    parked = [c for c in kit.said if c.question_id is None]
    for heading, group in ((_("Other questions"), others), (_("Parking"), parked)):
        if group:
            _group(book, flow, heading, kit, group)
    if kit.commitments:
        _head(book, flow, _("Commitments"))
        for promise in kit.commitments:
            due = labels.short_date(promise.due) if promise.due else ""
            told = " · ".join(part for part in (promise.who, promise.partners, due) if part)
            _line(book, flow, "→", promise.what, told)


def _group(book: Book, flow: Flow, title: str, kit: Kit, said: list[Contribution]) -> None:
    _head(book, flow, title)
    for one in said:
        _line(book, flow, labels.kind_letter(one.kind), one.text, words.origin(kit, one))


def _head(book: Book, flow: Flow, title: str) -> None:
    lines = book.lines([(title, STRONG)], flow.page.measure, 6)
    if not flow.fresh:
        flow.y += 8
    flow.need(60)
    flow.block([(MARGIN, lines)], after=3)
    flow.page.rule(MARGIN, flow.y - 1, flow.page.right, width=FIRM)
    flow.y += 3


def _line(book: Book, flow: Flow, letter: str, text: str, about: str) -> None:
    spans: list[Span] = [(text, TEXT)]
    if about:
        spans.append((f"· {about}", SMALL))
    lines: list[Line] = book.lines(spans, flow.page.measure - 20)
    flow.block([(MARGIN, [book.line(letter, _LETTER)]), (MARGIN + 20, lines)], after=2)
