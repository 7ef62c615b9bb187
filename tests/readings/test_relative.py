"""Groups of children against all others, worked out again by other programs than ours."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats.contingency import relative_risk
from statsmodels.stats.rates import confint_poisson_2indep

from metrics.answer import Cell, Status
from metrics.periods import Grain, periods_between
from metrics.readings import read
from metrics.readings.place_comparison import Verdict
from metrics.readings.relative import NO_OTHERS
from tests.answers import figure
from tests.groups import groups, members
from tests.sides import rate

FIFTHS = [(300, 500), (250, 500), (240, 480), (200, 400), (100, 300)]
PART = st.integers(10, 900)


def verdicts(shown):
    return [each.verdict for each in shown.readings.relative.each]


@given(st.lists(st.tuples(PART, st.integers(20, 900)), min_size=2, max_size=5))
def test_each_group_is_set_against_all_others_by_katz(drawn):
    pairs = [(x, x + not_x) for x, not_x in drawn]
    counted, base = (sum(each) for each in zip(*pairs, strict=True))
    for group, (x, n) in zip(groups(pairs).readings.relative.each, pairs, strict=True):
        theirs = relative_risk(x, n, counted - x, base - n)
        low, high = theirs.confidence_interval(0.998)
        assert (group.others.numerator, group.others.denominator) == (counted - x, base - n)
        assert group.others.value == pytest.approx(100 * (counted - x) / (base - n))
        assert group.relative.size == pytest.approx(theirs.relative_risk)
        assert group.relative.interval == pytest.approx((low, high))
        expected = Verdict.HIGHER if low > 1 else Verdict.LOWER if high < 1 else Verdict.ALIKE
        assert group.verdict is expected


def test_rates_are_set_against_all_others_on_their_own_population():
    pairs = [(120, 4000), (300, 9000)]
    one, other = groups(pairs, "sex", "referrals_per_1000").readings.relative.each
    ends = confint_poisson_2indep(120, 4000, 300, 9000, method="wald-log", compare="ratio", alpha=0.002)
    assert one.relative.interval == pytest.approx(ends)
    assert (one.others.value, other.others.value) == pytest.approx((100 / 3, 30))


def test_the_gap_is_the_most_against_the_least_deprived_fifth():
    gap = groups(FIFTHS).readings.relative.gap
    assert (gap.cell.members[0].code, gap.others.parts) == ("1", (100, 300))
    assert gap.relative.size == pytest.approx(1.8) and gap.verdict is Verdict.HIGHER
    assert groups(FIFTHS[:4]).readings.relative.gap is None
    assert groups(FIFTHS, "ethnic_group").readings.relative.gap is None


def test_those_not_recorded_are_in_no_group():
    found = groups([*FIFTHS, (900, 1000)]).readings.relative
    assert len(found.each) == 5 and found.each[4].others.parts == (990, 1880)
    assert found.unknown.figure.parts == (900, 1000)


@pytest.mark.parametrize(
    ("pair", "verdict"),
    [
        ((15, 29), Verdict.TOO_FEW),
        ((15, 30), Verdict.ALIKE),
        ((9, 30), Verdict.TOO_FEW),
        ((10, 30), Verdict.ALIKE),
        ((20, 30), Verdict.ALIKE),
        ((21, 30), Verdict.TOO_FEW),
    ],
)
def test_too_few_on_either_side_are_not_compared(pair, verdict):
    assert verdicts(groups([pair, (500, 1000)], "sex")) == [verdict, verdict]


def test_of_a_rate_only_those_counted_can_be_too_few():
    assert verdicts(groups([(25, 30), (900, 1000)], "sex", "referrals_per_1000"))[0] is Verdict.ALIKE
    assert verdicts(groups([(9, 900), (900, 1000)], "sex", "referrals_per_1000"))[0] is Verdict.TOO_FEW


def test_figures_that_may_still_change_are_not_compared_and_are_no_others():
    shown = groups(FIFTHS, status=Status.PROVISIONAL, reason="Not known yet.")
    assert {(each.verdict, each.reason) for each in shown.readings.relative.each} == {
        (Verdict.NOT_COMPARED, "Not known yet.")
    }
    assert groups([(300, 500)]).readings.relative.each[0].reason == NO_OTHERS


def test_public_figures_and_counts_and_places_have_no_such_reading():
    assert groups(FIFTHS, protected=True).readings.relative is None


def sent_together(chance, households: int, several: int):
    """By month and fifth, families of which all children are referred together and answered alike."""
    families = chance.poisson(households, (36, 5))
    answered = chance.binomial(families, 0.5)
    return several * answered, several * families


@pytest.mark.parametrize(("allowing", "least", "most"), [(True, 0, 0.01), (False, 0.02, 0.2)])
def test_groups_that_do_not_differ_are_seldom_told_apart_though_families_come_together(allowing, least, most):
    """Three children a family: of 1,500 comparisons 3 in 1,000 tell them apart, without the allowance 61."""
    chance, told = np.random.default_rng(7), []
    periods = periods_between(date(2022, 4, 1), date(2025, 3, 31), Grain.MONTH, None)
    for _ in range(150):
        counted, bases = sent_together(chance, 8, 3)
        months = [
            Cell(periods[month], (member,), figure(int(counted[month, at]), int(bases[month, at])))
            for month in range(36)
            for at, member in enumerate(members("deprivation"))
            if bases[month, at]
        ]
        pairs = list(zip(counted.sum(axis=0).tolist(), bases.sum(axis=0).tolist(), strict=True))
        told += verdicts(groups(pairs, months=months if allowing else ()))
    share = np.mean([each in (Verdict.HIGHER, Verdict.LOWER) for each in told])
    assert least <= share <= most


def test_a_group_with_few_children_does_not_hide_how_much_the_others_vary():
    chance = np.random.default_rng(7)
    counted, bases = sent_together(chance, 8, 3)
    periods = periods_between(date(2022, 4, 1), date(2025, 3, 31), Grain.MONTH, None)
    told = [
        Cell(periods[month], (members("deprivation")[at],), figure(int(counted[month, at]), int(base)))
        for month in range(36)
        for at, base in enumerate(bases[month])
        if base and (at < 4 or month == 0)
    ]
    assert groups(FIFTHS, months=told).readings.relative.spread > 2


def test_a_group_without_a_population_is_left_out_of_the_others():
    shown = groups([(120, 4000), (300, 9000), (5, 100)], "sex", "referrals_per_1000")
    unknown = rate(5, 100)
    cells = (*shown.cells[:2], type(shown.cells[2])(shown.cells[2].period, shown.cells[2].members, _none()))
    found = read(type(shown)(shown.selection, shown.metric, cells, shown.provenance)).readings.relative
    assert unknown.value and found.each[0].others.parts == (300, 9000)
    assert found.each[2].reason == "No population."


def _none():
    return figure(None, reason="No population.")
