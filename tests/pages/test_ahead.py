"""What may follow, on the page."""

from datetime import date

import pytest

from tests.pages import small_store
from tests.pages.opened import drawing, open_page, said, tables, unfold

AHEAD = {"metric": "Days from offer to meeting", "view": "What may follow"}  # months here that vary


def test_the_page_says_draws_tables_and_explains_what_may_follow(small):
    app = open_page("one-metric", **AHEAD)
    assert not app.exception
    title, alt = drawing(app)
    assert title.startswith("If recent patterns continue, days from offer to meeting will be between")
    assert " days in June 2025 (4 chances in 5)" in title
    assert "would have held" in said(app)
    assert "Bands ahead: January 2025 between" in alt
    assert any("How to read this" in each for each in tables(app))
    table = next(each for each in tables(unfold(app)) if "not known yet" in each)
    assert "March 2025" in table and "19 chances in 20" in table


@pytest.mark.parametrize(
    ("first", "last"),
    [("April 2021", "March 2024"), ("April 2024", "March 2025"), ("April 2022", "March 2025")],
)
def test_whichever_months_are_chosen_the_forecast_is_the_same_and_the_page_says_so(small, first, last):
    usual = open_page("one-metric", **AHEAD, from_="April 2021", to="March 2025")
    app = open_page("one-metric", **AHEAD, from_=first, to=last)
    assert "Worked out from all months, April 2021 to March 2025, whichever are chosen." in said(app)
    assert "From all months" not in said(usual)
    (title,) = [each.value for each in app.subheader]
    assert title == usual.subheader[0].value and "in June 2025" in title
    (chart,), (usual_chart,) = app.get("plotly_chart"), usual.get("plotly_chart")
    assert chart.proto.alt == usual_chart.proto.alt


def test_too_few_months_are_told(tmp_path, monkeypatch):
    folder = tmp_path / "store"
    monkeypatch.setenv("OUTCOMES_STORE", f"duckdb:///{folder}")
    monkeypatch.setattr(small_store, "FIRST", date(2024, 11, 1))
    small_store.publish(folder, 400, public=False)
    app = open_page("one-metric", metric="Referrals", view="What may follow")
    assert "there are 5" in said(app)


def test_a_range_that_held_every_month_is_refused_on_the_page(small):
    app = open_page("one-metric", metric="Referrals", view="What may follow")
    assert "There is no forecast for referrals" in said(app)
    assert "would have held all of the latest 24 months, so it is too wide to plan on." in said(app)


def test_a_public_figure_of_quarters_has_no_months_to_look_ahead_from(small):
    app = open_page("one-metric", metric="Open allocations", view="What may follow", as_="Public")
    assert "“What may follow” in this link is not a way to look at this metric" in said(app)
