"""The sheet of costs and benefits: what is refused, what is taken, and one sentence for each wrong input."""

import re

import pytest

from pages import pages_of
from pages.costs import NOT_USED
from pages.parts.amounts import Asked, parsed
from pages.parts.words.costs import COSTS_ONLY
from tests.pages.opened import open_page, said, tables

PART = Asked("part", "Part of the money, in %", 100, "All of it is 100.")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("12.5", 12.5),
        ("£1,200", 1200),
        ("25 %", 25),
        ("-3", "Worth: \u22123 is below 0. Write 0 or more."),
        ("a lot", "Worth: “a lot” is not a number. Write it in figures, as in 12.5."),
        ("1e9", "Worth: “1e9” is not a number. Write it in figures, as in 12.5."),
        ("nan", "Worth: “nan” is not a number. Write it in figures, as in 12.5."),
    ],
)
def test_a_number_is_read_as_people_write_it_or_gets_a_sentence(text, found):
    assert parsed(text, "Worth", Asked("worth", "Worth")) == found


def test_what_is_above_the_most_says_why():
    assert parsed("101", PART.title, PART) == "Part of the money, in %: 101 is above 100. All of it is 100."
    assert parsed("100", PART.title, PART) == 100


@pytest.fixture
def on_the_sample(sample, monkeypatch):
    """The sample is the store that the app opens."""
    monkeypatch.setenv("OUTCOMES_STORE", sample.url)


def amounts(markup: str) -> dict[str, list[float]]:
    """The rows of the table, each with its three numbers."""
    rows = re.findall(r'<th scope="row">(.*?)</th>(.*?)</tr>', markup)
    number = str.maketrans({"£": None, ",": None, "\u2212": "-"})
    return {
        name: [float(each.translate(number)) for each in re.findall(r"<td[^>]*>(.*?)</td>", cells)]
        for name, cells in rows
    }


def test_a_link_reopens_the_sheet_and_its_table_adds_up(on_the_sample):
    typed = {
        "worth_low": "100",
        "worth_central": "£500",
        "worth_high": "1,200",
        "optimism": "15",
        "part": "40",
    }
    app = open_page("costs-and-benefits", as_="Analyst", difference_low="10", **typed)
    assert not app.exception and not app.warning
    text = said(app)
    reached = int(re.search(r"of ([\d,]+) had the outcome", text).group(1).replace(",", ""))
    spent = float(re.search(r"£([\d,]+) was spent", text).group(1).replace(",", ""))
    rows = amounts(next(each for each in tables(app) if "Worth of one" in each))
    points = rows["Difference taken, in percentage points"]
    assert points[0] == 10 and points == sorted(points)
    assert rows["Cost (40% of the money spent)"] == pytest.approx([0.4 * spent] * 3, abs=1)
    for place, worth in enumerate((100, 500, 1200)):
        due = reached * points[place] / 100
        assert rows["Outcomes taken to be due to the support"][place] == pytest.approx(due, rel=1e-3)
        net = due * worth * 0.85 - 0.4 * spent
        assert rows["Net: worth less cost"][place] == pytest.approx(net, rel=2e-3)
        assert rows["Worth for each £1 of cost"][place] == pytest.approx(1 + net / (0.4 * spent), abs=0.01)


def test_what_cannot_be_taken_gets_a_sentence_each_and_no_result(on_the_sample):
    wrong = {"worth_low": "900", "worth_central": "500", "worth_high": "1000", "optimism": "-1"}
    app = open_page("costs-and-benefits", as_="Analyst", difference_high="99", part="much", **wrong)
    ((told,), text) = app.warning, said(app)
    assert len(told.value.split("\n\n")) == 4
    for sentence in ("99 is above", "The figures carry no more.", "“much” is not a number", "is below 0"):
        assert sentence in text
    assert "Worth of one outcome, in pounds: low (900) is above central (500)." in text
    assert "Net: worth less cost" not in text


def test_no_effect_is_taken_where_the_figures_carry_none_whatever_a_link_says(on_the_sample):
    link = {"outcome": "Grades good or better in case audits", "difference_low": "3", "worth_low": "1"}
    app = open_page("costs-and-benefits", as_="Analyst", **link)
    text = said(app)
    assert COSTS_ONLY in text and NOT_USED in text and re.search(r"Cost: £[\d,]+, 100% of the money", text)
    assert "Net: worth less cost" not in text


def test_only_officers_and_managers_have_the_page():
    having = {
        role
        for role in ("public", "manager", "analyst", "administrator")
        for each in pages_of(role)
        if each.address == "costs-and-benefits"
    }
    assert having == {"manager", "analyst", "administrator"}
