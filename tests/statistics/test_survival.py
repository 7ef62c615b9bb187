"""Kaplan-Meier curves against R's survival package and by hand."""

import csv
import json
from math import inf, isnan, log, sqrt
from pathlib import Path
from statistics import median

import numpy as np
import pytest
from statsmodels.duration.survfunc import SurvfuncRight

from metrics.statistics.survival import at, curve, half

GOLDEN = Path(__file__).resolve().parents[2] / "../shared/golden/other"
# R survival::survfit 3.x, conf.type = "log-log"; invented durations in days.
TIMES = [30, 45, 60, 60, 90, 120, 200, 240, 300, 365, 365, 400, 500]
EVENTS = [1, 0, 1, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0]
SURVFIT = {
    90: (0.7552447552448, 0.123205113313, 0.4160900254697, 0.9140529451954, 9),
    180: (0.6608391608392, 0.1393562659866, 0.325138695268, 0.858356809486, 7),
    365: (0.4130244755245, 0.1657952919295, 0.1161664694484, 0.6954397819696, 4),
}


def stands_as(found, expected, digits: float):
    surviving, error, low, high, at_risk = expected
    assert found.at_risk == at_risk
    assert (found.surviving, found.error, *found.interval) == pytest.approx(
        (surviving, error, low, high), abs=digits
    )


@pytest.mark.parametrize("day", SURVFIT)
def test_survfit_on_thirteen_children(day):
    stands_as(at(curve(TIMES, EVENTS), day), SURVFIT[day], 1e-12)


@pytest.mark.skipif(not GOLDEN.exists(), reason="the expected values of R are not here")
@pytest.mark.parametrize("name", ["km_small", "km_input"])
def test_survfit_to_every_digit_it_carries(name):
    expected = json.loads((GOLDEN / "km_golden.json").read_text())["cases"][name]
    rows = list(csv.DictReader((GOLDEN / f"{name}.csv").read_text().splitlines()))
    estimate = curve([float(row["time"]) for row in rows], [row["event"] == "1" for row in rows])
    for day, *figures in zip(
        *(expected[key] for key in ("at", "surv", "std_err", "lower", "upper", "n_risk")), strict=True
    ):
        stands_as(at(estimate, day), figures, 1e-12)


def test_by_hand_with_the_interval_written_out():
    standing = at(curve([10, 20, 20, 30], [True, False, True, False]), 25)
    share = 3 / 4 * 2 / 3
    spread = sqrt(1 / (4 * 3) + 1 / (3 * 2))
    reach = 1.959963984540054 * spread / log(share)
    assert standing.surviving == pytest.approx(share)
    assert standing.error == pytest.approx(share * spread)
    assert standing.interval == pytest.approx(
        (share**2.718281828459045**-reach, share**2.718281828459045**reach)
    )
    assert standing.at_risk == 1


def test_a_row_may_stand_for_many():
    many = curve([5, 5, 9], [True, False, True], weights=[2, 3, 4])
    each = curve([5] * 5 + [9] * 4, [True] * 2 + [False] * 3 + [True] * 4)
    assert str(many) == str(each)  # nan is not itself


def test_nobody_is_settled_by_being_lost_sight_of():
    estimate = curve([100, 200, 400, 400], [True, False, False, True])
    assert [at(estimate, day).settled for day in (50, 200, 365)] == [1, 1, 0.75]


def test_a_share_of_one_or_none_has_no_interval():
    before = at(curve([10, 20], [True, False]), 5)
    assert (before.surviving, before.at_risk) == (1.0, 2.0)
    assert all(map(isnan, before.interval))
    gone = at(curve([10, 20], [True, True]), 30)
    assert (gone.surviving, gone.at_risk) == (0.0, 0.0)
    assert all(map(isnan, gone.interval))


def test_beyond_the_last_watched_day_nothing_is_known():
    assert at(curve([10, 20], [True, False]), 20) is not None
    assert at(curve([10, 20], [True, False]), 21) is None


def test_half_of_thirteen_children_lies_where_the_curve_of_survfit_does():
    """Its curve is above one half on day 180 and below on day 365; its upper limit there still is above."""
    found = half(curve(TIMES, EVENTS))
    theirs = SurvfuncRight(np.array(TIMES), np.array(EVENTS))
    assert (found.time, *found.interval) == (365, *theirs.quantile_ci(0.5))
    assert found.interval.low <= 90 and found.interval.high == inf


@pytest.mark.parametrize("seed", range(30))
def test_half_and_its_interval_as_statsmodels_has_them(seed):
    """Lives of mixed lengths, half of them watched for a time only, several to a day."""
    rng = np.random.default_rng(seed)
    length, watched = 1 + rng.weibull(0.8, 120) * 200, 1 + rng.uniform(0, (200, 600)[seed % 2], 120)
    times, events = np.minimum(length, watched).round(), length <= watched
    theirs, found = SurvfuncRight(times, events), half(curve(times, events))
    with np.errstate(divide="ignore", invalid="ignore"):  # theirs takes the logarithm of a share of 0
        low, high = theirs.quantile_ci(0.5)
    if found is None:
        assert isnan(theirs.quantile(0.5))
    else:
        assert (found.time, *found.interval) == (theirs.quantile(0.5), low, high)


@pytest.mark.parametrize("many", [1, 2, 7, 8, 40, 41])
def test_with_nobody_lost_sight_of_half_is_the_ordinary_median(many):
    times = np.random.default_rng(many).integers(0, 30, many)
    assert half(curve(times, [True] * many)).time == median(times)


def test_where_the_curve_rests_at_one_half_it_is_halfway_and_never_below_it_there_is_none():
    assert half(curve([2, 4, 9], [True, False, True], weights=[2, 0, 2])).time == 5.5
    assert half(curve([2, 4, 9], [True, False, False], weights=[2, 1, 1])).time == 2
    assert half(curve([2, 4], [True, False], weights=[4, 5])) is None


def test_half_tells_how_many_were_still_watched_and_for_how_many_it_is_known():
    found = half(curve([10, 20, 30, 40], [False, True, True, False], weights=[4, 5, 5, 2]))
    assert (found.time, found.at_risk, found.settled) == (30, 7, 0.75)


@pytest.mark.parametrize(
    ("times", "events", "weights"),
    [
        ([], [], None),
        ([-1], [True], None),
        ([1, 2], [True], None),
        ([1], [True], [0]),
        ([float("nan")], [True], None),
    ],
)
def test_what_makes_no_curve_is_refused(times, events, weights):
    with pytest.raises(ValueError, match=r"^[A-Z].*\.$"):
        curve(times, events, weights)
