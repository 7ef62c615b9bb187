"""What is read from an answer, in both files of its drawing, against other programs and paper."""

from dataclasses import replace
from datetime import date
from math import sqrt

import pytest
from scipy.stats import t
from scipy.stats.contingency import relative_risk
from statsmodels.stats.proportion import confint_proportions_2indep
from statsmodels.stats.rates import confint_poisson_2indep
from statsmodels.stats.rates import test_poisson_2indep as poisson_test

from metrics.answer import Event, Status
from metrics.kinds import Stock
from metrics.periods import Grain
from metrics.readings import read
from pages.parts.charts.shapes import Shape
from pages.parts.exports import EXPORTS
from pages.parts.tellings import telling
from tests.answers import answer, figure, metric
from tests.exports.test_exports import figures_of, read_csv, read_excel
from tests.groups import groups
from tests.readings.by_clock import SLOW, lasting
from tests.readings.returns import ALL_FOLLOWED, PART_FOLLOWED, followed
from tests.sides import side_by_side

poisson_test.__test__ = False
MONTHS = {"first": date(2022, 4, 1), "last": date(2024, 6, 30), "grain": Grain.MONTH}  # 27 of them
UP_AND_DOWN = [100 + 10 * (month % 2) for month in range(27)]  # every change is 10
BEFORE = [24, 26, 31, 18, 25, 22, 28, 27, 19, 25, 30, 24]  # 299
AFTER = [33, 29, 38, 25, 31, 36, 27, 35, 30, 34, 28, 32]  # 378
EVENT = date(2023, 5, 1)
OTHER = Event(date(2023, 9, 1), None, "School strike")


def ahead(values):
    return read(answer(values, **MONTHS))


def about(values=(20, *BEFORE, *AFTER, 21, 22), name="referrals", starts=None, **more):
    """Set before and after the first of May 2023."""
    shown = answer(list(values), name, **MONTHS | more)
    asked = shown.selection.model_copy(update={"event": EVENT})
    came = dict.fromkeys(shown.periods, starts) if starts else {}
    return read(replace(shown, selection=asked), starts=came)


def facts_of(shown, shape):
    """The sheet of facts of the workbook, whose values are those of every row of the CSV."""
    book, written = read_excel(shown, shape), read_csv(shown, shape)
    said = telling(shape).sentence(shown)
    assert all(row["finding"] == said for row in written)
    assert said in [line[0] for line in book["Cover"].iter_rows(values_only=True)]
    has_facts = "What is read from them" in book.sheetnames
    lines = figures_of(book, "What is read from them", "What") if has_facts else []
    return {"Finding": said} | {line["What"]: line["Value"] for line in lines}


def numbers(row, *names):
    return [float(row[name]) for name in names]


def test_the_months_ahead_are_rows_of_both_files_with_both_ranges():
    shown = ahead(UP_AND_DOWN)
    written, book = read_csv(shown, Shape.FAN), figures_of(read_excel(shown, Shape.FAN))
    assert len(written) == len(book) == 27 + 6
    assert {row["line_ahead"] for row in written[:27]} == {""}
    for row, line in zip(written[27:], book[27:], strict=True):
        # The mean of twelve months and one more, which differ by no less than Poisson counts; 24 months.
        reach = [sqrt(105 * (1 + 1 / 12)) * t(23).ppf(tail) for tail in (0.9, 0.975)]
        expected = [105, 105 - reach[0], 105 + reach[0], 105 - reach[1], 105 + reach[1]]
        ends = ("ahead_low_80", "ahead_high_80", "ahead_low_95", "ahead_high_95")
        assert numbers(row, "line_ahead", *ends) == pytest.approx(expected)
        assert [line[name] for name in list(line)[3:8]] == pytest.approx(expected)
        assert (row["value"], row["status"], row["why_no_figure"]) == ("", "not available", "Not known yet")
        assert line["Referrals"] == "[x]" and line["Why there is no figure"] == "Not known yet"
    assert [row["period"] for row in (written[27], written[32])] == ["July 2024", "December 2024"]
    facts = facts_of(shown, Shape.FAN)
    assert facts["Complete months behind the line ahead"] == 27
    assert (facts["Latest months forecast a month ahead"], facts["Of these, within 4 chances in 5"]) == (
        21,
        21,
    )


