"""Each check, sent the row that it says trips it."""

import csv
from datetime import date

import pytest

from data_access.loading.checking import CHECKS
from tests.loading import council
from tests.loads import load

# Tripped by rows that follow one another, in tests of their own.
BY_MANY_ROWS = {"key_repeated", "row_repeated", "list_too_long"}


@pytest.mark.parametrize("name", sorted(CHECKS.keys() - BY_MANY_ROWS))
def test_a_row_that_trips_the_check_is_found_and_its_twin_is_not(name, known, tmp_path):
    extract, change = CHECKS[name].trips
    sound = council.SOUND[extract]
    fresh = {"reference": "sound"} if "reference" in sound else {}
    path = council.write(tmp_path, extract, [{**sound, **fresh}, {**sound, **change}])
    report = load([path], known, as_at=date(2024, 3, 31), rejects=tmp_path / "rejects.csv")
    [found] = [finding for finding in report.findings if finding.rule == name]
    assert (found.row, found.rows, found.extract) == (3, 1, extract)
    assert found.sentence.startswith("Row 3: ") and found.sentence.endswith(".")
    if found.severity == "error":
        assert (report.loaded, report.rejected) == (1, 1)
        with (tmp_path / "rejects.csv").open() as file:
            lines = [line for line in csv.DictReader(file) if line["rule"] == name]
        [line] = lines
        assert line == {
            "file": path.name,
            "row": "3",
            "column": found.column or "",
            "rule": name,
            "sentence": found.sentence.removeprefix("Row 3: "),
        }
    else:
        assert (report.loaded, report.rejected) == (2, 0)


def test_the_later_of_two_rows_with_one_key_is_rejected(known, tmp_path):
    path = council.referrals(tmp_path, {}, {"reference": "r1", "locality": "west"}, {})
    report = council.loaded(known, path)
    [found] = [finding for finding in report.findings if finding.rule == "key_repeated"]
    assert (found.row, found.rows, report.rejected) == (3, 1, 1)
    assert council.rows(known, "SELECT l.code FROM referral r JOIN locality l ON l.key = r.locality") == [
        ("east",),
        ("east",),
    ]


def test_a_rejected_row_does_not_make_its_twin_a_repetition(known, tmp_path):
    path = council.referrals(tmp_path, {"received": "soon"}, {"reference": "R1"})
    report = council.loaded(known, path)
    assert "key_repeated" not in council.rules(report)
    assert (report.loaded, report.rejected) == (1, 1)


def test_keys_repeated_across_files_of_one_load_are_rejected(known, tmp_path):
    first = council.referrals(tmp_path / "a", {}, {})
    second = council.referrals(tmp_path / "b", {}).rename(tmp_path / "b" / "referrals_march.csv")
    report = council.loaded(known, first, second, anyway=True)
    [found] = [finding for finding in report.findings if finding.rule == "key_repeated"]
    assert found.file == "referrals_march.csv" and "A file loaded before" in found.sentence
    assert [(file.loaded, file.rejected) for file in report.files] == [(2, 0), (0, 1)]


def test_a_list_of_far_too_many_rows_is_cut_off(known, tmp_path):
    path = council.write(tmp_path, "themes", ({"code": f"t{i}", "name": f"Theme {i}"} for i in range(30_002)))
    report = council.loaded(known, path)
    [found] = [finding for finding in report.findings if finding.rule == "list_too_long"]
    assert (found.row, found.rows, report.loaded) == (30_002, 2, 30_000)


def test_what_is_emptied_is_loaded_without_it(known, tmp_path):
    changes = ({"closed": "32/13/2024"}, {"closed": "01/01/2190"}, {"unborn": "maybe"}, {"decided": ""})
    report = council.loaded(known, council.referrals(tmp_path, *changes), as_at=date(2024, 3, 31))
    assert report.rejected == 0
    assert council.rows(known, "SELECT count(closed), sum(unborn), count(decided) FROM referral") == [
        (2, 0, 3)
    ]


@pytest.mark.parametrize(
    ("extract", "dates", "means"),
    [
        ("referrals", {"received": "05/02/2024", "decided": "01/02/2024"}, "not recorded"),
        ("referrals", {"received": "05/02/2024", "closed": "01/02/2024"}, "still open"),
        ("allocations", {"started": "05/02/2024", "ended": "01/02/2024"}, "still open"),
        ("meetings", {"offered": "05/02/2024", "held": "01/02/2024"}, "not held"),
    ],
)
def test_a_date_before_its_time_costs_the_date_and_not_the_row(extract, dates, means, known, tmp_path):
    """What happened counts; of the date it is said, by row and column, what it was loaded as."""
    own = {"reference": "X1", "child": "C1", "authority": "south"}
    report = council.loaded(known, council.write(tmp_path, extract, [{**own, **dates}]))
    assert (report.loaded, report.rejected) == (1, 0)
    (first, _), (second, _) = dates.items()
    table = extract.removesuffix("s")
    assert council.rows(known, f"SELECT {first} IS NULL, {second} IS NULL FROM {table}") == [(False, True)]
    [found] = [finding for finding in report.findings if finding.rule == "before_its_time"]
    assert (found.row, found.column, found.severity) == (2, second, "warning")
    assert f"It was loaded as {means}." in found.sentence


def test_a_day_that_may_lie_ahead_is_kept_unless_it_is_too_far_ahead(known, tmp_path):
    days = ("01/04/2024", "01/03/2029", "01/05/2029")
    own = {"authority": "south", "agreed": "05/02/2024"}
    sent = [{**own, "reference": f"A{n}", "due": due, "done": due} for n, due in enumerate(days)]
    report = council.loaded(known, council.write(tmp_path, "audit_actions", sent), as_at=date(2024, 3, 31))
    assert (report.loaded, report.rejected) == (3, 0)
    kept = "SELECT count(due), count(done), min(days_given) FROM audit_action"
    assert council.rows(known, kept) == [(2, 0, 56)]
    far, _ = (each for each in report.findings if each.rule == "in_the_future")
    assert (far.row, far.column) == (4, "due") and "is more than 5 years after the day" in far.sentence


def test_a_row_that_is_there_twice_is_no_mistake_of_anyones(known, tmp_path):
    rejects = tmp_path / "rejects.csv"
    same, other = {"reference": "R1"}, {"reference": "R1", "locality": "west"}
    report = council.loaded(known, council.referrals(tmp_path, same, same, same, other), rejects=rejects)
    assert (report.loaded, report.rejected) == (1, 3)
    found = {finding.rule: (finding.severity, finding.row, finding.rows) for finding in report.findings}
    assert found["row_repeated"] == ("note", 3, 2) and found["key_repeated"] == ("error", 5, 1)
    with rejects.open() as file:
        assert [line["rule"] for line in csv.DictReader(file)] == ["row_repeated"] * 2 + ["key_repeated"]
