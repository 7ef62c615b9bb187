"""Control charts against NHSRplotthedots (MIT) 0.2.2 @050b07d: limits, every label, every icon."""

import pytest

from metrics.statistics import rules, spc
from metrics.statistics.icons import Assurance, Improvement, Variation, against, assurance, variation
from metrics.statistics.spc import Flag, Limits, Rule
from tests.statistics import golden

CASES = "spc/nhsrplotthedots_cases.json"
UNITS = "spc/nhsrplotthedots_unit_rules.json"
TOWARDS = {"increase": Improvement.UP, "decrease": Improvement.DOWN, "neutral": Improvement.NEITHER}
LABELS = {
    "Common Cause": None,
    "Above UCL": Flag(Rule.BEYOND, 1),
    "Below LCL": Flag(Rule.BEYOND, -1),
    "7 Point Trend (Increasing)": Flag(Rule.TREND, 1),
    "7 Point Trend (Decreasing)": Flag(Rule.TREND, -1),
    "2 in 3 Above CL": Flag(Rule.TWO_OF_THREE, 1),
    "2 in 3 Below CL": Flag(Rule.TWO_OF_THREE, -1),
    "7 Points Above CL": Flag(Rule.SHIFT, 1),
    "7 Points Below CL": Flag(Rule.SHIFT, -1),
}
CLASSES = {
    "common_cause": {Variation.COMMON_CAUSE},
    "special_cause_improvement": {Variation.IMPROVEMENT_HIGH, Variation.IMPROVEMENT_LOW},
    "special_cause_concern": {Variation.CONCERN_HIGH, Variation.CONCERN_LOW},
    "special_cause_neutral_high": {Variation.NEUTRAL_HIGH},
    "special_cause_neutral_low": {Variation.NEUTRAL_LOW},
}
ASSURED = {
    None: None,
    "consistent_pass": Assurance.PASSES,
    "consistent_fail": Assurance.FAILS,
    "inconsistent": Assurance.HIT_OR_MISS,
}

# rnorm20: the first twenty of R's set.seed(123); rnorm(), as in tests/testthat/test-ptd_spc_standard.R.
RNORM = [
    -0.560475646552213, -0.23017748948328, 1.55870831414912, 0.070508391424576, 0.129287735160946,
    1.71506498688328, 0.460916205989202, -1.26506123460653, -0.686852851893526, -0.445661970099958,
    1.22408179743946, 0.359813827057364, 0.400771450594052, 0.11068271594512, -0.555841134754075,
    1.78691313680308, 0.497850478229239, -1.96661715662964, 0.701355901563686, -0.472791407727934,
]  # fmt: skip
# vignettes/deviations.Rmd, whose point is the screening of the two ranges about the 10.
DEVIATIONS = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]


@pytest.mark.parametrize(
    ("values", "settings", "mean", "lower", "upper"),
    [
        (RNORM, {"freeze": None}, 0.141623802474599, -3.0113795957081, 3.2946272006573),
        (RNORM, {"freeze": 12}, 0.194179338789037, -2.60739981479775, 2.99575849237582),
        (DEVIATIONS, {"freeze": None}, 1.94444444444444, -0.715555555555556, 4.60444444444444),
        (
            DEVIATIONS,
            {"freeze": None, "screen": False},
            1.94444444444444,
            -3.06261437908497,
            6.95150326797386,
        ),
    ],
)
def test_limits(values, settings, mean, lower, upper):
    for limits in spc.chart(values, **settings).limits:
        assert limits[:3] == pytest.approx((mean, lower, upper), abs=1e-9)


def test_labels():
    """The 10 stands out; "2 of 3" does not take points on opposite sides (test-ptd_spc_standard.R)."""
    flags = spc.chart(DEVIATIONS, freeze=None).flags
    assert [index for index, flag in enumerate(flags) if flag] == [4]
    opposite = spc.chart([1, -1] * 7 + [5.5, -5.5], freeze=None)
    assert opposite.limits[0][:3] == pytest.approx((0, -6.175, 6.175))
    assert set(opposite.flags) == {None}


