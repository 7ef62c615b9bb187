"""Forecasts kept in the state store, on SQLite and PostgreSQL."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from data_access.access import EVERYTHING, PUBLIC, Access, Role
from data_access.forecasts import Forecast, Month, Subject, earlier, forget, keep
from data_access.state import State

APRIL, MAY, JUNE = (datetime(2025, month, 2, 9, 30, tzinfo=UTC) for month in (4, 5, 6))
REFERRALS = Subject("referrals", 1, "", EVERYTHING, False)
LANARK = Access(Role.MANAGER, frozenset({"lanark"}), None)


def forecast(loaded_at, centre=100.0):
    month = Month(date(2025, loaded_at.month, 1), centre, (centre - 10, centre + 10), (80.25, 120.75))
    return Forecast(loaded_at.month, loaded_at, (month,))


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def state(request, tmp_path):
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'state.sqlite'}"
    else:
        url = request.getfixturevalue("database_url")
    state = State(url)
    yield state
    state.close()


def test_a_forecast_comes_back_as_it_was_kept_once_newer_data_is_there(state):
    keep(state, REFERRALS, forecast(APRIL))
    assert earlier(state, REFERRALS, than=APRIL) == ()
    assert earlier(state, REFERRALS, than=MAY) == (forecast(APRIL),)


def test_of_one_load_the_first_that_was_shown_is_kept_however_many_look_at_once(state):
    keep(state, REFERRALS, forecast(APRIL, 100))
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda centre: keep(state, REFERRALS, forecast(APRIL, centre)), range(4)))
    assert earlier(state, REFERRALS, than=MAY) == (forecast(APRIL, 100),)


def test_forecasts_are_told_oldest_first(state):
    keep(state, REFERRALS, forecast(MAY))
    keep(state, REFERRALS, forecast(APRIL))
    assert [each.loaded_at for each in earlier(state, REFERRALS, than=JUNE)] == [APRIL, MAY]


@pytest.mark.parametrize(
    "other",
    [
        {"metric": "transfers"},
        {"version": 2},
        {"series": "locality=lanark"},
        {"access": LANARK},
        {"invented": True},
    ],
)
def test_nothing_else_is_held_against_it(state, other):
    keep(state, REFERRALS, forecast(APRIL))
    assert earlier(state, replace(REFERRALS, **other), than=MAY) == ()


def test_all_who_see_every_row_share_what_is_kept(state):
    keep(state, REFERRALS, forecast(APRIL))
    administrator = replace(REFERRALS, access=Access(Role.ADMINISTRATOR))
    assert len(earlier(state, administrator, than=MAY)) == 1
    keep(state, replace(REFERRALS, access=LANARK), forecast(APRIL, 7))
    assert earlier(state, replace(REFERRALS, access=LANARK), than=MAY) == (forecast(APRIL, 7),)


def test_of_public_figures_none_is_kept(state):
    with pytest.raises(ValueError, match="not kept"):
        keep(state, replace(REFERRALS, access=PUBLIC), forecast(APRIL))


def test_those_of_loads_before_a_moment_are_forgotten_whatever_time_zone_they_were_loaded_in(state):
    summer = timezone(timedelta(hours=1))
    keep(state, REFERRALS, forecast(datetime(2025, 4, 2, 10, 0, tzinfo=summer)))  # 9:00 in UTC
    keep(state, replace(REFERRALS, access=LANARK), forecast(APRIL))
    assert forget(state, before=APRIL) == 1
    assert earlier(state, REFERRALS, than=MAY) == ()
    assert len(earlier(state, replace(REFERRALS, access=LANARK), than=MAY)) == 1
    assert forget(state) == 1 and forget(state) == 0
