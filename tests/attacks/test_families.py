"""No family learns how many of the others there are, where these are 1 to 4."""

from __future__ import annotations

from itertools import chain, product

import pytest

from data_access.protection.cubes import CUBES
from tests.attacks.families import Inside, by_published, events_alone, ours, remainders, told
from tests.attacks.stores import files
from tests.protection.building import protected, recent

MOST = 40


def test_whatever_the_cell_no_family_is_left_with_1_to_4_others():
    """Every count up to 40 and every family in it, alone or beside one as large as can be."""
    for own, rest in product(range(1, MOST), range(MOST)):
        for largest in range(own, max(own, rest) + 1):
            for shown in ours(own + rest, largest):
                assert rest in remainders(own, shown, ours)
                assert not told(own, shown, ours), (own, rest, largest, shown)


def test_by_the_rule_of_before_a_family_of_four_among_five_knows_of_the_fifth():
    assert told(4, 5, events_alone) is False  # it may be one of 4, rounded up
    assert told(5, 6, events_alone) and remainders(5, 6, events_alone) == {1}
    assert told(3, 7, events_alone) and remainders(3, 7, events_alone) == {4}


@pytest.fixture(scope="module")
def everybody(sample, tmp_path_factory) -> dict[str, list[tuple[int, Inside]]]:
    """By fact every family in every cell of the last year and a half, with what is published of it."""
    full, _ = files(sample)
    internal = recent(full, tmp_path_factory.mktemp("families") / "internal.duckdb", 18)
    return {fact: list(by_published(internal, protected(internal), fact)) for fact in CUBES}


def test_each_family_of_the_sample_in_turn_learns_nothing(everybody):
    for count, who in chain(*everybody.values()):
        assert count in ours(who.true, who.largest)
        assert not told(who.own, count, ours)


def test_by_the_rule_of_before_some_would_learn(everybody):
    found = [who for _, who in chain(*everybody.values()) if told(who.own, who.true, events_alone)]
    assert len(found) > 50
    assert all(1 <= who.true - who.own < 5 for who in found)
