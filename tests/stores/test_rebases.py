"""Decisions to work limits out anew, on SQLite and PostgreSQL: added, withdrawn, never changed."""

from datetime import date, timedelta

import pytest
from sqlalchemy import text

from data_access import rebases
from data_access.access import Access, Role
from data_access.state import MIGRATIONS, State
from metrics.dimensions import Member
from metrics.rebases import is_seen_whole, series
from metrics.selection import Filter, Selection
from tests.stores.test_audit import state as state
from tests.stores.test_audit import state_url as state_url

HAMILTON = '{"locality": ["hamilton"]}'


def test_a_decision_comes_back_as_it_was_taken(state):
    rebases.take(state, "ana", "referrals", HAMILTON, date(2024, 4, 1), "  A second hub opened in Ñandú ")
    rebases.take(state, "ben", "transfers", "", date(2023, 1, 1), "New recording system")
    first, second = rebases.decisions(state)
    assert (first.who, first.metric, first.series, first.first) == (
        "ana",
        "referrals",
        HAMILTON,
        date(2024, 4, 1),
    )
    assert first.why == "A second hub opened in Ñandú"
    assert first.at.utcoffset() == timedelta(0) and first.at <= second.at


def test_without_a_reason_nothing_is_decided(state):
    with pytest.raises(ValueError, match="reason"):
        rebases.take(state, "ana", "referrals", "", date(2024, 4, 1), "  ")
    assert rebases.decisions(state) == ()


def test_a_withdrawn_decision_no_longer_stands_and_stays_on_record(state):
    rebases.take(state, "ana", "referrals", "", date(2024, 4, 1), "A mistake")
    rebases.take(state, "ana", "referrals", "", date(2024, 7, 1), "A second hub")
    number = rebases.decisions(state)[0].number
    assert rebases.withdraw(state, number, "ben")
    assert [each.why for each in rebases.decisions(state)] == ["A second hub"]
    assert not rebases.withdraw(state, number, "ben") and not rebases.withdraw(state, 999, "ben")
    with state.writing() as connection:
        assert connection.execute(text("SELECT count(*) FROM rebase")).scalar() == 2
        assert connection.execute(text("SELECT who FROM rebase_withdrawn")).scalars().all() == ["ben"]


def test_an_older_state_store_is_brought_up_to_date(tmp_path, monkeypatch):
    url = f"sqlite:///{tmp_path / 'state.sqlite'}"
    with monkeypatch.context() as older:
        older.setattr("data_access.state.MIGRATIONS", MIGRATIONS[:2])
        State(url).close()
    with State(url) as state:
        assert rebases.decisions(state) == ()


PERIOD = {"first": date(2024, 1, 1), "last": date(2024, 12, 31)}


def test_a_place_is_one_series_whether_filtered_or_split():
    filtered = Selection(
        metric="referrals", **PERIOD, where=(Filter(dimension="locality", members=("hamilton",)),)
    )
    everything = Selection(metric="referrals", **PERIOD)
    assert (
        series(filtered) == HAMILTON == series(everything, (Member("locality", "hamilton", "Hamilton", 1),))
    )
    assert series(everything) == ""


def test_a_decision_holds_only_for_those_who_see_all_of_the_series():
    manager = Access(Role.MANAGER, frozenset({"hamilton"}), frozenset({"north hub, 2"}))
    assert is_seen_whole("referrals", "", Access(Role.ANALYST))
    assert not is_seen_whole("referrals", "", manager)
    assert is_seen_whole("referrals", HAMILTON, manager)
    assert is_seen_whole("referrals", '{"source": ["police"], "team": ["north hub, 2"]}', manager)
    assert not is_seen_whole("referrals", '{"locality": ["hamilton", "lanark"]}', manager)
    assert not is_seen_whole("referrals", '{"source": ["police"]}', manager)


def test_of_a_rate_no_team_is_seen_whole():
    manager = Access(Role.MANAGER, frozenset({"hamilton"}), frozenset({"north hub, 2"}))
    assert is_seen_whole("referrals", '{"team": ["north hub, 2"]}', manager)
    assert not is_seen_whole("referrals_per_1000", '{"team": ["north hub, 2"]}', manager)
    assert is_seen_whole("referrals_per_1000", HAMILTON, manager)
