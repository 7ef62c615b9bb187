"""What a load or an upgrade begins from: a snapshot, in the tables of this version of the program."""

from __future__ import annotations

from pathlib import Path

import duckdb

from data_access.database import Snapshot, Store
from data_access.facts import FACTS
from data_access.loading.pseudonyms import OF_BOTH

KNOWN_BY_CHILD = 4  # from this version of the tables on, a row is known by its number and its child


def carry_over(store: Store, snapshot: Snapshot | None, path: Path) -> None:
    """Put the snapshot's tables in a new DuckDB file at `path`; all are there, and empty without one.

    Rows of an older version are as this one would have made them of the same extract; what is derived is not
    derived again yet.
    """
    store.copy(snapshot, path)
    if snapshot and snapshot.manifest.schema_version < KNOWN_BY_CHILD:
        with duckdb.connect(str(path)) as connection:
            connection.execute(f"CREATE TEMP MACRO {OF_BOTH}")
            for fact in FACTS.values():
                if "child" in {person.name for person in fact.who}:
                    known = "SET id = of_both(id, child) WHERE child IS NOT NULL"
                    connection.execute(f"UPDATE {fact.name} {known}")
