"""Who knows the code and every count but one: the secret draws must leave that one open."""

import pytest

from data_access.protection.rounding import PULL
from tests.attacks.knowing import FEEBLE, Published, attempt, feeble, ours, to_be_rounded
from tests.attacks.stores import files
from tests.protection.building import recent

CELLS = 40  # a small sample: `make bench ONLY=knowing` takes more, and tries harder


@pytest.fixture(scope="module", params=["referral", "allocation"])
def either(request, sample, tmp_path_factory):
    """The counts to be rounded of the sample's last three years: later months are what gives cells away."""
    full, _ = files(sample)
    return to_be_rounded(
        recent(full, tmp_path_factory.mktemp("known") / "internal.duckdb", 36), request.param
    )


def test_the_draws_leave_the_cell_open(either):
    up_to, _ = attempt(Published.by(ours, either), CELLS, PULL)
    assert up_to.cells == CELLS
    assert up_to.one <= 1 and up_to.two <= 8
    assert up_to.right >= CELLS - 4


def test_draws_that_are_next_to_nothing_give_it_away(either):
    """The twin: errors are made up for, so that later months say what a cell held."""
    _, later = attempt(Published.by(feeble, either), CELLS, FEEBLE)
    assert later.one + later.two > CELLS / 2
    assert later.right >= CELLS - 4


def test_solving_again_leaves_as_much(either):
    up_to, _ = attempt(Published.by(ours, either), 4, tries=20)
    assert up_to.one == 0 and up_to.right >= 3
