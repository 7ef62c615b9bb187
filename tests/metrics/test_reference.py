"""What a store knows besides facts, read once per snapshot."""

from datetime import date

import pytest

from data_access.access import EVERYTHING
from metrics import Selection, evaluate
from metrics.catalogue import reference
from metrics.periods import Calendar, Grain, day_number
from tests.metrics.small_store import coverage_row, duckdb_store, fact_row


@pytest.fixture(scope="module")
def store():
    made = duckdb_store()
    yield made
    made.engine.dispose()


def test_members_are_in_the_councils_order_and_not_recorded_last(store):
    assert [m.code for m in reference.members(store, "locality", EVERYTHING)] == [
        "hamilton",
        "lanark",
        "airdrie",
        "not_recorded",
    ]
    within = reference.members_within(store, "team", ("north",), EVERYTHING)
    assert [m.code for m in within] == ["a_hub", "not_recorded"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ((date(2022, 1, 1), date(2022, 6, 30)), ["h_hub"]),
        ((date(2022, 1, 1), date(2022, 7, 1)), ["h_hub", "h_local"]),
        ((date(2023, 4, 1), date(2023, 5, 1)), ["h_local"]),
        ((date(2023, 3, 31), date(2023, 5, 1)), ["h_hub", "h_local"]),
    ],
)
def test_teams_of_a_place_are_those_whose_link_held_on_some_day(store, asked, found):
    def link(team, first=None, last=None):
        days = [None if day is None else day_number(day) for day in (first, last)]
        return {"team": team, "locality": 1, "valid_from": days[0], "valid_to": days[1]}

    store.refill({"team_locality": [link(1, last=date(2023, 3, 31)), link(2, first=date(2022, 7, 1))]})
    assert [m.code for m in reference.teams_of(store, ("hamilton",), *asked, EVERYTHING)] == found
    assert reference.teams_of(store, ("lanark",), *asked, EVERYTHING) == ()


def test_a_team_of_the_chosen_place_is_shown_at_zero(store):
    store.refill(
        {
            "team_locality": [{"team": 2, "locality": 1, "valid_from": None, "valid_to": None}],
            "referral": [fact_row("referral", received=date(2023, 1, 1), team=1, team_type=1, locality=1)],
        }
    )
    asked = {"first": date(2023, 1, 1), "last": date(2023, 1, 31), "grain": Grain.MONTH, "by": ("team",)}
    where = ({"dimension": "locality", "members": ("hamilton",)},)
    answer = evaluate(Selection(metric="referrals", **asked, where=where), store, EVERYTHING)
    assert [(c.members[0].code, c.figure.value) for c in answer.cells] == [("h_hub", 1), ("h_local", 0)]


def test_a_team_has_no_zeros_before_it_opened_or_after_it_closed_and_its_series_says_where_it_breaks(store):
    def team(key, opened=None, closed=None):
        days = [None if day is None else day_number(day) for day in (opened, closed)]
        about = {"code": f"t{key}", "name": f"Team {key}", "authority": 1, "team_type": 1}
        return {"key": key, **about, "opened": days[0], "closed": days[1]}

    change = date(2023, 2, 1)
    rows = [fact_row("referral", received=date(2022, 12, 1), team=key, team_type=1) for key in (1, 2)]
    store.refill(
        {
            "team": [team(1, closed=date(2023, 1, 31)), team(2, opened=change)],
            "team_successor": [{"team": 1, "successor": 2, "changed": day_number(change)}],
            "referral": rows,
        }
    )
    asked = {"metric": "referrals", "first": date(2022, 12, 1), "grain": Grain.MONTH, "by": ("team",)}
    answer = evaluate(Selection(**asked, last=date(2023, 2, 28)), store, EVERYTHING)
    told = {(c.period.first.month, c.members[0].key): (c.figure.value, c.figure.reason) for c in answer.cells}
    broken = "Team 1 closed on 31 January 2023; Team 2 follows it from 1 February 2023."
    assert told[12, 2] == (1, "")  # a row is a row: the pilot worked before the team was opened
    assert told[1, 1] == (0, "")
    assert told[1, 2] == (None, "Team 2 opened on 1 February 2023.")
    assert told[2, 1] == (None, broken)
    assert told[2, 2] == (0, "")
    assert broken in answer.caveats
    assert broken not in evaluate(Selection(**asked, last=date(2023, 1, 31)), store, EVERYTHING).caveats


def test_each_authority_has_its_own_calendar(store):
    assert reference.calendar(store, ("north",)) == Calendar(4, 8)
    assert reference.calendar(store) == Calendar(10, 8)
    assert reference.calendar(store, ("nowhere",)) == Calendar(10, 8)


def test_the_window_is_what_is_covered_and_a_page_opens_with_the_last_whole_months(store):
    store.refill({"coverage": [coverage_row(1, "referrals", date(2019, 10, 5), date(2024, 6, 15))]})
    assert reference.window(store) == (date(2019, 10, 1), date(2024, 6, 30))
    assert reference.latest_years(store) == (date(2021, 6, 1), date(2024, 5, 31))
    store.refill({"coverage": []})
    assert reference.window(store) == (date(2024, 12, 1), date(2024, 12, 31))


def test_a_snapshot_is_read_once_and_the_next_one_afresh(store):
    before = reference.members(store, "reason", EVERYTHING)
    assert reference.members(store, "reason", EVERYTHING) is before
    store.refill({"reason": [{"key": 1, "code": "other", "name": "Other", "reason_group": 0}]})
    assert [m.code for m in reference.members(store, "reason", EVERYTHING)] == ["other"]


def test_what_the_loads_did_is_told_latest_first(store):
    load = {"loaded_at": "2025-04-02", "file": "f.csv", "extract": "referrals", "sha256": "0"}
    rows = {"rows_read": 3, "rows_loaded": 2, "rows_rejected": 1}
    store.refill(
        {
            "load": [{"number": number, **load, **rows} for number in (1, 2)],
            "restatement": [
                {"number": 2, "extract": "referrals", "authority": 1, "month": 19358, "before": 5, "after": 6}
            ],
            "completeness": [{"extract": "referrals", "field": "team", "rows": 2000, "recorded": 1999}],
        }
    )
    assert [each.number for each in reference.loads(store, EVERYTHING)] == [2, 1]
    assert reference.restatements(store, EVERYTHING)[0].month == date(2023, 1, 1)
    assert reference.findings(store, EVERYTHING) == ()
    asked = Selection(metric="referrals", first=date(2023, 1, 1), last=date(2023, 1, 31), by=("team",))
    assert (
        "1 of the 2,000 referrals in the store has no team recorded."
        in evaluate(asked, store, EVERYTHING).caveats
    )
