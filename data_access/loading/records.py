"""What a load leaves on record beside its rows: completeness, what was restated, what was found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import duckdb

from data_access.checks import Finding
from data_access.extracts import FACTS, Kind, Layout
from data_access.facts import FACTS as DECLARED
from data_access.facts.columns import Amount
from data_access.facts.declaration import Fact, Measure
from data_access.loading.columns import quoted, stored, table_of
from data_access.loading.covering import AHEAD
from data_access.loading.report import FileReport, Restated
from data_access.mapping.own_words import OwnWords

MONTH = "(date_trunc('month', DATE '1970-01-01' + {0})::DATE - DATE '1970-01-01')::INTEGER"
LAST_OF_MONTH = "(last_day(DATE '1970-01-01' + {0}) - DATE '1970-01-01')::INTEGER"


def remember_before(connection: duckdb.DuckDBPyConnection) -> None:
    """Keep the previous snapshot's totals by month and its coverage, and make tables to take notes in."""
    connection.execute(f"CREATE TABLE totals_before AS {_totals()}")
    connection.execute(f"CREATE TABLE met_before AS {meeting()}")
    connection.execute("CREATE TABLE coverage_before AS SELECT * FROM coverage")
    connection.execute("CREATE TABLE covered_now AS SELECT * FROM coverage WHERE FALSE")
    connection.execute(
        "CREATE TABLE dated_now "
        "(extract VARCHAR, authority SMALLINT, day INTEGER, last INTEGER, rows INTEGER)"
    )
    connection.execute("CREATE TABLE absent (dimension VARCHAR, key INTEGER)")


def _totals() -> str:
    return " UNION ALL ".join(
        f"SELECT '{layout.name}' AS extract, authority, {MONTH.format(layout.dated)} AS month, "
        f"{_total(fact)} AS total FROM {layout.table} GROUP BY ALL"
        for layout, fact in zip(FACTS, DECLARED.values(), strict=True)
    )


def totals(
    connection: duckdb.DuckDBPyConnection, kept: str | None = None
) -> dict[tuple[str, int, date], int]:
    """By extract, authority's key and first day of month, how much there is: as `kept` in a table, or now."""
    months = "SELECT extract, authority, DATE '1970-01-01' + month, total::BIGINT FROM "
    rows = connection.execute(months + (kept or f"({_totals()})")).fetchall()
    return {(extract, authority, month): total for extract, authority, month, total in rows}


def meeting() -> str:
    """The SQL of how many people of each fact there are, and how many of them are among the first fact's.

    Of rows dated within what the first one covers: before and after it they need not be there.
    """
    first, *others = DECLARED.values()
    shared = [(fact, person.name) for fact in others for person in fact.who if person in first.who]
    return " UNION ALL ".join(
        f"SELECT '{fact.extract}' AS extract, f.authority, '{person}' AS person, "
        f"count(DISTINCT f.{person}) AS people, "
        f"count(DISTINCT f.{person}) FILTER (f.{person} IN (SELECT {person} FROM {first.name})) AS met "
        f"FROM {fact.name} f JOIN coverage c ON c.extract = '{first.extract}' AND c.authority = f.authority "
        f"WHERE f.{fact.dated} BETWEEN c.covers_from AND c.covers_to GROUP BY ALL"
        for fact, person in shared
    )


def _total(fact: Fact) -> str:
    """How much there is of a month: rows, or of a measure all its amounts, to the whole."""
    amounts = [f"coalesce({each.name}, 0)" for each in fact.columns if isinstance(each, Amount)]
    return f"round(sum({' + '.join(amounts)}))" if isinstance(fact, Measure) and amounts else "sum(n)"


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


def reach(connection: duckdb.DuckDBPyConnection, number: int) -> None:
    """Record how far each extract reaches now, which the next load will move on."""
    columns = "authority, extract, covers_from, covers_to, as_at"
    connection.execute(f"INSERT INTO reached SELECT {number}, {columns} FROM coverage")


def complete(connection: duckdb.DuckDBPyConnection) -> None:
    """Record, over all rows, how long things last and in how many of them each field says something."""
    for fact in DECLARED.values():
        _last(connection, fact)
    connection.execute("DELETE FROM completeness")
    for layout in FACTS:
        fields = dict(_recorded(layout))
        filled = ", ".join(f"count(*) FILTER (WHERE {recorded})" for recorded in fields.values())
        counted = (
            f"SELECT count(*) AS rows, [{filled}] AS filled FROM {_happened(layout)} HAVING count(*) > 0"
        )
        connection.execute(
            f"INSERT INTO completeness SELECT ?, unnest(?), rows, unnest(filled) FROM ({counted})",
            [layout.name, list(fields)],
        )


def _happened(layout: Layout) -> str:
    """The rows of a layout without those that are only planned, in which nothing can be recorded yet."""
    if layout.name not in AHEAD:
        return layout.table
    last = f"(SELECT max(covers_to) FROM coverage WHERE extract = '{layout.name}')"
    return f"{layout.table} WHERE coalesce({layout.dated} <= {last}, TRUE)"


def _last(connection: duckdb.DuckDBPyConnection, fact: Fact) -> None:
    """Record the months within which 95% of what the fact's rows are about, and is over, was over."""
    began, over = fact.lasts or (fact.dated, fact.dated)
    months = f"ceil(quantile_disc({over} - {began}, 0.95) * 12 / 365.25)"
    ended = f"{fact.name} f WHERE f.authority = coverage.authority AND {over} IS NOT NULL"
    connection.execute(
        f"UPDATE coverage SET lasts = coalesce((SELECT {months} FROM {ended}), 0) WHERE extract = ?",
        [fact.extract],
    )


def _recorded(layout: Layout) -> Iterator[tuple[str, str]]:
    """Fields whose emptiness can be told from a value, each with the SQL of its being filled in."""
    table = table_of(layout)
    for field, (column, _) in zip(layout.fields, stored(layout), strict=True):
        if field.empty_means:
            continue
        if field.dimension:
            yield field.name, f"{quoted(column)} <> 0"
        elif table.c[column].nullable and field.kind is not Kind.FLAG:
            yield field.name, f"{quoted(column)} IS NOT NULL"


def lead(connection: duckdb.DuckDBPyConnection, own: OwnWords) -> None:
    """Record the headlines that the mapping chooses; without a mapping those of before stay."""
    if own.name:
        connection.execute("DELETE FROM headline")
        for place, metric in enumerate(own.headlines, 1):
            connection.execute("INSERT INTO headline VALUES (?, ?)", [place, metric])


def record(
    connection: duckdb.DuckDBPyConnection,
    number: int,
    loaded_at: str,
    files: Sequence[FileReport],
    findings: Sequence[Finding],
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
            found.sentence,
            int(found.stops),
        ]
        connection.execute("INSERT INTO finding VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
