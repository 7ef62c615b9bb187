"""The fan of an answer: which months it rests on, when it is refused, and in which words."""

from dataclasses import replace
from datetime import UTC, date, datetime

import numpy as np
import pytest
from scipy.stats import t

from metrics.answer import Event, Status
from metrics.kinds import Median, Rate, Stock
from metrics.periods import Grain
from metrics.readings import fan
from metrics.rebases import Rebase
from metrics.statistics.outlook import Method
from tests.answers import LOCALITIES, answer, figure, metric, provenance

MONTHS = {"first": date(2019, 4, 1), "last": date(2024, 6, 30), "grain": Grain.MONTH}  # 63 of them
STEADY = np.random.default_rng(4).poisson(100, 63).astype(float).tolist()
STOCK = replace(metric(), dating=Stock("started", "ended"))


def read(values=STEADY, name="referrals", rebases=(), **more):
    return fan.read(answer(values, name, **MONTHS | more), rebases)


def test_a_flow_of_five_years_is_forecast_from_the_same_months_a_year_before():
    found = read()
    assert [step.period.label for step in found.steps] == [
        "July 2024", "August 2024", "September 2024", "October 2024", "November 2024", "December 2024",
    ]  # fmt: skip
    assert [step.centre for step in found.steps] == STEADY[51:57]
    apart = np.array(STEADY[12:]) - STEADY[:-12]
    reach = t(51).ppf(0.9) * np.sqrt(np.mean(apart**2))
    assert found.steps[0].band80 == pytest.approx((STEADY[51] - reach, STEADY[51] + reach))
    assert (found.behind, found.clipped, found.reason, found.since) == (63, False, "", None)
    assert (found.method, found.effects, found.tries) == (Method.SAME_MONTH, True, 24)


def test_a_stock_stays_at_its_last_month_whether_services_were_closed_or_not():
    shut = Event(date(2024, 5, 1), date(2024, 5, 31), "Shut", closed=True)
    found = read(declared=STOCK, events=(shut,))
    assert found.method is Method.WALK and {step.centre for step in found.steps} == {STEADY[-1]}
    assert found.steps == read(declared=STOCK).steps


LAUNCH = Event(date(2022, 9, 27), None, "Hubs", ("referrals", "transfers"), date(2021, 9, 6))


def test_a_level_begins_with_the_month_nearest_to_an_event_that_names_the_metric():
    found = read(events=(LAUNCH,))
    assert (found.since, found.behind, found.method) == (date(2022, 10, 1), 21, Method.LEVEL)
    assert found.effects and found.steps[0].centre == pytest.approx(np.mean(STEADY[-12:]), rel=0.15)
    assert read(events=(replace(LAUNCH, metrics=("transfers",)),)).since is None
    assert read(events=(replace(LAUNCH, metrics=()),)).since is None


def test_the_months_of_a_pilot_tell_no_time_of_year():
    year_before = replace(LAUNCH, pilot=date(2020, 3, 2))
    assert not read(events=(year_before,)).effects, "there is no whole year before March 2020"
    assert read(events=(LAUNCH,)).steps != read(events=(replace(LAUNCH, pilot=None),)).steps


def test_a_level_begins_with_a_decision_on_exactly_this_series():
    def decided(name=""):
        return Rebase("referrals", name, date(2022, 7, 1), "Hubs", "A", datetime(2024, 1, 1, tzinfo=UTC))

    assert read(rebases=[decided()]).since == date(2022, 7, 1)
    assert read(rebases=[decided('{"locality": ["lanark"]}')]).since is None


def test_months_that_have_shifted_for_good_begin_a_level():
    jump = [*STEADY[:40], *(value + 40 for value in STEADY[40:])]
    assert read(jump).since == date(2022, 8, 1)


def test_a_month_on_any_day_of_which_services_were_closed_is_left_out():
    shut = Event(date(2020, 3, 31), date(2020, 6, 1), "Lockdown", closed=True)
    wild = [*STEADY[:11], *[5.0] * 4, *STEADY[15:]]
    calm = read(events=(shut,))
    assert read(wild, events=(shut,)).steps == calm.steps
    assert read(wild, events=(replace(shut, closed=False),)).steps != calm.steps


def test_months_not_complete_and_months_before_the_data_are_left_out():
    late, before = figure(500, status=Status.PROVISIONAL), figure(None, reason="The data begins later.")
    found = read([before, *STEADY[1:61], late, figure(None)])
    assert found.behind == 60 and found.last.period.label == "April 2024"
    assert found.steps[0].period.label == "May 2024"


