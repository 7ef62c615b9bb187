"""Numbers of children, families and records: nobody is taken for somebody, nor two for one."""

import pytest

from tests.loading import council
from tests.loads import load


@pytest.mark.parametrize("column", ["child", "family", "reference"])
@pytest.mark.parametrize("number", ["4.50000E+12", "1e+15", "1,2E+10"])
def test_numbers_that_a_spreadsheet_shortened_stop_the_file(column, number, known, tmp_path):
    report = load([council.referrals(tmp_path, {}, {column: number})], known)
    [found] = [finding for finding in report.findings if finding.severity == "error"]
    assert found.rule == "numbers_shortened" and report.snapshot is None
    assert found.sentence.startswith(f"Column {column}, row 3: a spreadsheet shortened")
    assert number not in found.sentence


def test_a_number_kept_as_a_fraction_is_the_number(known, tmp_path):
    council.loaded(known, council.referrals(tmp_path, {"child": "7"}, {"child": "7.0"}, {"child": " 7.00"}))
    assert council.rows(known, "SELECT count(DISTINCT child), count(*) FROM referral") == [(1, 3)]


@pytest.mark.parametrize("word", ["NULL", "n/a", "-", "Unknown", "None", "NaN"])
def test_a_word_for_nobody_is_nobody(word, known, tmp_path):
    report = council.loaded(known, council.referrals(tmp_path, {"family": word}, {"family": word}, {}))
    assert council.rows(known, "SELECT count(family) FROM referral") == [(1,)]
    [found] = [finding for finding in report.findings if finding.rule == "nobody"]
    assert (found.column, found.rows, found.severity) == ("family", 2, "warning")


def test_a_row_about_nobody_is_left_out(known, tmp_path):
    report = council.loaded(known, council.referrals(tmp_path, {"child": "NULL"}, {}))
    [found] = [finding for finding in report.findings if finding.severity == "error"]
    assert (found.rule, found.column, report.rejected) == ("value_missing", "child", 1)


def test_brothers_and_sisters_under_one_number_are_a_referral_each(known, tmp_path):
    shared = [{"reference": "R1", "child": child} for child in ("C1", "C2", "C3", "C3")]
    report = council.loaded(known, council.referrals(tmp_path, *shared))
    assert (report.loaded, report.rejected) == (3, 1)
    [found] = [finding for finding in report.findings if finding.rule == "key_repeated"]
    assert "the same authority and reference and child" in found.sentence
    again = [{"reference": "R1", "child": child, "locality": "west"} for child in ("C1", "C2", "C3")]
    council.loaded(known, council.referrals(tmp_path, *again))
    sql = "SELECT count(*), count(DISTINCT id), count(DISTINCT locality) FROM referral"
    assert council.rows(known, sql) == [(3, 3, 1)]


def test_zeros_lost_in_one_of_two_files_are_found_by_how_few_meet(known, tmp_path):
    numbers = [f"{number:06}" for number in range(90, 130)]
    referrals = council.referrals(tmp_path, *({"child": number} for number in numbers))
    allocations = council.allocations(tmp_path, *({"child": number.lstrip("0")} for number in numbers))
    report = load([referrals, allocations], known)
    [found] = [finding for finding in report.findings if finding.severity == "error"]
    assert found.rule == "zeros_lost" and found.file == "allocations.csv" and report.snapshot is None
    assert "Column child: 0 of its 40 numbers are in the other files, and 40 would be" in found.sentence
    assert "took the zeros off in this file" in found.sentence
    same = council.allocations(tmp_path, *({"child": number} for number in numbers))
    assert council.loaded(known, referrals, same).loaded == 80


def test_zeros_lost_in_one_year_of_an_extract_are_found_whichever_year_it_is(known, tmp_path):
    """Children who come back: two years of referrals meet without their zeros alone."""
    numbers = [f"{number:06}" for number in range(90, 130)]
    for lost in ("first", "second"):
        folder = tmp_path / lost
        folder.mkdir()
        for year in ("first", "second"):
            rows = [
                {"child": n.lstrip("0") if year == lost else n, "reference": f"{year}{n}"} for n in numbers
            ]
            council.referrals(folder, *rows).rename(folder / f"referrals_{year}.csv")
        report = load([folder], known)
        [found] = [finding for finding in report.findings if finding.rule == "zeros_lost"]
        where = "this file" if lost == "second" else "the other files"
        assert f"took the zeros off in {where}" in found.sentence and report.snapshot is None
