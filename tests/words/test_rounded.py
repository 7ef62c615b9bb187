"""Public shares are whole percentages, below 100 to the nearest 5: nowhere is a difference of two told."""

from dataclasses import replace
from datetime import date
from random import Random

import pytest

from metrics import METRICS
from metrics.answer import Value
from metrics.kinds import Percentage
from metrics.model import Public
from metrics.periods import Grain
from metrics.public import publish
from metrics.selection import Comparator
from pages.parts import words
from pages.parts.exports import csv as csv_export
from pages.parts.words import change, places
from tests.answers import answer, compared, figure, metric
from tests.words.test_change import shown as before_and_after
from tests.words.test_places import APART, side_by_side

SHARE = metric("hub_share", rounded=True, decimals=0)
YEARS = {"first": date(2022, 4, 1), "last": date(2024, 3, 31), "grain": Grain.FINANCIAL_YEAR}


def public(part, whole):
    """The share as the public is given it."""
    return Value(float(publish.nearest(100 * part / whole, 5 if whole < publish.FEW else 1)), part, whole)


def of_years(then, now, *also):
    beside = (compared(Comparator.LAST_YEAR, then, "2022/23"), *also)
    return answer([then, now], "hub_share", declared=SHARE, compare={1: beside}, **YEARS)


def test_every_public_share_is_marked_as_rounded():
    shares = [each for each in METRICS.values() if isinstance(each.kind, Percentage)]
    assert any(each.public is Public.SUM for each in shares)
    assert all(publish.coarse(each).rounded for each in shares)


def test_two_that_read_five_apart_may_be_nearly_the_same_or_nearly_ten():
    """What the rule is for, tried on 2,000 pairs: a difference would be wrong by up to 5 points."""
    chance, wrong = Random(5), []
    for _ in range(2000):
        (one, of_one), (other, of_other) = (
            (chance.randint(5, whole - 5), whole) for whole in (chance.randint(50, 99) for _ in range(2))
        )
        told = public(one, of_one).value - public(other, of_other).value
        wrong.append(abs(told - (100 * one / of_one - 100 * other / of_other)))
    assert 4 < max(wrong) <= 5


@pytest.mark.parametrize(
    ("then", "now", "title"),
    [
        (public(45, 90), public(47, 88), "about the same as a year earlier (50%)"),
        (public(300, 1000), public(400, 1000), "up from 30% a year earlier"),
        (public(301, 1000), public(304, 1000), "30% a year earlier"),  # they read alike and are not
    ],
)
def test_over_time_both_figures_are_told_and_no_difference(then, now, title):
    told = of_years(then, now)
    assert words.finding(told).endswith(f", {title}")
    assert "point" not in words.sentence(told) and "the same as a year earlier." not in words.sentence(told)
    assert ",percentage points" not in csv_export.write(told).decode("utf-8-sig")


@pytest.mark.parametrize("which", [Comparator.TARGET, Comparator.REST, Comparator.PREVIOUS])
def test_beside_a_comparator_both_figures_are_told(which):
    told = of_years(public(300, 1000), public(304, 1000), compared(which, 25.0))
    assert "25% for " in words.sentence(told) and "point" not in words.sentence(told)


def test_beside_a_published_figure_it_is_still_said_which_is_higher():
    """By the interval of ours, which is worked out from the counts."""
    now = replace(public(400, 1000), interval=figure(400, 1000).interval)
    england = compared(Comparator.ENGLAND, 25.0, "England")
    assert "Higher than 25% for England" in words.sentence(of_years(public(300, 1000), now, england))


def test_of_places_and_of_before_and_after_the_interval_alone_is_told():
    """It is worked out from the counts, and not from the rounded shares."""
    sides = side_by_side(APART)
    rounded = replace(sides, metric=SHARE)
    assert "lower than the rest, by 9 to 18 percentage points." in places.sentence(rounded)
    assert "13" not in {cell for row in places.table(rounded).rows for cell in row}
    told = before_and_after([figure(300, 1000)] * 13 + [figure(290, 1000)] * 14, declared=SHARE)
    assert "the difference is between 2 lower and less than 1 higher (95% interval)" in change.sentence(told)
