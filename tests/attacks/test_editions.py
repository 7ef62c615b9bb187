"""Whoever holds both editions of a year learns of nobody, one of the families included."""

from itertools import chain, product

import pytest

from data_access.protection.cubes import CUBES
from data_access.protection.editions import SECOND
from tests.attacks.editions import Both, afresh, by_fives, in_both, others, told
from tests.attacks.families import ours
from tests.attacks.stores import files
from tests.protection.building import afresh as never_published
from tests.protection.building import every_cell, protected, published, recent, then

LATE = "DELETE FROM {fact} WHERE hash(coalesce(family, child, id)) % 8 = 0"
MOST = 9


@pytest.fixture(scope="module")
def year(sample, tmp_path_factory):
    """A year of the sample in which one family in eight came late: before they came, and a year on."""
    full, _ = files(sample)
    folder = tmp_path_factory.mktemp("editions")
    before = recent(full, folder / "before.duckdb", 24, less=9)
    before = never_published(before, folder / "late.duckdb", *(LATE.format(fact=fact) for fact in CUBES))
    after = recent(full, folder / "after.duckdb", 24)
    return before, then(before, protected(before), after), protected(after)


def test_there_is_a_second_edition_of_every_month_of_the_year(year):
    _, after, _ = year
    seconds = [each for each in published(after).editions if each.number == SECOND]
    assert len(seconds) == 12 * len(CUBES)


def _moved(year) -> list[tuple[int, int]]:
    before, after, public = year
    shown = every_cell(before.with_suffix(".public")), every_cell(public)
    last = max(cell[1] for cell in shown[0])
    places = {cell for each in shown for cell in each if cell[1] <= last}
    return [tuple(each.get(place, 0) for each in shown) for place in places]


def test_every_difference_of_the_two_editions_is_a_multiple_of_five(year):
    """Of cells, and so of all sums of them."""
    moved = [now - then for then, now in _moved(year)]
    assert all(each % 5 == 0 for each in moved)
    assert sum(each != 0 for each in moved) > 100


def test_published_afresh_they_would_differ_by_1_to_4(year, tmp_path):
    """The twin: a second look at the same children."""
    before, after, _ = year
    public = protected(never_published(after, tmp_path / "afresh.duckdb"))
    assert sum(1 <= abs(now - then) < 5 for then, now in _moved((before, after, public))) > 100


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


def test_a_family_would_learn_from_a_second_look():
    assert told(Both((5, 5), (12, 13)), afresh)


def test_each_family_of_the_sample_in_turn_learns_nothing(year):
    before, after, public = year
    pairs = (before, after), (before.with_suffix(".public"), public)
    every = set(chain(*(in_both(*pairs, fact) for fact in CUBES)))
    assert len(every) > 500
    assert any(both.own[0] == 0 for both in every), "some came late"
    assert not [both for both in every if told(both)]
