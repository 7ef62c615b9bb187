"""Limits and signals in both files of a control chart: unrounded, and in no other file."""

from itertools import pairwise
from statistics import mean

import pytest

from metrics.answer import Status
from metrics.readings import read
from pages.parts.charts.shapes import Shape
from tests.answers import LOCALITIES, figure, split
from tests.exports.test_exports import figures_of, read_csv, read_excel
from tests.readings.series import STEADY, monthly

LATE = figure(3, status=Status.PROVISIONAL)
REACH = 2.66 * mean(abs(after - before) for before, after in pairwise(STEADY))


def test_both_files_carry_unrounded_limits_and_the_signal():
    shown = monthly((*STEADY, 99, LATE))
    written = read_csv(shown, Shape.CONTROL)
    book = figures_of(read_excel(shown, Shape.CONTROL))
    first, beyond, late = written[0], written[12], written[13]
    assert [float(first[name]) for name in ("usual_level", "lower_limit", "upper_limit")] == pytest.approx(
        [60, 60 - REACH, 60 + REACH]
    )
    assert (first["signal"], beyond["signal"], late["signal"]) == (
        "none",
        "Above the upper limit",
        "not judged",
    )
    assert late["usual_level"] == late["lower_limit"] == late["upper_limit"] == ""
    assert [
        book[12][name] for name in ("Usual level", "Lower limit", "Upper limit", "Signal")
    ] == pytest.approx([60, 60 - REACH, 60 + REACH, "Above the upper limit"])
    assert book[13]["Upper limit"] == "[z]" and book[13]["Signal"] == "not judged"


def test_a_limit_below_nothing_is_nothing():
    wide = monthly([10, 30, 8, 32, 9, 31, 7, 33, 10, 30, 8, 32])
    assert float(read_csv(wide, Shape.CONTROL)[0]["lower_limit"]) == 0


def test_a_plain_drawing_and_several_series_have_no_columns_of_limits():
    assert "signal" not in read_csv(monthly(STEADY))[0]
    assert "signal" not in read_csv(read(split([1, 2, 3, 4], LOCALITIES)), Shape.CONTROL)[0]
    two = monthly([*STEADY, *STEADY], members=((LOCALITIES[0],), (LOCALITIES[1],)), by=("locality",))
    assert "signal" not in read_csv(two, Shape.CONTROL)[0]
    assert "Signal" not in figures_of(read_excel(two, Shape.CONTROL))[0]


def test_printed_no_column_falls_on_another_page_and_each_page_of_figures_has_its_headings():
    book = read_excel(monthly(STEADY), Shape.CONTROL)
    for sheet in book:
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    figures = book["Figures"]
    header = next(row[0].row for row in figures.iter_rows() if row[0].value == "Period")
    assert figures.print_title_rows == f"${header}:${header}"
    assert figures.page_setup.orientation == "landscape"
