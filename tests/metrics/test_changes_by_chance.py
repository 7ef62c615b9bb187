"""How often something is said to have changed when nothing has: by the very procedure of the page."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from metrics import METRICS
from metrics.answer import Cell, Status, Value
from metrics.periods import Grain, periods_between
from metrics.readings.judging import judged
from metrics.signals.changes import BOUND
from metrics.statistics import spc
from metrics.statistics.discovery import discoveries, expected_by_chance
from tests.statistics.invented import councils, retold

pytestmark = pytest.mark.simulation


def cells_of(row) -> list[Cell]:
    periods = periods_between(date(2020, 4, 1), date(2025, 3, 31), Grain.MONTH, None)
    return [
        Cell(each, (), Value(float(v), int(v), status=Status.SHOWN))
        for each, v in zip(periods[-len(row) :], row, strict=True)
    ]


def shares_of(parts, bases) -> list[Cell]:
    cells = cells_of(parts)
    return [
        replace(cell, figure=Value(100 * x / n, int(x), int(n), status=Status.SHOWN))
        for cell, x, n in zip(cells, parts, bases, strict=True)
    ]


@pytest.mark.parametrize(("months", "year_before"), [(60, True), (36, False)])
@pytest.mark.parametrize("mean", [10, 60])
def test_of_steady_series_so_many_are_said_to_have_moved_as_the_page_says(mean, months, year_before):
    """By the very judgement of the page, with the year before the window and without."""
    rows = np.random.default_rng(12).poisson(mean, (600, months))
    found = [judged(METRICS["referrals"], cells_of(row)) for row in rows]
    fit = [each for each in found if each.verdict]
    moved = sum(bool(each.direction) for each in fit)
    assert len(fit) > 570
    assert moved == pytest.approx(expected_by_chance(len(fit), year_before), rel=0.45)


def test_so_many_do_of_shares_and_of_the_same_series_looked_at_more_than_once():
    """Near copies (most of the same events) make signals come together, and no more of them on average."""
    chance = np.random.default_rng(13)
    bases = chance.poisson(140, (300, 60))
    parts = chance.binomial(bases, 0.4)
    looked_at = [
        (parts, bases),
        (bases - parts, bases),
        (parts + chance.binomial(bases - parts, 0.05), bases),
    ]
    told = np.array(
        [
            [judged(METRICS["hub_share"], shares_of(*row)).direction != 0 for row in zip(*some, strict=True)]
            for some in looked_at
        ]
    )
    assert told.mean() * told.size == pytest.approx(expected_by_chance(told.size), rel=0.6)
    assert np.corrcoef(told.astype(int))[0, 1] > 0.8


def test_a_move_that_its_chart_must_show_too_is_false_within_the_bound():
    """Real nesting, metrics that tell the same, months that lean on each other, the rules of the charts."""
    shares = []
    for council in map(retold, councils(40, months=36)):
        full = {key: each.values for key, each in council.items() if np.isfinite(each.values).all()}
        flags = {key: spc.chart(several).flags[-1] for key, several in full.items()}
        seen = {key: flag.direction for key, flag in flags.items() if flag}
        assert len(seen) >= 5, "a council in which no chart deceives proves nothing"
        shares.append(bool(discoveries(council, BOUND, seen).found))
    assert np.mean(shares) <= BOUND