def test_a_month_that_is_not_complete_stands_beside_what_may_follow():
    shown = ahead([*UP_AND_DOWN[:26], figure(40, status=Status.PROVISIONAL)])
    row = read_csv(shown, Shape.FAN)[26]
    assert (row["period"], row["value"], row["line_ahead"]) == ("June 2024", "40", "105")


def test_where_nothing_is_drawn_ahead_the_file_says_why():
    shown = ahead([7] * 27)
    assert "line_ahead" not in read_csv(shown, Shape.FAN)[0]
    assert "Every month had the same figure" in facts_of(shown, Shape.FAN)["Finding"]


def test_both_windows_and_how_far_they_differ_are_in_both_files():
    shown = about(events=(OTHER,))
    written, facts = read_csv(shown, Shape.CHANGE), facts_of(shown, Shape.CHANGE)
    for name, window, counts in (("Before", "before", BEFORE), ("After", "after", AFTER)):
        inside = [float(row["value"]) for row in written if row["window"] == window]
        assert inside == counts
        assert facts[f"{name} counted"] == sum(counts) and facts[f"{name} months"] == 12
        assert facts[f"{name} figure"] == pytest.approx(sum(counts) / 12)
    assert [row["window"] for row in written].count("in neither window") == 3
    low, high = confint_poisson_2indep(378, 12, 299, 12, method="score", compare="ratio")
    p = poisson_test(378, 12, 299, 12, method="exact-cond").pvalue
    assert facts["After as a multiple of before"] == pytest.approx(378 / 299)
    assert (facts["95% interval low"], facts["95% interval high"]) == pytest.approx((low, high), abs=1e-6)
    assert (
        facts["p of the exact test"] == pytest.approx(p)
        and facts["More than usual month-to-month variation"] == "yes"
    )
    assert numbers(written[0], "95_interval_low", "p_of_the_exact_test") == pytest.approx([low, p], abs=1e-6)
    assert (facts["Before from"], facts["After to"]) == ("1 May 2022", "30 April 2024")
    assert facts["Also in these months"] == "School strike (1 September 2023)"


def test_of_shares_the_difference_is_in_points_and_has_no_p():
    facts = facts_of(about([figure(x, 60) for x in (20, *BEFORE, *AFTER, 21, 22)], "hub_share"), Shape.CHANGE)
    ends = confint_proportions_2indep(378, 720, 299, 720, method="newcomb", compare="diff")
    assert facts["After less before in percentage points"] == pytest.approx(100 * (378 - 299) / 720)
    assert (facts["95% interval low"], facts["95% interval high"]) == pytest.approx(
        [100 * end for end in ends]
    )
    assert (facts["Before counted"], facts["Before out of"]) == (
        299,
        720,
    ) and "p of the exact test" not in facts


def test_of_a_stock_every_month_has_where_chance_would_put_it():
    declared = replace(metric(), dating=Stock("started", "ended"))
    shown = about([270] * 13 + [250] * 14, declared=declared, starts=25)
    written, facts = read_csv(shown, Shape.CHANGE), facts_of(shown, Shape.CHANGE)
    inside = [row for row in written if row["window"] in ("before", "after")]
    assert all(float(row["chance_low_95"]) < 270 < float(row["chance_high_95"]) for row in inside)
    assert {row["chance_low_95"] for row in written if row not in inside} == {""}
    assert facts["After less before"] == -20 and "Before counted" not in facts
    assert not {"More than usual month-to-month variation", "p of the exact test", "95% interval low"} & set(
        facts
    )


def test_windows_without_any_before_have_no_upper_end():
    facts = facts_of(about([0] * 13 + AFTER + [0, 0]), Shape.CHANGE)
    assert facts["After as a multiple of before"] == facts["95% interval high"] == "without bound"


def test_windows_that_cannot_be_compared_are_said_to_be_so():
    shown = about([20] * 11, last=date(2023, 2, 28))
    assert "window" not in read_csv(shown, Shape.CHANGE)[0]
    assert "6 calendar months that are complete on both sides" in facts_of(shown, Shape.CHANGE)["Finding"]


