"""One DuckDB file that holds the tables of one snapshot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
from sqlalchemy import URL, Connection, Engine, ExceptionContext, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.schema import CreateTable

from data_access.schema import metadata
from data_access.stores.disk import reason
from data_access.stores.older import shared_columns
from data_access.stores.snapshots import StoreUnreachable

# A dashboard needs one file and no more: no other files, no network, no unbounded memory.
READER = {
    "memory_limit": "2GB",
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}
# Every table with a row takes a block or more, and most tables of a council hold few rows: with DuckDB's own
# 256 kB a first snapshot takes 14 MB, with these 6 MB. Millions of rows are read as fast, and take no more.
BLOCK = "65536"
BROKEN = tuple(
    getattr(duckdb, name)
    for name in ("IOException", "SerializationException", "FatalException", "InternalException")
)


def create_tables(path: Path) -> None:
    """Make the file at `path` hold every table of the schema, empty where it was missing, and settle it.

    StoreUnreachable where the file cannot be written or is not a DuckDB file.
    """
    try:
        if path.exists():
            _fill(path)
        else:
            path.write_bytes(_empty())
    except OSError as error:
        raise StoreUnreachable(f"Cannot write the data file {path}: {reason(error)}.") from error
    except duckdb.Error as error:
        raise StoreUnreachable(f"Cannot write the data file {path}: {first_line(error)}.") from error


@cache
def _empty() -> bytes:
    """A file of every table without rows: a load begins several, and making the tables takes longest."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "empty.duckdb"
        _fill(path)
        return path.read_bytes()


def _fill(path: Path) -> None:
    """Make the tables that are missing, as one statement: each alone would be settled on the disk."""
    with duckdb.connect(str(path), config={"default_block_size": BLOCK}) as connection:
        connection.execute(_tables())
        connection.execute("CHECKPOINT")  # nothing may stay in the log beside the file


@cache
def _tables() -> str:
    """The statements that make every table of the schema."""
    dialect = create_engine("duckdb://").dialect
    each = (str(CreateTable(t, if_not_exists=True).compile(dialect=dialect)) for t in metadata.sorted_tables)
    return "; ".join(("BEGIN", *each, "COMMIT"))


def with_rows(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """The names of the schema's tables that hold a row, in the database in use.

    Most of a council's tables are empty, and copying an empty one takes as long as one of a few rows.
    """
    asked = " UNION ALL ".join(f"SELECT '{name}' WHERE EXISTS (FROM \"{name}\")" for name in metadata.tables)
    return [name for (name,) in connection.execute(asked).fetchall()]


def copy_shared(older: Path, path: Path, schema_version: int) -> None:
    """Fill the tables, there and empty, of the file at `path` with what they share with the file `older`.

    `schema_version` is that of the older file's tables.
    """
    columns = "SELECT column_name FROM duckdb_columns() WHERE database_name = 'older' AND table_name = ?"
    try:
        with duckdb.connect(str(path)) as file:
            file.execute(f"ATTACH '{str(older).replace(chr(39), chr(39) * 2)}' AS older (READ_ONLY)")
            shared = shared_columns(
                lambda name: [row[0] for row in file.execute(columns, [name]).fetchall()], schema_version
            )
            for table, names in shared.items():
                listed = ", ".join(f'"{name}"' for name in names)
                file.execute(
                    f'INSERT INTO "{table.name}" ({listed}) SELECT {listed} FROM older."{table.name}"'
                )
    except duckdb.Error as error:
        raise unreadable(older, error) from error


def one_row(
    connection: duckdb.DuckDBPyConnection,
    statement: str,
    values: Sequence[object] | Mapping[str, object] = (),
) -> tuple[Any, ...]:
    """The row of a SELECT that always gives one: counts, or the first and the last of something."""
    row: tuple[Any, ...] | None = connection.execute(statement, values).fetchone()
    if row is None:
        raise LookupError(f"No row came back of: {statement}")
    return row


def read_only_engine(path: Path) -> Engine:
    """An engine for questions to the file at `path`; a file damaged is said as StoreUnreachable."""
    engine = create_engine(
        URL.create("duckdb", database=str(path)),
        connect_args={"read_only": True, "config": dict(READER)},
        pool_size=4,  # at least one stays open, so that DuckDB keeps what it has read
        max_overflow=20,
    )

    @event.listens_for(engine, "handle_error")
    def say_damaged(context: ExceptionContext) -> None:
        if isinstance(context.original_exception, BROKEN):
            raise unreadable(path, context.original_exception) from context.original_exception

    return engine


def opened(engine: Engine, path: Path) -> Connection:
    """A connection of that engine; StoreUnreachable where the file is gone, locked or damaged."""
    try:
        return engine.connect()
    except DBAPIError as error:
        raise unreadable(path, error.orig) from error


def unreadable(path: Path, error: BaseException | None) -> StoreUnreachable:
    """The sentence for a data file that does not open or breaks while it is read."""
    if not path.exists():
        return StoreUnreachable(
            f"The data file {path} is gone: newer data may have taken its place. Open the page again; if "
            "that does not help, go back with `python -m data_access rollback`."
        )
    return StoreUnreachable(
        f"The data file {path} cannot be read ({first_line(error)}). Go back with "
        "`python -m data_access rollback`, or load the extracts again."
    )


def first_line(error: BaseException | None) -> str:
    """What a database said, without its trailing detail."""
    return (str(error).strip().splitlines() or ["no reason given"])[0].rstrip(".")
