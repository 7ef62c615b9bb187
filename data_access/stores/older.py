"""What is kept of a snapshot that an older version of the program wrote.

Its rows are loaded again, for what is worked out from them has changed. The short
lists stay, and what was published by their keys: a closed month published a second
time, and otherwise, would tell who came between.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from sqlalchemy import Table

from data_access.schema import metadata
from data_access.stores.snapshots import StoreTooOld

PUBLISHED = ("frozen", "banded")
KEPT = tuple(
    table
    for table in metadata.sorted_tables
    if table.name in PUBLISHED or {"key", "code"} <= set(table.c.keys())
)


def kept_columns(columns_of: Callable[[str], Collection[str]]) -> dict[Table, list[str]]:
    """Of each table that is kept, the columns that the older one has too; `columns_of` names those it has.

    StoreTooOld where one is wanting that cannot be left empty.
    """
    kept = {}
    for table in KEPT:
        if older := set(columns_of(table.name)):  # none: the older version had no such table
            kept[table] = [column.name for column in table.c if column.name in older]
            wanting = [column.name for column in table.c if not (column.nullable or column.name in older)]
            if wanting:
                raise StoreTooOld(
                    "What an older version of the program published cannot be carried over to this one: its "
                    f"table {table.name} has no {wanting[0]}. Load with the version before this one, or into "
                    "a new store, whose public figures may then differ a little from those published."
                )
    return kept
