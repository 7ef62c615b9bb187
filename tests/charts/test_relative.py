"""Dots of groups: each on its row, with its interval, about a line at 1."""

import plotly.graph_objects as go
import pytest

from pages.parts import charts
from pages.parts.charts import Shape
from tests.groups import groups

FIFTHS = [(300, 500), (250, 500), (240, 480), (200, 400), (100, 300)]


@pytest.mark.parametrize("name", ["hub_share", "referrals_per_1000"])
def test_it_is_what_plotly_knows_and_every_group_has_its_row(name):
    shown = groups(FIFTHS, name=name)
    drawn = charts.draw(shown, Shape.RELATIVE)
    go.Figure(drawn.to_dict())
    lines, dots = drawn.data
    found = shown.readings.relative.each
    assert list(dots.x) == [each.relative.size for each in found] and len(set(dots.y)) == 5
    assert [x for x in lines.x if x] == [end for each in found for end in each.relative.interval]
    low, high = (10**end for end in drawn.layout.xaxis.range)
    assert low < min(x for x in lines.x if x) and max(x for x in lines.x if x) < high
    (same,) = drawn.layout.shapes
    assert (same.x0, same.x1) == (1, 1)


def test_only_groups_that_differ_are_filled():
    drawn = charts.draw(groups(FIFTHS), Shape.RELATIVE)
    filled = [colour != "#FFFFFF" for colour in drawn.data[1].marker.color]
    assert filled == [True, False, False, False, True]
    assert charts.alt(groups(FIFTHS), Shape.RELATIVE).startswith("Dot chart. Hub share")


def test_small_groups_have_no_dot_and_without_any_there_is_no_chart():
    assert len(charts.draw(groups([(300, 500), (250, 500), (3, 9)], "sex"), Shape.RELATIVE).data[1].x) == 2
    few = groups([(3, 9), (4, 8)], "sex")
    assert not charts.is_known(few, Shape.RELATIVE)
    assert charts.alt(few, Shape.RELATIVE).startswith("No chart.")
