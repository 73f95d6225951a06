"""What is typed is understood, and nothing of it is ever eaten that was not meant for the program."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from facilitator.errors import BadText
from facilitator.sessions.capture import Draft, marks_of, understand
from facilitator.sessions.records import College, Contribution, ContributionKind, Participant, SlipBatch, Theme
from facilitator.sessions.text import LONGEST, clean
from facilitator.sessions.vocabulary import Mark, Sort, Vocabulary
from tests.conftest import PARIS_IN_WINTER

TABLES = 6


def read(typed: str) -> Draft:
    return understand(typed, vocabulary=Vocabulary.of_tables(TABLES))


@pytest.mark.parametrize(
    ("typed", "draft"),
    [
        ("Un car le samedi", Draft("Un car le samedi")),
        ("@t4 Un car", Draft("Un car", table_number=4)),
        ("Un car @T4", Draft("Un car", table_number=4)),
        ("Un @t04 car", Draft("Un car", table_number=4)),
        ("@dgs Un car", Draft("Un car", college=College.DGS)),
        ("@DGS Un car", Draft("Un car", college=College.DGS)),
        ("@élus Un car", Draft("Un car", college=College.ELECTED)),
        ("@e\u0301lu Un car", Draft("Un car", college=College.ELECTED)),
        ("#9 Un car", Draft("Un car", lever=9)),
        ("#10 Un car", Draft("Un car", lever=10)),
        ("@t4 @dgs #9 Un car", Draft("Un car", table_number=4, college=College.DGS, lever=9)),
        (
            "Un car #9 le samedi @dgs pour @t4 tous",
            Draft("Un car le samedi pour tous", ContributionKind.IDEA, 4, College.DGS, 9),
        ),
        ("Un car\n@t4 le samedi", Draft("Un car\nle samedi", table_number=4)),
        ("Un car @t4\nle samedi", Draft("Un car\nle samedi", table_number=4)),
        ("@t4", Draft("", table_number=4)),
        ("", Draft("")),
        ("  ", Draft("")),
    ],
)
def test_tokens_are_taken_out_of_the_text(typed: str, draft: Draft) -> None:
    assert read(typed) == draft


@pytest.mark.parametrize(
    "typed",
    [
        "Écrire à mairie@dgs",
        "Écrire à jean@t4.fr ou dgs@sources.fr",
        "@dgs.sources",
        "@t4.",
        "(@t4)",
        "voir #9bis et n#9",
        "#transport @sncf",
        "#9, puis #transport",
        "@t",
        "@t 4",
        "# 9",
        "@@dgs",
        "##9",
    ],
)
def test_addresses_and_hashtags_stay_text(typed: str) -> None:
    assert read(typed) == Draft(typed)


@pytest.mark.parametrize(
    "typed", ["@t7 Un car", "@t0 Un car", "@t123 Un car", "#0 Un car", "#11 Un car", "@maire Un car"]
)
def test_what_is_not_known_stays_text(typed: str) -> None:
    assert read(typed) == Draft(typed)


def test_a_table_is_known_when_the_session_has_it() -> None:
    assert understand("@t7 Un car", vocabulary=Vocabulary.of_tables(7)) == Draft("Un car", table_number=7)
    assert understand("@t7 Un car", vocabulary=Vocabulary.of_tables(6)) == Draft("@t7 Un car")


def test_only_the_first_of_its_sort_counts() -> None:
    assert read("@t4 @t5 Un car") == Draft("@t5 Un car", table_number=4)
    assert read("@t9 @t5 Un car") == Draft("@t9 Un car", table_number=5)
    assert read("@dgs @elu et #9 #10") == Draft("@elu et #10", college=College.DGS, lever=9)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("!plus tard", "plus tard"),
        ("! plus tard", "plus tard"),
        ("!@t4 plus tard", "plus tard"),
        ("!!plus tard", "!plus tard"),
    ],
)
def test_a_mark_as_the_very_first_character_parks(typed: str, text: str) -> None:
    assert read(typed).parked
    assert read(typed).text == text


@pytest.mark.parametrize(
    "typed", ["Trop tard !", "Trop tard!", "Non !important", "¡ya!", " !plus tard", "@t4 !plus tard"]
)
def test_a_mark_anywhere_else_is_ordinary(typed: str) -> None:
    assert not read(typed).parked
    assert "!" in read(typed).text


def test_the_kind_is_the_one_that_was_chosen() -> None:
    assert (
        understand("@t1 Un car", ContributionKind.OBSTACLE, vocabulary=Vocabulary.of_tables(6)).kind
        is ContributionKind.OBSTACLE
    )


def test_blanks_that_no_token_left_are_kept() -> None:
    assert read("@t4 - un\n    - deux  trois") == Draft("- un\n    - deux  trois", table_number=4)


def test_tokens_do_not_count_in_the_longest_length() -> None:
    longest = "é" * LONGEST
    assert read(f"!@t4 {longest} #9") == Draft(longest, ContributionKind.IDEA, 4, None, 9, parked=True)
    with pytest.raises(BadText, match="20001"):
        read(f"@t4 {longest}é")


PIECES = st.sampled_from(
    [
        "@t4",
        "@t9",
        "@T2",
        "@dgs",
        "@elu",
        "@moi",
        "#9",
        "#11",
        "#transport",
        "!",
        "a@t4",
        "un",
        "car",
        "\n",
        " ",
        "  ",
        "\t",
        "\u202f",
    ]
)
TYPED = st.lists(PIECES | st.text(max_size=4), max_size=12).map("".join) | st.lists(PIECES, max_size=8).map(" ".join)


@given(st.text() | TYPED)
@example("!")
@example("\ufeff!x")
def test_without_tokens_all_that_was_typed_is_kept(typed: str) -> None:
    if "@" in typed or "#" in typed or typed.startswith("!"):
        typed = typed.replace("@", "").replace("#", "").lstrip("!")
    assert read(typed) == Draft(clean(typed))


def _kept(draft: Draft) -> Contribution:
    return Contribution(
        session_id="s",
        question_id=None if draft.parked else "q",
        kind=draft.kind,
        text=draft.text,
        table_number=draft.table_number,
        college=draft.college,
        lever=draft.lever,
        participant_id=draft.participant_id,
        theme_id=draft.theme_id,
        tags=draft.tags,
        slip=draft.slip,
        said_at=datetime(2026, 3, 12, 9, 0, tzinfo=PARIS_IN_WINTER),
    )


def _edited(contribution: Contribution, known: Vocabulary) -> Draft:
    """What Enter keeps of a contribution that was brought back and left as it was."""
    text, given = contribution.text, marks_of(contribution)
    return understand(text, contribution.kind, known, given=given, as_text=text.split())


@given(TYPED)
def test_what_was_understood_is_edited_and_understood_the_same(typed: str) -> None:
    draft = read(typed)
    assert _edited(_kept(draft), Vocabulary.of_tables(TABLES)) == draft


KNOWN = Vocabulary(
    tables=6,
    people={"p": Participant(id="p", session_id="s", name="Marie Durand", college=College.ADL, table_number=2)},
    names={"durand": "p", "marie durand": "p"},
    themes={"t": Theme(id="t", session_id="s", position=0, title="Urbanisme")},
    titles={"urbanisme": "t"},
    tags={"mobilite": "mobilité", "eau": "eau"},
    batches=(SlipBatch(session_id="s", question_id="other", first=10, count=5, handed_out=5),),
)
WORDS = st.lists(
    st.sampled_from(["@t4", "@5", "@durand", "@dgs", "#9", "#urbanisme", "#mobilite", "#eau", "12:", "13 :", "!", "un"])
    | st.text(max_size=3),
    max_size=8,
).map(" ".join)


@given(
    text=WORDS.map(clean),
    table_number=st.none() | st.integers(1, TABLES),
    college=st.none() | st.sampled_from(College),
    lever=st.none() | st.integers(1, 10),
    person=st.none() | st.just("p"),
    theme=st.none() | st.just("t"),
    tags=st.sampled_from(["", "eau", "mobilité eau", "disparue"]),
    slip=st.none() | st.integers(10, 14),
    parked=st.booleans(),
)
@example("!important", None, None, None, None, None, "", None, False)
@example("!important", 4, None, None, "p", None, "", None, True)
@example("12: un", None, None, 3, None, None, "eau", None, False)
@example("a\n  b\n\n\u3000c", 4, College.STATE, 10, "p", "t", "eau", 12, False)
def test_any_contribution_is_brought_back_and_kept_the_same(
    text: str,
    table_number: int | None,
    college: College | None,
    lever: int | None,
    person: str | None,
    theme: str | None,
    tags: str,
    slip: int | None,
    parked: bool,
) -> None:
    question_id = "other" if slip else None
    draft = Draft(
        text, ContributionKind.IDEA, table_number, college, lever, parked, person, theme, tags, slip, question_id
    )
    assert _edited(_kept(draft), KNOWN) == draft


@given(WORDS)
def test_marks_taken_out_beforehand_count_as_the_first_tokens(typed: str) -> None:
    marks = (Mark(Sort.TABLE, "1"), Mark(Sort.TAG, "eau"))
    assert understand(typed, vocabulary=KNOWN, marks=marks).table_number == 1
    assert "eau" in understand(typed, vocabulary=KNOWN, marks=marks).tags.split()


def test_what_is_given_holds_until_a_token_says_otherwise() -> None:
    pinned = (Mark(Sort.TABLE, "1"), Mark(Sort.COLLEGE, "dgs"))
    assert understand("Un car", vocabulary=KNOWN, given=pinned) == Draft("Un car", table_number=1, college=College.DGS)
    assert understand("@5 Un car", vocabulary=KNOWN, given=pinned).table_number == 5
    assert understand("@5 Un car", vocabulary=KNOWN, marks=pinned) == Draft(
        "@5 Un car", table_number=1, college=College.DGS
    )


@pytest.mark.parametrize(
    ("typed", "draft"),
    [
        ("@4 Un car", Draft("Un car", table_number=4)),
        ("@04 Un car", Draft("Un car", table_number=4)),
        ("@9 Un car", Draft("@9 Un car")),
        ("@durand Un car", Draft("Un car", table_number=2, college=College.ADL, participant_id="p")),
        ("Un car @Marie-Durand", Draft("Un car", table_number=2, college=College.ADL, participant_id="p")),
        ("@durand @5 Un car", Draft("Un car", table_number=5, college=College.ADL, participant_id="p")),
        ("@dupont Un car", Draft("@dupont Un car")),
        ("#urbanisme Un car", Draft("Un car", theme_id="t")),
        ("#Mobilité Un car #EAU", Draft("Un car", tags="mobilité eau")),
        ("#eau #eau Un car", Draft("#eau Un car", tags="eau")),
        ("12: Un car", Draft("Un car", slip=12, question_id="other")),
        ("12\u202f: Un car", Draft("Un car", slip=12, question_id="other")),
        ("@4 12: Un car", Draft("Un car", table_number=4, slip=12, question_id="other")),
        ("!12: Un car", Draft("Un car", parked=True, slip=12, question_id="other")),
        ("12:30 on mange", Draft("12:30 on mange")),
        ("15: Un car", Draft("15: Un car")),
        ("Le 12: Un car", Draft("Le 12: Un car")),
        ("12: 13: Un car", Draft("13: Un car", slip=12, question_id="other")),
        ("@-dgs et @_dgs et @t4-", Draft("@-dgs et @_dgs et @t4-")),
    ],
)
def test_people_themes_tags_and_slips_count_when_they_are_known(typed: str, draft: Draft) -> None:
    assert understand(typed, vocabulary=KNOWN) == draft


def test_a_contribution_of_the_longest_length_can_be_edited() -> None:
    draft = Draft("é" * LONGEST, ContributionKind.IDEA, 4, College.DGS, 9)
    assert _edited(_kept(draft), KNOWN) == draft
