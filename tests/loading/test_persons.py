"""Numbers of children, families and records: nobody is taken for somebody, nor two for one."""

import csv
from datetime import date, timedelta

import pytest

from data_access.mapping.making import make
from data_access.stores.snapshots import StoreError
from tests.loading import council
from tests.loading.workbooks import workbook
from tests.loads import FIGURES, load


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


def test_a_row_about_nobody_counts_and_follows_no_child(known, tmp_path):
    """Two referrals of nobody known are no child who came back, and one of them is no new child either."""
    again = {"received": "05/03/2024", "decided": "", "closed": ""}
    changes = ({"child": ""}, {"child": "", **again}, {"child": "C7"}, {"child": "C7", **again})
    report = council.loaded(known, council.referrals(tmp_path, *changes), as_at=date(2024, 3, 31))
    assert (report.loaded, report.rejected) == (4, 0)
    sql = "SELECT child IS NULL, referral_kind, days_since_previous, involvement_ended IS NULL FROM referral"
    followed = sorted(council.rows(known, f"{sql} ORDER BY received"), key=lambda row: row[0])
    assert followed == [
        (False, 1, None, False),
        (False, 2, 29, True),
        (True, 0, None, True),
        (True, 0, None, True),
    ]
    [found] = [finding for finding in report.findings if finding.rule == "nobody"]
    assert (found.column, found.rows, found.severity, found.stops) == ("child", 2, "warning", False)
    assert found.sentence.startswith("Row 2 and 1 more: column child is empty or names nobody.")


@pytest.mark.parametrize(
    "word", ["UNBORN", "Unborn baby", "New baby", "TBC", "0", "000000", "9999999", "To follow", "BABY SMITH"]
)
def test_what_stands_where_a_child_has_no_number_yet_makes_no_child_of_several(word, known, tmp_path):
    numbered = [{"child": f"C{number}"} for number in range(20)]
    report = council.loaded(known, council.referrals(tmp_path, *numbered, {"child": word}, {"child": word}))
    assert council.rows(known, "SELECT count(*), count(child) FROM referral") == [(22, 20)]
    [found] = [finding for finding in report.findings if finding.rule == "nobody"]
    assert (found.row, found.rows) == (22, 2)
    may_be_a_name = word in ("BABY SMITH", "To follow")
    assert (f"(“{word}”)" in found.sentence) is not may_be_a_name
    assert ("(1 more word)" in found.sentence) is may_be_a_name


def test_names_in_place_of_numbers_are_somebody(known, tmp_path):
    council.loaded(known, council.referrals(tmp_path, *({"child": name} for name in ("Ann", "Bob", "Cat"))))
    assert council.rows(known, "SELECT count(DISTINCT child) FROM referral") == [(3,)]


@pytest.mark.parametrize("tells", ["family", "date_of_birth", "ethnic_group"])
def test_a_number_that_many_share_is_nobody_in_every_file(tells, known, tmp_path):
    """Each of six rows of 12345 is of another family, or birth date; the other children keep to one."""
    groups = ("WBRI", "WIRI", "MWBC", "AIND", "BCRB", "CHNE")
    of = {
        "family": [{"family": f"F{n}"} for n in range(6)],
        "date_of_birth": [{"date_of_birth": f"0{n + 1}/01/2015"} for n in range(6)],
        "ethnic_group": [{"ethnic_group": group} for group in groups],
    }[tells]
    rows = [{"child": "12345", "family": "", **each} for each in of]
    rows += [{"child": f"{n}", "family": "", **of[n]} for n in range(1, 6)] * 2
    sent = [{**council.REFERRAL, "reference": f"R{n}", **row} for n, row in enumerate(rows)]
    path = tmp_path / "referrals.csv"
    with path.open("w", newline="") as file:
        writer = csv.DictWriter(file, list(dict.fromkeys(name for row in sent for name in row)))
        writer.writeheader()
        writer.writerows(sent)
    allocated = council.allocations(tmp_path, {"child": "12345"}, *({"child": f"{n}"} for n in range(1, 6)))
    report = council.loaded(known, path, allocated)
    assert council.rows(known, "SELECT count(*), count(DISTINCT child), count(child) FROM referral") == [
        (16, 5, 10)
    ]
    assert council.rows(known, "SELECT count(*), count(child) FROM allocation") == [(6, 5)]
    [found] = [finding for finding in report.findings if finding.rule == "shared"]
    assert (found.rows, found.severity) == (6, "warning") and "12345" not in found.sentence
    assert "one number in column child goes with 6 different" in found.sentence


def test_where_families_are_numbered_anew_each_time_several_are_no_sign(known, tmp_path):
    rows = [{"child": f"{n % 4 + 1}", "family": f"F{n}"} for n in range(26)]
    report = council.loaded(
        known,
        council.referrals(tmp_path, *rows, {"child": "9", "family": "A"}, {"child": "9", "family": "B"}),
    )
    assert "shared" not in council.rules(report)
    assert council.rows(known, "SELECT count(child) FROM referral") == [(28,)]


def test_a_file_most_of_whose_children_have_no_number_is_not_loaded_unasked(known, tmp_path):
    rows = [{"child": ""}] * 11 + [{"child": f"C{n}"} for n in range(10)]
    report = load([council.referrals(tmp_path, *rows)], known)
    [found] = report.stops
    assert (found.rule, found.rows, report.snapshot) == ("nobody", 11, None)


