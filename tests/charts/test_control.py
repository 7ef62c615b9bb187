"""The control chart as drawn: limits clipped and broken, signals by colour and symbol, marks with words."""

import re
from base64 import b64decode
from dataclasses import replace
from xml.etree import ElementTree

import plotly.graph_objects as go
import pytest

from metrics.answer import Status
from metrics.model import Better
from metrics.statistics.icons import Assurance, Variation
from pages.parts import charts
from pages.parts.charts import Shape, icons
from pages.parts.charts.colours import COMMON, CONCERN, IMPROVEMENT, NEUTRAL
from pages.parts.charts.shapes import possible
from tests.answers import LOCALITIES, figure
from tests.readings.series import STEADY, monthly, rebase, shares, stock

LATE = figure(3, status=Status.PROVISIONAL)
MOVED = (*STEADY, 80, 82, 78, 81, 79, 83, 77, 80, 82, 78, 81, 79, 80)


def drawn(*args, **more):
    figure_ = charts.draw(monthly(*args, **more), Shape.CONTROL)
    return go.Figure(figure_.to_dict())  # refuses whatever plotly does not know


def lines(figure_):
    return [trace for trace in figure_.data if trace.mode == "lines"]


def labels(figure_):
    return [each.text.replace("<br>", " ") for each in figure_.layout.annotations]


@pytest.mark.parametrize(
    ("better", "colour"),
    [(Better.HIGHER, IMPROVEMENT), (Better.LOWER, CONCERN), (Better.NEITHER, NEUTRAL)],
)
def test_points_that_stand_out_do_so_by_colour_and_by_symbol(better, colour):
    points = drawn((*STEADY, 60, 99), better=better).data[-1].marker
    assert points.symbol[-2:] == ("circle", "triangle-up") and points.color[-2:] == (COMMON, colour)
    assert points.size[-1] > points.size[-2]
    assert drawn((*STEADY, 60, 20), better=better).data[-1].marker.symbol[-1] == "triangle-down"


def test_limits_end_with_their_names_and_are_clipped_with_a_word():
    assert labels(drawn((*STEADY, 60))) == ["Upper limit 68.5", "Usual 60", "Lower limit 51.5"]
    wild = drawn([10, 30, 8, 32, 9, 31, 7, 33, 10, 30, 8, 32, 20])
    assert "Lower limit below 0" in labels(wild)
    assert min(y for trace in lines(wild) for y in trace.y) == 0
    many = drawn(shares([60, 98, 70, 99, 65, 97] * 3, [100] * 18), "hub_share")
    assert "Upper limit above 100%" in labels(many)


def test_what_is_not_complete_is_hollow_and_outside_the_line():
    traces = drawn((*STEADY, 60, LATE)).data
    inside, outside = (trace for trace in traces if trace.mode != "lines")
    assert len(inside.x) == 13 and outside.mode == "markers"
    assert tuple(outside.y) == (3.0,) and set(outside.marker.color) == {"#FFFFFF"}
    assert all(len(trace.x) == 13 for trace in lines(drawn((*STEADY, 60, LATE))))


def test_limits_begin_where_a_decision_says_so():
    figure_ = drawn(MOVED, rebases=[rebase(12)])
    assert [len(trace.x) for trace in lines(figure_)] == [13] * 3
    assert min(lines(figure_)[0].x) > "2023-01-01"
    assert "Limits worked out anew" in labels(figure_)
    assert figure_.layout.shapes[0].x0 == "2023-01-01"


def test_trial_limits_look_otherwise_than_full_ones():
    assert [trace.line.dash for trace in lines(drawn(STEADY))] == ["dot", "solid", "dot"]
    assert [trace.line.dash for trace in lines(drawn((*STEADY, 60)))] == ["dash", "solid", "dash"]


def test_a_first_year_that_was_changing_is_drawn_without_limits():
    step = (20, 23, 20, 22, 21, 20, 60, 58, 60, 62, 60, 59)
    assert [len(trace.x) for trace in lines(drawn([*step, *[60, 58, 61] * 3]))] == [15] * 3
    assert not lines(drawn([*step, 30, 95]))


