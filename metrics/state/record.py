"""The record of every look: who, in which role, asked what of which snapshot. Never a figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from data_access.access import Access
from data_access.audit import Activity, open_state

ASKED, EXPORTED, SIGNED_IN, SIGNED_OUT = "question", "export", "sign-in", "sign-out"
REBASED = "rebase"


@dataclass(frozen=True)
class Asker:
    """Who asks: `who` is their name on record."""

    who: str
    access: Access


def record(asker: Asker, action: str, selection: Any = None, snapshot: int | None = None) -> None:
    """Add a line. It comes before what it records: what cannot be recorded is not shown.

    Raises StoreError where it cannot be written.
    """
    open_state().record(asker.who, str(asker.access.role), action, selection, snapshot)


def record_questions(asker: Asker, snapshot: int, questions: Sequence[str]) -> None:
    """Add a line for each question (as JSON) of a page view, all in one write."""
    open_state().record_all(asker.who, str(asker.access.role), ASKED, questions, snapshot)


def lines(sought: str = "") -> tuple[Activity, ...]:
    """The lines that hold these words, newest first; all of them where none is sought."""
    return open_state().latest(None, sought)
