"""The dashboard's today, and the days around it that questions can be asked of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import duckdb

from data_access.checks import Finding
from data_access.extracts import FACTS, Kind
from data_access.loading.calendar_table import fill_calendar
from data_access.loading.columns import quoted
from data_access.loading.covering import AHEAD
from data_access.loading.dates import counted_from
from data_access.loading.source import Source
from data_access.stores.duckdb_file import one_row


def settle_as_at(
    connection: duckdb.DuckDBPyConnection,
    sources: Sequence[Source],
    told: date | None,
    previous: date | None,
    today: date,
) -> date:
    """The day the data was taken: as told, else as this load's coverage says, else the latest date there is.

    The latest date is never before the previous snapshot's. Checks find it as the variable `as_at`, and
    the day of the load as `today`.
    """
    as_at = told or _covered(connection)
    if as_at is None:
        latest = [_latest(connection, source, today) for source in sources if source.layout in FACTS]
        # Of a snapshot with lists alone the date is only the day it was loaded.
        had_facts = connection.execute("SELECT 1 FROM coverage_before").fetchone()
        as_at = max((day for day in (*latest, had_facts and previous) if day), default=today)
    for name, day in (("as_at", as_at), ("today", today)):
        connection.execute(f"SET VARIABLE {name} = (?::DATE - DATE '1970-01-01')::INTEGER", [day])
    return as_at


def gone_back(connection: duckdb.DuckDBPyConnection, as_at: date, previous: date | None) -> list[Finding]:
    """A reason not to load for each extract taken before the one shown, and where today itself goes back."""
    older = connection.execute(
        "SELECT extract, a.name, DATE '1970-01-01' + c.as_at, DATE '1970-01-01' + b.as_at FROM covered_now c "
        "JOIN coverage_before b USING (authority, extract) JOIN authority a ON a.key = authority "
        "WHERE c.as_at < b.as_at ORDER BY ALL"
    ).fetchall()
    found = [
        _older(extract, f"The {extract} of {name} were", taken, shown)
        for extract, name, taken, shown in older
    ]
    had_facts = connection.execute("SELECT 1 FROM coverage_before").fetchone()
    if had_facts and previous and as_at < previous and not found:
        found = [_older("", "This extract was", as_at, previous)]
    return found


def _older(extract: str, start: str, taken: date, shown: date) -> Finding:
    days = (shown - taken).days
    sentence = (
        f"{start} taken on {taken:%d/%m/%Y}, {days:,} {'day' if days == 1 else 'days'} before what is shown "
        f"now ({shown:%d/%m/%Y}), so older rows would take the place of newer ones. Load the newer extract."
    )
    return Finding("", extract, "older_extract", "warning", None, None, sentence, stops=True)


def _covered(connection: duckdb.DuckDBPyConnection) -> date | None:
    """The latest as-at date of coverage, where this load brings any."""
    covered = "SELECT DATE '1970-01-01' + max(as_at) FROM coverage WHERE EXISTS (SELECT 1 FROM covered_now)"
    as_at: date | None = one_row(connection, covered)[0]
    return as_at


def _latest(connection: duckdb.DuckDBPyConnection, source: Source, today: date) -> date | None:
    """The latest date in a file of facts that is not after today: beyond, it must be a slip of the pen."""
    # What is planned may lie ahead of the extract and still be past today.
    known = (field for field in source.layout.fields if field.kind is Kind.DATE and not field.ahead)
    days = [quoted(field.name) for field in known]
    if not days:  # a measure is for months, some of them still to come
        return None
    found = ", ".join(
        f"(SELECT max(day) FILTER (day <= ?) FROM (SELECT as_date(sent) {counted_from(source)} AS day FROM "
        f"(SELECT DISTINCT {day} AS sent FROM {source.table})))"
        for day in days
    )
    latest = one_row(connection, f"SELECT {found}", [today] * len(days))
    return max((day for day in latest if day), default=None)


def fill_years(connection: duckdb.DuckDBPyConnection, as_at: date) -> None:
    """Whole years around every date that figures can be asked of."""
    spans = " UNION ALL ".join(f"SELECT min({fact.dated}) AS first FROM {fact.table}" for fact in FACTS)
    planned = " UNION ALL ".join(
        f"SELECT max({fact.dated}) AS last FROM {fact.table}" for fact in FACTS if fact.name in AHEAD
    )
    first, last = one_row(
        connection,
        "SELECT year(DATE '1970-01-01' + min(first)), year(DATE '1970-01-01' + max(last)) FROM "
        f"({spans} UNION ALL SELECT min(covers_from) FROM coverage), "
        f"(SELECT max(last) AS last FROM ({planned} UNION ALL SELECT max(covers_to) FROM coverage))",
    )
    last = max(last or as_at.year, as_at.year)
    fill_calendar(connection, date((first or as_at.year) - 1, 1, 1), date(last + 1, 12, 31))
