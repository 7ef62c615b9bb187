"""What whoever loads is told: all of it, with what is written there, and which figures wait for what."""

from datetime import date
from pathlib import Path

import pytest

from data_access.__main__ import main
from data_access.checks import Finding
from data_access.extracts import LAYOUTS
from data_access.loading.report import LoadReport
from data_access.schema import FIXED
from data_access.templates import dictionary
from tests.loading import council


def test_every_note_is_said(tmp_path):
    notes = tuple(Finding("a.csv", "", "note", "note", None, None, f"Note {n}.") for n in range(200))
    said = list(LoadReport((), notes, (), date(2024, 1, 1), None).lines())
    assert [line for line in said if "Note 199." in line] and not [line for line in said if "more" in line]


def test_words_for_nothing_in_a_column_of_codes_are_no_mistake_and_are_seen(known, tmp_path):
    changes = [{"source": "-"}, {"source": "N/K"}, {"source": "n/k"}, {"age_band": "Unknown"}]
    report = council.loaded(known, council.referrals(tmp_path, *changes))
    assert not [found for found in report.findings if found.rule in ("unknown_name", "not_understood")]
    said = {found.column: found for found in report.findings if found.rule == "says_nothing"}
    assert (
        said["source"].sentence == "Column source holds “N/K” (2 rows), “-” (1 row), loaded as not recorded."
    )
    assert (said["age_band"].severity, said["source"].rows) == ("note", 3)


@pytest.mark.parametrize(
    ("value", "quoted"),
    [
        ("5-11", True),
        ("1C", True),
        ("??", True),
        ("Jane", False),
        ("12/03/2015", False),
        ("9434765919", False),
    ],
)
def test_a_value_not_known_is_quoted_where_it_can_be_nobody_s(value, quoted, known, tmp_path):
    """Names, birth dates and numbers of people end in the wrong column, and findings are kept."""
    report = council.loaded(known, council.referrals(tmp_path, {"source": value}))
    [found] = [found for found in report.findings if found.rule == "unknown_name"]
    assert (f"“{value}”" in found.sentence) is quoted and found.row == 2


def test_a_value_of_a_list_that_is_the_same_everywhere_is_told_what_there_is(known, tmp_path):
    report = council.loaded(known, council.referrals(tmp_path, {"age_band": "5 to 11 years"}))
    [found] = [found for found in report.findings if found.rule == "unknown_name"]
    assert "There are: Unborn, Under 1, 1 to 4, 5 to 9, 10 to 15, 16 to 17, 18 and over." in found.sentence


@pytest.mark.parametrize("name", ["age_band", "sex", "ethnic_group", "disability", "deprivation"])
def test_the_dictionary_lists_what_is_understood(name):
    [line] = [line for line in dictionary({}).splitlines() if line.startswith(f"| {name} | ")]
    assert all(f"`{code}` ({member})" in line for code, member in FIXED[name])


def test_where_the_list_of_rejected_rows_is_written_is_said_in_full(known, tmp_path, capsys, monkeypatch):
    path = council.referrals(tmp_path, {}, {"received": "soon"})
    monkeypatch.chdir(tmp_path)
    assert main(["--store", known.url, "check", str(path)]) == 0
    assert f"and why: {Path(tmp_path / 'rejects.csv').resolve()}" in capsys.readouterr().out


def test_years_without_a_holiday_are_named(known, tmp_path):
    """The council's list has one in 2024."""
    days = ({"received": f"05/02/{year}", "decided": "", "closed": ""} for year in (2022, 2023, 2024))
    report = council.loaded(known, council.referrals(tmp_path, *days))
    [found] = [found for found in report.findings if found.rule == "no_holidays"]
    assert found.sentence.startswith("No holiday of 2022, 2023 is loaded for South Council, so bank holidays")
    assert found.severity == "warning"


def test_years_before_the_data_begins_want_no_holiday(known, tmp_path):
    """A case that was open when it began is in no figure of waiting."""
    days = ({"received": f"05/02/{year}", "decided": "", "closed": ""} for year in (2019, 2023, 2024))
    window = {
        "extract": "referrals",
        "covers_from": "01/01/2023",
        "covers_to": "31/03/2024",
        "as_at": "31/03/2024",
    }
    files = council.referrals(tmp_path, *days), council.write(tmp_path, "coverage", [window])
    report = council.loaded(known, *files, anyway=True)
    [found] = [found for found in report.findings if found.rule == "no_holidays"]
    assert found.sentence.startswith("No holiday of 2023 is loaded")


def test_the_figures_that_wait_for_a_column_are_named_with_it(known, tmp_path):
    """An export that answers Yes and No has no day of accepting."""
    row = {"reference": "M1", "child": "C1", "offered": "05/02/2024", "held": "10/02/2024"}
    report = council.loaded(known, council.write(tmp_path, "meetings", [row]))
    said = {found.column: found.sentence for found in report.findings if found.rule == "waited_for"}
    assert set(said) == {"accepted", "agreed"}
    assert said["accepted"].endswith("not available: Family meetings accepted, Accepted meetings held.")
    assert LAYOUTS["meetings"].field("accepted") and "column accepted" in said["accepted"]


@pytest.mark.parametrize(
    ("cell", "member"), [("AUT; LD", 1), ("AUT,BEH , VIS", 1), ("NONE", 2), ("AUT/NONE", 0)]
)
def test_several_of_the_department_s_codes_in_a_cell_mean_what_all_of_them_do(cell, member, known, tmp_path):
    council.loaded(known, council.referrals(tmp_path, {"disability": cell}))
    assert council.rows(known, "SELECT disability FROM referral") == [(member,)]