@pytest.mark.parametrize("status", [Status.LOW, Status.NOT_AVAILABLE, Status.WITHHELD])
def test_nothing_is_carried_over_a_gap(status):
    found = read([*STEADY[:13], figure(None, status=status), *STEADY[14:]])
    assert (found.behind, found.since) == (49, None)
    assert found == read(STEADY[14:], first=date(2020, 6, 1))


def test_no_count_is_below_0_and_no_share_outside_0_to_100():
    low = read(np.random.default_rng(4).poisson(6, 63).astype(float).tolist())
    assert low.clipped and low.steps[-1].band95.low == 0
    shares = [figure(960 + int(month), 1000) for month in np.random.default_rng(4).integers(0, 35, 63)]
    high = read(shares, "hub_share")
    assert high.clipped and high.steps[-1].band95.high == 100


EVENT_NOW = Event(date(2024, 3, 1), None, "New rule", ("referrals",))


@pytest.mark.parametrize(
    ("values", "more", "reason"),
    [
        (STEADY[:5] + [figure(None)] * 58, {}, "needs 6 complete months without a gap, and there are 5"),
        ([figure(None)] * 63, {}, "there are none"),
        (STEADY, {"events": (EVENT_NOW,)}, "there are 4 since its level changed in March 2024"),
        (
            STEADY[:23] + [figure(None)] * 40,
            {"declared": STOCK},
            "needs 24 complete months without a gap, and there are 23",
        ),
        ([*STEADY[:60], figure(None), *STEADY[61:]], {}, "months without a gap, and there are 2"),
        ([4.0 + month % 2 for month in range(63)], {}, "fewer than 5 a month"),
        ([7.0] * 63, {}, "same figure"),
        (
            [round(100 * 1.06**month) for month in range(63)],
            {},
            "would have held only 0 of the latest 24 months. If its level has changed for good, ask ",
        ),
        (
            [100.0 + 10 * (month % 2) for month in range(62)] + [100.0],
            {},
            "would have held all of the latest 24 months, so it is too wide to plan on. If its level has ",
        ),
    ],
)
def test_a_fan_that_cannot_be_says_why(values, more, reason):
    found = read(values, **more)
    assert not found.steps and reason in found.reason and not found.reason.endswith(".")


def test_a_middle_value_of_few_days_is_not_taken_for_few_children():
    declared = metric(kind=Median("days_to_decision"))
    days = np.random.default_rng(4).integers(1, 5, 63)
    assert read([replace(figure(int(day)), numerator=None) for day in days], declared=declared).steps


def test_a_rate_and_a_share_differ_by_chance_as_their_events_do():
    """Months all alike, after a new level: the range is chance's, Poisson's or the binomial's."""
    new = {"events": (Event(date(2023, 7, 1), None, "New", ("referrals", "hub_share")),)}
    alike = [figure(400 + month % 2, 1000) for month in range(63)]
    share = read(alike, "hub_share", **new)
    half = share.steps[0].band80.high - share.steps[0].centre
    assert half == pytest.approx(t(11).ppf(0.9) * 100 * np.sqrt(0.4005 * 0.5995 / 1000 * 13 / 12), rel=0.01)
    rates = [replace(figure(40.0 + 0.1 * (m % 2)), numerator=400, denominator=10000) for m in range(63)]
    rate = read(rates, declared=metric(kind=Rate(1000)), **new)
    half = rate.steps[0].band80.high - rate.steps[0].centre
    assert half == pytest.approx(t(11).ppf(0.9) * 40 / np.sqrt(400) * np.sqrt(13 / 12), rel=0.01)


def test_a_share_of_nearly_all_rests_on_the_few_that_are_not():
    shares = [figure(996 + month % 2, 1000) for month in range(63)]
    assert "fewer than 5" in read(shares, "hub_share").reason


def test_public_figures_need_20_a_month():
    shown = answer(np.random.default_rng(4).poisson(17, 63).astype(float).tolist(), **MONTHS)
    assert fan.read(shown).steps
    assert "fewer than 20" in fan.read(replace(shown, provenance=provenance(protected=True))).reason


def test_only_a_single_series_by_month_has_a_fan():
    assert fan.read(answer([1, 2, 3, 4])) is None
    split = answer(range(63 * 4), members=tuple((each,) for each in LOCALITIES), by=("locality",), **MONTHS)
    assert fan.read(split) is None
