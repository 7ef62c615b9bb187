"""Which months a load says are complete: never one that it brought nothing of."""

from datetime import date

import pytest

from tests.loading import council


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("referrals.csv", "reference,child,date of receipt\nR1,C1,05/05/2024\n"),
        ("referrals.csv", "reference,child,received\nR1,C1,31/02/2024\n"),
        ("referrals.csv", "reference,child,received\n"),
        ("Referals.csv", "reference,child,received\nR1,C1,05/05/2024\n"),
    ],
)
def test_no_month_is_complete_by_a_file_that_brought_no_row(name, content, known, tmp_path):
    line = council.SOUND["coverage"]
    council.loaded(known, council.referrals(tmp_path, {}), council.write(tmp_path, "coverage", [line]))
    (tmp_path / name).write_text(content)
    path = council.write(tmp_path, "coverage", [{**line, "covers_to": "31/05/2024", "as_at": "31/05/2024"}])
    report = council.loaded(known, tmp_path / name, path)
    [found] = [finding for finding in report.findings if finding.rule == "coverage_without_rows"]
    assert found.severity == "error" and "coverage.csv for referrals was left out" in found.sentence
    covered = "SELECT DATE '1970-01-01' + covers_to FROM coverage WHERE extract = 'referrals'"
    assert council.rows(known, covered) == [(date(2024, 3, 31),)]


def test_rows_dated_after_the_last_day_that_is_complete_are_said(known, tmp_path):
    line = council.SOUND["coverage"]
    days = [{"received": day, "decided": "", "closed": ""} for day in ("31/03/2024", "02/04/2024")]
    for last, said in (
        ("31/03/2024", ["Referrals of South Council dated after 31/03/2024: 1"]),
        ("30/04/2024", []),
    ):
        told = {**line, "covers_to": last, "as_at": "30/04/2024"}
        sent = (council.referrals(tmp_path, *days), council.write(tmp_path, "coverage", [told]))
        report = council.loaded(known, *sent)
        found = [finding for finding in report.findings if finding.rule == "rows_after_coverage"]
        assert [finding.sentence.partition(".")[0] for finding in found] == said


def test_an_extract_older_than_the_last_is_said(known, tmp_path):
    line = council.SOUND["coverage"]
    first = council.loaded(
        known, council.referrals(tmp_path, {}), council.write(tmp_path, "coverage", [line])
    )
    assert "older_extract" not in council.rules(first)
    older = {**line, "covers_to": "29/02/2024", "as_at": "29/02/2024"}
    report = council.loaded(
        known, council.referrals(tmp_path, {}), council.write(tmp_path, "coverage", [older])
    )
    [found] = [finding for finding in report.findings if finding.rule == "older_extract"]
    assert "taken on 29/02/2024, before the one shown now (31/03/2024)" in found.sentence


def _accounts(folder, *rows):
    """Accounts of the council: month, planned and spent, all of one fund."""
    lists = [{"code": "core", "name": "Own budget"}]
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
