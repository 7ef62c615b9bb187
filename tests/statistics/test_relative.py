"""Relative rates, against published figures, scipy and statsmodels, which are another's work."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats.contingency import relative_risk
from statsmodels.stats.rates import confint_poisson_2indep

from metrics.statistics.relative import of_rates, of_shares

LEVELS = st.sampled_from((0.9, 0.95, 0.998))
COUNTS = st.integers(1, 2000)


def test_the_published_examples():
    """Agresti, An Introduction to Categorical Data Analysis, 2nd ed. (2007), 2.2.3: aspirin."""
    found = of_shares(189, 11_034, 104, 11_037)
    assert found.size == pytest.approx(1.82, abs=0.005)
    assert found.interval == pytest.approx((1.43, 2.31), abs=0.005)


@given(COUNTS, COUNTS, COUNTS, COUNTS, LEVELS)
def test_shares_have_the_interval_of_scipy(x1, more1, x2, more2, level):
    found = of_shares(x1, x1 + more1, x2, x2 + more2, level)
    theirs = relative_risk(x1, x1 + more1, x2, x2 + more2)
    assert found.size == pytest.approx(theirs.relative_risk)
    assert found.interval == pytest.approx(tuple(theirs.confidence_interval(level)))


@given(COUNTS, COUNTS, COUNTS, COUNTS)
def test_rates_have_the_interval_of_statsmodels(x1, t1, x2, t2):
    found = of_rates(x1, t1, x2, t2)
    assert found.size == pytest.approx((x1 / t1) / (x2 / t2))
    theirs = confint_poisson_2indep(x1, t1, x2, t2, method="wald-log", compare="ratio")
    assert found.interval == pytest.approx(theirs)


@pytest.mark.parametrize("pairs", [(0, 10, 1, 10), (1, 10, 0, 10), (11, 10, 1, 10), (1, 10, 11, 10)])
def test_shares_that_have_no_ratio_are_refused(pairs):
    with pytest.raises(ValueError, match="multiple of another"):
        of_shares(*pairs)


@pytest.mark.parametrize("pairs", [(0, 10, 1, 10), (1, 10, 0, 10), (1, 0, 1, 10), (1, 10, 1, 0)])
def test_rates_that_have_no_ratio_are_refused(pairs):
    with pytest.raises(ValueError, match="multiple of another"):
        of_rates(*pairs)
