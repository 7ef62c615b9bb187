"""What a load begins from: the current snapshot, or as much of it as new rows may join."""

from __future__ import annotations

from pathlib import Path

import duckdb

from data_access.checks import Finding
from data_access.database import Snapshot, Store, StoreError
from data_access.loading import pseudonyms
from data_access.loading.carrying import carry_over
from data_access.schema import FACTS
from data_access.stores.duckdb_file import create_tables

# What carries pseudonyms, and what says of how many rows it is.
ROWS = (*FACTS, "coverage", "completeness")
ANEW = "Load all the extracts, if this load is not of all."


def begin(
    store: Store, before: Path, invented: bool, key: str, new_key: bool
) -> tuple[Snapshot | None, list[Finding]]:
    """Put what the load begins from in the file `before`; gives its snapshot, and notes on what is left out.

    Real rows never join invented ones, nor rows hashed with one secret those hashed with another: StoreError
    where that is not meant.
    """
    current = store.current()
    if current and current.invented != invented:
        return None, [_apart(before, invented)]
    found = []
    if current and not new_key:
        pseudonyms.refuse_other(current.manifest, key)
    carry_over(store, current, before)
    if current and pseudonyms.is_other(current.manifest, key):
        _without_rows(before)
        found.append(_note("new_key", "The secret key is new, so only the lists"))
    return current, found


def _apart(before: Path, invented: bool) -> Finding:
    if invented:
        raise StoreError(
            "The store holds real data, so no invented data is loaded there. Name another store."
        )
    create_tables(before)
    sentence = "The store held invented data; none of it was kept. `rollback` goes back to it."
    return Finding("", "", "invented_left_out", "note", None, None, sentence)


def _without_rows(before: Path) -> None:
    with duckdb.connect(str(before)) as file:
        for table in ROWS:
            file.execute(f"DELETE FROM {table}")


def _note(rule: str, start: str) -> Finding:
    return Finding("", "", rule, "note", None, None, f"{start} and what was published were kept. {ANEW}")
