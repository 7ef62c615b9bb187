"""A duration by its clocks, on the page and in its address."""

import pytest

from pages.parts.words import control, months
from tests.pages.opened import drawing, open_page, said, tables, unfold

REAL = "Is the change real?"
LENGTH = "Length of allocations"
VIEW = {"metric": LENGTH, "view": "By which clock?"}


def test_the_view_sets_three_clocks_side_by_side(small):
    app = open_page("one-metric", **VIEW)
    assert not app.exception
    title, alt = drawing(app)
    assert title.startswith("Of the allocations that ") and "; of those that " in title
    assert alt.startswith("Bar chart.") and "of those under way on 31 March 2025, so far" in alt
    assert any("go by those that began" in each for each in tables(app))
    table = next(each for each in tables(unfold(app)) if "How many" in each)
    assert "that began in April 2022 to March 2025" in table


@pytest.mark.parametrize(
    ("clock", "title"),
    [
        ("Began in the period", "Length of allocations: half lasted"),
        ("Ended in the period", "Length of allocations (those that ended): half lasted"),
        ("Are under way at its end", "Length of allocations so far (those under way): half lasted"),
    ],
)
def test_figures_over_time_are_by_the_clock_of_the_address(small, clock, title):
    app = open_page("one-metric", metric=LENGTH, clock=clock)
    assert not app.exception
    assert drawing(app)[0].startswith(title)


def test_figures_by_another_clock_are_tabled_and_defined_by_it(small):
    app = unfold(open_page("one-metric", metric=LENGTH, clock="Ended in the period"))
    told = f"{said(app)} {' '.join(tables(app))}"
    assert "The middle number of days that allocations lasted, among those that ended in the period." in told
    assert "Length of allocations (those that ended) (median, days)" in told


def test_where_the_clocks_disagree_the_page_says_so(small, monkeypatch):
    """In this council they agree; the sentence is in tests/words/test_by_clock.py."""
    views = {"figures": {}, "by another clock": {"clock": "Ended in the period"}, "chart": {"view": REAL}}
    for asked in views.values():
        assert "go by those that began" not in said(open_page("one-metric", metric=LENGTH, **asked))
    for module in (months, control):
        monkeypatch.setattr(module, "disagreement", lambda answer: f"{answer.metric.name} is told so.")
    for asked in views.values():
        assert "length_of_allocations is told so." in said(open_page("one-metric", metric=LENGTH, **asked))


def test_a_metric_without_clocks_has_no_such_field(small):
    told = open_page("one-metric", metric="Referrals", view=VIEW["view"])
    assert "“By which clock?” in this link is not a way to look at this metric" in said(told)
    assert "clock" not in [each.key for each in told.selectbox]


def test_in_public_no_clock_is_offered(small):
    app = open_page(
        "one-metric", metric="Days from referral to decision", clock="Ended in the period", as_="Public"
    )
    assert not app.exception
    assert "clock" not in [each.key for each in app.selectbox]
    assert "those that ended" not in said(app)
