"""What rounding promises for any cells at all."""

from hypothesis import given, settings
from hypothesis import strategies as st

from data_access.protection.rounding import Drifts, margins, rounded, seed

SECRET = seed("a secret that only the tests know", 1)
PLACES = st.tuples(st.just(1), *(st.integers(1, 4) for _ in range(3)))
FEW = st.integers(1, 19).filter(lambda count: count % 5)
MONTHS = st.lists(st.dictionaries(PLACES, FEW, max_size=25), min_size=1, max_size=6)


@settings(max_examples=60, deadline=None)
@given(MONTHS)
def test_every_cell_becomes_the_multiple_of_five_below_or_above(months):
    for counts in months:
        given_out = rounded(counts, Drifts(), SECRET)
        assert given_out.keys() == counts.keys()
        assert all(shown % 5 == 0 and abs(shown - counts[keys]) < 5 for keys, shown in given_out.items())


@settings(max_examples=40, deadline=None)
@given(st.dictionaries(PLACES, st.integers(1, 4), max_size=25), st.randoms())
def test_the_order_the_cells_come_in_changes_nothing(small, random):
    turned = list(small.items())
    random.shuffle(turned)
    assert rounded(dict(turned), Drifts(), SECRET) == rounded(small, Drifts(), SECRET)


@settings(max_examples=40, deadline=None)
@given(MONTHS)
def test_totals_over_all_months_stay_close(months):
    """Each month makes up for those before, so the error of a total does not grow with the months."""
    drifts = Drifts()
    for small in months:
        drifts.carry(rounded(small, drifts, SECRET), small)
        assert abs(drifts.of((1, None, None, None))[-1]) <= 12


def test_a_cell_of_a_series_is_made_up_for_later():
    drifts, shown = Drifts(), []
    for number in range(40):
        month = rounded({(1, 1, 1, 1): 2}, drifts, seed("a secret that only the tests know", number))
        drifts.carry(month, {(1, 1, 1, 1): 2})
        shown.append(month[(1, 1, 1, 1)])
        assert abs(sum(shown) - 2 * (number + 1)) <= 8
    assert set(shown) == {0, 5}


def test_the_draws_of_secrets_round_the_same_month_in_many_ways():
    """Nobody who has all counts and the code can say which: but for the draws there would be one answer."""
    small = {
        (1, i, j, k): 1 + (i * k + j * 2 + k) % 4 for i in range(1, 5) for j in (1, 2) for k in (1, 2, 3)
    }
    drifts = Drifts()
    for month in range(3):  # after which no two cells are alike
        drifts.carry(rounded(small, drifts, seed("before", month)), small)
    answers = [tuple(rounded(small, drifts, seed(f"secret {n}", 1)).values()) for n in range(40)]
    assert len(set(answers)) > 25
    assert all(2 < sum(up == 5 for up in cell) < 38 for cell in zip(*answers, strict=True))


def test_a_cell_is_part_of_every_total_within_its_authority():
    held = list(margins((1, 2, 3, 4)))
    assert len(held) == 8
    assert {margin[0] for margin in held} == {1}
