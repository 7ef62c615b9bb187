"""What may follow, as it is said, tabled and drawn."""

from dataclasses import replace
from datetime import date

import numpy as np
import plotly.graph_objects as go
import pytest

from metrics.answer import Event, Status
from metrics.kinds import Median, Stock
from metrics.periods import Grain
from metrics.readings import read
from pages.parts import charts
from pages.parts.charts.shapes import Shape
from pages.parts.tellings import telling
from tests.answers import answer, figure, metric

MONTHS = {"first": date(2022, 4, 1), "last": date(2024, 6, 30), "grain": Grain.MONTH}
UP_AND_DOWN = [100 + 10 * (month % 2) for month in range(27)]
FAN = telling(Shape.FAN)


def shown(values=UP_AND_DOWN, name="referrals", **more):
    return read(answer(values, name, **MONTHS | more))


def test_the_finding_gives_a_range_and_how_sure_it_is_and_its_condition():
    assert FAN.finding(shown()) == (
        "If recent patterns continue, referrals will be between 91 and 119 in December 2024 (4 chances in 5)"
    )


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (
            shown([figure(500 + 10 * (m % 2), 1000) for m in range(27)], "hub_share"),
            "hub share of referrals will be between 48% and 53% in December 2024",
        ),
        (
            shown(declared=replace(metric(), dating=Stock("started", "ended"), title="Open allocations")),
            "open allocations will be between 69 and 131 on 31 December 2024",
        ),
        (
            shown(declared=replace(metric("days_to_decision"), kind=Median("days_to_decision"))),
            "days to decision will be between 98 and 112 days in December 2024",
        ),
    ],
)
def test_shares_stocks_and_medians_are_said_in_their_own_way(told, words):
    assert words in FAN.finding(told)


def test_the_sentence_says_where_it_starts_how_wide_it_may_be_and_what_it_rests_on():
    late = figure(500, status=Status.PROVISIONAL)
    said = FAN.sentence(shown([*UP_AND_DOWN[:26], late]))
    assert said.startswith(FAN.finding(shown([*UP_AND_DOWN[:26], late])))
    for told in (
        "The last complete month, May 2024, had 110.",
        "The forecast for June 2024 is between 91 and 119 (4 chances in 5).",
        "There is a 95% chance that it will be between 83 and 127 in November 2024.",
        "The dotted line is the average of the latest 12 months, and takes no account of the time of year.",
        "Drawn a month ahead, the range of 4 chances in 5 would have held 20 of the latest 20 months.",
        "Not complete yet, so left out of this: June 2024.",
    ):
        assert told in said
    assert "The ranges stop at 0." in FAN.sentence(shown([5 + 10 * (month % 2) for month in range(27)]))


LAUNCH = Event(date(2023, 9, 27), None, "Hubs", ("referrals",))
LONG = np.random.default_rng(4).poisson(100, 63).astype(float).tolist()


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (
            {"values": LONG, "first": date(2019, 4, 1)},
            "The dotted line repeats the same months of the year before, and the ranges show how far apart "
            "such pairs of months have been in 63 months.",
        ),
        (
            {"values": LONG, "first": date(2019, 4, 1), "events": (LAUNCH,)},
            "The dotted line is the average of the latest 9 months, adjusted for the time of year. Its level "
            "last changed in October 2023. Drawn a month ahead, the range of 4 chances in 5 would have held "
            "2 of 3 months so far.",
        ),
        (
            {
                "values": LONG,
                "first": date(2019, 4, 1),
                "events": (replace(LAUNCH, first=date(2023, 12, 27)),),
            },
            "No month has yet shown whether such a range holds.",
        ),
        (
            {"values": UP_AND_DOWN, "declared": replace(metric(), dating=Stock("started", "ended"))},
            "The dotted line stays at the last month, and the ranges show how far the figure has moved from "
            "month to month in 27 months. Drawn a month ahead, the range of 4 chances in 5 would have held 3 "
            "of 3 months so far.",
        ),
    ],
)
def test_each_forecast_says_how_it_is_made_and_how_it_has_held(told, words):
    assert words in FAN.sentence(shown(**told))


def test_where_there_is_no_fan_the_reason_is_said_and_the_line_is_drawn():
    few = shown([4 + month % 2 for month in range(27)])
    assert FAN.finding(few) == "There is no forecast for referrals"
    assert "fewer than 5 a month on average" in FAN.sentence(few)
    assert len(charts.draw(few, Shape.FAN).data) == 1
    assert "fewer than 5" in charts.alt(few, Shape.FAN)


def test_the_table_has_every_month_and_both_ranges():
    table = FAN.table(shown())
    assert table.header[2:] == ("Line ahead", "4 chances in 5", "19 chances in 20")
    assert len(table.rows) == 27 + 6
    assert table.rows[-1] == ("June 2024", "100", "known", "known", "known")
    assert table.rows[0] == ("July 2024", "not known yet", "105", "91 to 119", "83 to 127")


def test_a_month_that_is_not_complete_is_in_the_table_with_its_fan():
    table = FAN.table(shown([*UP_AND_DOWN[:26], figure(500, status=Status.PROVISIONAL)]))
    june = [row for row in table.rows if row[0] == "June 2024"]
    assert june == [("June 2024", "500 (provisional)", "105", "91 to 119", "83 to 127")]


def test_the_drawing_is_the_figures_and_nothing_plotly_does_not_know():
    told = shown([*UP_AND_DOWN[:26], figure(500, status=Status.PROVISIONAL)])
    told = replace(told, events=(Event(date(2023, 2, 1), None, "Hubs"),))
    drawn = charts.draw(told, Shape.FAN)
    go.Figure(drawn.to_dict())
    outer, inner, ahead, line, hollow = drawn.data
    steps = told.readings.fan.steps
    assert list(outer.y[1:7]) == [step.band95.high for step in steps]
    assert list(inner.y[7:13]) == [step.band80.low for step in reversed(steps)]
    assert ahead.line.dash == "dot" and ahead.line.width == line.line.width == 2.5
    assert outer.line.width == inner.line.width == 2, "bands are drawn as heavily as the line"
    assert line.y[25] == 110 and set(line.y[26:]) == {None}
    assert hollow.y == (500.0,) and hollow.mode == "markers"


def test_of_many_months_the_latest_three_years_are_drawn_and_all_are_in_the_table():
    told = shown(LONG, first=date(2019, 4, 1))
    line = charts.draw(told, Shape.FAN).data[3]
    assert len([y for y in line.y if y is not None]) == 36
    assert "Solid line from July 2021" in charts.alt(told, Shape.FAN)
    assert charts.drawn(told, Shape.FAN) == told.periods[-36:]
    assert len(FAN.table(told).rows) == 63 + 6


def test_the_fan_is_told_in_words():
    assert "July 2024 between 91 and 119, at the widest between 83 and 127" in charts.alt(shown(), Shape.FAN)


def test_how_to_read_it_promises_nothing():
    assert "if recent patterns continue" in FAN.how_to_read