def test_a_place_has_its_difference_and_the_limits_for_its_size():
    pairs = [(120, 300), (300, 500), (410, 800), (20, 29)]
    shown = side_by_side(pairs)
    written = read_csv(shown, Shape.FUNNEL)
    counted, base = (sum(each) for each in zip(*pairs, strict=True))
    share = counted / base
    assert facts_of(shown, Shape.FUNNEL)["All places together"] == pytest.approx(100 * share)
    for row, (x, n) in zip(written[:3], pairs, strict=False):
        ends = confint_proportions_2indep(x, n, counted - x, base - n, method="newcomb", compare="diff")
        told = numbers(row, "points_apart", "points_apart_low_95", "points_apart_high_95")
        assert told == pytest.approx([100 * (x / n - (counted - x) / (base - n)), *(100 * e for e in ends)])
        low, high = numbers(row, "limit_95_low", "limit_95_high")
        assert low < 100 * share < high
        assert numbers(row, "limit_998_low")[0] < low and numbers(row, "limit_998_high")[0] > high
        assert row["by_the_limits"].startswith("within") is (low <= 100 * x / n <= high)
    assert (written[3]["beside_the_rest"], written[3]["points_apart"]) == ("too few to compare", "")
    line = figures_of(read_excel(shown, Shape.FUNNEL))[0]
    assert line["Beside the rest"] == written[0]["beside_the_rest"]
    assert line["95% limit, low"] == pytest.approx(float(written[0]["limit_95_low"]))


def test_a_rate_is_told_as_times_the_rest():
    pairs = [(120, 4000), (300, 9000), (410, 10000), (620, 14000)]
    row = read_csv(side_by_side(pairs, "referrals_per_1000"), Shape.FUNNEL)[0]
    low, high = confint_poisson_2indep(120, 4000, 1330, 33000, method="score", compare="ratio")
    told = numbers(row, "times_the_rest", "times_the_rest_low_95", "times_the_rest_high_95")
    assert told == pytest.approx([(120 / 4000) / (1330 / 33000), low, high], rel=1e-6)


def test_a_group_has_how_many_times_the_others_it_is():
    pairs = [(300, 500), (250, 500), (240, 480), (200, 400), (100, 300), (10, 70)]
    shown = groups(pairs)
    written, facts = read_csv(shown, Shape.RELATIVE), facts_of(shown, Shape.RELATIVE)
    theirs = relative_risk(300, 500, 790, 1680)
    told = numbers(
        written[0], "times_the_others", "times_the_others_low_998", "times_the_others_high_998", "all_others"
    )
    ends = theirs.confidence_interval(0.998)
    assert told == pytest.approx([theirs.relative_risk, *ends, 100 * 790 / 1680])
    assert [row["beside_the_others"] for row in written] == [
        "higher",
        *["no difference beyond chance"] * 3,
        "lower",
        "not compared",
    ]
    assert facts["Most deprived fifth as a multiple of the least"] == pytest.approx(1.8)
    line = figures_of(read_excel(shown, Shape.RELATIVE))[4]
    assert line["Beside the others"] == "lower" and line["Times the others"] < 1


def test_the_curve_is_a_row_for_each_day_with_who_is_still_followed():
    """80 children: 16 back on day 100, 24 last seen on day 200, 20 of the other 40 back on day 300."""
    shown = followed(PART_FOLLOWED)
    written, book = read_csv(shown, Shape.CURVE), figures_of(read_excel(shown, Shape.CURVE))
    told = [(float(r["value"]), int(r["children_still_followed"]), r["status"]) for r in written]
    assert [int(row["days_since_closing"]) for row in written] == [0, 90, 100, 180, 270, 300, 365]
    assert told == [
        (0, 80, "none"), (0, 80, "none"), (pytest.approx(20), 80, "shown"), (pytest.approx(20), 64, "shown"),
        (pytest.approx(20), 40, "provisional"), (pytest.approx(60), 40, "provisional"),
        (pytest.approx(60), 20, "provisional"),
    ]  # fmt: skip
    low, high = numbers(
        written[2], "low_95", "high_95"
    )  # log(-log) by hand: 0.8 ** exp(±1.96 x 0.25/√(... ))
    assert low < 20 < high and written[0]["low_95"] == ""
    assert (written[-1]["numerator"], written[-1]["denominator"]) == ("36", "80")
    assert [line["Days since closing"] for line in book] == [0, 90, 100, 180, 270, 300, 365]
    assert facts_of(shown, Shape.CURVE)["Children"] == 80
    whole = read_csv(followed(ALL_FOLLOWED), Shape.CURVE)[-1]
    assert (float(whole["value"]), whole["status"]) == (pytest.approx(45), "shown")


