"""What may follow what was published, for every pair of counts there is."""

import pytest

from data_access.protection.frozen import settled

TRUE, PUBLISHED = range(40), (0, *range(5, 40))


def _possible(true: int, before: int | None) -> set[int]:
    now = settled(true, before)
    return {0, 5} if now is None else {now}


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
    assert [settled(true, None) for true in range(8)] == [0, None, None, None, None, 5, 6, 7]
