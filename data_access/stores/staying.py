"""Which snapshots stay: enough to go back to, and whatever alone holds what was published."""

from __future__ import annotations

from collections.abc import Sequence

from data_access.stores.snapshots import Snapshot

KEEP = 5  # after a load, so that a bad one can be gone back from


def kept(snapshots: Sequence[Snapshot], pinned: set[int], keep: int) -> list[int]:
    """The numbers of those that stay, oldest first: the pinned, the latest up to `keep`, and the `needed`.

    After a rollback the current one, which is pinned, may be the oldest, and it is the one known to be good.
    """
    others = [snapshot.number for snapshot in snapshots if snapshot.number not in pinned]
    latest = others[len(others) - min(len(others), max(keep - len(pinned), 0)) :]
    return sorted({*latest, *pinned, *needed(snapshots)})


def needed(snapshots: Sequence[Snapshot]) -> set[int]:
    """The numbers of the last snapshot and of the last of real data: they alone hold what was published.

    A load holds to what the last of its kind published, whichever one is current. What invented data
    published is of nobody, so it is kept no longer than while it is the last.
    """
    every = [snapshot.number for snapshot in snapshots]
    real = [snapshot.number for snapshot in snapshots if not snapshot.invented]
    return {*every[-1:], *real[-1:]}
