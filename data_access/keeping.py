"""Which snapshots are kept, and which of them is shown: going back and pruning, each on record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from data_access import forecasts
from data_access.database import Snapshot, Store
from data_access.log import Log


@dataclass(frozen=True)
class Pruned:
    """What is left: the numbers kept, how many forecasts went, and those gone that a reader still holds.

    `gone_back_from` are those kept that came after the current one.
    """

    kept: tuple[int, ...]
    gone_back_from: tuple[int, ...]
    forecasts: int
    still_read: tuple[int, ...]


def rollback(store: Store, number: int | None = None) -> Snapshot:
    """Show the kept snapshot of that number, or the one before the current one, and record it.

    StoreError, in words, where there is none, or where the log cannot be written.
    """
    log = Log()
    with store.loading():
        snapshot = store.go_back(number)
        log.record("rollback", snapshot=snapshot.number)
    return snapshot


def prune(store: Store, keep: int) -> Pruned:
    """Remove all but the current snapshot and the latest others, `keep` in all, and record it.

    The latest that was gone back from stays beside them. Forecasts go once they are three years old,
    whatever is kept.
    """
    log = Log()
    with store.loading():
        left = store.drop_older(keep)
        kept = tuple(snapshot.number for snapshot in store.snapshots())
        gone = forecasts.forget(log.state, before=datetime.now(UTC) - forecasts.KEPT_FOR)
        log.record("prune", {"kept": kept, "forecasts": gone})
        current = store.current()
    after = tuple(number for number in kept if number > current.number) if current else ()
    return Pruned(kept, after, gone, tuple(left))
