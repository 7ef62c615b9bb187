"""What was published last, by whichever load: after a rollback that is not the one a load begins from.

Somebody saw the figures of the snapshot gone back from. Were its months published
anew, two public counts of the same children would lie side by side.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
from sqlalchemy import select

from data_access.database import Snapshot, Store, StoreError
from data_access.protection.cubes import KEYS
from data_access.protection.frozen import fill
from data_access.schema import metadata

PUBLISHED = ("frozen", "banded")
Row = dict[str, Any]
Keys = dict[str, dict[int, int]]  # by dimension: the key of a member there, and here


def recall(store: Store, internal: Path, invented: bool, anew: bool = False) -> list[int]:
    """Have the file hold what the latest snapshot of its kind published, instead of what its own one did.

    The latest has all that went before it, for it began so too. StoreError where it cannot be read, so that
    what it published is not known. Of invented data, which is of nobody, and where a person says that it need
    not be (`anew`), the one before it does, and the numbers of those passed over are given.
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
            except StoreError as error:
                if not (invented or anew):
                    raise StoreError(
                        f"What snapshot {snapshot.number} published cannot be read, so this could publish it "
                        f"differently. {error} If it cannot be put right, load with --publish-anew."
                    ) from error
                unread.append(snapshot.number)
    return unread


def _take_over(snapshot: Snapshot, internal: Path) -> None:
    """What is published goes by keys, which two loads of one new place each may have given alike."""
    with snapshot.connect() as published:
        found = {
            name: [dict(row) for row in published.execute(select(metadata.tables[name])).mappings()]
            for name in (*KEYS, *PUBLISHED)
        }
    with duckdb.connect(str(internal)) as connection:
        keys: Keys = {}
        for name in KEYS:  # the authority, which localities name, is the first
            used = {row.get(name) for table in PUBLISHED for row in found[table]}
            keys[name] = _own_keys(connection, name, [row for row in found[name] if row["key"] in used], keys)
        for name in PUBLISHED:
            connection.execute(f"DELETE FROM {name}")
            _put(connection, name, [_in_own_keys(row, keys) for row in found[name]])


def _own_keys(
    connection: duckdb.DuckDBPyConnection, name: str, used: list[Row], keys: Keys
) -> dict[int, int]:
    """By the used members' keys those of the file, which is given the members that it does not have."""
    own = dict(connection.execute(f"SELECT code, key FROM {name}").fetchall())
    wanting = [row for row in used if row["code"] not in own]
    new = [_in_own_keys(row, keys) | {"key": key} for key, row in enumerate(wanting, max(own.values()) + 1)]
    _put(connection, name, new)
    own |= {row["code"]: row["key"] for row in new}
    return {row["key"]: own[row["code"]] for row in used}


def _in_own_keys(row: Row, keys: Keys) -> Row:
    return {name: keys[name].get(value, value) if name in keys else value for name, value in row.items()}


def _put(connection: duckdb.DuckDBPyConnection, table: str, rows: list[Row]) -> None:
    columns = tuple(metadata.tables[table].c.keys())
    fill(connection, table, columns, [tuple(row[name] for name in columns) for row in rows])
