"""A duration by its three clocks: figures, intervals, and whether those that ended differ."""

from datetime import date

import pytest
from statsmodels.stats.proportion import confint_proportions_2indep

from data_access.access import EVERYTHING
from metrics import Selection, evaluate
from metrics.clocks import Clock
from metrics.readings import by_clock_of
from metrics.statistics.intervals import Interval, apart, wilson
from tests.metrics.small_store import duckdb_store
from tests.readings.by_clock import OLD, OVER, SLOW, YEAR, YOUNG, in_time, lasting


def told(shown):
    return {each.clock: (each.cell.figure.value, each.interval) for each in by_clock_of(shown).each}


def test_each_clock_has_its_figure_and_its_interval():
    assert told(lasting(SLOW)) == {
        Clock.ENTRY: (200, (200, 200)),
        Clock.EXIT: (20, (20, 20)),
        Clock.POINT: (213, (213, 213)),
    }


def test_those_that_ended_differ_where_their_difference_holds_no_zero():
    assert by_clock_of(lasting(SLOW)).apart == (-180, -180) and by_clock_of(lasting(SLOW)).differ
    assert by_clock_of(lasting(OVER)).apart == (-10, 10) and not by_clock_of(lasting(OVER)).differ
    assert by_clock_of(lasting(OLD)).of(Clock.EXIT).cell.figure.value == 400


def test_where_fewer_than_half_are_over_nothing_is_said_to_differ():
    found = by_clock_of(lasting(YOUNG))
    assert found.of(Clock.ENTRY) is None and found.of(Clock.EXIT) is not None
    assert found.apart is None and not found.differ


def test_a_length_that_few_lasted_for_has_no_interval():
    few = ((12, date(2024, 2, 1), 30), (1, date(2023, 12, 1), 90))
    assert [each.interval is None for each in by_clock_of(lasting(few)).each] == [
        False,
        False,
        True,
    ]  # nobody is under way
    assert by_clock_of(lasting(((6, date(2024, 2, 1), 30), (6, date(2023, 12, 1), 90)))).apart is None


def test_an_outcome_has_two_clocks_and_the_interval_of_two_shares():
    found = by_clock_of(in_time(50))
    assert [each.clock for each in found.each] == [Clock.ENTRY, Clock.EXIT]
    assert [each.cell.figure.value for each in found.each] == [100, pytest.approx(100 * 100 / 150)]
    theirs = confint_proportions_2indep(
        100, 150, 100, 100, method="newcomb", compare="diff", correction=False
    )
    assert found.apart == pytest.approx([100 * end for end in theirs], abs=1e-6)
    assert found.differ


def test_the_difference_of_two_figures_adds_the_squares_of_their_ranges():
    assert apart(10, Interval(7, 14), 5, Interval(1, 8)) == pytest.approx((5 - 18**0.5, 5 + 32**0.5))
    one, other = wilson(30, 100), wilson(10, 80)
    theirs = confint_proportions_2indep(30, 100, 10, 80, method="newcomb", compare="diff", correction=False)
    assert apart(0.3, one, 0.125, other) == pytest.approx(theirs)


@pytest.mark.parametrize(
    "changes", [{"by": ("team",)}, {"grain": "quarter"}, {"clock": "exit"}, {"metric": "allocations"}]
)
def test_the_clocks_are_asked_only_where_one_figure_is_asked_by_none(changes):
    asked = Selection(**{"metric": "length_of_allocations", **YEAR, **changes})
    assert evaluate(asked, duckdb_store({"allocation": []}, two=False), EVERYTHING).readings.by_clock is None
