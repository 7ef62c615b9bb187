"""What comes together: no month of it is judged, and no two figures of it differ beyond chance."""

from datetime import date

import pytest

from metrics import METRICS, Selection
from metrics.answer import Value
from metrics.kinds import Percentage
from metrics.periods import Grain
from metrics.readings.judging import is_asked
from metrics.readings.limits import beyond_chance
from metrics.signals.series import Unwatched, unwatched
from pages.parts.views import offered

TOGETHER = [metric for metric in METRICS.values() if metric.together]
MONTHS = {"first": date(2022, 1, 1), "last": date(2024, 12, 31), "grain": Grain.MONTH}
each_of_them = pytest.mark.parametrize("metric", TOGETHER, ids=lambda each: each.name)


def test_there_are_such_metrics_and_each_says_why_in_a_sentence():
    assert TOGETHER and all(each.together.endswith(".") for each in TOGETHER)
    assert all(each.together in each.caveats for each in TOGETHER)


@each_of_them
def test_no_month_is_judged_or_watched_and_no_view_draws_chance(metric):
    assert not is_asked(Selection(metric=metric.name, **MONTHS), metric)
    assert unwatched(protected=False)[metric.name] is Unwatched.TOGETHER
    assert not offered(metric, public=False)


def test_shares_of_it_are_set_beside_one_another_without_a_test():
    now, then = Value(60.0, 600, 1000), Value(20.0, 200, 1000)
    alone = next(each for each in METRICS.values() if isinstance(each.kind, Percentage) and not each.together)
    of_many = next(each for each in TOGETHER if isinstance(each.kind, Percentage))
    assert beyond_chance(alone, now, then) is True and beyond_chance(of_many, now, then) is None
