"""Months are published a quarter at a time, three months after it ends, and what that does for late rows."""

import math
from datetime import date

import duckdb
import pytest

from data_access.protection.cubes import CUBES, published_months
from data_access.stores.duckdb_file import create_tables
from metrics.periods import add_months, day_number, from_day_number
from tests.protection.building import cells, members, protected

REFERRALS = CUBES["referral"]
LATE = 60  # days that a row comes late on average, where it does
OWN = ("id", "received", "n", "authority", "locality", "team_type", "source_group")
FIRST, MONTHS = date(2022, 1, 1), 18


def _covered(path, first: date, last: date, before: date | None = None):
    """The months to publish of a file that covers these days, where the month `before` was published once."""
    create_tables(path)
    with duckdb.connect(str(path)) as connection:
        connection.execute(
            "INSERT INTO coverage (authority, extract, covers_from, covers_to, as_at, opening_stock) "
            "VALUES (1, 'referrals', ?, ?, ?, 0)",
            [day_number(first), day_number(last), day_number(last)],
        )
        known = {1: [day_number(before)]} if before else {}
        months = published_months(connection, REFERRALS, known)[1]
        return [from_day_number(month) for month in months]


@pytest.mark.parametrize(
    ("last", "published"),
    [
        (date(2024, 6, 29), date(2023, 12, 1)),
        (date(2024, 6, 30), date(2024, 3, 1)),
        (date(2024, 9, 29), date(2024, 3, 1)),
        (date(2024, 9, 30), date(2024, 6, 1)),
        (date(2024, 2, 29), date(2023, 9, 1)),
    ],
)
def test_a_quarter_is_published_three_months_after_it_ends(tmp_path, last, published):
    months = _covered(tmp_path / "file.duckdb", date(2023, 4, 10), last)
    assert months[0] == date(2023, 5, 1)  # the first whole one
    assert months[-1] == published
    assert months == [add_months(months[0], number) for number in range(len(months))]


def test_nothing_is_published_before_a_quarter_has_settled(tmp_path):
    assert _covered(tmp_path / "file.duckdb", date(2024, 1, 1), date(2024, 6, 29)) == []


def test_a_month_published_sooner_by_an_older_version_stays_published(tmp_path):
    months = _covered(tmp_path / "a.duckdb", date(2023, 10, 1), date(2024, 6, 29), date(2024, 5, 1))
    assert months[-2:] == [date(2023, 12, 1), date(2024, 5, 1)]
    shorter = _covered(tmp_path / "b.duckdb", date(2023, 10, 1), date(2024, 5, 30), date(2024, 5, 1))
    assert shorter[-1] == date(2023, 12, 1), "a month that is no longer covered whole is not published"


def _came() -> list[tuple[int, int]]:
    """Forty referrals a month, one in five of which comes late: the day of each, and the day it came."""
    rows = []
    for month in range(MONTHS):
        for number in range(40):
            day = day_number(add_months(FIRST, month)) + number % 28
            late = round(-math.log((number // 5 + 0.5) / 8) * LATE) if number % 5 == 0 else 0
            rows.append((day, day + late))
    return rows


def _settles(day: int) -> int:
    """The last day of the three months after the quarter of that day."""
    told = from_day_number(day)
    return day_number(add_months(date(told.year, (told.month - 1) // 3 * 3 + 1, 1), 6)) - 1


def _loaded(path, rows: list[tuple[int, int]], last: int) -> dict:
    """What is published of what has come by that day, with what the load before published."""
    with duckdb.connect(str(path)) as connection:
        described = connection.execute("DESCRIBE referral").fetchall()
        rest = [name for name, _, null, *_ in described if null == "NO" and name not in OWN]
        connection.execute("DELETE FROM referral")
        connection.execute("DELETE FROM coverage")
        connection.execute(
            "INSERT INTO coverage (authority, extract, covers_from, covers_to, as_at, opening_stock) "
            "VALUES (1, 'referrals', ?, ?, ?, 0)",
            [rows[0][0], last, last],
        )
        came = [(number, day) for number, (day, came) in enumerate(rows) if came <= last]
        columns, zeros = ", ".join((*OWN, *rest)), ", 0" * len(rest)
        connection.executemany(f"INSERT INTO referral ({columns}) VALUES (?, ?, 1, 1, 1, 1, 1{zeros})", came)
    return cells(protected(path), "referral")


def test_late_rows_are_in_when_a_month_is_published(tmp_path):
    """Frozen on its last day, a month would lack one in seven for good."""
    rows, path = _came(), tmp_path / "loaded.duckdb"
    create_tables(path)
    members(path)
    for quarter in range(2, MONTHS // 3 + 1):
        shown = _loaded(path, rows, day_number(add_months(FIRST, 3 * quarter)) - 1)
    months = {place[0] for place in shown}
    assert len(months) == MONTHS - 3
    there = [(day, came) for day, came in rows if day <= max(months) + 27]
    at_once = sum(came < day_number(add_months(from_day_number(day), 1)) for day, came in there)
    settled = sum(came <= _settles(day) for day, came in there)
    assert at_once < 0.88 * len(there) and settled > 0.98 * len(there)
    assert abs(sum(shown.values()) - settled) <= 10
