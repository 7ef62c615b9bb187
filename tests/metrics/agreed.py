"""A figure of the store held to the number that the oracle has."""

from datetime import date

import pytest
from statsmodels.stats.proportion import proportion_confint
from statsmodels.stats.rates import confint_poisson

from metrics.answer import Status
from metrics.kinds import Lasted, Percentage, Rate, Survival
from tests.metrics import oracle


def check(metric, counted, figure, expected, first: date, last: date):
    if expected is None:
        assert figure.status is Status.NOT_AVAILABLE and figure.reason and figure.value is None
        return
    assert figure.value == pytest.approx(expected)
    check_interval(metric, figure)
    part = oracle.known(counted, first, last) == "part"
    if isinstance(metric.kind, Survival | Lasted):
        return  # provisional for want of following too: tests/metrics/test_survival.py, test_clocks.py
    assert (figure.status is Status.PROVISIONAL) == part
    if figure.status is Status.NONE:
        assert figure.value == 0


def check_interval(metric, figure):
    """By other formulas than the project's, from counts that make the value the oracle has."""
    kind = metric.kind
    if isinstance(kind, Survival):
        return  # of the curve, not of two counts: tests/metrics/test_survival.py
    x, n = figure.numerator, figure.denominator
    if isinstance(kind, Percentage):
        assert figure.value == pytest.approx(100 * x / n)
        ends = [100 * end for end in proportion_confint(x, n, method="wilson")]
    elif isinstance(kind, Rate):
        assert figure.value == pytest.approx(kind.per * x / n)
        ends = [kind.per * end for end in confint_poisson(x, n, method="exact-c")]
    else:
        assert figure.interval is None
        return
    assert figure.interval == pytest.approx(ends)
