"""Which snapshots stay: enough to go back to."""

from __future__ import annotations

from collections.abc import Sequence

from data_access.stores.snapshots import Snapshot

KEEP = 5  # after a load, so that a bad one can be gone back from


def kept(snapshots: Sequence[Snapshot], pinned: set[int], keep: int) -> list[int]:
    """The numbers of those that stay, oldest first: the pinned, and the latest up to `keep` in all.

    After a rollback the current one, which is pinned, may be the oldest, and it is the one known to be good.
    """
    others = [snapshot.number for snapshot in snapshots if snapshot.number not in pinned]
    latest = others[len(others) - min(len(others), max(keep - len(pinned), 0)) :]
    return sorted({*latest, *pinned})