def test_only_the_months_shown_are_drawn_with_the_limits_of_the_whole_window():
    whole = monthly((*STEADY, *STEADY))
    short = replace(whole, cells=whole.cells[18:])
    assert [len(trace.x) for trace in lines(go.Figure(charts.draw(short, Shape.CONTROL).to_dict()))] == [
        6
    ] * 3


def test_where_there_are_no_limits_none_are_drawn():
    for values, more in ((STEADY[:4], {}), (STEADY, {"declared": stock()}), ((LATE, LATE), {})):
        figure_ = drawn(values, **more)
        assert not lines(figure_) and not labels(figure_)
        assert figure_.data


def test_bases_that_differ_give_limits_that_step():
    upper = lines(drawn(shares([30, 70] * 7, [50, 150] * 7), "hub_share"))[0]
    assert len(set(upper.y)) == 2 and upper.line.shape == "hvh"


def test_the_target_is_a_line_with_its_name():
    figure_ = drawn((*STEADY, 60), target=75, better=Better.HIGHER)
    assert "Target 75" in labels(figure_) and figure_.layout.yaxis.range[1] > 75


def limits_fill(figure_):
    """How much of the height lies between the lowest and the highest line of chance."""
    lines_ = [y for trace in lines(figure_) for y in trace.y]
    low, high = figure_.layout.yaxis.range
    assert low <= min(lines_) and max(lines_) <= high
    return (max(lines_) - min(lines_)) / (high - low)


@pytest.mark.parametrize("usual", [30, 60, 95])
def test_limits_of_a_share_fill_the_chart_and_an_axis_that_does_not_begin_at_0_says_so(usual):
    moves = [usual + (-1) ** place for place in range(14)]
    figure_ = drawn(shares(moves, [100] * 14), "hub_share")
    low, _ = figure_.layout.yaxis.range
    assert limits_fill(figure_) > 0.6
    assert f"(axis starts at {low:.0f}%)" in figure_.layout.title.text


def test_counts_and_shares_near_0_begin_there():
    for figure_ in (drawn((*STEADY, 60)), drawn(shares([3, 5] * 7, [100] * 14), "hub_share")):
        assert figure_.layout.yaxis.range[0] == 0 and "axis starts" not in figure_.layout.title.text


def test_several_series_are_not_drawn_so():
    two = monthly([*STEADY, *STEADY], members=((LOCALITIES[0],), (LOCALITIES[1],)), by=("locality",))
    assert possible(two, Shape.CONTROL) is Shape.TREND and charts.draw(two, Shape.CONTROL).data


def test_the_alternative_text_is_the_sentence_and_the_latest_signals():
    told = charts.alt(monthly((*STEADY, 60, 99)), Shape.CONTROL)
    assert told.startswith("Control chart. Referrals: higher than usual in February 2023, 99")
    assert told.endswith("January 2023 60, none; February 2023 99, above the upper limit.")


def _inside(markup):
    image = ElementTree.fromstring(markup.replace(">", "/>", 1))
    return image, b64decode(image.get("src").removeprefix("data:image/svg+xml;base64,")).decode()


@pytest.mark.parametrize(
    ("which", "letter"),
    [
        (each, "" if each is Variation.COMMON_CAUSE else str(each).split(" ")[1][0].upper())
        for each in Variation
    ],
)
def test_every_mark_of_a_move_has_a_shape_and_a_letter_and_leaves_the_words_to_the_page(which, letter):
    image, inside = _inside(icons.variation(which))
    assert image.get("alt") == ""
    assert f">{letter}</text>" in inside if letter else "<text" not in inside
    ElementTree.fromstring(inside)


def test_marks_differ_by_more_than_colour():
    colourless = set()
    for which in Variation:
        inside = _inside(icons.variation(which))[1]
        colourless.add(re.sub("#[0-9A-F]{6}", "", inside))
    assert len(colourless) == len(Variation)
    letters = [_inside(icons.assurance(which))[1].split("</text>")[0][-1] for which in Assurance]
    assert letters == ["P", "F", "?", "\u2013", "\u2013"]
