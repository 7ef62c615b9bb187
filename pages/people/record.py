"""The record of every look: who, in which role, asked what of which snapshot. Never a figure."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache
from typing import Any

from data_access.audit import State
from pages.people.person import Person

ASKED, EXPORTED, SIGNED_IN, SIGNED_OUT = "question", "export", "sign-in", "sign-out"
REBASED = "rebase"


def state() -> State:
    """The state store: grants and the log. Raises StoreError in words."""
    return _state(os.environ.get("OUTCOMES_STATE", ""))


@cache
def _state(url: str) -> State:
    return State(url or None)


def record(person: Person, action: str, selection: Any = None, snapshot: int | None = None) -> None:
    """Add a line. It comes before what it records: what cannot be recorded is not shown."""
    state().record(person.who, str(person.access.role), action, selection, snapshot)


def record_questions(person: Person, snapshot: int, questions: Sequence[str]) -> None:
    """Add a line for each question (as JSON) of a page view, all in one write."""
    state().record_all(person.who, str(person.access.role), ASKED, questions, snapshot)
