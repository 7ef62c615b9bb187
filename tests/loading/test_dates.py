"""Dates as systems, spreadsheets and people write them, judged by their whole column."""

import duckdb
import pytest

from data_access.loading import columns
from tests.loading import council
from tests.loading.fuzz.meaning import person
from tests.loads import load

FIFTH = [
    "05/02/2024", "5/2/2024", "05/02/24", "05-02-2024", "05.02.2024", "2024-02-05", "2024/02/05", "20240205",
    "05-Feb-24", "05-FEB-24 09.30.00.000000000 PM", "05-Feb-2024", "5 February 2024", "Mon, 5 Feb 2024",
    "Feb  5 2024 12:00AM", "2024-02-05 00:00:00.000", "2024-02-05T23:59:59", "05FEB2024:09:30:00",
    "05/02/2024 9:30:00 PM", "20240205T093000", "45327", "45327.98", "2024-02-05T23:30:00Z",
]  # fmt: skip


@pytest.fixture(scope="module")
def reader():
    with duckdb.connect() as connection:
        columns.prepare(connection)
        yield lambda text: str(connection.execute("SELECT as_date(?)", [text]).fetchone()[0])


@pytest.mark.parametrize("text", FIFTH)
def test_a_date_is_read_however_it_is_written(text, reader):
    assert reader(text) == "2024-02-05"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-06-30T23:30:00Z", "2024-07-01"),
        ("2024-06-30 23:30:00.0000000 +00:00", "2024-07-01"),
        ("2024-06-30 23:30:00 +01:00", "2024-06-30"),
        ("2024-12-31T23:30Z", "2024-12-31"),
    ],
)
def test_a_time_in_greenwich_is_the_day_that_it_is_here(text, day, reader):
    assert reader(text) == day


@pytest.mark.parametrize("text", ["02/13/2024", "31/02/2024", "2024", "12/2024", "6", "20241305", "soon"])
def test_what_is_no_date_is_none(text, reader):
    assert reader(text) == "None"


def sent(tmp_path, column, texts):
    sound = {"decided": "", "closed": ""}
    rows = ({**sound, "child": f"C{number}", column: text} for number, text in enumerate(texts))
    return council.referrals(tmp_path, *rows)


@pytest.mark.parametrize("column", ["received", "closed"])
def test_a_column_that_shows_itself_month_first_is_refused_in_these_words(column, known, tmp_path):
    texts = [f"{day:02}/{day:02}/2024" for day in range(1, 13)] * 3 + ["12/13/2024", "12/14/2024"]
    report = load([sent(tmp_path, column, texts)], known)
    [found] = [finding for finding in report.findings if finding.severity == "error"]
    assert found.rule == "month_first" and report.snapshot is None
    assert f"Column {column}: row 38 and 1 more are written month first" in found.sentence


def test_one_date_month_first_among_many_is_a_slip(known, tmp_path):
    report = council.loaded(known, sent(tmp_path, "received", ["25/01/2024"] * 30 + ["01/25/2024"]))
    [found] = [finding for finding in report.findings if finding.rule == "month_first"]
    assert (found.row, report.loaded, report.rejected) == (32, 30, 1)


NO_DATES = (
    "01/01/1900", "1899-12-30", "1900-01-01 00:00:00", "31/12/9999", "0001-01-01", "0000-00-00", "0",
    "NULL", "N/A", "-", "None", "1753-01-01", "01-JAN-1970",
)  # fmt: skip


@pytest.fixture(scope="module")
def never_closed(known_to_all, tmp_path_factory):
    """The report of one load of a file for each: 20 referrals of a child of its own, closed on no date."""
    folder = tmp_path_factory.mktemp("never")
    for number, text in enumerate(NO_DATES):
        rows = [{"child": f"never {text}", "decided": "", "closed": text}] * 20
        council.referrals(folder, *rows).rename(folder / f"referrals {number}.csv")
    return council.loaded(known_to_all, folder)


@pytest.mark.parametrize("text", NO_DATES)
def test_what_systems_write_for_no_date_is_none(text, never_closed, known_to_all):
    counts = f"SELECT count(closed), count(*) FROM referral WHERE child = {person(f'never {text}', 'child')}"
    assert council.rows(known_to_all, counts) == [(0, 20)]
    name = f"referrals {NO_DATES.index(text)}.csv"
    told = [each for each in never_closed.findings if (each.file, each.column) == (name, "closed")]
    [found] = [each for each in told if each.rule == "no_date"]
    assert (found.severity, found.rows) == ("note", 20)
    assert {each.rule for each in told} <= {"no_date", "waited_for"}, "and which figures wait for it"


def test_a_column_of_which_most_cannot_be_read_is_never_taken_as_still_open(known, tmp_path):
    report = load([sent(tmp_path, "closed", ["week 6"] * 28 + [""] * 28 + ["05/02/2024"] * 20)], known)
    [found] = [finding for finding in report.findings if finding.severity == "error"]
    assert "Column closed: 28 of 48 dates cannot be read, the first in row 2" in found.sentence
    assert report.snapshot is None and [file.rejected for file in report.files] == [76]


def test_a_few_that_cannot_be_read_are_said_and_left_out(known, tmp_path):
    report = council.loaded(known, sent(tmp_path, "closed", ["week 6"] * 5 + ["06/02/2024"] * 30))
    assert council.rows(known, "SELECT count(closed) FROM referral") == [(30,)]
    assert [finding.rows for finding in report.findings if finding.rule == "not_a_date"] == [5]
