"""A difference is that of the two figures as they are shown, whatever lies behind their rounding."""

import io
from dataclasses import replace

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics import METRICS
from metrics.dimensions import Member
from metrics.periods import Grain
from metrics.selection import Comparator, Filter
from pages.parts import words
from pages.parts.charts.shapes import worth_drawing
from pages.parts.exports import excel
from pages.parts.words import small
from pages.parts.words.numbers import number, shown_apart
from tests.answers import TEAM_TYPES, answer, compared, figure, provenance, split


@given(st.floats(-9999, 9999), st.floats(-9999, 9999), st.integers(0, 2))
def test_whoever_subtracts_what_is_shown_finds_the_difference(now, then, decimals):
    one, other = (
        round(float(number(x, decimals).replace(",", "").replace("−", "-")), 2) for x in (now, then)
    )
    assert shown_apart(now, then, decimals) == pytest.approx(one - other, abs=1e-6)


def test_61_less_58_is_3_on_the_page():
    rest = compared(Comparator.LAST_YEAR, figure(584, 1000))  # 58.4%, shown as 58%
    shown = answer([figure(606, 1000)], "hub_share", grain=Grain.WHOLE, compare={0: [rest]})  # 60.6%, as 61%
    (cell,) = shown.cells
    assert words.delta(cell, cell.comparisons[0], shown.metric).startswith("3 percentage points higher")


def test_small_numbers_are_marked_where_they_are_drawn_or_tabled():
    """Two typing errors of a team make no drawing unfit for publication; the table that has them is."""
    unknown = Member("team_type", "not_recorded", "Not recorded", 0)
    shown = split([900, 800, 700, 2], (*TEAM_TYPES, unknown))
    assert not small.has_small_numbers(worth_drawing(shown)) and small.has_small_numbers(shown)
    assert small.has_small_numbers(worth_drawing(split([900, 800, 3, 2], (*TEAM_TYPES, unknown))))


def test_what_filters_leave_nothing_of_is_not_drawn_and_what_is_unknown_without_one_is():
    def narrowed(shown):
        public = (Filter(dimension="source_group", members=("public",)),)
        return replace(shown, selection=shown.selection.model_copy(update={"where": public}))

    asked_of_two, of_none = split([900, None, 700]), split([None, None, None])
    by_statement = asked_of_two.selection.model_copy(update={"by": ("statement",)})
    assert len(worth_drawing(narrowed(asked_of_two)).members) == 2
    assert len(worth_drawing(replace(asked_of_two, selection=by_statement)).members) == 2
    of_others = METRICS["statements_agreed_share"]  # staff are not among those it is of
    by_respondent = asked_of_two.selection.model_copy(update={"by": ("respondent",)})
    assert len(worth_drawing(replace(asked_of_two, metric=of_others, selection=by_respondent)).members) == 2
    for shown in (asked_of_two, narrowed(of_none)):
        assert worth_drawing(shown) == shown


@pytest.mark.parametrize("protected", [True, False])
def test_a_workbook_calls_no_rounded_percentage_unrounded(protected):
    shown = replace(
        answer([figure(61, 97)], "hub_share", grain=Grain.WHOLE), provenance=provenance(protected=protected)
    )
    cover = openpyxl.load_workbook(io.BytesIO(excel.write(shown)))["Cover"]
    said = " ".join(str(cell.value) for row in cover for cell in row)
    assert ("not rounded" in said) is not protected
