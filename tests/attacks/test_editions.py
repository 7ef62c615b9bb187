"""Whoever holds both editions of a year learns of nobody, one of the families included."""

from itertools import chain, product

import pytest

from data_access.protection.cubes import CUBES
from data_access.protection.editions import SECOND, Cell
from data_access.protection.rounding import Drifts
from data_access.protection.settling import second_edition
from tests.attacks.editions import Both, Year, afresh, by_fives, others, told
from tests.attacks.families import ours
from tests.attacks.stores import files
from tests.protection.building import published

MOST = 9


@pytest.fixture(scope="module")
def year(sample, tmp_path_factory):
    return Year.of(files(sample)[0], tmp_path_factory.mktemp("editions"))


def test_there_is_a_second_edition_of_every_month_of_the_year(year):
    seconds = [each for each in published(year.after).editions if each.number == SECOND]
    assert len(seconds) == 12 * len(CUBES)


def test_every_difference_of_the_two_editions_is_a_multiple_of_five(year):
    """Of cells, and so of all sums of them."""
    moved = year.moved()
    assert all(each % 5 == 0 for each in moved)
    assert sum(each != 0 for each in moved) > 100


def test_published_afresh_they_would_differ_by_1_to_4(year):
    """The twin: a second look at the same children."""
    assert sum(1 <= abs(each) < 5 for each in year.moved(afresh)) > 100


def test_whatever_the_counts_no_family_learns_that_others_are_1_to_4():
    """Every family of up to eight events then and now, in every cell with up to eight others.

    `docs/protection.md` says what is left: that others were there, where all of them were taken out since.
    """
    met = set()
    for own, rest in product(product(range(MOST), repeat=2), repeat=2):
        for first in ours(own[0] + rest[0], max(own[0], rest[0])):
            for shown in by_fives(own[0] + rest[0], first, own[1] + rest[1], 0):
                both = Both(own, (first, shown))
                assert rest in others(both, by_fives)
                met.add(both)
    assert len(met) > 1000
    learn = [both for both in met if told(both)]
    assert len(learn) < len(met) / 100
    assert {now for both in learn for _, now in others(both, by_fives)} == {0}


@pytest.mark.parametrize("shown", [0, 5, 10, 15])
def test_who_knows_of_every_correction_of_a_cell_learns_nothing_of_what_it_held(shown):
    """What it may become follows from what it was published as and from what came, and from nothing else."""
    fit = [true for true in range(shown + 5) if shown in ours(true, true)]
    assert len(fit) >= 5
    for added in range(-4, 12):
        ways = {by_fives(true, shown, true + added, 0) for true in fit if true + added >= 0}
        assert len(ways) == 1
        for true in (true for true in fit if true + added >= 0):
            second = second_edition({(1, 1): Cell(true, shown)}, {(1, 1): true + added}, Drifts(), b"seed")
            assert second.get((1, 1), Cell(0, 0)).shown in by_fives(true, shown, true + added, 0)


def test_a_family_would_learn_from_a_second_look():
    assert told(Both((5, 5), (12, 13)), afresh)


def test_each_family_of_the_sample_in_turn_learns_nothing(year):
    every = set(chain(*(year.families(fact) for fact in CUBES)))
    assert len(every) > 500
    assert any(both.own[0] == 0 for both in every), "some came late"
    assert not [both for both in every if told(both)]
