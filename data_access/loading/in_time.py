"""Rows dated when their place or team was not there: after it ended, or before it began."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import duckdb

from data_access.checks import Finding
from data_access.extracts import FACTS, LAYOUTS
from data_access.loading.columns import quoted
from data_access.loading.source import Source
from data_access.schema import SUCCESSORS

LISTS = {layout.table: name for name, layout in LAYOUTS.items() if layout.key == ("code",)}


def out_of_time(connection: duckdb.DuckDBPyConnection, source: Source) -> Iterator[Finding]:
    """Warnings on the rows of `conformed` that are loaded and were dated when their place was not there.

    The rows stay with what they were sent with: only the council knows whether day or place is wrong.
    """
    if source.layout in FACTS:
        held = {field.name for field in source.layout.fields if field.dimension}
        for dimension in (name for name in SUCCESSORS if name in held):
            yield from _of(connection, source, dimension)


def _of(connection: duckdb.DuckDBPyConnection, source: Source, dimension: str) -> Iterator[Finding]:
    dated = source.layout.dates
    found = connection.execute(
        f"SELECT {quoted(dated)} > l.ended AS late, l.name, DATE '1970-01-01' + l.ended, "
        "DATE '1970-01-01' + l.began, l.after, l.before, count(*), min(file_row) "
        f"FROM conformed c JOIN ({_lives(dimension)}) l ON l.key = c.{quoted(dimension)} "
        f"WHERE ({quoted(dated)} > l.ended OR {quoted(dated)} < l.began) "
        "AND file_row NOT IN (SELECT file_row FROM rejected) GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    for late, name, ended, began, after, before, rows, first in found:
        said = (
            f"Row {first}{f' and {rows - 1:,} more' if rows > 1 else ''}: column {dimension} names {name}, "
        )
        if late:
            said += _after_its_end(ended, after, dated)
        else:
            said += _before_its_beginning(began, before, dated, dimension)
        rule = "after_its_end" if late else "before_its_beginning"
        extract = source.layout.name
        yield Finding(source.file, extract, rule, "warning", dimension, first, said, rows)


def _after_its_end(ended: date, after: str | None, dated: str) -> str:
    follows = f" {after} took over. Write {after} there" if after else " Write what took over from it"
    return f"which ended on {ended:%d/%m/%Y}.{follows}, or correct {dated}."


def _before_its_beginning(began: date, before: str | None, dated: str, dimension: str) -> str:
    instead = f"Write {before} there" if before else "Write what was there before it"
    return (
        f"which began on {began:%d/%m/%Y}. {instead}, or correct {dated}; if it was there before, give its "
        f"first day in the column opened of {LISTS[dimension]}.csv."
    )


def _lives(dimension: str) -> str:
    """The SQL of each member's first and last day, and of the names of what it follows and what follows it.

    What hands over ended the day before, and what takes over began that day, unless the list says otherwise.
    """
    links = SUCCESSORS[dimension].name
    return (
        f"SELECT m.key, m.name, coalesce(m.opened, min(b.changed)) AS began, "
        f"coalesce(m.closed, max(a.changed) - 1) AS ended, string_agg(DISTINCT later.name, ' or ') AS after, "
        f"string_agg(DISTINCT earlier.name, ' or ') AS before FROM {dimension} m "
        f"LEFT JOIN {links} a ON a.{dimension} = m.key "
        f"LEFT JOIN {dimension} later ON later.key = a.successor "
        f"LEFT JOIN {links} b ON b.successor = m.key "
        f"LEFT JOIN {dimension} earlier ON earlier.key = b.{dimension} "
        "WHERE m.key <> 0 GROUP BY m.key, m.name, m.opened, m.closed"
    )
