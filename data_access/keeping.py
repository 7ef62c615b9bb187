"""Which snapshots are kept, and which of them is shown: going back and pruning, each on record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from data_access import forecasts
from data_access.audit import Audit
from data_access.database import Snapshot, Store
from data_access.state import State


@dataclass(frozen=True)
class Pruned:
    """What is left: the numbers kept, how many forecasts went, and those gone that a reader still holds.

    `real` is the latest of real data where the current one is invented; `gone_back_from` are those kept that
    came after the current one.
    """

    kept: tuple[int, ...]
    real: int | None
    gone_back_from: tuple[int, ...]
    forecasts: int
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

    The latest, and the latest of real data, stay beside them: they alone hold what was published. Forecasts
    go once they are three years old, whatever is kept.
    """
    old = datetime.now(UTC) - forecasts.KEPT_FOR
    with State() as state, store.loading():
        kept = store.staying(keep)
        audit = Audit.of_this_machine(state)
        with audit.doing("prune", {"kept": kept, "forecasts_before": old.date().isoformat()}):
            left = store.drop_older(keep)
            gone = forecasts.forget(state, before=old)
        return _pruned(store, gone, left)


def _pruned(store: Store, forgotten: int, left: list[int]) -> Pruned:
    current, there = store.current(), store.snapshots()
    real = [snapshot.number for snapshot in there if current and current.invented > snapshot.invented]
    after = [snapshot.number for snapshot in there if current and snapshot.number > current.number]
    numbers = tuple(snapshot.number for snapshot in there)
    return Pruned(numbers, max(real, default=None), tuple(after), forgotten, tuple(left))
