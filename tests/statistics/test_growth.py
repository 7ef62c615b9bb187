"""How much months grow after they are first known: on paper, and learnt back from what was planted."""

from itertools import pairwise
from random import Random

import pytest

from metrics.statistics.growth import LEAST, Moved, growth


def known_monthly(counts):
    """When each month was first known, and how it moved: `counts[month][age]`."""
    moves = [
        Moved(month, month + age, before, after)
        for month, each in enumerate(counts)
        for age, (before, after) in enumerate(pairwise(each), 1)
        if before != after
    ]
    now = len(counts) - 1
    return {m: m for m in range(len(counts))}, [each for each in moves if each.at <= now], now


def test_it_is_the_median_of_what_months_grew_by_in_their_first_three():
    grows = [0.02, 0.04, 0.06, 0.08, 0.5]
    counts = [*([100, 100, 100, 100 * (1 + by), 900] for by in grows), [100], *[[100]] * 3]
    found = growth(*known_monthly(counts), 3)
    assert (found.share, found.followed) == (pytest.approx(0.05), 6)  # between 4% and 6%, as one did not move
    assert found.young == {6, 7, 8}


def test_it_grows_from_what_was_first_known_through_every_step():
    counts = [[100, 110, 90, 120]] * 10
    assert growth(*known_monthly(counts), 3).share == pytest.approx(0.2)


def test_too_few_months_tell_nothing():
    counts = [[100, 110]] * (LEAST + 3)
    assert growth(*known_monthly(counts), 3).followed == LEAST
    assert growth(*known_monthly(counts[1:]), 3) is None
    assert growth({}, [], 0, 3) is None


def test_a_month_that_had_none_when_it_was_first_known_has_no_growth_to_tell_of():
    counts = [[0, 5]] * 4 + [[100, 110]] * 16
    found = growth(*known_monthly(counts), 3)
    assert (found.share, found.followed) == (pytest.approx(0.1), 13)


@pytest.mark.parametrize("late", [0.0, 0.03, 0.06, 0.15])
def test_late_rows_that_were_planted_are_found(late):
    """A council of 300 a month for two years, of whom that share come one to three months late."""
    chance, said = Random(5), []
    for _ in range(40):
        comes = [[chance.choice((1, 2, 3)) * (chance.random() < late) for _ in range(300)] for _ in range(24)]
        counts = [[sum(when <= age for when in month) for age in range(4)] for month in comes]
        said.append(growth(*known_monthly(counts), 3).share)
    assert sum(said) / len(said) == pytest.approx(late / (1 - late), abs=0.004)
    assert all(abs(each - late / (1 - late)) < 0.035 for each in said)
