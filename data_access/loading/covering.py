"""Which dates each extract is complete for: as coverage.csv says, else as the dated rows show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

import duckdb

from data_access.checks import Finding
from data_access.extracts import LAYOUTS, Layout
from data_access.facts import FACTS
from data_access.facts.columns import Amount
from data_access.loading.columns import quoted
from data_access.loading.report import FileReport
from data_access.stores.duckdb_file import one_row

# Extracts whose rows may be of months still to come, as what is planned for them: the columns of what has
# happened.
AHEAD = {
    fact.extract: [each.name for each in fact.columns if isinstance(each, Amount) and not each.ahead]
    for fact in FACTS.values()
    if any(isinstance(each, Amount) and each.ahead for each in fact.columns)
}


def happened(extract: str) -> str:
    """The condition on rows of `accepted` that tell of more than a plan; all rows, where none does."""
    if extract not in AHEAD:
        return "TRUE"
    told = " OR ".join(f"{quoted(name)} IS NOT NULL" for name in AHEAD[extract])
    return f"({told} OR NOT EXISTS (FROM accepted WHERE {told}))"


def added_only(connection: duckdb.DuckDBPyConnection, layout: Layout) -> Iterator[Finding]:
    """A note where `accepted` joins rows already there and no coverage says which window it is all of.

    To be asked before the rows are put in place.
    """
    unsaid = connection.execute(
        "SELECT name FROM authority WHERE key IN (SELECT authority FROM accepted) "
        f"AND key IN (SELECT authority FROM {quoted(layout.table)}) "
        "AND key NOT IN (SELECT authority FROM covered_now WHERE extract = ?) ORDER BY key",
        [layout.name],
    ).fetchall()
    if not unsaid:
        return
    start = f"No coverage.csv came with {layout.name}.csv"
    if connection.execute("SELECT 1 FROM covered_now WHERE extract = ?", [layout.name]).fetchone():
        named = ", ".join(name for (name,) in unsaid)
        start = f"coverage.csv has no line for the {layout.name} of {named}"
    sentence = (
        f"{start}, so rows were added or replaced by their reference and none was removed. "
        "Send coverage.csv to replace a whole window."
    )
    yield Finding("", layout.name, "window_not_stated", "note", None, None, sentence)


def hold_back(
    connection: duckdb.DuckDBPyConnection, files: Sequence[FileReport], findings: Sequence[Finding]
) -> Iterator[Finding]:
    """Leave what coverage.csv says of a file that came with it and brought no row.

    Its months would read as zero, and be published as that, where only the file was at fault.
    """
    brought = {file.extract for file in files if file.loaded}
    sent = {found.extract for found in findings if found.file} | {file.extract for file in files}
    unnamed = any(found.rule == "unknown_extract" for found in findings)
    said = connection.execute("SELECT DISTINCT extract FROM covered_now ORDER BY 1").fetchall()
    for (extract,) in said:
        if extract in brought or not (unnamed or extract in sent):
            continue
        own = "extract = ? AND authority IN (SELECT authority FROM covered_now WHERE extract = ?)"
        connection.execute(f"DELETE FROM coverage WHERE {own}", [extract, extract])
        before = f"SELECT * FROM coverage_before WHERE {own}"
        connection.execute(f"INSERT INTO coverage BY NAME {before}", [extract, extract])
        sentence = (
            f"No row of {extract} could be used, so the line of coverage.csv for {extract} was left out: its "
            f"months would have read as zero. Correct the {extract} and load them with coverage.csv again."
        )
        yield Finding("", extract, "coverage_without_rows", "error", None, None, sentence, stops=True)


def cover(connection: duckdb.DuckDBPyConnection, as_at: date) -> Iterator[Finding]:
    """Bring coverage up to what this load brought.

    Windows that touch become one. A fact without a line in this load's coverage.csv is taken as complete
    from its first to its last date.
    """
    _join_windows(connection)
    yield from _rows_outside(connection)
    assumed = connection.execute(
        "SELECT d.extract, d.authority, a.name, min(d.day), max(d.last) FROM dated_now d "
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
        yield from _empty_months(connection, extract, (authority, name), (start, end))


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


# Rows of this load, and of them those before and after what is complete; whether a month after it was over.
OUTSIDE = (
    "SELECT extract, a.name, DATE '1970-01-01' + covers_from, DATE '1970-01-01' + covers_to, "
    "sum(d.rows), coalesce(sum(d.rows) FILTER (day < covers_from AND opening_stock = 0), 0), "
    "coalesce(sum(d.rows) FILTER (day > covers_to), 0), coalesce(bool_or(day > covers_to AND "
    "day < date_trunc('month', DATE '1970-01-01' + as_at + 1)::DATE - DATE '1970-01-01'), FALSE) "
    "FROM dated_now d JOIN coverage USING (extract, authority) JOIN authority a ON a.key = authority "
    "SEMI JOIN covered_now USING (extract, authority) GROUP BY ALL ORDER BY ALL"
)


def _rows_outside(connection: duckdb.DuckDBPyConnection) -> Iterator[Finding]:
    """Findings on rows of this load dated before or after what its coverage.csv gives for them.

    Two sorts are foreseen: rows before the first day, where what was open then is in the file, and rows
    of the month that was not over when the extract was taken.
    """
    for extract, name, first, last, rows, before, after, over in connection.execute(OUTSIDE).fetchall():
        start, dated = f"{extract.capitalize()} of {name}", LAYOUTS[extract].dated
        if before:
            sentence = (
                f"{start} dated before {first:%d/%m/%Y}: {before:,} of {rows:,}. That is the first day that "
                "coverage.csv says is complete, so months before it are not available. Correct covers_from, "
                "or leave such rows out."
            )
            rule = "rows_before_coverage"
            yield Finding("", extract, rule, "warning", dated, None, sentence, before, stops=True)
        if after:
            sentence = (
                f"{start} dated after {last:%d/%m/%Y}: {after:,} of {rows:,}. That is the last day that "
                "coverage.csv says is complete, so months after it are not available. Correct covers_to, or "
                "leave such rows out."
            )
            rule = "rows_after_coverage"
            yield Finding("", extract, rule, "warning", dated, None, sentence, after, stops=over)


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
    first, last = one_row(connection, days)
    return first, last


def _empty_months(
    connection: duckdb.DuckDBPyConnection, extract: str, authority: tuple[int, str], window: tuple[date, date]
) -> Iterator[Finding]:
    """A warning for each run of whole months in a window merely assumed that has no row at all."""
    layout, (key, name) = LAYOUTS[extract], authority
    day = f"DATE '1970-01-01' + {quoted(layout.dates)}"
    seen = connection.execute(
        f"SELECT DISTINCT date_trunc('month', {day})::DATE FROM {quoted(layout.table)} "
        f"WHERE authority = ? AND {day} BETWEEN ? AND ? ORDER BY 1",
        [key, *window],
    ).fetchall()
    # An assumed window begins and ends on a day with a row, so a gap lies between two months seen.
    for (before,), (after,) in pairwise(seen):
        first, last = _next_month(before), after - timedelta(days=1)
        if first < after:
            several = (first.year, first.month) != (last.year, last.month)
            span = f"{first:%B %Y} to {last:%B %Y} have" if several else f"{first:%B %Y} has"
            sentence = (
                f"{span} no {extract} of {name}: see that there were none. If the month is missing from the "
                "extract, send coverage.csv with the dates that are complete, or an extract with the month."
            )
            yield Finding("", extract, "month_without_rows", "warning", layout.dated, None, sentence)


def _next_month(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)
