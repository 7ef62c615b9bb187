"""The stair of children back, as it is drawn."""

import plotly.graph_objects as go
import pytest

from pages.parts import charts
from pages.parts.charts import Shape
from tests.readings.returns import ALL_FOLLOWED, PART_FOLLOWED, followed, protected


@pytest.mark.parametrize("rows", [ALL_FOLLOWED, PART_FOLLOWED, [(366, False, 50)]])
def test_it_is_what_plotly_knows_and_small(rows):
    drawn = charts.draw(followed(rows), Shape.CURVE)
    go.Figure(drawn.to_dict())
    assert len(drawn.to_json()) < 25_000
    assert charts.alt(followed(rows), Shape.CURVE).startswith("Stepped line chart.")


def test_the_line_is_the_curve_and_its_estimated_part_is_dashed():
    band, firm, estimated = charts.draw(followed(PART_FOLLOWED), Shape.CURVE).data
    assert (firm.x, firm.y, firm.line.dash) == ((0, 100, 200), (0, 20, 20), "solid")
    assert (estimated.x, estimated.y, estimated.line.dash) == ((200, 300, 365), (20, 60, 60), "dash")
    assert {firm.line.shape, estimated.line.shape} == {"hv"}
    assert band.fill == "toself" and min(band.x) == 100 and max(band.x) == 365
    assert min(band.y) < 20 and max(band.y) > 60


def test_what_all_were_followed_for_is_one_line():
    band, line = charts.draw(followed(ALL_FOLLOWED), Shape.CURVE).data
    assert (line.x, line.y) == ((0, 100, 300, 365), (0, 20, 45, 45))


def test_how_many_are_still_followed_stands_under_the_days():
    axis = charts.draw(followed(PART_FOLLOWED), Shape.CURVE).layout.xaxis
    assert axis.ticktext == ("0<br>80", "90<br>80", "180<br>64", "270<br>40", "365<br>20")


def test_without_a_curve_the_figure_is_drawn_plainly():
    assert charts.draw(protected(ALL_FOLLOWED), Shape.CURVE).data[0].type == "bar"
