"""The core's tests read its sentences in English, the language of the code."""

from __future__ import annotations

import pytest

from facilitator import i18n, paths
from facilitator.sessions import flow, reading
from facilitator.sessions.records import Question, Session
from facilitator.sessions.store import Store


@pytest.fixture(autouse=True)
def _in_english(_settings_of_its_own: None) -> None:
    i18n.install(paths.resource("translations"), "en")


@pytest.fixture
def question(store: Store, session: Session) -> Question:
    """The first question of the session."""
    return reading.outline(store, session.id).questions[0]


@pytest.fixture
def day(store: Store, session: Session) -> Session:
    """The session, started at nine."""
    flow.start_day(store, session.id)
    return session
