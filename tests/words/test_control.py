"""What is said of a control chart: no more than it allows, and in words a councillor can use."""

from dataclasses import replace

import pytest

from metrics.answer import Status
from metrics.model import Better
from metrics.periods import Grain
from metrics.readings import controls_of
from metrics.readings.judging import judged
from metrics.selection import Comparator
from metrics.statistics.spc import Rule
from pages.parts import words as plain
from pages.parts.words import control, limits, signals
from tests.answers import LOCALITIES, answer, compared, figure, metric
from tests.readings.series import STEADY, monthly, rebase, shares, stock

CANNOT = "we cannot test this one, because"
MOVED = (*STEADY, 80, 82, 78, 81, 79, 83, 77, 80)
MANY = tuple(100 * value for value in STEADY)  # so many that a small change is more than chance
LATE = figure(3, status=Status.PROVISIONAL)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ((*STEADY, 60), "steady at about 60 a month to January 2023"),
        ((*STEADY, 60, LATE), "steady at about 60 a month to January 2023"),
        ((*STEADY, 60, 99), "higher than usual in February 2023, 99 where 52 to 68 is usual"),
        ((*STEADY, 60, 20), "lower than usual in February 2023, 20 where 52 to 68 is usual"),
        ((*STEADY, 99, 60), "steady at about 60 a month to February 2023"),
        (MOVED, "higher than usual for 8 months to August 2023 (usually 60)"),
        ([120 - value for value in MOVED], "lower than usual for 8 months to August 2023 (usually 60)"),
        (
            (*MOVED, 60),
            "higher than usual for 8 months to August 2023 (usually 60); "
            "60 in the latest month, September 2023",
        ),
        ((*MANY, 6600, 6500, 6400, 6300, 6100, 5900, 5600), "falling for 6 months to July 2023"),
        (
            (*MANY, 6100, 6600, 6200, 6700),
            "two of the three months to April 2023 were far above the usual 6,000",
        ),
        (
            (*STEADY, 61, 66, 62, 67),
            "two of the three months to April 2023 were far above the usual 60, but not clearly different "
            "from a year before: it may be the season",
        ),
        (STEADY, "steady at about 60 a month to December 2022 (so far judged by 12 months only)"),
        (
            STEADY[:4],
            CANNOT + " there are only 4 complete months, and it takes 5",
        ),
        (
            [2, 3, 1, 2] * 4,
            CANNOT + " the average month has a count of only 2, and it takes 5",
        ),
        ((*STEADY, figure(None, reason="None."), 60), CANNOT + " there is no figure"
         " for 1 of the months between the first and the last"),
        ((LATE, LATE), "no complete month to judge yet"),
    ],
)  # fmt: skip
def test_the_title_says_whether_it_is_more_than_chance_or_why_that_is_not_known(values, said):
    assert control.finding(monthly(values)) == f"Referrals: {said}"


def test_stocks_and_what_leans_on_the_month_before_are_told_apart_from_chance_by_nobody():
    held = control.sentence(monthly(STEADY, declared=stock()))
    assert "most of them carry over from month to month" in held
    assert "How many start and how many end can be judged" in held
    leaning = [50, 52, 55, 59, 64, 68, 66, 63, 58, 52, 47, 43, 40, 42, 45, 50, 56, 61]
    assert "each month is much like the one before" in control.finding(monthly(leaning))


def test_in_public_twenty_a_month_are_asked_for():
    said = control.finding(monthly([value - 45 for value in STEADY] + [15], protected=True))
    assert said.endswith("the average month has a count of only 15, and it takes 20")


@pytest.mark.parametrize(
    ("better", "said"),
    [
        (Better.HIGHER, "Higher is better here, so this is a sign of improvement, not of its cause."),
        (Better.LOWER, "Lower is better here, so this is a sign of concern, not of its cause."),
    ],
)
def test_a_move_is_good_or_bad_only_where_the_metric_says_so(better, said):
    assert said in control.sentence(monthly(MOVED, better=better))


