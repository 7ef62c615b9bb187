"""The fan against R's forecast package, and what share of the future it holds."""

import json
from pathlib import Path

import numpy as np
import pytest

from metrics.statistics.forecast import fan

GOLDEN = Path(__file__).resolve().parents[2] / "../shared/golden/other/forecast_golden.json"
# R forecast::rwf(y, h = 6, drift = TRUE) on an invented stock of child protection plans.
STOCK = [288, 291, 284, 279, 286, 290, 281, 283, 283, 280, 276, 279]
STOCK += [270, 268, 262, 265, 258, 259, 255, 252, 249, 250, 251, 249]
RWF = {
    1: (247.3043478261, 241.5784946362, 253.030201016, 238.5474110514, 256.0612846008),
    6: (238.8260869565, 223.408755412, 254.2434185011, 215.2473130878, 262.4048608252),
}
PERIODS, RUNS = 24, 2000


@pytest.mark.parametrize("step", RWF)
def test_rwf_with_drift(step):
    ahead = fan(STOCK, 6, drift=True)[step - 1]
    assert (ahead.centre, *ahead.band80, *ahead.band95) == pytest.approx(RWF[step], abs=1e-9)


@pytest.mark.skipif(not GOLDEN.exists(), reason="the expected values of R are not here")
def test_rwf_to_every_digit_it_carries():
    golden = json.loads(GOLDEN.read_text())
    expected = np.array([golden["rw_drift"][key] for key in ("mean", "lo80", "hi80", "lo95", "hi95")]).T
    ours = [(each.centre, *each.band80, *each.band95) for each in fan(golden["y"], 6, drift=True)]
    np.testing.assert_allclose(ours, expected, rtol=0, atol=1e-9)


def test_without_drift_the_line_is_level_and_widens_with_the_root_of_the_steps():
    ahead = fan(STOCK)
    assert [each.centre for each in ahead] == [249] * 6
    widths = np.array([each.band80.high - each.band80.low for each in ahead])
    np.testing.assert_allclose(widths / widths[0], np.sqrt(range(1, 7)))
    changes = np.diff(STOCK)
    assert widths[0] == pytest.approx(2 * 1.2815515655446004 * np.sqrt(np.mean(changes**2)))


def held(paths: np.ndarray, drift: bool) -> float:
    """Of all that followed, the share inside the 80% fan of the first 24 periods."""
    bands = np.array([[each.band80 for each in fan(path[:PERIODS].tolist(), 6, drift)] for path in paths])
    after = paths[:, PERIODS:]
    return np.mean((bands[:, :, 0] <= after) & (after <= bands[:, :, 1]))


def random_walks(chance) -> np.ndarray:
    return 280 + chance.normal(0, 5, size=(RUNS, PERIODS + 6)).cumsum(axis=1)


def stable_stocks(chance) -> np.ndarray:
    """Plans in balance: 25 starts a month, about 270 on a plan."""
    stock, months = chance.poisson(270, RUNS), []
    for _ in range(PERIODS + 6):
        months.append(stock)
        stock = stock + chance.poisson(25, RUNS) - chance.binomial(stock, 25 / 270)
    return np.array(months).T


@pytest.mark.parametrize("truth", [random_walks, stable_stocks])
@pytest.mark.parametrize("drift", [False, True])
def test_an_80_per_cent_fan_holds_75_to_85_per_cent_of_what_follows(truth, drift):
    assert 0.75 <= held(truth(np.random.default_rng(43)), drift) <= 0.85


def test_a_fan_of_a_stable_stock_holds_82_per_cent():
    assert held(stable_stocks(np.random.default_rng(43)), drift=False) == pytest.approx(0.82, abs=0.015)


@pytest.mark.parametrize(
    ("values", "steps", "said"),
    [
        (STOCK[:23], 6, "24 periods behind it, and there are 23"),
        (STOCK, 7, "1 to 6 periods ahead, not 7"),
        (STOCK, 0, "1 to 6 periods ahead, not 0"),
        ([*STOCK, float("nan")], 6, "missing period"),
    ],
)
def test_too_little_or_too_far_is_refused_in_words(values, steps, said):
    with pytest.raises(ValueError, match=said):
        fan(values, steps)
