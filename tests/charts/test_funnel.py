"""The funnel: limits narrow with size, points differ by mark as well as colour, and names do not collide."""

import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.answer import Status
from metrics.model import Better
from pages.parts import charts
from pages.parts.charts import Shape
from tests.answers import LOCALITIES, teams
from tests.sides import side_by_side

PAIRS = [(120, 200), (300, 600), (410, 700), (610, 900)]
TEAMS = teams(2)


def drawn(pairs=PAIRS, *args, **more):
    figure = charts.draw(side_by_side(pairs, *args, **more), Shape.FUNNEL)
    go.Figure(figure.to_dict())  # refuses whatever plotly does not know
    return figure


def test_points_lie_by_size_and_figure_between_limits_that_narrow():
    figure = drawn()
    level, *limits, points = figure.data
    assert tuple(points.x) == (200, 600, 700, 900) and points.y[1] == 50
    assert tuple(level.y) == (60, 60)
    assert [(each.name, each.line.dash) for each in limits] == [
        *[("19 in 20 limit", "dash")] * 2,
        *[("998 in 1,000 limit", "dot")] * 2,
    ]
    widths = [high - low for low, high in zip(limits[0].y, limits[1].y, strict=True)]
    assert widths == sorted(widths, reverse=True)
    low, high = figure.layout.yaxis.range
    assert low <= min(points.y) and max(points.y) <= high and figure.layout.xaxis.range[1] > 900


@pytest.mark.parametrize(
    ("better", "colours"),
    [
        (Better.HIGHER, ("#F46A25", "#12436D")),
        (Better.LOWER, ("#12436D", "#F46A25")),
        (Better.NEITHER, ("#801650", "#801650")),
    ],
)
def test_places_apart_are_told_by_mark_and_colour_and_the_others_are_hollow(better, colours):
    marker = drawn(declared={"better": better}).data[-1].marker
    assert tuple(marker.symbol) == ("circle", "triangle-down", "circle", "triangle-up")
    assert (marker.color[1], marker.color[3]) == colours
    assert marker.color[0] == marker.color[2] == "#FFFFFF" and marker.line.color[0] == "#3D3D3D"


def test_every_point_is_named_where_it_is_and_no_legend_is_needed():
    figure = drawn()
    texts = [each.text for each in figure.layout.annotations]
    assert texts[:4] == [each.name for each in LOCALITIES] and not figure.layout.showlegend
    assert texts[4:] == ["All 60%", "Chance keeps<br>19 in 20", "Chance keeps<br>998 in 1,000"]


def test_names_of_points_that_lie_close_go_apart():
    figure = drawn([(120, 600), (121, 610), (122, 1000), (300, 1010)])
    assert [each.xanchor for each in figure.layout.annotations[:4]] == ["right", "left", "right", "right"]


@given(st.lists(st.tuples(st.integers(1, 900), st.integers(0, 900)), min_size=2, max_size=4))
def test_any_places_are_drawn_and_no_two_names_overlap(drawn_pairs):
    pairs = [(min(x, n), n) for n, x in drawn_pairs]
    figure = drawn(pairs)
    low, high = figure.layout.yaxis.range
    assert 0 <= low < high <= 100
    plot = figure.layout.height - figure.layout.margin.t - figure.layout.margin.b
    names = [each for each in figure.layout.annotations if each.showarrow]
    at = sorted((each.y - low) / (high - low) * plot - each.ay for each in names)
    assert all(above - below >= 14 for below, above in zip(at, at[1:], strict=False))


def test_teams_that_take_different_families_have_no_limits_and_no_colour():
    figure = drawn([(10, 100), (70, 100)], members=TEAMS)
    [points] = figure.data
    assert set(points.marker.symbol) == {"circle"} and set(points.marker.color) == {"#FFFFFF"}


def test_rates_stand_by_how_many_live_there_and_what_is_hidden_is_not_drawn():
    figure = drawn([(120, 4000), (600, 12000)], "referrals_per_1000")
    assert figure.layout.xaxis.title.text == "Children living there" and tuple(figure.data[-1].y) == (30, 50)
    hollow = drawn([(10, 100), (70, 100)], status=Status.PROVISIONAL)
    assert len(hollow.data) == 1


def test_the_type_is_twelve_or_more_and_the_frame_fits_any_width():
    layout = drawn().layout.to_plotly_json()
    assert layout["autosize"] and "width" not in layout
    assert all(each["font"]["size"] >= 12 for each in layout["annotations"])
