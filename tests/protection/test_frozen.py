"""What may follow what was published, for every pair of counts there is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data_access.protection.frozen import Frozen, settled

TRUE, PUBLISHED = range(40), (0, *range(5, 40))


def _possible(true: int, before: int | None) -> set[int]:
    """What may be published of so many, whatever families they are of."""
    ways = {settled(true, exact, before) for exact in ([False, True] if true > 5 else [False])}
    return (ways - {None}) | (_either(true) if None in ways else set())


def _either(true: int) -> set[int]:
    return {true - true % 5, true - true % 5 + 5}


@pytest.mark.parametrize("before", PUBLISHED)
def test_no_published_count_moves_by_1_to_4_or_is_small(before):
    for true in TRUE:
        for now in _possible(true, before):
            assert now == 0 or now >= 5
            assert now == before or abs(now - before) >= 5


def test_one_child_never_takes_a_cell_between_small_and_large():
    """Whoever knows that one child came or went, and sees a cell change, knows a count of 6 or more."""
    for start in TRUE:
        for first in _possible(start, None):
            _follow(start, first)


@settings(max_examples=1000, deadline=None)
@given(st.lists(st.integers(0, 40), max_size=12), st.randoms(use_true_random=False))
def test_no_two_counts_a_cell_was_ever_published_as_are_close(counts, random):
    """Mistakes loaded and put right bring a cell back near what it was; that must not show how near."""
    cell = Frozen(0, random.choice([0, 5, 12, 17]))
    seen = {cell.published}
    for true in counts:
        now = settled(true, true > 5 and random.choice([True, False]), cell.published, cell.earlier)
        now = random.choice(sorted(_either(true))) if now is None else now
        cell = cell if now == cell.published else cell.then(true, now)
        seen.add(cell.published)
        assert cell.earlier | {cell.published} == seen
        assert abs(cell.published - true) < 10
    assert all(one == other or abs(one - other) >= 5 for one in seen for other in seen)


def test_a_count_close_to_an_earlier_one_is_that_one_again():
    assert settled(21, True, 31, frozenset({20})) == 20
    assert settled(24, True, 31, frozenset({20})) == 20
    assert settled(25, True, 31, frozenset({20})) == 25
    assert settled(3, False, 30, frozenset({5})) == 5
    assert settled(8, True, 17, frozenset({12})) == 12
    assert settled(9, True, 30, frozenset({0, 20})) == 0
    assert settled(17, False, 30, frozenset({12})) == 12
    assert settled(22, False, 40, frozenset({12, 31})) is None


def _follow(true: int, shown: int, steps: int = 12, seen: set | None = None) -> None:
    """Every way the count can go by one child at a time, each time published."""
    seen = set() if seen is None else seen
    if (true, shown) in seen or not steps:
        return
    seen.add((true, shown))
    for after in {max(true - 1, 0), true + 1}:
        for now in _possible(after, shown):
            if now != shown:
                assert min(true, after) >= 5
            _follow(after, now, steps - 1, seen)


def test_a_month_never_published_shows_all_but_small_counts_as_they_are():
    assert [settled(true, true > 5) for true in range(8)] == [0, None, None, None, None, 5, 6, 7]


def test_a_month_never_published_shows_multiples_of_five_where_few_are_behind_a_count():
    assert [settled(true, False) for true in range(5, 12)] == [5, None, None, None, None, 10, None]


def _left_open(shown: int, added: int, seen: int) -> set[int]:
    """Counts at first that fit: published as `shown`, and as `seen` once so many were added."""
    return {true for true in range(10) if true in _may_be(shown) and seen in _possible(true + added, shown)}


def _may_be(shown: int) -> set[int]:
    return set(range(5)) if shown == 0 else set(range(1, 10))


@pytest.mark.parametrize("shown", [0, 5])
@pytest.mark.parametrize("added", range(5))
def test_who_knows_of_up_to_four_corrections_of_a_small_cell_learns_nothing(shown, added):
    for start in _may_be(shown):
        for seen in _possible(start + added, shown):
            assert _left_open(shown, added, seen) == _may_be(shown)


def test_who_knows_of_more_corrections_can_learn():
    """docs/protection.md says so: five narrow the range, six or more can settle it."""
    assert _left_open(5, 5, 5) == {1, 2, 3, 4, 5, 6, 7, 8}
    assert _left_open(0, 6, 10) == {4}
