"""A step at an event: from what to what, worked out here by hand; when it is said, and when it is not."""

import random
from dataclasses import replace
from datetime import date
from statistics import mean

import numpy as np
import pytest

from metrics.answer import Event, Status, Value
from metrics.model import Better
from metrics.periods import add_months
from metrics.readings.judging import judged
from metrics.readings.step import find
from metrics.readings.verdict import Says, level
from metrics.statistics.icons import Variation
from pages.parts.words import control as words
from pages.parts.words import steps
from tests.answers import metric
from tests.readings.series import FIRST, STEADY, monthly, shares, stock

YEAR = 12
LOW, PILOT = STEADY, tuple(value + 12 for value in STEADY)
HIGH = tuple(value + 60 for value in STEADY)


def launch(months, pilot=None, **changes):
    """An event so many months after January 2022 that names referrals and the hub share."""
    declared = {
        "metrics": ("referrals", "hub_share"),
        "pilot": None if pilot is None else add_months(FIRST, pilot),
    }
    return Event(add_months(FIRST, months), None, **{"text": "Hubs launched"} | declared | changes)


def step(values, *events, name="referrals", protected=False):
    return find(metric(name), monthly(values, name).cells, events, protected)


def test_a_step_is_from_the_year_before_to_the_year_after():
    found = step([*LOW, *HIGH, *HIGH], launch(YEAR))
    assert (found.before.level, found.after.level) == (mean(LOW), mean(HIGH))
    assert (found.before.first, found.after.last) == (FIRST, date(2023, 12, 31))
    assert (found.direction, found.so_far, found.pilot) == (1, False, None)


def test_before_ends_where_the_pilot_began_and_the_pilot_stands_between():
    found = step([*LOW, *PILOT, *HIGH], launch(2 * YEAR, pilot=YEAR))
    assert [each.level for each in (found.before, found.pilot, found.after)] == [60, 72, 120]
    without = step([*PILOT, *HIGH], launch(YEAR, pilot=0))
    assert (without.before.level, without.pilot) == (72, None), "nothing is known of before the pilot"
    assert without.from_pilot and not found.from_pilot


def test_where_the_year_before_the_pilot_is_not_public_the_pilot_s_own_is_told_as_such():
    withheld = [Value(None, status=Status.WITHHELD)] * YEAR
    pilot, after = shares([80] * YEAR, [800] * YEAR), shares([480] * YEAR, [800] * YEAR)
    months = monthly([*withheld, *pilot, *after], "hub_share", protected=True)
    event = launch(2 * YEAR, pilot=YEAR)
    found = find(metric("hub_share"), months.cells, [event], True)
    assert (found.before.level, found.after.level, found.from_pilot) == (10, 60, True)
    assert steps.told(found, metric("hub_share")).endswith("up from 10% in the pilot year")


def test_one_rounded_figure_bends_no_level():
    """Public shares are whole percentages: 15 of 886 is 1.7%, told as 2%."""
    counts = [15, *[60] * (YEAR - 1)]
    rounded = [replace(each, value=float(round(each.value))) for each in shares(counts, [886] * YEAR)]
    cells = monthly(rounded, "hub_share", protected=True).cells
    assert level(cells) == pytest.approx(100 * sum(counts) / (YEAR * 886), abs=0.5)


def test_the_level_of_middles_is_of_all_of_them():
    cells = monthly([Value(days, 10, 10) for days in (1.0, 3.0)], "days_to_decision").cells
    assert level(cells) == 2


def test_shares_are_of_all_that_they_are_out_of():
    before, after = shares([10] * YEAR, [100] * YEAR), shares([60] * 6 + [120] * 6, [100] * 6 + [300] * 6)
    found = step([*before, *after], launch(YEAR), name="hub_share")
    assert (found.before.level, found.after.level) == (10, pytest.approx(45))


@pytest.mark.parametrize(
    "event",
    [
        launch(YEAR, metrics=()),
        launch(YEAR, metrics=("transfers",)),
        launch(YEAR + 22),
        launch(YEAR - 1),
    ],
)
def test_nothing_is_said_of_events_that_do_not_name_the_metric_or_lack_months(event):
    assert step([*LOW, *HIGH, *HIGH], event) is None


def test_services_that_were_closed_and_stocks_are_not_compared():
    closed = Event(date(2022, 3, 23), date(2022, 5, 28), "Lockdown", closed=True)
    assert step([*LOW, *HIGH], launch(YEAR)) and not step([*LOW, *HIGH], launch(YEAR), closed)
    assert find(stock(), monthly([*LOW, *HIGH]).cells, [launch(YEAR)], False) is None