def test_neither_way_is_better_so_neither_is_said():
    said = control.sentence(monthly(MOVED)) + control.alt(monthly(MOVED))
    assert not {"better", "worse", "improvement", "concern"} & set(said.replace(",", " ").split())


def test_nothing_is_called_a_cause():
    every = " ".join(
        [
            control.HOW_TO_READ,
            *signals.VARIATIONS.values(),
            *signals.ASSURANCES.values(),
            *signals.MARKS.values(),
        ]
    )
    assert "because of" not in every and "due to" not in every


@pytest.mark.parametrize(
    ("target", "values", "said"),
    [
        (40, (*STEADY, 60), "The target of 40 is being met reliably."),
        (60, (*STEADY, 60), "The target of 60 will be met in some months and missed in others."),
        (90, (*STEADY, 60), "The target of 90 will not be met unless something changes."),
        (
            40,
            STEADY,
            "say whether the target of 40 is being met reliably: there are too few months.",
        ),
        (40, MOVED, "the target of 40 is being met reliably: figures have stood out since"),
    ],
)
def test_what_the_limits_say_of_a_target(target, values, said):
    assert said in control.sentence(monthly(values, target=target, better=Better.HIGHER))


def test_what_the_limits_rest_on_is_said():
    assert "Judged by January 2022 to December 2022, usually 60." in control.sentence(monthly((*STEADY, 60)))
    assert (
        "The usual level, 60, and the limits rest on January 2022 to August 2022 only, and will still move."
        in control.sentence(monthly(STEADY[:8]))
    )
    assert "Not complete yet, so not judged: February 2023." in control.sentence(monthly((*STEADY, 60, LATE)))
    uneven = monthly(shares([30, 70] * 7, [50, 150] * 7), "hub_share")
    assert "each point has limits of its own" in control.sentence(uneven)


def test_earlier_signals_are_named_and_the_run_of_now_is_not_told_twice():
    early = control.sentence(monthly((*STEADY, 99, *[61, 59] * 4)))
    assert "Earlier points that stand out: January 2023 (above the upper limit)." in early
    assert "Earlier" not in control.sentence(monthly(MOVED))
    stretch = control.sentence(monthly((*STEADY, 99, 98, 60, 20, *[61, 59] * 4)))
    assert (
        "Earlier points that stand out: January 2023 to February 2023 (above the upper limit), "
        "April 2023 (below the lower limit)." in stretch
    )


def test_a_decision_is_told_with_who_and_why_and_in_public_with_neither():
    inside = control.sentence(monthly((*STEADY, *STEADY), rebases=[rebase(12)]))
    assert (
        "Limits were worked out anew from January 2023 on: A second hub opened (decided by ana@council, "
        in inside
    )
    public = control.sentence(
        monthly((*STEADY, *STEADY), rebases=[rebase(12, who="", why="")], protected=True)
    )
    assert "Limits were worked out anew from January 2023 on." in public and "ana" not in public
    few = control.finding(monthly(MOVED[:15], rebases=[rebase(12)]))
    assert few.endswith("only 3 complete months since limits were worked out anew, and it takes 5")


def test_the_table_has_limits_and_signals_and_says_what_is_not_judged():
    table = limits.table(monthly((*STEADY, 99, LATE)))
    assert table.header == ("Period", "Referrals", "Usual level", "Lower limit", "Upper limit", "Signal")
    assert table.rows[0] == ("January 2022", "60", "60", "51.5", "68.5", "none")
    assert table.rows[12] == ("January 2023", "99", "60", "51.5", "68.5", "Above the upper limit")
    assert table.rows[13] == ("February 2023", "3 (provisional)", "none", "none", "none", "not judged")


def test_a_target_that_is_never_set_is_no_column():
    unset = monthly(STEADY)
    missing = compared(Comparator.TARGET, figure(None, reason="No target is set."))
    unset = replace(unset, cells=tuple(replace(cell, comparisons=(missing,)) for cell in unset.cells))
    table = limits.table(unset)
    assert "Council's target" not in table.header and not any("target" in note for note in table.notes)
    assert "Council's target" in limits.table(monthly(STEADY, target=50)).header


