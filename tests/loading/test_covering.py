"""Which months a load says are complete: never one that it brought nothing of."""

import shutil
from datetime import date

import pytest

from metrics import EVERYTHING, Selection, evaluate
from metrics.answer import Status
from metrics.catalogue import funds
from metrics.periods import Grain
from tests.loading import council
from tests.loads import load

SHOWN, PROVISIONAL = Status.SHOWN, Status.PROVISIONAL


@pytest.fixture(scope="module")
def until_march(known_to_all, tmp_path_factory):
    """The report of a load of a referral, complete to the end of March 2024; of a store to be copied."""
    folder = tmp_path_factory.mktemp("march")
    line = council.write(folder, "coverage", [council.SOUND["coverage"]])
    return council.loaded(known_to_all, council.referrals(folder, {}), line)


@pytest.fixture
def covered(until_march, known_to_all, folder_store, tmp_path):
    """A store of the test's own into which that was loaded."""
    shutil.copytree(known_to_all.folder, tmp_path / "store")
    return folder_store


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("referrals.csv", "reference,child,date of receipt\nR1,C1,05/05/2024\n"),
        ("referrals.csv", "reference,child,received\nR1,C1,31/02/2024\n"),
        ("referrals.csv", "reference,child,received\n"),
        ("Referals.csv", "reference,child,received\nR1,C1,05/05/2024\n"),
    ],
)
def test_no_month_is_complete_by_a_file_that_brought_no_row(name, content, covered, tmp_path):
    (tmp_path / name).write_text(content)
    line = {**council.SOUND["coverage"], "covers_to": "31/05/2024", "as_at": "31/05/2024"}
    path = council.write(tmp_path, "coverage", [line])
    assert load([tmp_path / name, path], covered).snapshot is None
    report = council.loaded(covered, tmp_path / name, path, anyway=True)
    [found] = [finding for finding in report.findings if finding.rule == "coverage_without_rows"]
    assert (
        found.stops
        and found.severity == "error"
        and "coverage.csv for referrals was left out" in found.sentence
    )
    reach = "SELECT DATE '1970-01-01' + covers_to FROM coverage WHERE extract = 'referrals'"
    assert council.rows(covered, reach) == [(date(2024, 3, 31),)]


OUTSIDE = {"rows_before_coverage", "rows_after_coverage"}
BEFORE, AFTER = "before 01/02/2024: 1 of 4", "after 31/03/2024: 1 of 4"


@pytest.mark.parametrize(
    ("window", "said", "stops"),
    [
        (("01/02/2024", "31/03/2024", "30/04/2024", "no"), [AFTER, BEFORE], True),
        (("01/01/2024", "31/03/2024", "30/04/2024", "no"), [AFTER], True),  # April was over
        (("01/01/2024", "31/03/2024", "14/04/2024", "no"), [AFTER], False),  # April was not over
        (("01/02/2024", "30/04/2024", "30/04/2024", "no"), [BEFORE], True),
        (("01/02/2024", "30/04/2024", "30/04/2024", "yes"), [], False),  # still open on the first day
    ],
)
def test_rows_outside_what_is_complete_are_told_with_figures_and_stop_the_load(
    window, said, stops, known, tmp_path
):
    days = ("05/01/2024", "05/02/2024", "31/03/2024", "02/04/2024")
    rows = [{"received": day, "decided": "", "closed": ""} for day in days]
    told = dict(zip(("covers_from", "covers_to", "as_at", "opening_stock"), window, strict=True))
    line = council.write(tmp_path, "coverage", [{"extract": "referrals", **told}])
    sent = (council.referrals(tmp_path, *rows), line)
    report = load(sent, known)
    assert (report.snapshot is None) == stops
    if stops:
        report = council.loaded(known, *sent, anyway=True)
    found = [finding for finding in report.findings if finding.rule in OUTSIDE]
    assert sorted(finding.sentence.partition("dated ")[2].partition(".")[0] for finding in found) == said


def test_rows_of_days_after_the_extract_was_taken_that_are_past_say_that_its_day_is_old(known, tmp_path):
    line = council.write(tmp_path, "coverage", [council.SOUND["coverage"]])
    later = {"received": "02/04/2024", "decided": "", "closed": ""}
    report = load([council.referrals(tmp_path, *[{}] * 3, *[later] * 6), line], known)
    [found] = report.stops
    assert (found.rule, found.row, found.rows) == ("after_the_extract", 5, 6) and report.snapshot is None
    assert "coverage.csv, or --as-at" in found.sentence
    council.loaded(known, council.referrals(tmp_path, *[{}] * 3, *[later] * 5), line)  # mistyped years


def test_an_extract_older_than_the_last_is_said(until_march, covered, tmp_path):
    assert "older_extract" not in council.rules(until_march)
    older = {**council.SOUND["coverage"], "covers_to": "29/02/2024", "as_at": "29/02/2024"}
    sent = (council.referrals(tmp_path, {}), council.write(tmp_path, "coverage", [older]))
    report = load(sent, covered)
    [found] = [finding for finding in report.findings if finding.rule == "older_extract"]
    assert "referrals of South Council were taken on 29/02/2024, 31 days before" in found.sentence
    assert "(31/03/2024)" in found.sentence and found.stops and report.snapshot is None
    council.loaded(covered, *sent, anyway=True)
    kept = "SELECT rule, stops FROM finding WHERE number = (SELECT max(number) FROM load) AND stops = 1"
    assert council.rows(covered, kept) == [("older_extract", 1)]


