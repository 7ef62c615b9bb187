"""The days questions are asked about, each with the periods it lies in."""

from __future__ import annotations

from datetime import date

import duckdb

_EPOCH = "DATE '1970-01-01'"


def fill_calendar(connection: duckdb.DuckDBPyConnection, first: date, last: date) -> None:
    """Make the `calendar` table hold one row for each day from `first` to `last`, both included.

    All columns are day numbers (days since 1970-01-01). A period is named by its
    first day, so `year_from_4` of 31 March 2025 is the number of 1 April 2024.
    """
    columns = ", ".join(f"{_number(_year_from(month))} AS year_from_{month}" for month in range(1, 13))
    connection.execute("DELETE FROM calendar")
    connection.execute(
        f"INSERT INTO calendar BY NAME SELECT {_number('day')} AS day, "
        f"{_number(_first_of('month'))} AS month, {_number(_first_of('quarter'))} AS quarter, {columns} "
        "FROM (SELECT unnest(generate_series(?::DATE, ?::DATE, INTERVAL 1 DAY))::DATE AS day)",
        [first, last],
    )


def _number(day: str) -> str:
    return f"({day}) - {_EPOCH}"


def _first_of(period: str) -> str:
    return f"date_trunc('{period}', day)::DATE"


def _year_from(month: int) -> str:
    """First day of the year, of those that begin in this month, that the day lies in."""
    return f"make_date(year(day) - (month(day) < {month})::INTEGER, {month}, 1)"
