"""Before and after an event, as it is said, tabled and drawn."""

from dataclasses import replace
from datetime import date

import plotly.graph_objects as go
import pytest

from metrics.answer import Event, Status
from metrics.kinds import Median, Stock
from metrics.periods import Grain
from metrics.readings import read
from metrics.statistics.intervals import Interval
from pages.parts import charts
from pages.parts.charts.shapes import Shape
from pages.parts.tellings import telling
from tests.answers import answer, figure, metric

WINDOW = {"first": date(2022, 4, 1), "last": date(2024, 6, 30), "grain": Grain.MONTH}
BEFORE = [24, 26, 31, 18, 25, 22, 28, 27, 19, 25, 30, 24]
AFTER = [33, 29, 38, 25, 31, 36, 27, 35, 30, 34, 28, 32]
MONTHS = [20, *BEFORE, *AFTER, 21, figure(2, status=Status.PROVISIONAL)]
STOCK = replace(metric(), dating=Stock("started", "ended"), title="Open allocations")
CHANGE = telling(Shape.CHANGE)


def shown(values=MONTHS, name="referrals", event=date(2023, 5, 1), starts=None, **more):
    plain = answer(values, name, **WINDOW, **more)
    asked = replace(plain, selection=plain.selection.model_copy(update={"event": event}))
    return read(asked, starts={cell.period: starts for cell in asked.cells} if starts else {})


HUBS = Event(date(2023, 4, 27), None, "Hubs launched.")
SHUT = Event(date(2023, 1, 6), date(2023, 3, 1), "Schools shut")


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (
            shown(events=(HUBS,)),
            "Referrals changed after 1 May 2023 (Hubs launched): from 24.9 to 31.5 a month on average, "
            "more than usual month-to-month variation",
        ),
        (
            shown([20, *BEFORE, *BEFORE, 21, 22]),
            "Referrals after 1 May 2023: from 24.9 to 24.9 a month on average, within usual "
            "month-to-month variation",
        ),
        (
            shown([figure(300, 1000)] * 13 + [figure(400, 1000)] * 14, "hub_share"),
            "Hub share of referrals changed after 1 May 2023: from 30% to 40%, more than usual "
            "month-to-month variation",
        ),
        (
            shown([270] * 13 + [200] * 14, declared=STOCK, starts=25),
            "Open allocations after 1 May 2023: from 270 to 200 at month ends",
        ),
    ],
)
def test_the_finding_says_what_changed_after_and_whether_chance_would_do_it(told, said):
    assert CHANGE.finding(told) == said


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (shown(), "That is 26% more a month (95% interval: 9% more to 47% more)."),
        (
            shown([figure(300, 1000)] * 13 + [figure(290, 1000)] * 14, "hub_share"),
            "In percentage points that is 1 lower (95% interval: 2 lower to less than 1 higher).",
        ),
        (
            shown(
                [figure(300, 1000)] * 13 + [figure(290, 1000)] * 14,
                declared=metric("hub_share", decimals=1),
            ),
            "In percentage points that is 1.0 lower (95% interval: 2.2 lower to 0.2 higher).",
        ),
        (
            shown([20, *BEFORE, *BEFORE, 21, 22]),
            "That is hardly any change (95% interval: 15% fewer to 17% more)",
        ),
        (shown([0] * 13 + [3] * 14), "There were none before."),
        (
            shown([270] * 13 + [200] * 14, declared=STOCK, starts=25),
            "That is 70 fewer. The band shows where its own coming and going would put each month",
        ),
        (shown([15, 35] * 6 + [0] + [20, 40] * 7), "Figures differed more from month to month"),
        (shown(event=date(2022, 11, 1)), "Both are the same calendar months, so that the season is in both."),
    ],
)
def test_the_sentence_says_how_much_and_how_sure(told, said):
    assert said in CHANGE.sentence(told)
    assert CHANGE.sentence(told).startswith(CHANGE.finding(told))