def test_the_older_extract_of_one_council_is_seen_beside_a_newer_one_of_another(known, tmp_path):
    named = [{"code": name, "name": name.title()} for name in ("south", "north")]
    line = council.SOUND["coverage"]
    lines = [{**line, "authority": name} for name in ("south", "north")]
    rows = [{"authority": name, "locality": "", "team": ""} for name in ("south", "north")]
    authorities, coverage = (
        council.write(tmp_path, "authorities", named),
        council.write(tmp_path, "coverage", lines),
    )
    council.loaded(known, authorities, coverage, council.referrals(tmp_path, *rows))
    older = council.write(tmp_path, "coverage", [{**lines[1], "as_at": "20/03/2024"}])
    report = load([council.referrals(tmp_path, rows[1]), older], known)
    assert [each.sentence[:28] for each in report.stops] == ["The referrals of North were "]


def _accounts(folder, *rows):
    """Accounts of the council: month, planned and spent, all of one fund."""
    lists = [
        {"code": "core", "name": "Own budget"},
        {"code": "ends", "name": "Fund", "secured_to": "31/03/2026", "when_it_ends": "Posts stay vacant."},
    ]
    sent = [
        {
            "authority": "south",
            "month": month,
            "fund": "core",
            "tier": "early",
            "budget": plan,
            "spent": spent,
        }
        for month, plan, spent in rows
    ]
    return council.write(folder, "funds", lists), council.write(folder, "accounts", sent)


def test_a_month_of_money_is_covered_to_its_last_day_and_its_change_is_told(known, tmp_path):
    rows = [("01/2024", "100", "90.50"), ("15/02/2024", "100", "£1,200.25")]
    council.loaded(known, *_accounts(tmp_path, *rows), as_at=date(2024, 3, 31))
    months = "SELECT (DATE '1970-01-01' + month)::VARCHAR, spent FROM spend ORDER BY 1"
    assert council.rows(known, months) == [("2024-01-01", 90.5), ("2024-02-01", 1200.25)]
    reach = "SELECT (DATE '1970-01-01' + covers_to)::VARCHAR FROM coverage WHERE extract = 'accounts'"
    assert council.rows(known, reach) == [("2024-02-29",)]
    corrected = [("01/2024", "100", "190.50"), rows[1]]
    report = council.loaded(known, *_accounts(tmp_path, *corrected), as_at=date(2024, 3, 31))
    # Planned and spent together, to the whole pound.
    assert [(each.month, each.before, each.after) for each in report.restatements] == [
        (date(2024, 1, 1), 191, 291)
    ]


def test_money_planned_for_months_to_come_is_kept_and_none_of_them_is_covered(known, tmp_path):
    """What is planned for June 2026 is there to be asked for, and no other figure reaches so far."""
    rows = [("01/2024", "100", "90"), ("02/2024", "100", "80")]
    rows += [("03/2024", "110", ""), ("06/2026", "120", "")]
    line = {"extract": "accounts", "covers_from": "01/01/2024", "covers_to": "29/02/2024"}
    coverage = council.write(tmp_path, "coverage", [{**line, "as_at": "31/03/2024", "opening_stock": "no"}])
    for sent in ((), (coverage,)):
        report = council.loaded(known, *_accounts(tmp_path, *rows), *sent, as_at=date(2024, 3, 31))
        assert not [each for each in report.findings if each.rule in OUTSIDE]
        reach = "SELECT (DATE '1970-01-01' + covers_to)::VARCHAR FROM coverage WHERE extract = 'accounts'"
        assert council.rows(known, reach) == [("2024-02-29",)]  # of March too there is only a plan
    assert council.rows(known, "SELECT sum(budget), count(spent) FROM spend") == [(430, 2)]
    assert council.rows(
        known, "SELECT (DATE '1970-01-01' + max(day)) >= DATE '2026-06-30' FROM calendar"
    ) == [(True,)]
    filled = "SELECT rows, recorded FROM completeness WHERE extract = 'accounts' AND field = 'spent'"
    assert council.rows(known, filled) == [(2, 2)]
    assert funds.terms(known.current()) == {"ends": funds.Terms(date(2026, 3, 31), "Posts stay vacant.")}
    asked = {"first": date(2024, 2, 1), "last": date(2026, 6, 30), "grain": Grain.MONTH}
    for metric, told in (
        ("budget", {(2, 2024): (100, SHOWN), (3, 2024): (110, PROVISIONAL), (6, 2026): (120, PROVISIONAL)}),
        ("spend", {(2, 2024): (80, SHOWN)}),
    ):
        cells = evaluate(Selection(metric=metric, **asked), known.current(), EVERYTHING).cells
        found = {(each.period.first.month, each.period.first.year): each.figure for each in cells}
        known_of = {month: each for month, each in found.items() if each.value}
        assert {month: (each.value, each.status) for month, each in known_of.items()} == told


def test_the_day_an_action_is_due_does_not_say_when_the_extract_was_taken(known, tmp_path):
    row = {"reference": "M1", "authority": "south", "agreed": "05/02/2024", "due": "05/08/2024", "done": ""}
    done = row | {"reference": "M2", "done": "01/03/2024"}
    report = council.loaded(known, council.write(tmp_path, "audit_actions", [row, done]))
    assert report.as_at == date(2024, 3, 1)
    due = "SELECT count(*) FROM audit_action WHERE due IS NOT NULL"
    assert council.rows(known, due) == [(2,)]
