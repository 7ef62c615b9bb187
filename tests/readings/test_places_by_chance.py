"""How much months vary is allowed for where places are compared: how often chance alone tells them apart."""

from dataclasses import replace

import numpy as np
import pytest

from metrics.asking.beside import by_month as behind
from metrics.periods import Grain
from metrics.readings.place_comparison import Verdict, spread
from metrics.selection import Comparator
from metrics.statistics import dispersion
from tests.answers import LOCALITIES, compared, figure, metric
from tests.sides import by_month, rate, side_by_side, verdicts

pytestmark = pytest.mark.simulation

PEOPLE = np.array([30_000, 24_000, 18_000, 9_000])
SUMMER = 1 + 0.3 * np.sin(np.arange(12) / 6 * np.pi)


def false_share(chance, spread: float, kind: str, allowing: bool, runs: int) -> float:
    """How often a place is told apart where all have one rate, and months vary `spread` times as chance."""
    told = []
    for _ in range(runs):
        mean = np.outer(PEOPLE / 200, SUMMER)
        varied = mean if spread == 1 else chance.gamma(mean / (spread - 1), spread - 1)
        counted, bases = chance.poisson(varied), np.repeat(PEOPLE[:, None], 12, axis=1)
        if kind == "hub_share":
            bases = np.full((4, 12), 100)
            share = (
                0.4
                if spread == 1
                else chance.beta(*np.array([0.4, 0.6]) * (100 - spread) / (spread - 1), (4, 12))
            )
            counted = chance.binomial(bases, share)
        out_of = bases.sum(axis=1) if kind == "hub_share" else PEOPLE
        pairs = list(zip(counted.sum(axis=1).tolist(), out_of.tolist(), strict=True))
        months = by_month(counted.tolist(), bases.tolist(), None if kind == "hub_share" else rate)
        shown = side_by_side(pairs, kind, months=months if allowing else ())
        told += [each in (Verdict.HIGHER, Verdict.LOWER) for each in verdicts(shown)]
    return float(np.mean(told))


@pytest.mark.parametrize("kind", ["referrals_per_1000", "hub_share"])
@pytest.mark.parametrize("spread", [1, 1.5, 3])
def test_places_that_do_not_differ_are_told_apart_in_5_of_100_however_much_months_vary(kind, spread):
    """Of 2,400 comparisons 5 in 100 come out as 4 to 6. Taken for chance, up to a third are told apart."""
    chance = np.random.default_rng(11)
    assert false_share(chance, spread, kind, allowing=True, runs=600) <= 0.06
    if spread == 3:
        assert false_share(chance, spread, kind, allowing=False, runs=50) > 0.15


def test_where_chance_explains_the_months_the_test_is_the_textbooks():
    counted = [
        [20, 21, 19, 20, 22, 18, 20, 21, 19, 20, 20, 20],
        [40, 39, 41, 42, 38, 40, 41, 40, 39, 40, 41, 39],
    ]
    bases = [[4000] * 12, [9000] * 12]
    pairs = [(sum(row), base[0]) for row, base in zip(counted, bases, strict=True)]
    plain = side_by_side(pairs, "referrals_per_1000").readings.places
    shown = side_by_side(pairs, "referrals_per_1000", months=by_month(counted, bases, rate)).readings.places
    assert shown == plain and (shown.spread, shown.allowance) == (1, 1)


def test_months_that_vary_more_widen_interval_and_lines_and_leave_the_sizes():
    counted = [[5, 45, 8, 50, 4, 40, 9, 44, 2, 60, 12, 41], [60, 20, 65, 22, 58, 19, 61, 25, 70, 18, 59, 23]]
    bases = [[4000] * 12, [6000] * 12]
    pairs = [(sum(row), base[0]) for row, base in zip(counted, bases, strict=True)]
    plain = side_by_side(pairs, "referrals_per_1000").readings.places
    shown = side_by_side(pairs, "referrals_per_1000", months=by_month(counted, bases, rate)).readings.places
    assert shown.allowance > shown.spread > 5 and shown.mean == plain.mean
    for wide, narrow in zip(shown.each, plain.each, strict=True):
        assert wide.gap.size == pytest.approx(narrow.gap.size)
        assert (
            wide.gap.interval.low < narrow.gap.interval.low
            and wide.gap.interval.high > narrow.gap.interval.high
        )
    assert shown.limits(4000)[0].low < plain.limits(4000)[0].low


def test_months_without_a_figure_and_too_few_of_them_say_nothing_of_how_they_vary():
    counted, bases = [[5, 45] * 6, [60, 20] * 6], [[4000] * 12, [6000] * 12]
    cells = by_month(counted, bases, rate)
    pairs = [(300, 4000), (480, 6000)]
    few = [each for each in cells if each.period.first.month in (10, 11, 12)]
    assert side_by_side(pairs, "referrals_per_1000", months=few).readings.places.spread == 1
    hidden = [
        replace(each, figure=figure(None)) if each.members[0] == LOCALITIES[0] else each for each in cells
    ]
    alone = side_by_side(pairs, "referrals_per_1000", months=hidden).readings.places
    assert alone.spread == pytest.approx(dispersion.of_counts([[(x, 1) for x in counted[1]]]))


@pytest.mark.parametrize("beside", [True, False])
def test_a_place_alone_is_held_against_its_rest_so_that_a_shared_summer_is_no_spread(beside):
    own, others = [60, 20] * 6, [180, 61] * 6
    counted = np.array([own, others])
    bases = [[100] * 12, [300] * 12]
    cells, rest = by_month(counted[:1], bases[:1]), by_month(counted[1:], bases[1:])
    if beside:
        cells = [
            replace(each, comparisons=(compared(Comparator.REST, other.figure, "the rest"),))
            for each, other in zip(cells, rest, strict=True)
        ]
    found, allowance = spread(metric("hub_share"), cells)
    if beside:
        assert (found, allowance) == (1, 1)
    else:
        assert found == dispersion.of_places_shares([own], [bases[0]]) > 10


def test_places_by_month_are_asked_with_their_rest():
    """Of a manager's one locality there is nothing else to hold its months against."""
    shown = side_by_side([(60, 100), (150, 300)])
    whole = shown.selection.model_copy(update={"grain": Grain.WHOLE, "compare": (Comparator.REST,)})
    asked = []
    behind(whole, lambda selection: asked.append(selection) or shown)
    assert [(each.grain, each.compare) for each in asked] == [(Grain.MONTH, (Comparator.REST,))]