def test_the_sentence_names_the_windows_and_what_else_happened_and_no_cause():
    said = CHANGE.sentence(shown(events=(SHUT, HUBS)))
    assert (
        "12 months before (May 2022 to April 2023) are set against 12 after (May 2023 to April 2024)" in said
    )
    assert "Also in these months: Schools shut (6 January 2023 to 1 March 2023)." in said
    assert "not why" in said and "Not complete yet, so left out of this: June 2024." in said
    for cause in ("because", "due to", "led to", "caused", "reduced", "improved", "better", "worse"):
        assert cause not in said and cause not in CHANGE.how_to_read


def test_where_nothing_is_compared_the_reason_is_said_and_the_months_are_drawn():
    told = shown(declared=replace(metric(), kind=Median("days_to_decision")))
    assert CHANGE.finding(told) == "Referrals: before and after 1 May 2023 cannot be set side by side"
    assert "middle value of several months" in CHANGE.sentence(told)
    assert len(charts.draw(told, Shape.CHANGE).data) == 1
    assert len(CHANGE.table(told).rows) == 27
    assert "middle value" in charts.alt(told, Shape.CHANGE)


def test_the_table_has_every_month_with_its_window_and_both_windows():
    table = CHANGE.table(shown())
    assert [row[2] for row in table.rows] == [
        "in neither window", *["before"] * 12, *["after"] * 12, "in neither window", "not complete",
        "before", "after",
    ]  # fmt: skip
    assert table.rows[-2:] == (
        ("The 12 months before together", "24.9", "before"),
        ("The 12 months after together", "31.5", "after"),
    )


def test_the_table_of_a_stock_has_where_chance_would_put_each_month():
    table = CHANGE.table(shown([270] * 27, declared=STOCK, starts=25))
    assert table.header[-1] == "By chance alone, 19 times in 20"
    low, high = map(int, table.rows[13][-1].split(" to "))
    assert 220 < low < 270 < high < 320
    assert table.rows[0][-1] == "not worked out"


@pytest.mark.parametrize("values", [MONTHS, [270] * 27])
def test_every_month_is_drawn_with_the_level_of_both_windows(values):
    told = shown(
        values, events=(HUBS, SHUT), **({} if values is MONTHS else {"declared": STOCK, "starts": 25})
    )
    drawn = charts.draw(told, Shape.CHANGE)
    go.Figure(drawn.to_dict())
    *band, line, before, after = drawn.data
    assert len(band) == (values is not MONTHS) and len(line.y) == 27
    assert before.y == (told.readings.change.before.figure,) * 2
    assert after.x == ("2023-05-01", "2024-04-30")
    assert "2023-05-01" in [each.x0 for each in drawn.layout.shapes]
    texts = " ".join(each.text for each in drawn.layout.annotations)
    assert "before<br>" in texts and "after<br>" in texts and "Schools shut" in texts


def test_the_drawing_is_told_in_words():
    said = charts.alt(shown(), Shape.CHANGE)
    assert (
        "A line from May 2022 24 to April 2024 32, with level lines at 24.9 before and 31.5 after 1 May 2023"
        in said
    )


def test_an_end_rounded_outward_to_nothing_stays_on_its_side():
    """In public: 3.1 points (0.9 to 5.2) is more than chance, and must not read as if it might be nothing."""
    told = shown([figure(300, 1000)] * 13 + [figure(310, 1000)] * 14, "hub_share")
    for low, high, said in (
        (0.0, 6.0, "less than 1 higher to 6 higher"),
        (-6.0, 0.0, "6 lower to less than 1 lower"),
        (-1.0, 3.0, "1 lower to 3 higher"),
    ):
        rounded = replace(told.readings.change, interval=Interval(low, high))
        own = replace(told, readings=replace(told.readings, change=rounded))
        assert f"(95% interval: {said})" in CHANGE.sentence(own)
