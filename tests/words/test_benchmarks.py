"""Published figures beside ours, in words: by the interval of ours, and why where there is none."""

import csv
import io
from datetime import date

import pytest
from openpyxl import load_workbook

from metrics.answer import Status, Value
from metrics.comparators.published import Published
from metrics.periods import Grain
from metrics.selection import Comparator
from pages.parts import charts, words
from pages.parts.charts.shapes import Shape
from pages.parts.exports import csv as csv_file
from pages.parts.exports import excel
from pages.parts.words.benchmarks import BY_INTERVAL, about, declared, why_not
from tests.answers import answer, compared, figure, metric

LABEL = "England, 2022/23 (DfE, published October 2023)"
QUARTERS = "England’s figures are for years to 31 March; these are quarters."
YEARS = {"grain": Grain.FINANCIAL_YEAR, "name": "hub_share"}


def beside(published, x=60, base=100, **more):
    """Our share of one year beside England's."""
    england = compared(Comparator.ENGLAND, published, LABEL)
    return answer([figure(x, base)], grain=Grain.WHOLE, name="hub_share", compare={0: [england]}, **more)


def said(found):
    [cell] = found.cells
    return words.delta(cell, cell.comparisons[0], found.metric)


# Of 60 in 100 the interval is 50.2% to 69.1%.
@pytest.mark.parametrize(
    ("published", "word"),
    [(50.1, "higher than"), (50.3, "similar to"), (69.0, "similar to"), (69.2, "lower than")],
)  # fmt: skip
def test_higher_and_lower_go_by_the_interval_of_ours(published, word):
    assert said(beside(published)) == f"{word} {words.number(published)}% for {LABEL}"


def test_of_a_few_both_are_given_and_no_difference():
    assert said(beside(22.6, 7, 10)) == f"23% for {LABEL}"


def test_what_is_not_complete_is_not_compared():
    found = beside(22.6)
    cell = found.cells[0]
    unsettled = Value(60.0, 60, 100, Status.PROVISIONAL)
    cell = type(cell)(cell.period, cell.members, unsettled, cell.comparisons)
    assert words.delta(cell, cell.comparisons[0], found.metric).startswith(f"not compared with {LABEL}: ")


def test_the_sentence_gives_the_figure_once_with_whose_it_is():
    told = words.sentence(beside(70.0))
    assert f"Lower than 70% for {LABEL}." in told and told.count("70%") == 1
    assert "down" not in told and "up" not in told  # a benchmark is no earlier figure


def unlike():
    none = compared(Comparator.ENGLAND, figure(None, reason=QUARTERS), "England")
    return answer([figure(60, 100)] * 4, name="hub_share", compare={n: [none] for n in range(4)})


def test_why_it_is_not_there_is_said_once():
    because = "Not compared with England: England’s figures are for years to 31 March; these are quarters"
    assert why_not(unlike()) == [because]
    assert words.sentence(unlike()).count(because) == 1
    assert about(unlike()) == ""
    assert why_not(beside(22.6)) == []


def test_the_table_names_whose_figure_it_is_and_how_it_is_read():
    table = words.table(beside(22.6))
    assert table.header[-1] == "England" and table.rows[0][-1] == "23%"
    assert f"{BY_INTERVAL} Set beside: {LABEL}." in table.notes


def test_what_to_take_care_of_stands_with_the_figure():
    published = Published("Referrals per year", care="They count no open case.")
    declares = metric("hub_share", benchmarks=(published,))
    assert about(beside(22.6, declared=declares)).count("They count no open case.") == 1
    assert declared(declares).endswith("“Referrals per year”. They count no open case.")
    assert declared(metric("hub_share", no_benchmark="Theirs is of all.")) == "Theirs is of all."
    assert declared(metric("hub_share")) == ""


def yearly(published):
    first, last = (
        compared(Comparator.ENGLAND, each, f"England, year {n}") for n, each in enumerate(published)
    )
    return answer(
        [figure(60, 100), figure(65, 100)],
        first=date(2022, 4, 1),
        last=date(2024, 3, 31),
        compare={0: [first], 1: [last]},
        **YEARS,
    )


def test_it_is_drawn_as_a_line_with_marks_named_where_it_ends():
    found = yearly([55.0, 56.5])
    drawing = charts.draw(found, Shape.TREND)
    ours, england = drawing.data
    assert list(england.y) == [55.0, 56.5] and england.name == "England"
    assert england.line.dash == "longdash" and england.marker.symbol == "x" and "markers" in england.mode
    assert ours.line.dash == "solid"
    assert any(each.text.endswith("England") for each in drawing.layout.annotations)
    assert "England: 2022/23 (financial year) 55%; 2023/24 (financial year) 57%." in charts.alt(found)


def test_one_year_alone_can_be_seen():
    england = charts.draw(yearly([None, 56.5]), Shape.TREND).data[1]
    assert list(england.y) == [None, 56.5] and "markers" in england.mode


def test_where_there_is_none_nothing_is_drawn():
    assert len(charts.draw(unlike(), Shape.TREND).data) == 1
    assert "England" not in charts.alt(unlike())


def test_beside_bars_it_is_a_mark_with_its_name():
    marks = [each for each in charts.draw(beside(22.6), Shape.BARS).data if each.name == "England"]
    assert [list(each.x) for each in marks] == [[22.6]] and marks[0].marker.symbol == "x"


def test_the_files_hold_it_unrounded_with_its_name():
    [row] = csv.DictReader(io.StringIO(csv_file.write(beside(22.65)).decode("utf-8-sig")))
    assert (row["england_is"], row["england_value"], row["england_shown_as"]) == (LABEL, "22.65", "23%")
    assert LABEL in row["benchmarks"]
    book = load_workbook(io.BytesIO(excel.write(beside(22.65))))
    cells = [each for line in book["Figures"].values for each in line]
    assert "England" in cells and "Difference from England" in cells and 22.65 in cells
    assert any(LABEL in str(each) for line in book.worksheets[0].values for each in line)


def test_the_files_say_why_there_is_none():
    row = next(csv.DictReader(io.StringIO(csv_file.write(unlike()).decode("utf-8-sig"))))
    assert row["england_value"] == "" and row["england_why_no_figure"] == QUARTERS
    assert row["benchmarks"].startswith("Not compared with England")
