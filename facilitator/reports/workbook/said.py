"""The sheets of what the room said: contributions, clusters, what was put aside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...i18n import _
from ...sessions import labels
from ...sessions.records import Contribution
from ..document import Answers, Document
from ..tables import authors_of
from .sheet import MIDDLE, NARROW, WIDE, Cell, Column, Row, Sheet, college, local, yes

Authors = Mapping[str, str]
"""Who said a contribution, by its id, where that is told."""


def questions(document: Document) -> Sheet:
    """What was asked, and how much was answered."""
    themes = {theme.id: theme.title for theme in document.themes}
    columns = (
        Column(_("No."), NARROW),
        Column(_("Question"), WIDE),
        Column(_("Theme"), 40),
        Column(_("Contributions")),
        Column(_("Weight")),
        Column(_("Clusters")),
        Column(_("Tables")),
    )
    rows = (
        (
            answers.number,
            answers.question.text,
            themes.get(answers.question.theme_id, ""),
            len(answers.contributions),
            sum(document.weight(said) for said in answers.contributions),
            len(answers.groups),
            answers.tables,
        )
        for answers in document.answers
    )
    return Sheet(_("Questions"), columns, tuple(rows))


def contributions(document: Document) -> Sheet:
    """Every answer, in the order of the questions, cluster by cluster."""
    columns = (Column(_("Question number"), NARROW), Column(_("Question"), 40), Column(_("Cluster"), MIDDLE))
    authors = authors_of(document)
    return Sheet(_("Contributions"), (*columns, *_said_columns(authors)), tuple(_answers(document, authors)))


def _answers(document: Document, authors: Authors) -> Iterator[Row]:
    for answers in document.answers:
        place: tuple[Cell, ...] = (answers.number, answers.question.text)
        for group in answers.groups:
            for said in group.contributions:
                yield (*place, group.cluster.title, *_said(document, said, authors))
        for said in answers.loose:
            yield (*place, "", *_said(document, said, authors))


def _said_columns(authors: Authors) -> tuple[Column, ...]:
    return (
        Column(_("Kind"), 12),
        Column(_("Text"), 50),
        Column(_("Weight"), NARROW),
        Column(_("Also said"), MIDDLE),
        Column(_("Table"), NARROW),
        Column(_("College"), 20),
        *([Column(_("Author"), MIDDLE)] if authors else []),
        Column(_("Lever"), NARROW),
        Column(_("Time"), 17),
        Column(_("Tags")),
        Column(_("Slip"), NARROW),
        Column(_("Added after the day"), NARROW),
    )


def _said(document: Document, said: Contribution, authors: Authors) -> tuple[Cell, ...]:
    return (
        labels.contribution_kind(said.kind),
        said.text,
        document.weight(said),
        "\n".join(echo.text for echo in document.echoes(said) if echo.text),
        said.table_number,
        college(said.college),
        *([authors.get(said.id, "")] if authors else []),
        said.lever,
        local(said.said_at),
        said.tags,
        said.slip,
        yes(said.late),
    )


def clusters(document: Document) -> Sheet:
    """What contributions were gathered under, and how much each weighs."""
    columns = (
        Column(_("Question number"), NARROW),
        Column(_("Question"), WIDE),
        Column(_("Cluster"), WIDE),
        Column(_("Contributions")),
        Column(_("Weight")),
    )
    rows = (row for answers in document.answers for row in _groups(document, answers))
    return Sheet(_("Clusters"), columns, tuple(rows))


def _groups(document: Document, answers: Answers) -> Iterator[Row]:
    for group in answers.groups:
        weight = sum(map(document.weight, group.contributions))
        yield (answers.number, answers.question.text, group.cluster.title, len(group.contributions), weight)


def parking(document: Document) -> Sheet:
    """What was put aside, and where it goes."""
    authors = authors_of(document)
    rows = ((*_said(document, said, authors), said.goes_to) for said in document.parking)
    return Sheet(_("Parking"), (*_said_columns(authors), Column(_("Goes to"), MIDDLE)), tuple(rows))
