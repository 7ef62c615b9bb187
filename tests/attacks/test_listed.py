"""The yearly list beside the cells: every small cell keeps all its values."""

import pytest

from data_access.access import EVERYTHING, PUBLIC
from metrics import evaluate
from metrics.periods import Grain
from metrics.selection import Filter, Selection
from tests.attacks.listed import FEWEST, LISTED, OFF, SERVICE, Listed
from tests.attacks.whole import whole_scene


@pytest.fixture(scope="module")
def listed(sample) -> Listed:
    return Listed(whole_scene(sample, "referrals"))


def answers(listed, **question):
    """The same question answered in public and in full."""
    window = {"first": listed.years[0], "last": listed.scene.last, "grain": Grain.FINANCIAL_YEAR}
    asked = Selection(**window | {"metric": "referrals"} | question)
    public = evaluate(asked, listed.public, PUBLIC)
    full = evaluate(asked, listed.scene.store.current(), EVERYTHING)
    true = {(cell.period, *(m.code for m in cell.members)): cell.figure for cell in full.cells}
    return [
        (cell, true.get((cell.period, *(m.code for m in cell.members))))
        for cell in public.cells
        if cell.period.first in listed.years
    ]


@pytest.mark.parametrize("dimension", LISTED)
def test_every_line_is_the_true_count_to_the_nearest_5_or_withheld(listed, dimension):
    shown = 0
    for by in ((dimension,), (dimension, SERVICE)):
        for cell, true in answers(listed, by=by):
            count = (true.numerator or 0) if true else 0
            if cell.members[0].code == "police":  # its whole group: told by cells
                continue
            if cell.figure.value is None:
                assert count < FEWEST and cell.figure.numerator is None
            else:
                shown += 1
                assert count >= FEWEST and cell.figure.value % 5 == 0
                assert abs(cell.figure.value - count) <= OFF
    assert shown > 20


def test_the_only_source_of_its_group_is_told_by_cells_and_nowhere_else(listed):
    by_source, by_group = (_police(listed, name) for name in ("source", "source_group"))
    assert by_source == by_group and any(value % 5 for value in by_source.values())
    where = (Filter(dimension="source", members=("police",)),)
    window = {"first": listed.years[0], "last": listed.scene.last, "grain": Grain.MONTH}
    asked = Selection(metric="referrals", where=where, by=(SERVICE,), **window)
    months = evaluate(asked, listed.public, PUBLIC)
    assert months.selection.grain is Grain.MONTH and len(months.cells) > 36


def _police(listed, dimension):
    told = (cell for cell, _ in answers(listed, by=(dimension,)))
    return {cell.period: cell.figure.value for cell in told if cell.members[0].code == "police"}


@pytest.mark.parametrize(
    ("metric", "dimension", "code"),
    [("self_referral_share", "source", "self"), ("rereferral_share", "referral_kind", "rereferral")],
)
def test_shares_are_of_printed_counts(listed, metric, dimension, code):
    kept = (Filter(dimension=dimension, members=(code,)),)
    counts = {cell.period: cell.figure.value for cell, _ in answers(listed, where=kept)}
    wholes = printed_wholes(listed, dimension)
    shares = [each for each in answers(listed, metric=metric) if each[0].figure.value is not None]
    assert len(shares) >= 2
    for cell, true in shares:
        assert cell.figure.numerator == counts[cell.period]
        assert cell.figure.denominator == wholes[cell.period]
        assert abs(cell.figure.value - true.value) <= 1


def printed_wholes(listed, dimension):
    """All referrals of each year, as cells have them where they tell the group, else as listed one by one."""
    if dimension == "source":  # which is recorded of every referral
        return {cell.period: cell.figure.value for cell, _ in answers(listed)}
    wholes = {}
    for cell, _ in answers(listed, by=(dimension,)):
        wholes[cell.period] = wholes.get(cell.period, 0) + (cell.figure.value or 0)
    return wholes


def test_rereferrals_are_the_same_figure_under_both_names(listed):
    kept = (Filter(dimension="referral_kind", members=("rereferral",)),)
    one = [cell.figure for cell, _ in answers(listed, where=kept, by=(SERVICE,))]
    assert one == [cell.figure for cell, _ in answers(listed, metric="rereferrals", by=(SERVICE,))]


def test_every_small_cell_keeps_all_its_values(listed):
    assert len(listed.small) > 500 and len(listed.years) >= 6
    assert listed.narrowed(most=60) == {}  # all of them in `make attack`


def test_with_sums_of_cells_in_the_list_small_cells_lose_some(listed):
    """A second figure of the same sum settles cells: else the test above would prove nothing."""
    sums = list(listed.sums_of_cells())
    assert len(sums) > 300 and all(map(listed.true, sums))
    lost = listed.narrowed(sums)
    assert len(lost) > 5
    for cell, bound in lost.items():
        assert bound.low - 1e-6 <= listed.scene.truth[cell] <= bound.high + 1e-6
