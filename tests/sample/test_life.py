"""The sample reads as life: siblings, weekdays, holidays, returns, workers; no edge but the launch."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, timedelta
from statistics import mean, median

import pytest

from sample_data.almanac import Almanac, holidays
from tests.sample.conftest import SEEDS
from tests.sample.oracle import YEAR

pytestmark = pytest.mark.parametrize("seed", SEEDS)


def months(rows: list[dict], column: str = "received") -> Counter:
    """Rows by month, "2022-10"."""
    return Counter(row[column][:7] for row in rows)


def groups(rows: list[dict]) -> Counter:
    """How many children of a family were referred together: size -> times."""
    return Counter(Counter((row["family"], row["received"]) for row in rows).values())


def test_siblings_arrive_together(sample, seed):
    sizes = groups(sample(seed).referrals)
    total = sum(sizes.values())
    assert 0.54 < sizes[1] / total < 0.66
    assert 0.22 < sizes[2] / total < 0.32
    assert 0.01 < sum(count for size, count in sizes.items() if size >= 4) / total < 0.06
    assert 1.4 < mean(sizes.elements()) < 1.7


def test_offices_are_busiest_on_monday_and_the_police_alone_do_not_rest(sample, seed):
    every = Counter(date.fromisoformat(row["received"]).weekday() for row in sample(seed).referrals)
    total = every.total()
    assert every.most_common(1)[0][0] == 0
    assert all(0.15 < every[day] / total < 0.25 for day in range(5))
    assert all(0.02 < every[day] / total < 0.06 for day in (5, 6))
    weekend = [r for r in sample(seed).referrals if date.fromisoformat(r["received"]).weekday() > 4]
    assert 0.7 < sum(row["source"] == "police" for row in weekend) / len(weekend) < 0.95


def test_schools_refer_in_term_and_all_is_quieter_in_july(sample, seed):
    by_month = defaultdict(list)
    for row in sample(seed).received("2021-08-01", "2024-07-31"):
        by_month[row["received"][5:7]].append(row["source"] == "school")
    usual = mean(len(by_month[month]) for month in ("05", "06", "09", "10", "11"))
    assert 0.6 < len(by_month["07"]) / usual < 0.85
    assert 0.75 < len(by_month["12"]) / usual < 1.0
    assert mean(by_month["07"]) < 0.4 * mean(by_month["11"])


def test_public_holidays_are_quiet(sample, seed):
    days = Counter(row["received"] for row in sample(seed).referrals)
    closed = [day for day in holidays() if date(2017, 4, 1) <= day <= date(2025, 3, 31) and day.weekday() < 5]
    ordinary = [days[(day + timedelta(7)).isoformat()] for day in closed]
    assert sum(days[day.isoformat()] for day in closed) < 0.45 * sum(ordinary)


def test_families_return_sooner_rather_than_later(sample, seed):
    rows = [row for row in sample(seed).received("2022-10-01", "2025-03-31") if row["previous_closed"]]
    waited = [
        (date.fromisoformat(r["received"]) - date.fromisoformat(r["previous_closed"])).days for r in rows
    ]
    assert 110 < median(waited) < 260
    quarters = [sum(90 * n < days <= 90 * (n + 1) for days in waited) for n in range(4)]
    assert quarters == sorted(quarters, reverse=True)
    assert 0.72 < sum(days <= 365 for days in waited) / len(waited) < 0.85
    assert 0.2 < len(rows) / len(sample(seed).received("2022-10-01", "2025-03-31")) < 0.28


def test_decisions_are_mostly_prompt_and_sometimes_late(sample, seed):
    almanac, waits = Almanac(), []
    working = {almanac.text[day]: place for place, day in enumerate(almanac.working)}
    for row in sample(seed).received(*YEAR):
        if row["received"] in working:
            waits.append(working[row["decided"]] - working[row["received"]])
    assert 0.5 < sum(wait <= 1 for wait in waits) / len(waits) < 0.7
    assert 0.75 < sum(wait <= 3 for wait in waits) / len(waits) < 0.9
    assert 0.01 < sum(wait > 10 for wait in waits) / len(waits) < 0.06


def test_months_run_on_at_the_edges_of_the_first_service_year(sample, seed):
    found = months(sample(seed).referrals)
    for edge in (("2022-09", "2022-10"), ("2023-09", "2023-10")):
        assert 0.82 < found[edge[1]] / found[edge[0]] < 1.25
    shares = {
        year: [
            found[f"{year - (m < 10)}-{m:02}"] / found[f"{year - 1 - (m < 10)}-{m:02}"] for m in range(1, 13)
        ]
        for year in (2023, 2024)
    }
    assert all(0.75 < ratio < 1.35 for ratios in shares.values() for ratio in ratios)
    assert all(0.98 < mean(ratios) < 1.12 for ratios in shares.values())


@pytest.mark.parametrize(
    "column, member", [("team_type", "hub"), ("source", "police"), ("source", "self"), ("kind", "rereferral")]
)
def test_shares_run_on_into_the_second_service_year(sample, seed, column, member):
    def portion(first: str, last: str) -> float:
        rows = sample(seed).received(first, last)
        return sum(row[column] == member for row in rows) / len(rows)

    before, after = portion("2023-04-01", "2023-09-30"), portion("2023-10-01", "2024-03-31")
    assert abs(before - after) < 0.035


def test_the_pilot_grows_until_the_launch_takes_over(sample, seed):
    def hubs(first: str, last: str) -> float:
        rows = sample(seed).received(first, last)
        return sum(row["team_type"] == "hub" for row in rows) / len(rows)

    assert hubs("2019-10-01", "2021-09-05") == 0
    steps = [("2021-10-01", "2021-12-31"), ("2022-04-01", "2022-06-30"), YEAR]
    assert [round(hubs(*step), 1) for step in steps] == [0.0, 0.1, 0.6]
    assert {
        row["locality"]
        for row in sample(seed).received("2021-10-01", "2022-08-31")
        if row["team_type"] == "hub"
    } == {
        "hamilton",
        "east_kilbride",
    }


def test_workers_share_cases_and_cases_move_up_and_down(sample, seed):
    firsts, seconds, moves = defaultdict(list), 0, Counter()
    rows = [row for row in sample(seed).allocations if row["started"] >= "2022-10-01"]
    for row in sorted(rows, key=lambda row: row["started"]):
        if row["worker"] == "second":
            seconds += 1
            continue
        if before := firsts[row["child"]]:
            moves[before[-1]["team_type"], row["team_type"]] += row["team"] != before[-1]["team"]
        firsts[row["child"]].append(row)
    assert 0.18 < seconds / len(rows) < 0.32
    assert moves["hub", "local_office"] > 300
    assert moves["local_office", "hub"] > 300


def test_a_child_has_one_first_worker_at_a_time(sample, seed):
    until = {}
    rows = [row for row in sample(seed).allocations if row["worker"] == "first"]
    for row in sorted(rows, key=lambda row: (row["started"], row["reference"])):
        assert until.get(row["child"], "") <= row["started"]
        until[row["child"]] = row["ended"] or "9999"


def test_work_already_open_when_the_data_begins_is_there(sample, seed):
    before = [row for row in sample(seed).allocations if row["started"] < "2019-10-01"]
    assert len(before) > 1500
    assert all(not row["ended"] or row["ended"] >= "2019-10-01" for row in before)
    before = [row for row in sample(seed).referrals if row["received"] < "2017-04-01"]
    assert len(before) > 1000
    assert all(row["closed"] >= "2017-04-01" for row in before)
