"""Intervals, against published figures and against statsmodels, which is another's work."""

import pytest
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint
from statsmodels.stats.rates import confint_poisson

from metrics.statistics.intervals import difference, mean, poisson, wilson
from tests.statistics import golden

EXACT = {"rel": 1e-9, "abs": 1e-12}
LEVELS = {"95%": 0.95, "99.8%": 0.998}
COLUMNS = {0.95: ("lower95_0cl", "upper95_0cl"), 0.998: ("lower99_8cl", "upper99_8cl")}
COUNTS = [(x, n) for n in (1, 2, 10, 25, 300) for x in sorted({0, 1, n // 3, n - 1, n})]


# From UKHSA's PHEindicatormethods @093fd28, tests/testthat: testdata_Byars_Wilson.xlsx, testdata_Rate.xlsx.
@pytest.mark.parametrize(
    ("method", "arguments", "low", "high"),
    [
        (wilson, (65, 100, 0.95), 0.5525444329688797, 0.7363575175690247),
        (wilson, (1045, 5000, 0.998), 0.19179381799015244, 0.22731562902525818),
        (wilson, (0.445, 1, 0.95), 0.04381744772058822, 0.9334621276979156),
        (poisson, (1, 0.95), 0.025317807984289897, 5.571643390938898),
        (poisson, (5, 0.998), 0.739371731917839, 16.454745203680105),
        # Newcombe, Stat Med 17 (1998) 873: 56/70 v 48/80, 9/10 v 3/10, 0/10 v 0/10.
        (difference, (56, 70, 48, 80), 0.0524314724023649, 0.333872654036906),
        (difference, (9, 10, 3, 10), 0.17052272393450302, 0.8090179735354881),
        (difference, (0, 10, 0, 10), -0.2775327998628892, 0.2775327998628892),
    ],
)
def test_published_figures(method, arguments, low, high):
    assert method(*arguments) == pytest.approx((low, high), **EXACT)


def test_published_mean():
    """Area1 of PHEindicatormethods @093fd28, testdata_Mean.xlsx."""
    values = [33.09375, 48.38596, 64.83495, 67.98475, 22.93556, 71.23587, 38.78465, 82.37927]
    assert mean(values) == pytest.approx((36.168325241336504, 71.24036475866352), **EXACT)
    assert mean(values, 0.998) == pytest.approx((18.216705294788838, 89.19198470521118), **EXACT)


def test_every_wilson_figure():
    cases = golden.read("phe/byars_wilson.json")["cases"]
    for case in (each for each in cases if each["method"] == "Wilson"):
        found = wilson(case["x"], case["n"], LEVELS[case["confidence"]])
        assert found == pytest.approx((case["lowercl"], case["uppercl"]), **EXACT)


def test_every_rate():
    cases = golden.read("phe/rate_exact_byars.json")["cases"]
    for case in (each for each in cases if each["method"] == "Exact" and each["value"] is not None):
        for level, (low, high) in COLUMNS.items():
            if low in case:
                scale = case["multiplier"] / case["Denominator"]
                found = [end * scale for end in poisson(case["Numerator"], level)]
                assert found == pytest.approx((case[low], case[high]), **EXACT)


def test_every_mean():
    (case,) = golden.read("phe/mean_t.json")["cases"]
    for expected in case["expected"]:
        area = expected["area"]
        values = [row["values"] for row in case["inputs"] if area in (row["area"], "No grouping")]
        assert len(values) == expected["value_count"]
        for level, (low, high) in COLUMNS.items():
            assert mean(values, level) == pytest.approx((expected[low], expected[high]), **EXACT)


def test_every_difference():
    for case in golden.read("other/newcombe_difference.json")["cases"]:
        found = difference(case["x1"], case["n1"], case["x2"], case["n2"])
        assert found == pytest.approx((case["lower"], case["upper"]), **EXACT)


@pytest.mark.parametrize(("x", "n"), COUNTS)
@pytest.mark.parametrize("level", [0.8, 0.95, 0.998])
def test_agrees_with_statsmodels(x, n, level):
    assert wilson(x, n, level) == pytest.approx(proportion_confint(x, n, 1 - level, "wilson"), **EXACT)
    if x:  # statsmodels has no lower end at 0
        assert poisson(x, level) == pytest.approx(confint_poisson(x, 1, "exact-c", 1 - level), **EXACT)
    theirs = confint_proportions_2indep(x, n, 3, 20, method="newcomb", alpha=1 - level)
    assert difference(x, n, 3, 20, level) == pytest.approx(theirs, abs=1e-9)


@pytest.mark.parametrize(("x", "n"), COUNTS)
def test_a_share_lies_in_its_interval_which_stays_from_0_to_1(x, n):
    low, high = wilson(x, n)
    assert 0 <= low <= x / n <= high <= 1


def test_no_events_leaves_nothing_out_below():
    assert poisson(0) == pytest.approx((0, 3.6888794541139363))


@pytest.mark.parametrize(
    ("method", "arguments"),
    [
        (wilson, (0, 0)),
        (wilson, (3, 2)),
        (wilson, (-1, 2)),
        (wilson, (1, 2, 95)),
        (wilson, (float("nan"), 2)),
        (poisson, (-1,)),
        (poisson, (float("nan"),)),
        (mean, ([4.0],)),
        (difference, (1, 2, 1, 0)),
    ],
)
def test_what_has_no_interval_is_refused(method, arguments):
    with pytest.raises(ValueError, match=r"\w{3,}.*\.$"):
        method(*arguments)
