"""What a load leaves on record beside its rows: coverage, completeness, what was restated, what was found."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import duckdb

from data_access.checks import Finding
from data_access.extracts import FACTS, Kind, Layout
from data_access.loading.columns import quoted, stored, table_of
from data_access.loading.report import FileReport, Restated

MONTH = "(date_trunc('month', DATE '1970-01-01' + {0})::DATE - DATE '1970-01-01')::INTEGER"
LAST_OF_MONTH = "(last_day(DATE '1970-01-01' + {0}) - DATE '1970-01-01')::INTEGER"


def remember_before(connection: duckdb.DuckDBPyConnection) -> None:
    """Keep the previous snapshot's totals by month and its coverage, and make tables to take notes in."""
    connection.execute(f"CREATE TABLE totals_before AS {_totals()}")
    connection.execute("CREATE TABLE coverage_before AS SELECT * FROM coverage")
    connection.execute("CREATE TABLE covered_now AS SELECT * FROM coverage WHERE FALSE")
    connection.execute(
        "CREATE TABLE dated_now (extract VARCHAR, authority SMALLINT, first INTEGER, last INTEGER)"
    )
    connection.execute("CREATE TABLE absent (dimension VARCHAR, key INTEGER)")


def _totals() -> str:
    return " UNION ALL ".join(
        f"SELECT '{layout.name}' AS extract, authority, {MONTH.format(layout.dated)} AS month, "
        f"sum(n) AS total FROM {layout.table} GROUP BY ALL"
        for layout in FACTS
    )


def restate(connection: duckdb.DuckDBPyConnection, number: int) -> list[Restated]:
    """Record the months, covered both before and now, whose totals changed."""
    connection.execute(
        f"""INSERT INTO restatement SELECT {number}, m.extract, m.authority, m.month, m.before, m.after FROM (
        SELECT extract, authority, month, coalesce(b.total, 0) AS before, coalesce(a.total, 0) AS after
        FROM totals_before b FULL JOIN ({_totals()}) a USING (extract, authority, month)) m
        JOIN coverage_before cb USING (extract, authority) JOIN coverage ca USING (extract, authority)
        WHERE m.before <> m.after AND m.month >= greatest(cb.covers_from, ca.covers_from)
        AND {LAST_OF_MONTH.format("m.month")} <= least(cb.covers_to, ca.covers_to)
        ORDER BY m.extract, m.authority, m.month"""
    )
    rows = connection.execute(
        "SELECT extract, a.name, DATE '1970-01-01' + month, before, after FROM restatement r "
        f"JOIN authority a ON a.key = r.authority WHERE number = {number} "
        "ORDER BY extract, r.authority, month"
    ).fetchall()
    return [Restated(*row) for row in rows]


def cover(connection: duckdb.DuckDBPyConnection, as_at: date) -> Iterator[Finding]:
    """Bring coverage up to what this load brought.

    Windows that touch become one. A fact without a line in this load's coverage.csv is taken as complete
    from its first to its last date.
    """
    _join_windows(connection)
    assumed = connection.execute(
        "SELECT d.extract, d.authority, a.name, min(d.first), max(d.last) FROM dated_now d "
        "JOIN authority a ON a.key = d.authority WHERE NOT EXISTS (SELECT 1 FROM covered_now c "
        "WHERE c.extract = d.extract AND c.authority = d.authority) GROUP BY ALL ORDER BY 1, 2"
    ).fetchall()
    for extract, authority, name, first, last in assumed:
        start, end = _widen(connection, authority, extract, (first, last, as_at))
        sentence = (
            f"No coverage.csv says for which dates the {extract} of {name} are complete: taken as "
            f"{start:%d/%m/%Y} to {end:%d/%m/%Y}, as at {as_at:%d/%m/%Y}. Load coverage.csv to say otherwise."
        )
        yield Finding("", extract, "coverage_assumed", "note", None, None, sentence)


def _join_windows(connection: duckdb.DuckDBPyConnection) -> None:
    """A window that follows or overlaps the one before widens it: the rows of both are there."""
    connection.execute(
        """UPDATE coverage SET covers_from = least(coverage.covers_from, b.covers_from),
        covers_to = greatest(coverage.covers_to, b.covers_to), as_at = greatest(coverage.as_at, b.as_at),
        opening_stock = CASE WHEN b.covers_from < coverage.covers_from THEN b.opening_stock
                             ELSE coverage.opening_stock END
        FROM coverage_before b WHERE b.authority = coverage.authority AND b.extract = coverage.extract
        AND b.covers_from <= coverage.covers_to + 1 AND coverage.covers_from <= b.covers_to + 1"""
    )


def _widen(
    connection: duckdb.DuckDBPyConnection, authority: int, extract: str, span: tuple[int, int, date]
) -> tuple[date, date]:
    """Widen what is covered so far to the file's first and last day; the first and last day now covered."""
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE widened AS SELECT ?::SMALLINT AS authority, ? AS extract, "
        "least(min(covers_from), ?::INTEGER) AS covers_from, "
        "greatest(max(covers_to), ?::INTEGER) AS covers_to, (?::DATE - DATE '1970-01-01')::INTEGER AS as_at, "
        "coalesce(max(opening_stock), 0) AS opening_stock FROM coverage WHERE authority = ? AND extract = ?",
        [authority, extract, *span, authority, extract],
    )
    connection.execute("DELETE FROM coverage WHERE authority = ? AND extract = ?", [authority, extract])
    connection.execute("INSERT INTO coverage BY NAME SELECT * FROM widened")
    days = "SELECT DATE '1970-01-01' + covers_from, DATE '1970-01-01' + covers_to FROM widened"
    return connection.execute(days).fetchone()


def complete(connection: duckdb.DuckDBPyConnection) -> None:
    """Record, over the whole snapshot, in how many rows of each fact each field says something."""
    connection.execute("DELETE FROM completeness")
    for layout in FACTS:
        for field, recorded in _recorded(layout):
            connection.execute(
                f"INSERT INTO completeness SELECT ?, ?, count(*), count(*) FILTER (WHERE {recorded}) "
                f"FROM {layout.table} HAVING count(*) > 0",
                [layout.name, field],
            )


def _recorded(layout: Layout) -> Iterator[tuple[str, str]]:
    """Fields whose emptiness can be told from a value, each with the SQL of its being filled in."""
    table = table_of(layout)
    for field, (column, _) in zip(layout.fields, stored(layout), strict=True):
        if field.dimension:
            yield field.name, f"{quoted(column)} <> 0"
        elif table.c[column].nullable and field.kind is not Kind.FLAG:
            yield field.name, f"{quoted(column)} IS NOT NULL"


def record(
    connection: duckdb.DuckDBPyConnection,
    number: int,
    loaded_at: str,
    files: list[FileReport],
    findings: list[Finding],
) -> None:
    """Write what this load read and found among what earlier ones did."""
    for file in files:
        row = [number, loaded_at, file.file, file.extract, file.sha256, file.read, file.loaded, file.rejected]
        connection.execute("INSERT INTO load VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
    for found in findings:
        row = [
            number,
            found.file,
            found.extract,
            found.rule,
            found.severity,
            found.column,
            found.rows,
            found.row,
        ]
        connection.execute("INSERT INTO finding VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", [*row, found.sentence])