def test_levels_are_written_as_the_figures_are_and_no_limit_is_below_nothing():
    shown = monthly((7, 9, 6, 8, 7, 9, 5, 8, 7, 8, 6, 9, 7))
    point = shown.readings.controls[0].latest
    assert signals.level(point.limits.mean, shown.metric) == "7.4"
    assert signals.between(point, shown.metric) == "2 to 13"  # the whole numbers inside 1.6 and 13.2
    wild = monthly([10, 30, 8, 32, 9, 31, 7, 33, 10, 30, 8, 32, 20])
    assert signals.between(wild.readings.controls[0].latest, wild.metric).startswith("0 to ")
    share = metric("hub_share", decimals=1)
    assert [signals.level(each, share) for each in (-3.0, 61.25, 104.0)] == ["0.0%", "61.3%", "100.0%"]
    days = monthly(
        [replace(figure(each), numerator=40.0) for each in (3, 1, 2, 4, 2, 1, 3, 2, 4, 1, 2, 3, 2)],
        "days_to_decision",
    )
    assert signals.between(days.readings.controls[0].latest, days.metric).count("days") == 1


def test_quarters_are_quarters_in_words():
    quarters = answer(
        list(STEADY), first=monthly(STEADY).periods[0].first, last=monthly([1] * 36).periods[-1].last
    )
    found = judged(quarters.metric, quarters.cells)
    assert control.stated(found, quarters.metric, Grain.QUARTER).endswith(
        "steady at about 60 a quarter to December 2024 (so far judged by 11 quarters only)"
    )


def test_several_series_are_told_as_any_split_is_and_one_by_its_name():
    two = monthly([*STEADY, *STEADY], members=((LOCALITIES[0],), (LOCALITIES[1],)), by=("locality",))
    assert control.finding(two) == plain.finding(two)
    assert limits.table(two) == plain.table(two)
    one = monthly(STEADY, members=((LOCALITIES[0],),), by=("locality",))
    assert control.finding(one).startswith("Clydesdale: referrals: steady at about")


def test_every_rule_and_every_mark_has_words():
    for rule in Rule:
        assert {(rule, 1), (rule, -1)} <= set(signals.SIGNALS)
    assert "of 100 charts" in control.HOW_TO_READ and "3.267" in control.HOW_TO_READ


def test_an_answer_that_nothing_was_read_from_is_told_plainly():
    unread = replace(monthly(STEADY), readings=None)
    assert control.finding(unread) == plain.finding(unread)
    assert control.sentence(unread) == plain.sentence(unread)


STEP = (20, 23, 20, 22, 21, 20, 60, 58, 60, 62, 60, 59)


@pytest.mark.parametrize(
    ("after", "said", "rests_on"),
    [
        (
            [60, 58, 61] * 4,
            "about 59.7 a month in the 12 months to December 2023, up from about 40.4 in the first 12, a new "
            "level since July 2022",
            "The first year was itself changing, so the limits are those of July 2022 to June 2023, "
            "usually 59.8.",
        ),
        ([39, 42, 58, 39], "too uneven to judge until there are two years of figures", ""),
        ([30, 95], "too uneven to judge until there are two years of figures", ""),
    ],
)
def test_where_the_first_year_was_changing_the_latest_is_set_beside_it(after, said, rests_on):
    shown = monthly([*STEP, *after], target=50, better=Better.HIGHER)
    assert control.finding(shown) == f"Referrals: {said}"
    told = control.sentence(shown)
    assert rests_on in told and ("improvement" in told) is bool(rests_on)
    judged_by = [row[-4:] for row in limits.table(shown).rows]
    assert [row[0] == "none" for row in judged_by] == [
        not rests_on or month < 6 for month in range(len(judged_by))
    ]


def test_the_mark_does_not_deny_what_was_unusual_for_a_time():
    (over,) = controls_of(monthly((*MOVED, 60)))
    assert over.was_unusual and signals.variation(over) == signals.FOR_A_TIME
    (steady,) = controls_of(monthly((*STEADY, 60)))
    assert not steady.was_unusual and signals.variation(steady) == "No sign of real change"
