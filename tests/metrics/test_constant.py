"""Where lengths never change, those that began say how long they are; those that ended flatter."""

import pytest

from data_access.database import open_store
from metrics.clocks import Clock
from pages.parts.words import by_clock
from tests.metrics import constant
from tests.metrics.moving import MOST, errors

COUNCILS = 20
STEADY, NEW, GROWING = constant.WORLDS


@pytest.fixture(scope="module")
def worlds(tmp_path_factory):
    folder = tmp_path_factory.mktemp("constant")
    return constant.found(folder / "sent", open_store(f"duckdb:///{folder / 'store'}"), range(COUNCILS))


@pytest.mark.parametrize("world", constant.WORLDS)
def test_of_those_that_began_the_figure_is_true_in_every_world(worlds, world):
    assert len(worlds[world].off(Clock.ENTRY)) == COUNCILS
    assert abs(errors(worlds[world].off(Clock.ENTRY))) < MOST


def test_of_those_that_ended_it_is_true_only_where_as_many_begin_every_day(worlds):
    assert abs(errors(worlds[STEADY].off(Clock.EXIT))) < MOST
    assert errors(worlds[NEW].off(Clock.EXIT)) < -MOST
    assert errors(worlds[GROWING].off(Clock.EXIT)) < -MOST


def test_what_is_under_way_is_older_than_half_of_what_began_ever_gets(worlds):
    """As many every day, and yet half of today's have lasted longer so far than half ever last."""
    assert errors(worlds[STEADY].off(Clock.POINT)) > MOST
    assert errors(worlds[NEW].off(Clock.POINT)) < errors(worlds[STEADY].off(Clock.POINT))


def test_the_page_says_so_where_those_that_ended_flatter(worlds):
    assert worlds[NEW].differing == COUNCILS
    assert worlds[STEADY].differing <= COUNCILS // 5
    for answer in worlds[NEW].answers:
        said = by_clock.sentence(answer)
        assert "of the allocations that ended in January to December 2024, half lasted" in said
        assert "Those that ended leave out the" in said and "so go by those that began." in said
