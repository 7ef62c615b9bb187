"""A bar for each clock, with its interval."""

import plotly.graph_objects as go
import pytest

from pages.parts import charts
from pages.parts.charts import Shape
from tests.readings.by_clock import OVER, SLOW, YOUNG, in_time, lasting


@pytest.mark.parametrize("shown", [lasting(SLOW), lasting(OVER), lasting(YOUNG), in_time(50)])
def test_it_is_what_plotly_knows(shown):
    drawn = charts.draw(shown, Shape.CLOCKS)
    go.Figure(drawn.to_dict())
    assert charts.alt(shown, Shape.CLOCKS).startswith("Bar chart.")


def test_each_clock_has_a_bar_that_begins_at_nothing():
    drawn = charts.draw(lasting(SLOW), Shape.CLOCKS)
    assert drawn.data[0].x == (200, 20, 213)
    assert [name.replace("<br>", " ") for name in drawn.layout.yaxis.ticktext] == [
        "That began in January to December 2024",
        "That ended in January to December 2024",
        "Under way on 31 December 2024, so far",
    ]
    assert drawn.data[-1].name == "95% interval"
    assert drawn.layout.xaxis.range[0] == 0


def test_a_figure_asked_for_by_one_clock_is_drawn_plainly():
    assert charts.draw(lasting(()), Shape.CLOCKS).data == ()
