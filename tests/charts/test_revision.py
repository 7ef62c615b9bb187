"""The marks of a drawing by which the browser knows what it has drawn already."""

from pages.parts import charts
from tests.answers import answer


def test_a_drawing_says_which_revision_it_is_and_another_is_another():
    first, same, other = (
        charts.draw(answer(values)).layout for values in ([1, 2, 3, 4], [1, 2, 3, 4], [1, 2, 3, 5])
    )
    assert first.datarevision == same.datarevision != other.datarevision


def test_a_drawing_has_no_template():
    assert charts.draw(answer([1, 2, 3, 4])).to_dict()["layout"]["template"] is None
