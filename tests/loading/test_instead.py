"""A date of birth sent for an age band, and tenths of deprivation for fifths."""

import csv
from datetime import date

import pytest

from tests.loading import council
from tests.loads import load

DAY = date(2024, 3, 1)
BORN = {
    "2024-05-01": "unborn",
    "2024-03-01": "0",
    "2023-03-02": "0",
    "2023-03-01": "1-4",
    "2019-03-02": "1-4",
    "01/03/2019": "5-9",
    "29/02/2008": "16-17",
    "02-MAR-2006": "16-17",
    "01/03/2006": "18+",
    "": "not_recorded",
    "01/01/1900": "not_recorded",
}


def _sent(folder, column, values, **row):
    """Referrals whose column of that name, which no layout has of itself, holds these values."""
    path = folder / "referrals.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["reference", "child", "received", column, *row])
        writer.writerows(
            [f"R{n}", f"C{n}", DAY.isoformat(), value, *row.values()] for n, value in enumerate(values, 1)
        )
    return path


def _codes(store, dimension):
    sql = f"SELECT d.code FROM referral r JOIN {dimension} d ON d.key = r.{dimension}"
    return sorted(code for (code,) in council.rows(store, sql))


def test_the_age_is_that_of_the_day_of_the_row(known, tmp_path):
    report = council.loaded(known, _sent(tmp_path, "date_of_birth", BORN))
    assert _codes(known, "age_band") == sorted(BORN.values())
    told = [finding.sentence for finding in report.findings if finding.rule == "read_instead"]
    assert told == [
        "Column date_of_birth was read as the age on the day of received. The date itself is not kept."
    ]


@pytest.mark.parametrize("born", ["soon", "1960-01-01", "2025-03-01"])
def test_a_birth_that_cannot_be_is_said_with_row_and_remedy_and_never_quoted(known, tmp_path, born):
    report = council.loaded(known, _sent(tmp_path, "Date of Birth", ["01/03/2019", born]))
    assert _codes(known, "age_band") == ["5-9", "not_recorded"]
    [found] = [each for each in report.findings if each.rule == "date_of_birth_not_understood"]
    assert (found.row, found.severity, found.column) == (3, "warning", "date_of_birth")
    assert found.sentence.startswith("Row 3: column date_of_birth holds no date, or one that cannot be right")
    assert born not in found.sentence and found.sentence.endswith("Correct it.")


def test_births_written_month_first_stop_the_file(known, tmp_path):
    report = load([_sent(tmp_path, "date_of_birth", ["03/25/2015", "12/31/2014"])], known)
    [found] = [each for each in report.findings if each.rule == "month_first"]
    assert report.snapshot is None and found.sentence.startswith("Column date_of_birth: row 2")


def test_no_date_of_birth_is_in_any_table_or_list(known, tmp_path):
    rejects = tmp_path / "rejects.csv"
    path = _sent(tmp_path, "date_of_birth", ["17/07/2013", "never"], closed="")
    council.loaded(known, path, rejects=rejects)
    number = (date(2013, 7, 17) - date(1970, 1, 1)).days
    tables = council.rows(known, "SELECT table_name FROM duckdb_tables()")
    for (table,) in tables:
        if table == "calendar":
            continue
        held = {str(value) for row in council.rows(known, f'SELECT * FROM "{table}"') for value in row}
        assert not held & {str(number), "2013-07-17", "17/07/2013", "never"}, table
    assert not rejects.exists() or "2013" not in rejects.read_text()


def test_an_age_band_sent_beside_it_stands(known, tmp_path):
    report = council.loaded(known, _sent(tmp_path, "date_of_birth", ["2010-01-01"], age_band="0"))
    assert _codes(known, "age_band") == ["0"] and "column_not_needed" in council.rules(report)


@pytest.mark.parametrize("column", ["deprivation", "deprivation_decile"])
def test_tenths_of_deprivation_become_fifths(known, tmp_path, column):
    report = council.loaded(known, _sent(tmp_path, column, ["1", "2", "3", "06", "9", "10", "N/A"]))
    assert _codes(known, "deprivation") == sorted(["1", "1", "2", "3", "5", "5", "not_recorded"])
    assert "read_instead" in council.rules(report)


def test_fifths_stay_fifths_and_tenths_are_told_by_their_name(known, tmp_path):
    council.loaded(known, _sent(tmp_path, "deprivation", ["1", "3", "5"]))
    assert _codes(known, "deprivation") == ["1", "3", "5"]
    report = council.loaded(known, _sent(tmp_path, "deprivation_decile", ["1", "3", "eleven"]))
    assert _codes(known, "deprivation") == ["1", "2", "not_recorded"]
    [found] = [each for each in report.findings if each.rule == "deprivation_decile_not_understood"]
    assert found.row == 4 and "no whole number from 1 to 10" in found.sentence
