"""The DuckDB database in which a load is worked out, and the file that is published."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import duckdb
from sqlalchemy import Table

from data_access.loading import columns, nobody, pseudonyms, rejects, words
from data_access.loading.columns import UNSAID, literal, quoted
from data_access.mapping.own_words import NONE
from data_access.schema import FIXED, metadata
from data_access.stores.duckdb_file import create_tables, with_rows

# A load of a million rows stays under 1 GB in all; what does not fit goes to the scratch folder.
MEMORY = "400MB"
MOST_THREADS = 4  # each needs memory of its own

Member = tuple[str, str]  # its code and its name
Members = tuple[Member, ...]


def open_work(previous: Path, key: str) -> duckdb.DuckDBPyConnection:
    """A database with the tables of the file `previous`, and all that the loader's SQL uses.

    It is in memory, and beyond the limit in the scratch folder: nothing of it need survive a power cut,
    and a file would be made to after every statement.
    """
    threads = min(MOST_THREADS, os.cpu_count() or 1)
    config: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": MEMORY,
        "temp_directory": str(previous.parent / "spill"),
        "threads": str(threads),
    }
    connection = duckdb.connect(config=config)
    connection.execute("ATTACH ':memory:' AS work (COMPRESS)")
    connection.execute("USE work")
    connection.execute(f"ATTACH {literal(str(previous))} AS previous (READ_ONLY)")
    connection.execute("COPY FROM DATABASE previous TO work")
    connection.execute("DETACH previous")
    columns.prepare(connection)
    nobody.prepare(connection)
    rejects.prepare(connection)
    words.remember(connection, NONE)
    pseudonyms.use(connection, key)
    _seed(connection)
    return connection


def _seed(connection: duckdb.DuckDBPyConnection) -> None:
    """Put in the members that are the same everywhere, "Not recorded" first, named as they are today."""
    wanted = {name: _everywhere(name) for name, table in metadata.tables.items() if _is_list(table)}
    asked = (
        f"SELECT {literal(name)}, key, name FROM {quoted(name)} WHERE key < {len(members)}"
        for name, members in wanted.items()
    )
    # One question of all lists: most loads find them as they should be.
    told = connection.execute(" UNION ALL ".join(asked)).fetchall()
    held = {(name, key): called for name, key, called in told}
    for name, members in wanted.items():
        if missing := [key for key in range(len(members)) if (name, key) not in held]:
            _put_in(connection, name, {key: members[key] for key in missing})
        for key, (_, called) in enumerate(members):
            if name in FIXED and held.get((name, key), called) != called:
                connection.execute(f"UPDATE {quoted(name)} SET name = ? WHERE key = ?", [called, key])


def _is_list(table: Table) -> bool:
    return {"key", "code"} <= set(table.c.keys())


def _everywhere(dimension: str) -> Members:
    """Code and name of the members that are the same everywhere, in the order of their keys."""
    return (("not_recorded", "Not recorded"), *FIXED.get(dimension, ()))


def _put_in(connection: duckdb.DuckDBPyConnection, dimension: str, members: Mapping[int, Member]) -> None:
    columns = metadata.tables[dimension].columns
    unsaid = {each.name: str(UNSAID.get(each.name, 0)) for each in columns if not each.nullable}
    rows = (
        {**unsaid, "key": str(key), "code": literal(code), "name": literal(name)}
        for key, (code, name) in members.items()
    )
    names = ", ".join(map(quoted, {**unsaid, "key": "", "code": "", "name": ""}))
    values = ", ".join(f"({', '.join(row.values())})" for row in rows)
    connection.execute(f"INSERT INTO {quoted(dimension)} ({names}) VALUES {values}")


def write_out(connection: duckdb.DuckDBPyConnection, built: Path) -> None:
    """Write the snapshot's tables, and nothing of how they came about, to a new file."""
    create_tables(built)
    filled = with_rows(connection)
    connection.execute(f"ATTACH {literal(str(built))} AS built")
    connection.execute("BEGIN")  # each table by itself would be settled on the disk
    for name in filled:
        names = ", ".join(quoted(column.name) for column in metadata.tables[name].columns)
        connection.execute(f"INSERT INTO built.{quoted(name)} ({names}) SELECT {names} FROM {quoted(name)}")
    connection.execute("COMMIT")
    connection.execute("DETACH built")
