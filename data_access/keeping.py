"""Which snapshots are kept, and which of them is shown: going back and pruning, each on record."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from data_access.audit import Audit, forget
from data_access.database import Snapshot, Store
from data_access.state import State
from data_access.stores.snapshots import StoreError

AUDIT_DAYS = "OUTCOMES_AUDIT_DAYS"  # how long an entry of the audit is kept; for ever where it is not set


@dataclass(frozen=True)
class Pruned:
    """What is left: the numbers kept, how many entries of the audit went, those gone that a reader holds."""

    kept: tuple[int, ...]
    entries: int
    still_read: tuple[int, ...]


def rollback(store: Store, number: int | None = None) -> Snapshot:
    """Show the kept snapshot of that number, or the one before the current one. On record before it is done.

    StoreError, in words, where there is none, or where the audit cannot be written.
    """
    with State() as state, store.loading():
        number = store.earlier(number).number
        with Audit.of_this_machine(state).doing("rollback", snapshot=number):
            return store.go_back(number)


def prune(store: Store, keep: int) -> Pruned:
    """Remove all but the current snapshot and the latest others, `keep` in all. On record before it is done.

    Entries of the audit go as a setting says. StoreError, in words, where an older version of the program
    made the store: its snapshots alone hold what they published.
    """
    ended = _audit_before()
    told = {"audit_before": ended.date().isoformat()} if ended else {}
    with State() as state, store.loading():
        if store.snapshots() and store.editions() is None:
            raise StoreError(
                "An older version of the program made this store. Bring it up to date with "
                "`python -m data_access upgrade`, then prune. Nothing was removed."
            )
        kept = store.staying(keep)
        with Audit.of_this_machine(state).doing("prune", {"kept": kept} | told):
            left = store.drop_older(keep)
            entries = forget(state, before=ended) if ended else 0
        numbers = tuple(snapshot.number for snapshot in store.snapshots())
        return Pruned(numbers, entries, tuple(left))


def _audit_before() -> datetime | None:
    """From before when entries of the audit go; None where all are kept. StoreError for no number of days."""
    told = os.environ.get(AUDIT_DAYS, "").strip()
    if not told:
        return None
    try:
        if int(told) < 1:
            raise ValueError
        return datetime.now(UTC) - timedelta(days=int(told))
    except (ValueError, OverflowError):
        raise StoreError(
            f"{AUDIT_DAYS} is “{told}”, which is no number of days to keep the audit for. Write it as 730, "
            "or leave it out to keep all of it. Nothing was removed."
        ) from None
