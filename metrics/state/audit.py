"""The audit of every look: who, in which role, asked what of which snapshot. Never a figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from data_access.access import Access
from data_access.audit import Audit, Entry, entries
from data_access.state import open_state

__all__ = [
    "ASKED",
    "EXPORTED",
    "REBASED",
    "SIGNED_IN",
    "SIGNED_OUT",
    "Asker",
    "Entry",
    "found",
    "record",
    "record_questions",
]

ASKED, EXPORTED, SIGNED_IN, SIGNED_OUT = "question", "export", "sign-in", "sign-out"
REBASED, REFUSED = "rebase", "refused"


@dataclass(frozen=True)
class Asker:
    """Who asks: `who` is their name in the audit."""

    who: str
    access: Access


def record(asker: Asker, action: str, selection: Any = None, snapshot: int | None = None) -> None:
    """Add an entry. It comes before what it records: what cannot be recorded is not shown.

    Raises StoreError where it cannot be written.
    """
    _of(asker).record(action, selection, snapshot)


def record_questions(asker: Asker, snapshot: int, questions: Sequence[str]) -> None:
    """Add an entry for each question (as JSON) of a page view, all in one write."""
    _of(asker).record_all(ASKED, questions, snapshot)


def found(sought: str = "") -> tuple[Entry, ...]:
    """The entries that hold these words, newest first; all entries without words."""
    return entries(open_state(), None, sought)


def _of(asker: Asker) -> Audit:
    return Audit(open_state(), asker.who, str(asker.access.role))