def test_the_clocks_are_a_row_each_with_how_far_they_are_apart():
    written, book = read_csv(lasting(SLOW), Shape.CLOCKS), figures_of(read_excel(lasting(SLOW), Shape.CLOCKS))
    assert [(row["clock"], float(row["value"]), row["denominator"]) for row in written] == [
        ("entry", 200, "240"), ("exit", 20, "140"), ("point", 213, "100"),
    ]  # fmt: skip
    assert numbers(written[1], "clock_low_95", "clock_high_95") == [20, 20]
    assert [line["Of those"] for line in book][2] == "under way on 31 December 2024, so far"
    facts = facts_of(lasting(SLOW), Shape.CLOCKS)
    assert facts["Ended less began, 95% low"] == facts["Ended less began, 95% high"] == -180
    assert facts["Those that ended differ by more than chance"] == "yes"


def test_a_file_by_another_clock_is_named_and_defined_by_it():
    ended = lasting(SLOW, "exit")
    (row,) = read_csv(ended, None)
    assert (row["metric"], float(row["value"])) == ("Length of allocations (those that ended)", 20)
    assert row["definition"].startswith("The middle number of days that allocations lasted, among those that")
    assert [export.file_name(ended, None).split("_")[0] for export in EXPORTS] == [
        "length-of-allocations-exit"
    ] * len(EXPORTS)


@pytest.mark.parametrize(
    ("shape", "shown", "named"),
    [
        (Shape.FAN, ahead(UP_AND_DOWN), "referrals-ahead"),
        (Shape.CONTROL, ahead(UP_AND_DOWN), "referrals-limits"),
        (Shape.CHANGE, about(), "referrals-before-and-after"),
        (Shape.FUNNEL, side_by_side([(120, 300), (300, 500)]), "hub-share-by-locality-places"),
        (Shape.CURVE, followed(ALL_FOLLOWED), "came-back-within-12-months-coming-back"),
        (Shape.CLOCKS, lasting(SLOW), "length-of-allocations-by-clock"),
        (None, ahead(UP_AND_DOWN), "referrals"),
        (Shape.FUNNEL, ahead(UP_AND_DOWN), "referrals"),
    ],
)
def test_a_file_is_named_by_its_drawing_and_every_column_by_itself(shape, shown, named):
    for export in EXPORTS:
        assert export.file_name(shown, shape).split("_")[0] == named
    (header, *_) = [list(read_csv(shown, shape)[0])]
    assert len(set(header)) == len(header)
    book = read_excel(shown, shape)
    assert not any(cell.data_type == "f" for sheet in book for line in sheet.iter_rows() for cell in line)
    assert {name: len(sheet.tables) for name, sheet in zip(book.sheetnames, book, strict=True)} == {
        "Cover": 0, "Contents": 1, "Figures": 1,
    } | ({} if named in ("referrals", "referrals-limits") else {"What is read from them": 1})  # fmt: skip


def test_a_text_too_long_for_a_line_is_wrapped_in_a_row_as_high_as_it_needs():
    shown = about(events=tuple(replace(OTHER, text=f"Strike {place} of the drivers") for place in range(4)))
    book = read_excel(shown, Shape.CHANGE)
    sheet = book["What is read from them"]
    [row] = [line for line in sheet.iter_rows() if line[0].value == "Also in these months"]
    assert row[1].alignment.wrap_text and sheet.column_dimensions["B"].width < 70
    assert sheet.row_dimensions[row[1].row].height >= 16 * len(row[1].value) / 60
    cover = book["Cover"]
    [said] = [line[0] for line in cover.iter_rows() if line[0].value == telling(Shape.CHANGE).sentence(shown)]
    assert cover.row_dimensions[said.row].height >= 16 * len(said.value) / 85
