"""Copying a snapshot that another version of the program made: the columns that both have.

Nothing is read again from a council's files. A column that its rows lack is not recorded in them until the
next load; what is derived is then derived anew.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from sqlalchemy import Table

from data_access.schema import VERSION, metadata
from data_access.stores.snapshots import StoreTooNew, StoreTooOld


def shared_columns(
    columns_of: Callable[[str], Collection[str]], schema_version: int
) -> dict[Table, list[str]]:
    """Of each table that both have, the columns that both have; `columns_of` names those of the other one.

    StoreTooOld where one is wanting that cannot be left empty. StoreTooNew where the other one has columns
    that this program would lose without a word: only a version of the tables that is lower may have them.
    """
    shared = {}
    for table in metadata.sorted_tables:
        if older := set(columns_of(table.name)):  # none: the older version had no such table
            if older - set(table.c.keys()) and schema_version >= VERSION:
                raise StoreTooNew(
                    "This data was loaded by a newer version of the program, with columns that this one "
                    "would lose. Update the program."
                )
            shared[table] = [column.name for column in table.c if column.name in older]
            wanting = [
                column.name
                for column in table.c
                if not (column.nullable or column.server_default is not None or column.name in older)
            ]
            if wanting:
                raise StoreTooOld(
                    "What an older version of the program wrote cannot be carried over to this one: its "
                    f"table {table.name} has no {wanting[0]}. Load with the version before this one, or into "
                    "a new store, whose public figures may then differ a little from those published."
                )
    return shared
