"""Where nothing changes, no figure does: every metric of twenty councils, through load and `evaluate`."""

from statistics import mean

import pytest

from data_access.database import open_store
from data_access.facts.referral import LOOKS_BACK
from data_access.facts.worked import LookBack
from metrics import METRICS
from metrics.catalogue import coverage
from tests.metrics.moving import MOST, endless, errors, quarters, rises
from tests.metrics.stationary import COUNCILS, Council, loaded, some

SHARE = "rereferral_share"


def store_in(folder):
    return open_store(f"duckdb:///{folder / 'store'}")


@pytest.mark.parametrize("name", METRICS)
def test_no_figure_moves_where_nothing_changes(name, nothing_changes):
    assert abs(errors(rises(name, nothing_changes))) < MOST


def test_a_look_back_to_the_first_day_of_data_is_noticed(tmp_path, monkeypatch):
    """As re-referrals were counted before: whatever had closed, known after a year."""
    endless(monkeypatch)
    snapshot = loaded(tmp_path / "sent", store_in(tmp_path), some(COUNCILS), ("referrals",))
    assert min(errors(rises(name, snapshot)) for name in (SHARE, "rereferrals")) > MOST


def test_what_was_open_before_the_data_is_waited_for_where_it_was_not_sent(tmp_path, monkeypatch):
    """The same lives sent with what was open, and without: once the figure is known, it is the same.

    By the window alone the share of those who do not send it begins too low.
    """
    twins = [Council(number, sends_open) for number in range(10) for sends_open in (True, False)]
    snapshot = loaded(tmp_path / "sent", store_in(tmp_path), twins, ("referrals",))

    def short() -> list[float]:
        """By how much the first known year of those without falls short of those quarters of the others."""
        known = quarters(SHARE, snapshot)
        pairs = ((known[f"c{number}_yes"], known[f"c{number}_no"]) for number in range(10))
        return [mean(whole[-len(cut) :][:4]) - mean(cut[:4]) for whole, cut in pairs]

    assert 0 <= mean(short()) < 0.2
    monkeypatch.setattr(coverage, "looks_back", lambda *_: LookBack(LOOKS_BACK))
    assert mean(short()) > 0.5 and errors(short()) > MOST
