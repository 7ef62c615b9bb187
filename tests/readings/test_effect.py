"""Which effect is carried: only a tested change for the better, and no more of it than its interval holds."""

from dataclasses import replace
from datetime import date

import pytest

from metrics import METRICS
from metrics.answer import Event
from metrics.model import Better, Counterweight
from metrics.readings import effect
from metrics.readings.change import Compared, Measure, NotCompared
from metrics.readings.control import Control
from metrics.readings.effect import Why
from metrics.readings.step import Step
from metrics.readings.verdict import Months, Says, Verdict
from metrics.statistics.intervals import Interval

SHARE = METRICS["hub_share"]
LOWER = replace(SHARE, better=Better.LOWER)
MONTH = date(2023, 4, 1)
LAUNCH = Event(date(2022, 9, 27), None, "Launched")
UP = Step(LAUNCH, Months(MONTH, MONTH, 10.0), Months(MONTH, MONTH, 60.0))
STEPPED = Control((), (), step=UP)
WORSE = (Counterweight("transfers", "the number of transfers"),)


@pytest.mark.parametrize(
    ("control", "metric", "found"),
    [
        (None, SHARE, Why.NOT_JUDGED),
        (Control((), ()), SHARE, Why.NOT_JUDGED),
        (Control((), (), verdict=Verdict(Says.STEADY)), SHARE, Why.NO_CHANGE),
        (Control((), (), verdict=Verdict(Says.SEASON, 1)), SHARE, Why.NO_CHANGE),
        (Control((), (), verdict=Verdict(Says.SHIFT, 1, is_over=True)), SHARE, Why.NO_CHANGE),
        (Control((), (), verdict=Verdict(Says.LATEST, 1)), SHARE, Why.NO_MONTH),
        (Control((), (), verdict=Verdict(Says.LEVEL, 1)), SHARE, Why.NO_MONTH),
        (STEPPED, LOWER, Why.WORSE),
        (replace(STEPPED, withheld=WORSE), SHARE, Why.WITHHELD),
        (STEPPED, SHARE, date(2022, 10, 1)),
    ],
)
def test_only_a_change_for_the_better_from_a_known_month_is_tested(control, metric, found):
    assert effect.began(control, metric) == found


def compared(value, low, high, beyond=True, measure=Measure.POINTS):
    return Compared(MONTH, None, None, measure, value, Interval(low, high), beyond)


def test_an_effect_is_the_interval_in_the_direction_that_is_better():
    assert effect.carried(compared(5.0, 2.0, 8.0), SHARE).points == (2.0, 5.0, 8.0)
    assert effect.carried(compared(-5.0, -8.0, -2.0), LOWER).points == (2.0, 5.0, 8.0)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (None, Why.NOT_COMPARED),
        (NotCompared(MONTH, "Too few months."), Why.NOT_COMPARED),
        (compared(1.4, 1.1, 1.9, measure=Measure.RATIO), Why.NOT_COMPARED),
        (compared(5.0, -1.0, 11.0, beyond=False), Why.CHANCE),
        (compared(-5.0, -8.0, -2.0), Why.CHANCE),  # the other way than the verdict
    ],
)
def test_what_chance_could_do_or_was_not_compared_carries_none(change, why):
    assert effect.carried(change, SHARE) == why


def test_outcomes_are_shares_with_a_better_way():
    assert {name for name, each in METRICS.items() if effect.can_carry(each)} >= {
        "hub_share",
        "audits_good_share",
    }
    assert not any(
        effect.can_carry(METRICS[name]) for name in ("days_to_decision", "spend", "second_worker_share")
    )
