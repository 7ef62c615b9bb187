"""Rows into a DuckDB table."""

from __future__ import annotations

import duckdb


def fill(
    connection: duckdb.DuckDBPyConnection, table: str, columns: tuple[str, ...], rows: list[tuple]
) -> None:
    """Insert the rows, a column at a time: row by row is a hundred times slower."""
    if rows:
        values = ", ".join("unnest(?)" for _ in columns)
        lists = [list(column) for column in zip(*rows, strict=True)]
        connection.execute(f"INSERT INTO {table} ({', '.join(columns)}) SELECT {values}", lists)
