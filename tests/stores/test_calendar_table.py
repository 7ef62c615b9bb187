"""Every day is in its own periods, against Python's own dates."""

from datetime import date, timedelta

import duckdb
import pytest

from data_access.loading.calendar_table import fill_calendar
from data_access.stores.duckdb_file import create_tables

EPOCH = date(1970, 1, 1)
FIRST, LAST = date(1968, 11, 15), date(2030, 3, 2)  # before the epoch, over leap years and a century's turn


@pytest.fixture(scope="module")
def calendar(tmp_path_factory):
    path = tmp_path_factory.mktemp("calendar") / "built.duckdb"
    create_tables(path)
    with duckdb.connect(str(path)) as connection:
        fill_calendar(connection, date(2001, 1, 1), date(2001, 1, 2))
        fill_calendar(connection, FIRST, LAST)
        cursor = connection.execute("FROM calendar ORDER BY day")
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _year(day, month):
    return date(day.year - (day.month < month), month, 1)


def test_there_is_one_row_a_day_and_no_other(calendar):
    days = [EPOCH + timedelta(row["day"]) for row in calendar]
    assert days == [FIRST + timedelta(n) for n in range((LAST - FIRST).days + 1)]


def test_each_period_is_named_by_its_first_day(calendar):
    for row in calendar:
        day = EPOCH + timedelta(row["day"])
        assert EPOCH + timedelta(row["month"]) == day.replace(day=1)
        assert EPOCH + timedelta(row["quarter"]) == date(day.year, day.month - (day.month - 1) % 3, 1)
        for month in range(1, 13):
            assert EPOCH + timedelta(row[f"year_from_{month}"]) == _year(day, month)


@pytest.mark.parametrize(
    ("day", "column", "first"),
    [
        (date(2025, 3, 31), "year_from_4", date(2024, 4, 1)),
        (date(2025, 4, 1), "year_from_4", date(2025, 4, 1)),
        (date(2024, 2, 29), "year_from_3", date(2023, 3, 1)),
        (date(2023, 12, 31), "year_from_12", date(2023, 12, 1)),
        (date(2023, 12, 31), "year_from_1", date(2023, 1, 1)),
    ],
)
def test_the_edges_of_years(calendar, day, column, first):
    row = next(row for row in calendar if row["day"] == (day - EPOCH).days)
    assert row[column] == (first - EPOCH).days
