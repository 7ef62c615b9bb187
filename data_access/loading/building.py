"""The DuckDB database in which a load is worked out, and the file that is published."""

from __future__ import annotations

import os
from pathlib import Path

import duckdb

from data_access.loading import columns, nobody, pseudonyms, rejects, words
from data_access.loading.columns import UNSAID, literal, quoted
from data_access.mapping.own_words import NONE
from data_access.schema import FIXED, NOT_RECORDED, metadata
from data_access.stores.duckdb_file import create_tables, with_rows

# A load of a million rows stays under 1 GB in all; what does not fit goes to the scratch folder.
MEMORY = "400MB"
MOST_THREADS = 4  # each needs memory of its own


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
    for name, table in metadata.tables.items():
        if {"key", "code"} <= set(table.c.keys()):
            _seed(connection, name)
    return connection


def _seed(connection: duckdb.DuckDBPyConnection, dimension: str) -> None:
    """Put in the members that are the same everywhere, "Not recorded" first, named as they are today."""
    fixed = ((key, *member) for key, member in enumerate(FIXED.get(dimension, ()), 1))
    members = [(NOT_RECORDED, "not_recorded", "Not recorded"), *fixed]
    table = metadata.tables[dimension]
    more = [column.name for column in table.columns if not column.nullable and column.name != "key"]
    names = ", ".join(map(quoted, ("key", "code", "name", *more)))
    unsaid = [str(UNSAID.get(column, 0)) for column in more]
    rows = (", ".join([str(key), literal(code), literal(name), *unsaid]) for key, code, name in members)
    connection.execute(
        f"INSERT INTO {quoted(dimension)} ({names}) FROM (VALUES {', '.join(f'({row})' for row in rows)}) "
        f"missing (key, code, name{''.join(f', {quoted(each)}' for each in more)}) "
        f"WHERE key NOT IN (SELECT key FROM {quoted(dimension)})"
    )
    if dimension in FIXED:
        called = ", ".join(f"({key}, {literal(name)})" for key, _, name in members)
        connection.execute(
            f"UPDATE {quoted(dimension)} d SET name = today.name FROM (VALUES {called}) today (key, name) "
            "WHERE d.key = today.key AND d.name <> today.name"
        )


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