def test_brothers_and_sisters_under_one_number_are_a_referral_each(known, tmp_path):
    shared = [{"reference": "R1", "child": child} for child in ("C1", "C2", "C3")]
    shared.append({**shared[-1], "locality": "west"})
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
    assert "Column child: 40 of its 40 numbers are also sent with zeros before them." in found.sentence
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
        assert found.file == f"referrals_{lost}.csv" and report.snapshot is None


def test_zeros_lost_in_some_rows_of_a_file_are_found_in_it(known, tmp_path):
    rows = [{"child": f"{number:06}"} for number in range(90, 190)]
    rows += [{"child": f"{number}"} for number in range(90, 100)]
    report = load([council.referrals(tmp_path, *rows)], known)
    [found] = [finding for finding in report.findings if finding.rule == "zeros_lost"]
    assert "10 of its 110 numbers" in found.sentence and report.snapshot is None


@pytest.mark.parametrize("lost", ["2022", "2023", "2024"])
def test_zeros_lost_in_one_sheet_of_several_are_found_whichever_sheet_it_is(lost, known, tmp_path):
    """A sheet a year, one of them kept as numbers."""
    header = ["reference", "child", "received"]
    sheets = {
        year: [
            header,
            *(
                [f"{year}-{number}", number if year == lost else f"{number:010}", f"05/02/{year}"]
                for number in range(1_000_090, 1_000_130)
            ),
        ]
        for year in ("2022", "2023", "2024")
    }
    workbook(sheets).save(tmp_path / "referrals.xlsx")
    report = load([tmp_path / "referrals.xlsx"], known)
    found = [finding for finding in report.findings if finding.rule == "zeros_lost"]
    assert report.snapshot is None
    assert [finding.file for finding in found] == [f"referrals.xlsx ({lost})"]
    assert "40 of its 40 numbers" in found[0].sentence


def test_zeros_are_put_back_where_the_mapping_says_how_many_digits_there_are(known, tmp_path):
    numbers = [f"{number:06}" for number in range(90, 130)]
    council.referrals(tmp_path, *({"child": number} for number in numbers))
    council.allocations(tmp_path, *({"child": number.lstrip("0")} for number in numbers))
    text = make([tmp_path], known, FIGURES, None).path.read_text(encoding="utf-8")
    assert "# child = 6  # CONFIRM, zeros before them are put back; 40 of 80 looked at" in text
    (tmp_path / "mapping.toml").write_text("[numbers]\nchild = 6\n", encoding="utf-8")
    report = council.loaded(known, tmp_path)
    [found] = [finding for finding in report.findings if finding.rule == "zeros_put_back"]
    assert (found.file, found.rows) == ("allocations.csv", 40)
    sql = "SELECT count(*) FROM allocation WHERE child IN (SELECT child FROM referral)"
    assert council.rows(known, sql) == [(40,)]


def _one_number_on(rows, of):
    """Referrals of `of` children, one every other day, and among them `rows` under one number."""
    days = [(date(2024, 1, 1) + timedelta(days=2 * n)).strftime("%d/%m/%Y") for n in range(of)]
    dated = [{"child": f"C{n}", "family": "", "received": day} for n, day in enumerate(days)]
    shared = [{"child": "77777", "family": "", "received": days[n % of]} for n in range(rows)]
    return [{"decided": "", "closed": "", "ethnic_group": "", **row} for row in (*dated, *shared)]


def test_a_number_on_more_rows_than_there_are_weeks_waits_until_somebody_has_looked(known, tmp_path):
    """Nothing stands beside the numbers that could tell: 100 days in 29 weeks, and one number 30 times."""
    path = council.referrals(tmp_path, *_one_number_on(30, of=100))
    report = load([path], known, as_at=date(2024, 12, 31))
    [found] = report.stops
    assert (found.rule, found.column, found.row, found.rows) == ("crowded", "child", 102, 30)
    assert found.sentence.startswith(
        "Row 102 and 29 more of 130 have one number in column child, in a file of 29 weeks; no other has "
        "more than 1."
    )
    assert "77777" not in found.sentence and report.snapshot is None
    council.loaded(known, path, as_at=date(2024, 12, 31), anyway=True)
    again = council.loaded(known, path, as_at=date(2024, 12, 31))
    assert [each.stops for each in again.findings if each.rule == "crowded"] == [False]


def test_a_number_is_nobody_s_where_the_mapping_says_so(known, tmp_path):
    path = council.referrals(tmp_path, *_one_number_on(30, of=100))
    (tmp_path / "mapping.toml").write_text('[values.child]\n77777 = "not_recorded"\n', encoding="utf-8")
    report = council.loaded(known, path, as_at=date(2024, 12, 31))
    assert "crowded" not in council.rules(report)
    assert council.rows(known, "SELECT count(*), count(child) FROM referral") == [(130, 100)]
    (tmp_path / "mapping.toml").write_text('[values.child]\n77777 = "C1"\n', encoding="utf-8")
    with pytest.raises(StoreError, match=r"line 2, \[values.child\] 77777: a number can only be nobody's"):
        load([path], known)


@pytest.mark.parametrize("rows", [20, 29])
def test_somebody_may_come_back_every_week(rows, known, tmp_path):
    report = council.loaded(
        known, council.referrals(tmp_path, *_one_number_on(rows, of=100)), as_at=date(2024, 12, 31)
    )
    assert "crowded" not in council.rules(report)
