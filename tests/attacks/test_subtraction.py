"""Subtracting, bounding and averaging what is served: none of 40 small cells may come out of ours."""

from datetime import date

import numpy
import pytest

from data_access.protection.totals import all_cells, matrix
from tests.attacks.attempts import ATTEMPTS, Scene, guessed, recovered

SMALL = range(1, 5)
UNIONS = 100_000


@pytest.fixture(scope="module", params=["referrals", "allocations"])
def scene(request, sample) -> Scene:
    return Scene(sample, request.param, date(2024, 1, 1), 3 if request.param == "referrals" else 6)


@pytest.mark.parametrize("name", ATTEMPTS)
def test_no_small_cell_is_recovered_and_the_naive_twin_gives_all(scene, attempted, name):
    ours, naive = attempted(name)
    assert len(scene.small) >= 25
    assert recovered(scene, ours) <= (guessed(scene) if name == "least squares" else 0)
    assert recovered(scene, naive) == len(scene.small)


@pytest.mark.parametrize("name", ["linear programme", "with the exact grand total"])
def test_every_small_cell_keeps_its_whole_range(scene, attempted, name):
    ours, _ = attempted(name)
    assert all(bound.width >= 4 - 1e-6 for bound in ours.values())
    assert all(bound.low - 1e-6 <= scene.truth[cell] <= bound.high + 1e-6 for cell, bound in ours.items())


def test_figures_add_up_and_no_two_nested_ones_differ_by_a_small_count(scene):
    cells = all_cells(scene.ours)
    rows = matrix(scene.ours, cells)
    told = numpy.array([figure.low for figure in scene.ours])
    counts = numpy.array([scene.counts[cell] for cell in cells])
    assert (rows @ counts == told).all()
    sizes = rows.sum(axis=1)
    nested = (rows @ rows.T).toarray() == sizes[:, None]
    inner, outer = (nested & ~numpy.eye(len(told), dtype=bool)).nonzero()
    assert len(inner) > 1000
    assert not numpy.isin(told[outer] - told[inner], SMALL).any()
    assert not numpy.isin(told, SMALL).any()


def test_no_union_of_cells_is_a_small_count(scene):
    counts = numpy.array(list(scene.counts.values()))
    draw = numpy.random.default_rng(3)
    for _ in range(UNIONS // 1000):
        chosen = draw.random((1000, len(counts))) < draw.choice([0.01, 0.1, 0.5])
        assert not numpy.isin(chosen @ counts, SMALL).any()