def _chart(case):
    settings = case["input"]
    return spc.chart(
        settings["y"],
        segments=settings["rebase_at_index0"],
        freeze=settings["fix_after_n_points"],
        screen=settings["screen_outliers"],
    )


def test_every_limit():
    for case in golden.read(CASES):
        chart, expected = _chart(case), case["expected"]
        for segment, wanted in zip(chart.segments, expected["limits"], strict=True):
            limits = chart.limits[segment.first]
            found = (limits.mean, limits.lower, limits.upper, segment.points)
            assert found == pytest.approx(
                (wanted["mean"], wanted["lpl"], wanted["upl"], wanted["n"]), rel=0, abs=1e-9
            )


def test_every_label():
    for case in golden.read(CASES):
        labels = case["expected"]["special_cause_type"]
        assert _chart(case).flags == tuple(LABELS[label] for label in labels), case["id"]


def test_where_every_point_lies():
    for case in golden.read(CASES):
        chart, expected = _chart(case), case["expected"]
        for index, (value, limits) in enumerate(zip(chart.values, chart.limits, strict=True)):
            outside = value > limits.upper or value < limits.lower
            near = value > limits.near_upper or value < limits.near_lower
            assert outside == expected["outside_limits"][index], case["id"]
            assert (near and not outside) == expected["close_to_limits"][index], case["id"]
            side = (value > limits.mean) - (value < limits.mean)
            assert side == expected["relative_to_mean"][index], case["id"]


def test_every_class_and_icon():
    for case in golden.read(CASES):
        chart, expected = _chart(case), case["expected"]
        improvement = TOWARDS[case["input"]["improvement_direction"]]
        for point, wanted in enumerate(expected["point_type"]):
            assert variation(chart, improvement, point) in CLASSES[wanted], case["id"]
        assert variation(chart, improvement) in CLASSES[expected["last_point_type"]], case["id"]
        assert assurance(chart, case["input"]["target"], improvement) == ASSURED[expected["assurance"]]


# --- each rule alone ---


def _marks(ends):
    """NHSRplotthedots marks where a run of seven ends; the rule marks all seven, the later run last."""
    marks = [0] * len(ends)
    for index, end in enumerate(ends):
        if end:
            marks[index - 6 : index + 1] = [end] * 7
    return marks


def _marked(points, found):
    """The direction of every point, from the sets that a rule found; where two meet, the later."""
    marks = [0] * points
    for direction, places in found:
        for place in places:
            marks[place] = direction
    return marks


def test_every_rule_alone():
    tests = golden.read(UNITS)["tests"]
    for case in tests["seven_point_one_side_mean"]:
        sides, ends = case["input"], case["expected"]
        wanted = [side if mark else 0 for side, mark in zip(sides, _marks(ends), strict=True)]
        assert _marked(len(sides), rules.shifts(sides)) == wanted
    for case in tests["seven_point_trend"]:
        found = rules.trends(case["input"])
        assert _marked(len(case["input"]), found) == _marks(case["expected"])
    for case in tests["part_of_seven_trend"]:
        assert [abs(mark) for mark in _marks(case["input"])] == case["expected"]
    for case in tests["two_in_three"]:
        windows = zip(case["expected"], case["close"], case["rtm"], strict=True)
        wanted = [side if within and close else 0 for within, close, side in windows]
        found = rules.two_of_three(case["close"], case["rtm"])
        assert _marked(len(case["rtm"]), found) == wanted
    for case in tests["part_of_two_in_three"]:
        found = _marked(len(case["rtm"]), rules.two_of_three(case["close"], case["rtm"]))
        assert [abs(mark) for mark in found] == case["expected"]


def test_assurance_alone():
    for case in golden.read(UNITS)["tests"]["assurance"]:
        towards, rows = TOWARDS[case["direction"]], zip(case["lpl"], case["upl"], strict=True)
        limits = [Limits((low + high) / 2, low, high, low, high) for low, high in rows]
        if "expected_last" in case:
            assert against(limits[-1], case["target"], towards) is ASSURED[case["expected_last"]]
        elif towards:
            wanted = [ASSURED[word] for word in case["expected"]]
            assert [against(row, case["target"], towards) for row in limits] == wanted
        else:
            assert assurance(spc.chart(RNORM), case["target"], towards) is None
