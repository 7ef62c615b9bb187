"""The audit of every look: who, in which role, asked what of which snapshot. Never a figure."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from data_access.access import Access
from data_access.audit import Audit, Entry, entries
from data_access.state import open_state
from data_access.stores.snapshots import StateUnreachable

__all__ = [
    "APPROVAL",
    "ASKED",
    "EXPORTED",
    "REBASED",
    "SIGNED_IN",
    "SIGNED_OUT",
    "Asker",
    "Entry",
    "found",
    "record",
    "record_file",
    "record_questions",
]

ASKED, EXPORTED, SIGNED_IN, SIGNED_OUT = "question", "export", "sign-in", "sign-out"
REBASED, REFUSED, APPROVAL = "rebase", "refused", "approval"
log = logging.getLogger("outcomes")


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
    """Add an entry for each question (as JSON) of a page view, all in one write: see `_look`."""
    with _look(asker):
        _of(asker).record_all(ASKED, questions, snapshot)


def record_file(asker: Asker, selection: Any, snapshot: int | None = None) -> None:
    """Add an entry for a file that leaves: see `_look`."""
    with _look(asker):
        record(asker, EXPORTED, selection, snapshot)


@contextmanager
def _look(asker: Asker) -> Iterator[None]:
    """A look that cannot be put on record is refused, unless it is at what anybody may see."""
    try:
        yield
    except StateUnreachable as error:
        if not asker.access.public:
            raise
        log.warning("A look at public figures is not on record: %s", error)


def found(sought: str = "") -> tuple[Entry, ...]:
    """The entries that hold these words, newest first; all entries without words."""
    return entries(open_state(), None, sought)


def _of(asker: Asker) -> Audit:
    return Audit(open_state(), asker.who, str(asker.access.role))
