"""A drawing is entered where it is looked up; one left out would be told, or taken away, as a plain one."""

from pages.parts import charts
from pages.parts.charts.shapes import READINGS, Shape
from pages.parts.exports.readings import READ
from pages.parts.tellings import TELLINGS
from pages.parts.views import VIEWS


def test_every_drawing_is_made_and_named():
    assert set(charts.DRAWINGS) == set(charts.NAMES) == set(Shape)


def test_a_drawing_of_a_reading_is_told_in_its_own_words_on_the_page_and_in_its_file():
    assert set(charts.ALTS) == set(TELLINGS) > set(READ) == set(READINGS)


def test_every_reading_is_looked_at_in_some_view():
    assert set(READINGS) <= {view.shape for view in VIEWS.values()}
