"""What is typed is understood, and nothing of it is ever eaten that was not meant for the program."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from facilitator.errors import BadText
from facilitator.sessions.capture import Draft, typed_form, understand
from facilitator.sessions.records import College, Contribution, ContributionKind
from facilitator.sessions.text import LONGEST, clean
from tests.conftest import PARIS_IN_WINTER

TABLES = 6


def read(typed: str) -> Draft:
    return understand(typed, tables=TABLES)


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
    assert understand("@t7 Un car", tables=7) == Draft("Un car", table_number=7)
    assert understand("@t7 Un car", tables=6) == Draft("@t7 Un car")


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
    assert understand("@t1 Un car", ContributionKind.OBSTACLE, tables=6).kind is ContributionKind.OBSTACLE


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
        said_at=datetime(2026, 3, 12, 9, 0, tzinfo=PARIS_IN_WINTER),
    )


@given(TYPED)
def test_the_typed_form_of_what_was_understood_is_understood_the_same(typed: str) -> None:
    draft = read(typed)
    assert read(typed_form(_kept(draft))) == draft


@given(
    text=st.text().map(clean).filter(lambda text: "@" not in text and "#" not in text),
    table_number=st.none() | st.integers(1, TABLES),
    college=st.none() | st.sampled_from(College),
    lever=st.none() | st.integers(1, 10),
    parked=st.booleans(),
)
@example("!important", None, None, None, False)
@example("!important", None, None, None, True)
@example("a\n  b\n\n\u3000c", 4, College.STATE, 10, False)
def test_any_contribution_goes_to_its_typed_form_and_back(
    text: str, table_number: int | None, college: College | None, lever: int | None, parked: bool
) -> None:
    draft = Draft(text, ContributionKind.IDEA, table_number, college, lever, parked)
    assert read(typed_form(_kept(draft))) == draft


def test_a_contribution_of_the_longest_length_can_be_edited() -> None:
    draft = Draft("é" * LONGEST, ContributionKind.IDEA, 4, College.DGS, 9)
    assert read(typed_form(_kept(draft))) == draft
