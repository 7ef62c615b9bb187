"""Earlier forecasts against what happened, read back from both files and judged again by hand."""

import csv
import io
from dataclasses import replace
from datetime import UTC, date, datetime

import openpyxl
import pytest

from data_access.forecasts import Forecast, Month
from metrics.answer import Status
from metrics.periods import Grain
from metrics.readings.outturn import outturns
from pages.parts.exports import earlier
from tests.answers import answer, figure
from tests.exports.test_exports import figures_of

HAPPENED = [100, 131.5, 140, 90, figure(3, status=Status.PROVISIONAL)]  # January to May 2025
OLD, NEW = (datetime(2025, month, 5, 9, 30, tzinfo=UTC) for month in (1, 3))


def forecast(loaded_at, *months):
    return Forecast(1, loaded_at, tuple(Month(date(2025, n, 1), 120.25, b, (0, 999)) for n, b in months))


@pytest.fixture
def held():
    shown = answer(HAPPENED, first=date(2025, 1, 1), last=date(2025, 5, 31), grain=Grain.MONTH)
    kept = [
        forecast(OLD, (1, (100, 140.5)), (2, (90, 131.4)), (3, (80, 160))),
        forecast(NEW, (3, (110, 139)), (4, (89.5, 90)), (5, (1, 9)), (6, (1, 9))),
    ]
    return replace(shown, within=("Lanark",)), outturns(shown, kept)


def test_a_row_is_a_month_of_one_load_the_newest_load_first(held):
    rows = list(csv.DictReader(io.StringIO(earlier.csv(*held).decode("utf-8-sig"))))
    told = [(row["data_loaded"][:10], row["period"], row["value"], row["inside_80"]) for row in rows]
    assert told == [
        ("2025-03-05", "March 2025", "140", "outside"),
        ("2025-03-05", "April 2025", "90", "inside"),
        ("2025-03-05", "May 2025", "3", "not judged yet"),
        ("2025-01-05", "January 2025", "100", "inside"),
        ("2025-01-05", "February 2025", "131.5", "outside"),
        ("2025-01-05", "March 2025", "140", "inside"),
    ]
    for row in rows:
        inside = float(row["ahead_low_80"]) <= float(row["value"]) <= float(row["ahead_high_80"])
        assert row["inside_80"] in ("not judged yet", "inside" if inside else "outside")
    assert {row["line_ahead"] for row in rows} == {"120.25"} and rows[2]["status"] == "provisional"
    assert {row["snapshot"] for row in rows} == {"3"}
    assert rows[0]["earlier_forecasts_against_what_happened"].startswith("3 of 5 fell inside the 80% range")


def test_the_workbook_says_the_same_with_the_scope_in_its_title(held):
    rows = list(csv.DictReader(io.StringIO(earlier.csv(*held).decode("utf-8-sig"))))
    book = openpyxl.load_workbook(io.BytesIO(earlier.excel(*held)))
    lines = figures_of(book, "Earlier forecasts", "Data loaded")
    for line, row in zip(lines, rows, strict=True):
        assert [line["Month"], str(line["What happened"])] == [row["period"], row["value"]]
        assert line["4 chances in 5, low"] == float(row["ahead_low_80"])
        assert line["Inside the range of 4 chances in 5"] == row["inside_80"]
    assert book["Earlier forecasts"]["A1"].value.startswith("Within Lanark: Earlier forecasts against what")
    assert book["Cover"]["A2"].value or book["Cover"]["A3"].value


def test_it_is_named_apart_from_the_file_of_the_drawing(held):
    assert earlier.file_name(held[0], "csv") == (
        "referrals-earlier-forecasts_2025-01-to-2025-05_snapshot-3.csv"
    )
