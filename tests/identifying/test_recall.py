"""The check finds most of what may tell who somebody is, in comments that it was not written by."""

import pytest

from tests.identifying.measured import LEAST, measured


@pytest.mark.parametrize("kind", ["names", "places", "initials"])
@pytest.mark.parametrize(("first", "last"), [(1, 200), (101, 200)])
def test_nine_in_ten_names_places_and_initials_are_found(kind, first, last):
    """In the second half too, which nobody looked at while the check was made better."""
    told = measured(first, last)
    assert told.comments == last - first + 1 and told.labelled[kind] >= 15
    assert told.recall(kind) >= LEAST


def test_a_check_that_marked_every_word_would_be_no_help():
    told = measured()
    assert told.alarmed < told.comments / 4
