"""What totals leave open of cells, against every table of whole numbers that fits them, gone through."""

import random
from itertools import product

import pytest

from data_access.protection.bounds import bounds, narrowed
from data_access.protection.totals import Bound, Total, told

ROWS, COLUMNS = 2, 3
PLACES = list(product(range(ROWS), range(COLUMNS)))


def table_of(seed):
    """A small table as it is, what is published of it, and its exact margins."""
    draw = random.Random(seed)
    true = {place: draw.choice([0, 0, 1, 2, 3, 4, 5, 8]) for place in PLACES}
    known = {}
    for place, count in true.items():
        published = count if count % 5 == 0 or count > 5 else draw.choice([0, 5])
        known[place] = told(published)
    lines = [
        [place for place in PLACES if place[axis] == at] for axis, at in ((0, 0), (0, 1), (1, 0), (1, 2))
    ]
    return true, known, [exactly(true, line) for line in lines]


def exactly(true, cells):
    count = sum(true[cell] for cell in cells)
    return Total(frozenset(cells), count, count)


def fitting(known, totals):
    """Every table of whole numbers that the ranges and the totals allow."""
    ranges = [range(int(known[place].low), int(known[place].high) + 1) for place in PLACES]
    for counts in product(*ranges):
        found = dict(zip(PLACES, counts, strict=True))
        if all(each.low <= sum(found[cell] for cell in each.cells) <= each.high for each in totals):
            yield found


@pytest.mark.parametrize("seed", range(12))
def test_bounds_are_those_of_all_tables_that_fit(seed):
    true, known, totals = table_of(seed)
    left = {place: {found[place] for found in fitting(known, totals)} for place in PLACES}
    ours = bounds(totals, PLACES, known)
    near = narrowed(totals, PLACES, known, 2)
    for place in PLACES:
        assert true[place] in left[place]
        assert (round(ours[place].low), round(ours[place].high)) == (min(left[place]), max(left[place]))
        assert (place in near) == (ours[place].left <= 2 and any(place in each.cells for each in totals))
    assert all(near[place].left == ours[place].left for place in near)


def test_a_total_of_some_events_bounds_from_below():
    known = {(0,): told(5), (1,): told(0)}
    found = bounds([Total(frozenset(known), 11, float("inf"))], [(0,), (1,)], known)
    assert found == {(0,): Bound(7, 9), (1,): Bound(2, 4)}


def test_totals_that_contradict_what_is_known_are_no_answer():
    known = {(0,): told(5)}
    with pytest.raises(ValueError, match="fit"):
        narrowed([Total(frozenset(known), 20, 20)], [(0,)], known, 2)
    assert bounds([Total(frozenset(known), 20, 20)], [(0,)], known) == {}


def test_a_multiple_of_five_is_left_open_and_any_other_count_is_not():
    assert told(0) == Bound(0, 4) and told(5) == Bound(1, 9) and told(7) == Bound(7, 7)
