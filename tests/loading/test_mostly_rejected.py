"""A file of which most rows cannot be used is not loaded by halves, unless somebody says so."""

import pytest

from data_access.__main__ import main
from data_access.database import open_store
from tests.loading import council
from tests.loads import load


@pytest.fixture
def overlong(known, tmp_path):
    """Thirty referrals, sixteen of which have a cell too many."""
    rows = [{"": "and more"}] * 16 + [{}] * 14
    return council.referrals(tmp_path, *rows)


def test_it_is_refused_with_what_to_look_for_and_nothing_has_changed(known, overlong, tmp_path, capsys):
    before = known.current().number
    command = ["--store", known.url, "load", str(overlong), "--rejects", str(tmp_path / "rejects.csv")]
    assert main(command) == 1
    told = capsys.readouterr().out
    assert "1 reason not to load:" in told and "referrals.csv: 16 of its 30 rows were rejected" in told
    assert "no two columns are swapped" in told and "--anyway" in told
    assert "The store is as it was." in told and (tmp_path / "rejects.csv").exists()
    assert open_store(known.url).current().number == before
    assert main(["check" if word == "load" else word for word in command]) == 1


def test_where_most_decisions_came_before_the_referral_two_columns_may_be_swapped(known, tmp_path):
    rows = [{"received": "05/02/2024", "decided": "01/02/2024", "closed": ""}] * 16 + [{}] * 14
    rows = [{"child": f"C{number}", **row} for number, row in enumerate(rows)]
    report = load([council.referrals(tmp_path, *rows)], known)
    [found] = report.stops
    assert (found.rule, found.column, found.rows) == ("not_understood", "decided", 16)
    assert "16 of its 30 values (53%) could not be used" in found.sentence
    assert "See that it is not swapped with received." in found.sentence and report.rejected == 0


def test_what_is_left_of_it_is_loaded_where_somebody_says_so(known, overlong, tmp_path):
    command = ["--store", known.url, "load", str(overlong), "--anyway"]
    assert main([*command, "--rejects", str(tmp_path / "rejects.csv")]) == 0
    assert council.rows(known, "SELECT count(*) FROM referral") == [(14,)]
    assert council.rows(known, "SELECT rule FROM finding WHERE stops = 1") == [("mostly_rejected",)]


def test_a_file_rejected_whole_has_no_rest_to_be_loaded(folder_store, tmp_path, capsys):
    path = council.referrals(tmp_path, *({"reference": f"R{number}"} for number in range(20)))
    command = ["--store", folder_store.url, "load", str(path), "--rejects", str(tmp_path / "rejects.csv")]
    assert main(command) == 1
    told = capsys.readouterr().out
    assert "No authority is loaded yet." in told and "--anyway" not in told


@pytest.mark.parametrize(("overlong", "rejected"), [(2, 3), (1, 1)])
def test_a_separator_at_the_end_is_a_cell_where_more_rows_have_something_there(
    known, tmp_path, overlong, rejected
):
    """A header that lacks a column: the values of every such row stand under the wrong names."""
    rows = [*[{"": "and more"}] * overlong, {"": ""}, *[{}] * 4]
    report = load([council.referrals(tmp_path, *rows)], known)
    [found] = [each for each in report.findings if each.rule == "wrong_number_of_cells"]
    assert found.rows == report.rejected == rejected
