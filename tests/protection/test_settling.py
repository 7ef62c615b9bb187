"""What may be published of a month first and second, for any counts there are."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data_access.protection.editions import FIRST, SECOND, Cell
from data_access.protection.rounding import Drifts, seed
from data_access.protection.settling import Held, due, first_edition, growth, second_edition, settle
from metrics.periods import add_months, date, day_number
from tests.protection import late

SECRET = seed("a secret that only the tests know", 1)
PLACES = st.tuples(st.just(1), *(st.integers(1, 3) for _ in range(3)))
COUNTS = st.dictionaries(PLACES, st.integers(1, 30), max_size=15)


def _published(true: dict, exact: set) -> dict:
    return first_edition(true, exact, Drifts(), SECRET)


@given(COUNTS)
def test_a_first_edition_is_exact_only_where_it_may_be(true):
    exact = {keys for keys, count in true.items() if count > 9}
    for keys, cell in _published(true, exact).items():
        assert cell.true == true[keys]
        assert cell.shown == cell.true if keys in exact else cell.shown % 5 == 0
        assert abs(cell.error) < 5


@settings(max_examples=200, deadline=None)
@given(COUNTS, COUNTS)
def test_two_editions_of_any_cell_differ_by_a_multiple_of_five(then, now):
    first = _published(then, {keys for keys, count in then.items() if count > 5})
    second = second_edition(first, now, Drifts(), SECRET)
    for keys in then.keys() | now.keys():
        was, cell = first.get(keys, Cell(0, 0)), second.get(keys, Cell(0, 0))
        moved = cell.shown - was.shown
        assert moved % 5 == 0
        assert cell.shown == 0 or cell.shown >= 5
        assert cell.true == now.get(keys, 0)
        since = now.get(keys, 0) - then.get(keys, 0)
        assert moved in {5 * (since // 5), -5 * (-since // 5)} or (moved > since and cell.shown < 10)


def test_what_no_true_count_is_known_of_is_not_moved():
    first = {(1, 1): Cell(None, 12), (1, 2): Cell(12, 12)}
    second = second_edition(first, {(1, 1): 40, (1, 2): 42}, Drifts(), SECRET)
    assert second == {(1, 1): Cell(None, 12), (1, 2): Cell(42, 42)}


def test_late_ones_and_twos_are_made_up_for_in_the_total():
    """Held back until each cell is five out, they would all be missing."""
    then = {(1, place, team, 1): 12 for place in range(1, 6) for team in range(1, 5)}
    first = _published(then, set(then))
    second = second_edition(first, dict.fromkeys(then, 13), Drifts(), SECRET)
    assert abs(sum(cell.shown for cell in second.values()) - 20 * 13) <= 5


def _month(number: int) -> int:
    return day_number(add_months(date(2021, 4, 1), number))


def _year(months: int, late: int, number: int = FIRST) -> tuple[dict, dict]:
    """So many months from April 2021, of which the first year was published with 1,000 rows, and now."""
    held = {_month(each): Held(number, {(1, 1): Cell(100, 100)}) for each in range(10)}
    held |= {_month(each): Held(number, {}) for each in (10, 11)}
    true = {_month(each): {(1, 1): 100} if each < 10 else {} for each in range(months)}
    return held, true | {_month(3): {(1, 1): 100 + late}}


@pytest.mark.parametrize(
    ("months", "late", "number", "is_due"),
    [
        (21, 6, FIRST, True),  # to December 2022, published with data to March 2023: a year after it ended
        (20, 6, FIRST, False),
        (21, 5, FIRST, False),  # half a percent, and not more
        (21, -200, FIRST, False),
        (30, 6, FIRST, True),
        (30, 6, SECOND, False),  # one second edition, and no third
    ],
)
def test_a_year_has_one_second_edition_twelve_months_after_it_ends(months, late, number, is_due):
    held, true = _year(months, late, number)
    assert due(held, true) == ({_month(each) for each in range(12)} if is_due else set())


def test_a_year_that_a_person_says_is_due_is_so_as_far_as_it_is_published_and_once():
    held, true = _year(9, 0)
    there = {month: cells for month, cells in held.items() if month < _month(6)}
    assert due(there, true) == set()
    assert due(there, true, early=[2021]) == {_month(each) for each in range(6)}
    assert due(there, true, early=[2020, 2022]) == set()
    again = there | {_month(0): Held(SECOND, {})}
    assert due(again, true, early=[2021]) == set()


@pytest.mark.parametrize(
    ("published", "late", "told"),
    [
        (10_000, 51, 0.005),
        (10_000, 74, 0.005),
        (10_000, 75, 0.01),
        (10_000, 50, None),  # no second edition is to come
        (1_000, 7, 0.005),
        (990, 7, 0.01),  # half a percent would be fewer than five rows
        (100, 2, None),
        (100, 3, 0.05),
        (0, 3, None),
    ],
)
def test_growth_is_told_to_half_a_percent_and_to_no_fewer_than_five_rows(published, late, told):
    held = {_month(each): Held(FIRST, {(1, 1): Cell(published if each == 2 else 0, 0)}) for each in range(12)}
    true = {
        month: {(1, 1): cells.cells[1, 1].true + (late if month == _month(2) else 0)}
        for month, cells in held.items()
    }
    assert growth(held, true) == ({} if told is None else {_month(0): told})


def test_growth_is_that_of_all_places_together():
    """A row that was put right is less in one cell and more in another."""
    held = {_month(0): Held(FIRST, {(1, 1): Cell(500, 500), (1, 2): Cell(500, 500), (1, 3): Cell(None, 7)})}
    assert growth(held, {_month(0): {(1, 1): 530, (1, 2): 490, (1, 3): 99}}) == {_month(0): 0.02}


def test_a_month_is_settled_once_and_once_more():
    held, true = _year(21, 40)
    made = settle(held, true, {}, lambda *of: seed("secret", *of))
    assert {month: each.number for month, each in made.items()} == {
        _month(each): SECOND if each < 12 else FIRST for each in range(21)
    }
    again = settle(held | made, true, {}, lambda *_: b"")
    assert again == {}


@pytest.mark.parametrize("draw", [1, 2])
def test_late_rows_leave_the_last_edition_unbiased(draw):
    """15% of rows are missing on the last day of their month. What comes later is in the second edition."""
    every = late.rows(draw)
    end = late.true_at(every, late.day_number(date(2100, 1, 1)))
    found = {way: late.compared(shown, end) for way, shown in late.editions(every).items()}
    bias, within = zip(*found.values(), strict=True)
    assert bias[0] < -0.12 and -0.04 < bias[1] < -0.015 and abs(bias[2]) < 0.002
    assert within[0] < 0.1 and within[1] < 0.85 and within[2] > 0.88
