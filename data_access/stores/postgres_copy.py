"""Tables of a snapshot from a DuckDB file into a PostgreSQL schema, and back, as CSV in bulk."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
from sqlalchemy import Connection, String, Table, text

from data_access.extracts import LAYOUTS
from data_access.schema import FACTS, metadata
from data_access.stores.duckdb_file import unreadable, with_rows

NOTHING = r"\N"  # stands for an empty value; text is quoted, so text that reads so is told apart
BLOCK = 1 << 20  # bytes
DATED = {layout.table: layout.dated for layout in LAYOUTS.values() if layout.dated}


def copy_in(connection: Connection, schema: str, built: Path) -> None:
    """Create every table in the empty schema and fill it from the DuckDB file at `built`.

    Runs in the connection's transaction. FREEZE, allowed because the tables are of
    this very transaction, spares readers the first pass over every row.
    """
    metadata.create_all(connection.execution_options(schema_translate_map={None: schema}), checkfirst=False)
    with _exchange(built, read_only=True) as (file, spool):
        for table in map(metadata.tables.__getitem__, with_rows(file)):
            order = f" ORDER BY {_quoted(DATED[table.name])}" if table.name in DATED else ""
            file.execute(
                f"COPY (SELECT {_columns(table)} FROM {_quoted(table.name)}{order}) TO '{_literal(spool)}' "
                f"(FORMAT csv, HEADER false, NULLSTR '{NOTHING}', {_force_quote(table, table.c.keys())})"
            )
            _send(
                connection,
                f"COPY {_named(schema, table)} FROM STDIN (FORMAT csv, NULL '{NOTHING}', FREEZE)",
                spool,
            )
    _index(connection, schema)


def copy_out(connection: Connection, schema: str, path: Path, tables: dict[Table, list[str]]) -> None:
    """Fill these columns of the tables, there and empty, of the DuckDB file at `path` from the schema."""
    with _exchange(path) as (file, spool):
        for table, names in tables.items():
            options = f"FORMAT csv, NULL '{NOTHING}', {_force_quote(table, names)}"
            listed = ", ".join(map(_quoted, names))
            _fetch(connection, f"COPY {_named(schema, table)} ({listed}) TO STDOUT ({options})", spool)
            if spool.stat().st_size:
                file.execute(
                    f"COPY {_quoted(table.name)} ({listed}) FROM '{_literal(spool)}' (FORMAT csv, "
                    f"HEADER false, AUTO_DETECT false, NULLSTR '{NOTHING}', ALLOW_QUOTED_NULLS false, "
                    "DELIMITER ',', QUOTE '\"', ESCAPE '\"')"
                )


def _index(connection: Connection, schema: str) -> None:
    """For a few periods of many: the calendar leads to their rows, which lie together. More need none."""
    connection.execute(text(f'CREATE UNIQUE INDEX ON "{schema}".calendar (day)'))
    for name in FACTS:
        connection.execute(text(f'CREATE INDEX ON "{schema}".{name} ({DATED[name]})'))
    tables = ", ".join(_named(schema, table) for table in metadata.sorted_tables)
    connection.execute(text(f"ANALYZE {tables}"))


@contextmanager
def _exchange(path: Path, read_only: bool = False) -> Iterator[tuple[duckdb.DuckDBPyConnection, Path]]:
    """The DuckDB file, and a file beside it to pass one table at a time through."""
    try:
        opened = duckdb.connect(str(path), read_only=read_only)
    except duckdb.Error as error:
        raise unreadable(path, error) from error
    with TemporaryDirectory(dir=path.parent) as folder, opened as file:
        yield file, Path(folder) / "table.csv"


def _send(connection: Connection, statement: str, spool: Path) -> None:
    driver: Any = connection.connection.driver_connection  # psycopg's own, as SQLAlchemy holds it
    with driver.cursor() as cursor, cursor.copy(statement) as copy, spool.open("rb") as blocks:
        while block := blocks.read(BLOCK):
            copy.write(block)


def _fetch(connection: Connection, statement: str, spool: Path) -> None:
    driver: Any = connection.connection.driver_connection  # psycopg's own, as SQLAlchemy holds it
    with driver.cursor() as cursor, cursor.copy(statement) as copy, spool.open("wb") as file:
        for block in copy:
            file.write(block)


def _force_quote(table: Table, names: Collection[str]) -> str:
    """Both write `\\N` for nothing only where it is not quoted, so every text is."""
    texts = [name for name in names if isinstance(table.c[name].type, String)]
    return f"FORCE_QUOTE ({', '.join(map(_quoted, texts))})" if texts else "DELIMITER ','"


def _columns(table: Table) -> str:
    return ", ".join(_quoted(column.name) for column in table.columns)


def _named(schema: str, table: Table) -> str:
    return f"{_quoted(schema)}.{_quoted(table.name)}"


def _quoted(name: str) -> str:
    return f'"{name}"'


def _literal(path: Path) -> str:
    return str(path).replace("'", "''")
