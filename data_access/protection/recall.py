"""What was published last, by whichever load: after a rollback that is not the one a load begins from.

Somebody saw the figures of the snapshot gone back from. Were its months published
anew, two public counts of the same children would lie side by side.
"""

from __future__ import annotations

from pathlib import Path

import duckdb
from sqlalchemy import select

from data_access.database import Snapshot, Store, StoreError
from data_access.protection.frozen import fill
from data_access.schema import metadata

PUBLISHED = ("frozen", "banded")


def recall(store: Store, internal: Path, invented: bool) -> list[int]:
    """Have the file hold what the latest snapshot of its kind published, instead of what its own one did.

    The latest has all that went before it, for it began so too. Gives the numbers of later snapshots that
    cannot be read any more, so that what they published is not known.
    """
    current, unread = store.current(), []
    # One of the other kind holds nothing of what this kind published.
    begun_from = current.number if current and current.invented == invented else 0
    for snapshot in reversed(store.snapshots()):
        if snapshot.number <= begun_from:
            break
        if snapshot.invented == invented:
            try:
                _take_over(snapshot, internal)
                break
            except StoreError:
                unread.append(snapshot.number)
    return unread


def _take_over(snapshot: Snapshot, internal: Path) -> None:
    with snapshot.connect() as published:
        found = {name: published.execute(select(metadata.tables[name])).all() for name in PUBLISHED}
    with duckdb.connect(str(internal)) as connection:
        for name, rows in found.items():
            connection.execute(f"DELETE FROM {name}")
            fill(connection, name, tuple(metadata.tables[name].c.keys()), [tuple(row) for row in rows])