def test_small_public_counts_are_not_compared():
    few = [value // 10 for value in (*LOW, *HIGH)]
    assert step(few, launch(YEAR)) and not step(few, launch(YEAR), protected=True)


def test_the_first_months_are_set_against_the_same_months_of_the_year_before():
    busy = [*LOW[:6], *(value + 100 for value in LOW[6:])]
    found = step([*busy, *(value + 100 for value in LOW[:3])], launch(YEAR))
    assert found.so_far and found.before.level == mean(LOW[:3])
    assert (found.before.first, found.before.last) == (FIRST, date(2022, 3, 31))
    assert step([*LOW, *LOW[:3]], launch(YEAR)) is None
    assert step([*LOW, *HIGH[:2]], launch(YEAR)) is None, "two months tell nothing"


def test_of_two_events_the_latest_that_shows_a_step_is_told():
    found = step([*LOW, *HIGH, *HIGH], launch(YEAR), launch(2 * YEAR, text="Nothing"))
    assert found.event.first == add_months(FIRST, YEAR)


@pytest.mark.parametrize(("months", "leads"), [(36, True), (37, False)])
def test_it_leads_until_thirty_six_months_from_its_event(months, leads):
    later = [60 + value for value in STEADY * 4][:months]
    cells = monthly([*LOW, *later]).cells
    assert step([*LOW, *later], launch(YEAR)).leads is leads
    found = judged(metric(better=Better.HIGHER), cells, events=[launch(YEAR)], drawn=FIRST)
    assert found.direction == (1 if leads else 0) and found.verdict.says is Says.STEADY
    assert found.variation is (Variation.IMPROVEMENT_HIGH if leads else Variation.COMMON_CAUSE)
    undrawn = judged(metric(), cells, events=[launch(YEAR)])
    assert (undrawn.step is None) is not leads and undrawn.verdict == found.verdict


def test_the_usual_level_begins_with_the_event():
    found = judged(metric(), monthly([*LOW, *HIGH, 119]).cells, events=[launch(YEAR)])
    assert found.latest.limits.mean == mean(HIGH) and found.made[0].cell.period.first == date(2023, 1, 1)


@pytest.mark.parametrize(
    ("values", "event", "said"),
    [
        ([*LOW, *HIGH, 119], launch(12), "120 a month in the 12 months from January 2023 (Hubs launched), "
         "up from 60 a month in the 12 months before; steady since"),
        ([*HIGH, *LOW, 150], launch(12), "60 a month in the 12 months from January 2023 (Hubs launched), "
         "down from 120 a month in the 12 months before; higher again lately"),
        ([*LOW, *PILOT, *HIGH], launch(24, pilot=12), "120 a month in the 12 months from January 2024 "
         "(Hubs launched), up from 72 a month in the pilot year"),
        ([*LOW, *HIGH, *PILOT], launch(24, pilot=12), "72 a month in the 12 months from January 2024 "
         "(Hubs launched), up from 60 a month before the pilot (120 a month in the pilot year)"),
        ([*LOW, *HIGH[:4]], launch(12), "120 a month in the 4 months from January 2023 so far "
         "(Hubs launched), up from 60.3 a month in the same months a year before"),
    ],
)  # fmt: skip
def test_it_is_said_from_what_to_what_and_how_it_has_been_since(values, event, said):
    told = words.outcome(judged(metric(), monthly(values).cells, events=[event]), metric(), "month")
    assert told == said


@pytest.mark.simulation
def test_chance_alone_makes_few_steps():
    """800 series on which nothing happens: about 5 in 100 after a year, 1 in 100 in its first months."""
    chance = np.random.default_rng(random.Random(5).randrange(10**6))
    for months, most in ((24, 0.075), (17, 0.025)):
        found = [step(row, launch(YEAR)) for row in chance.poisson(60, (800, months)).tolist()]
        assert 0 < sum(each is not None for each in found) / 800 <= most


# --- what an event creates ---

GROWN = [2, 8, 20, 35, 48, 55, 58, 60, 61, 59, 62, 60]


def pilot(months=0, **changes):
    return Event(add_months(FIRST, months), None, "Pilot starts.", creates=("referrals",), **changes)


def new(values, drawn=FIRST):
    return judged(metric(), monthly(values).cells, events=[pilot()], drawn=drawn)


def test_what_an_event_creates_is_counted_since_then_and_its_first_year_is_no_change():
    found = new([*GROWN, *STEADY, *STEADY])
    assert (found.direction, found.verdict.says) == (0, Says.STEADY)
    assert found.made[0].cell.period.first == add_months(FIRST, YEAR)
    assert words.outcome(found, metric(), "month") == (
        "steady at about 60 a month to December 2024; counted since January 2022 (Pilot starts)"
    )
    assert len(found.points) == 36, "its first year is drawn"
    without = judged(metric(), monthly([*GROWN, *STEADY, *STEADY]).cells, drawn=FIRST)
    assert without.direction, "without the event its start reads as a change"


def test_its_verdicts_begin_with_the_twenty_fifth_month():
    early, then = new([*GROWN, *STEADY]), new([*GROWN, *STEADY, 60])
    assert early.verdict is None and then.verdict.says is Says.STEADY
    assert words.outcome(early, metric(), "month") == (
        "too new to judge; counted since January 2022 (Pilot starts)"
    )
    assert len(early.points) == 24, "it is drawn all the same"


def test_a_drawing_without_its_first_year_need_not_say_so():
    later = new([*GROWN, *STEADY, *STEADY], drawn=add_months(FIRST, YEAR))
    assert words.outcome(later, metric(), "month") == "steady at about 60 a month to December 2024"


def test_what_it_counts_elsewhere_is_judged_as_ever():
    other = judged(
        replace(metric(), name="transfers"), monthly([*GROWN, *STEADY, 60]).cells, events=[pilot()]
    )
    assert other.created is None
