"""What the room sees of a vote: the choice and how to vote while it is open; figures once it is closed, never before."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.sessions import agenda, flow, reading, screen, voting
from facilitator.sessions.records import (
    AgendaItem,
    Answer,
    BudgetOf,
    College,
    CountedBy,
    ItemKind,
    Participant,
    Question,
    SceneKind,
    Session,
    Tally,
    Vote,
    VoteMethod,
    VoteOption,
)
from facilitator.sessions.scene.choices import Choice, choices, scene_for, scene_of
from facilitator.sessions.scene.decisions import rule
from facilitator.sessions.scene.moment import moment_of
from facilitator.sessions.scene.scenes import ItemScene, ResultsScene, VotingScene
from facilitator.sessions.scene.values import Share
from facilitator.sessions.scene.wire import from_json, to_json
from facilitator.sessions.store import Store
from facilitator.sessions.tallies import by_result, ranked

OPTIONS = ["Transports", "Informer", "Écoles"]


@pytest.fixture
def vote(store: Store, day: Session, question: Question) -> Vote:
    """A vote that the room looks at."""
    opened = voting.open_vote(store, day.id, "Par quoi commencer ?", OPTIONS, VoteMethod.DOTS, 3, question)
    screen.show(store, day.id, Choice(SceneKind.VOTE, opened.id))
    return opened


def tell(store: Store, vote: Vote, *votes: int) -> None:
    for option, received in zip(store.all(VoteOption, vote_id=vote.id), votes, strict=True):
        voting.count(store, option, received)


def test_an_open_vote_shows_the_choice_and_how_to_vote(store: Store, day: Session, vote: Vote) -> None:
    seen = scene_of(store, day.id)

    assert isinstance(seen, VotingScene)
    assert (seen.title, seen.rule, seen.options) == ("Par quoi commencer ?", "3 dots each", tuple(OPTIONS))
    assert seen.kind is ItemKind.VOTE


def test_a_show_of_hands_has_no_dots(store: Store, day: Session, vote: Vote) -> None:
    voting.edit_vote(store, vote, "Qui est pour ?", ["Pour", "Contre"], VoteMethod.HANDS, 1)
    seen = scene_of(store, day.id)

    assert isinstance(seen, VotingScene)
    assert seen.rule == "By a show of hands"


def test_counting_changes_nothing_that_the_room_sees_before_the_vote_is_closed(
    store: Store, day: Session, vote: Vote
) -> None:
    before = scene_of(store, day.id)
    for votes in ((7, 31, 4), (0, 0, 0), (9_999, 1, 2)):
        tell(store, vote, *votes)
        assert scene_of(store, day.id) == before
        assert "9999" not in to_json(scene_of(store, day.id))


def test_a_closed_vote_shows_its_figures_the_most_first_and_ties_as_ties(
    store: Store, day: Session, vote: Vote
) -> None:
    tell(store, vote, 7, 31, 7)
    voting.close_vote(store, vote)
    seen = scene_of(store, day.id)

    assert isinstance(seen, ResultsScene)
    assert [(one.text, one.count, one.rank) for one in seen.results] == [
        ("Informer", 31, 1),
        ("Transports", 7, 2),
        ("Écoles", 7, 2),
    ]
    assert [one.id for one in seen.results] == [
        option.id for place in (1, 0, 2) for option in store.all(VoteOption, vote_id=vote.id)[place : place + 1]
    ]


def test_figures_leave_the_room_when_the_vote_is_reopened_and_when_closing_is_undone(
    store: Store, day: Session, vote: Vote
) -> None:
    tell(store, vote, 7, 31, 4)
    voting.close_vote(store, vote)
    store.undo()
    assert isinstance(scene_of(store, day.id), VotingScene)
    store.redo()
    assert isinstance(scene_of(store, day.id), ResultsScene)

    voting.reopen_vote(store, vote)
    assert isinstance(scene_of(store, day.id), VotingScene)


def test_a_frozen_screen_keeps_the_choice_while_the_vote_is_closed(store: Store, day: Session, vote: Vote) -> None:
    tell(store, vote, 7, 31, 4)
    screen.toggle_freeze(store, day.id)
    voting.close_vote(store, vote)
    assert isinstance(scene_of(store, day.id), VotingScene)

    screen.reveal(store, day.id)
    assert isinstance(scene_of(store, day.id), ResultsScene)


def test_a_vote_that_is_removed_gives_way_to_the_moment(store: Store, day: Session, vote: Vote) -> None:
    voting.remove_vote(store, vote)
    assert not isinstance(scene_of(store, day.id), VotingScene | ResultsScene)


def test_tables_are_added_up_for_the_room(store: Store, day: Session, vote: Vote) -> None:
    option = store.all(VoteOption, vote_id=vote.id)[2]
    voting.count(store, option, 4, 1)
    voting.count(store, option, 5, 2)
    voting.close_vote(store, vote)
    seen = scene_of(store, day.id)

    assert isinstance(seen, ResultsScene)
    assert (seen.results[0].text, seen.results[0].count) == ("Écoles", 9)


def test_every_vote_of_the_session_can_be_chosen(store: Store, day: Session, vote: Vote) -> None:
    second = voting.open_vote(store, day.id, "Et ensuite ?", ["Oui", "Non"], VoteMethod.HANDS, 1)
    offered = [choice.target for choice in choices(moment_of(store, day.id)) if choice.kind is SceneKind.VOTE]

    assert offered == [vote.id, second.id]


def test_the_item_of_the_vote_shows_the_vote_by_itself(store: Store, day: Session, vote: Vote) -> None:
    item = next(item for item in reading.outline(store, day.id).items if item.kind is ItemKind.VOTE)
    flow.go_to(store, day.id, item)
    seen = scene_of(store, day.id)

    assert isinstance(seen, VotingScene)
    assert seen.countdown is not None


def test_a_text_of_an_option_is_told_as_it_was_typed(store: Store, day: Session, vote: Vote) -> None:
    hostile = ["<b>gras</b>", "{count} %s", "&amp;"]
    voting.edit_vote(store, vote, "{title}", hostile, VoteMethod.DOTS, 1)
    seen = scene_of(store, day.id)

    assert isinstance(seen, VotingScene)
    assert (seen.title, seen.rule, seen.options) == ("{title}", "1 dot each", tuple(hostile))


@given(votes=st.lists(st.integers(0, 5), min_size=2, max_size=8))
def test_ranks_tell_how_many_did_better(votes: list[int]) -> None:
    options = [VoteOption(vote_id="v", position=place, text=str(place)) for place in range(len(votes))]
    told = [Tally(voteoption_id=one.id, count=count) for one, count in zip(options, votes, strict=True) if count]
    found = ranked(options, told)

    assert [one.votes for one in found] == votes
    assert all(one.rank == 1 + sum(other.votes > one.votes for other in found) for one in found)
    assert [one.votes for one in by_result(found)] == sorted(votes, reverse=True)


def vote_items(store: Store, day: Session) -> list[AgendaItem]:
    return [item for item in reading.outline(store, day.id).items if item.kind is ItemKind.VOTE]


def test_the_moment_of_a_vote_shows_it_then_its_results_and_leaves_them_there(store: Store, day: Session) -> None:
    first = vote_items(store, day)[0]
    agenda.add_item(store, day, ItemKind.VOTE, "Un second vote")
    flow.go_to(store, day.id, first)
    opened = voting.open_vote(store, day.id, "Par quoi commencer ?", OPTIONS, VoteMethod.DOTS, 3)
    assert isinstance(scene_of(store, day.id), VotingScene)
    voting.close_vote(store, opened)
    assert isinstance(scene_of(store, day.id), ResultsScene)
    flow.go_to(store, day.id, vote_items(store, day)[-1])
    assert isinstance(scene_of(store, day.id), ItemScene)
    flow.go_to(store, day.id, first)
    assert isinstance(scene_of(store, day.id), ResultsScene)


# By college, by answers, in rounds


def people(store: Store, day: Session, **colleges: int) -> None:
    with store.operation("arrive") as operation:
        for name, many in colleges.items():
            for number in range(many):
                operation.put(
                    Participant(
                        session_id=day.id,
                        name=f"{name} {number}",
                        college=College[name.upper()],
                        arrived_at=store.now(),
                    )
                )


def test_what_each_college_gave_is_seen_but_for_those_of_whom_too_few_are_there(store: Store, day: Session) -> None:
    people(store, day, elected=5, inhabitants=4, dgs=2, state=1)
    opened = voting.open_vote(
        store, day.id, "Par quoi commencer ?", OPTIONS[:2], VoteMethod.DOTS, 3, counted_by=CountedBy.COLLEGE
    )
    first, _second = store.all(VoteOption, vote_id=opened.id)
    for college, votes in ((College.ELECTED, 5), (College.DGS, 2), (College.STATE, 1), (College.INHABITANTS, 0)):
        voting.count(store, first, votes, college=college)
    voting.close_vote(store, opened)
    seen = scene_for(moment_of(store, day.id), Choice(SceneKind.VOTE, opened.id))
    assert isinstance(seen, ResultsScene)
    assert seen.results[0].colleges == (Share("Elected officials", 5), Share("Others", 3))
    assert from_json(to_json(seen)) == seen


def test_every_answer_is_seen_once_the_vote_is_closed(store: Store, day: Session) -> None:
    opened = voting.open_vote(store, day.id, "La charte ?", ["Adopter la charte"], VoteMethod.CONSENT, 1)
    (option,) = store.all(VoteOption, vote_id=opened.id)
    voting.count(store, option, 21, answer=Answer.CONSENT)
    voting.count(store, option, 2, answer=Answer.OBJECTION)
    choice = Choice(SceneKind.VOTE, opened.id)
    before = scene_for(moment_of(store, day.id), choice)
    assert isinstance(before, VotingScene)
    assert before.rule == "By consent: agreement, reservation, or objection"
    voting.close_vote(store, opened)
    seen = scene_for(moment_of(store, day.id), choice)
    assert isinstance(seen, ResultsScene)
    assert seen.results[0].answers == (Share("Consent", 21), Share("Reservation", 0), Share("Objection", 2))
    assert seen.results[0].colleges == ()


def test_a_round_says_which_one_it_is(store: Store, day: Session, vote: Vote) -> None:
    voting.close_vote(store, vote)
    again = voting.another_round(store, vote, store.all(VoteOption, vote_id=vote.id))
    seen = scene_for(moment_of(store, day.id), Choice(SceneKind.VOTE, again.id))
    assert isinstance(seen, VotingScene)
    assert seen.round == 2


def test_the_dots_of_a_table_are_told_as_the_table_s(store: Store, day: Session) -> None:
    opened = voting.open_vote(
        store, day.id, "Vote", OPTIONS[:2], VoteMethod.DOTS, 5, budget_of=BudgetOf.TABLE, counted_by=CountedBy.TABLE
    )
    assert rule(opened) == "5 dots for each table"
