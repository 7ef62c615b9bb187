"""What may follow, on the page."""

from datetime import date

import pytest

from tests.pages import small_store
from tests.pages.opened import drawing, open_page, said, tables, unfold

AHEAD = {"metric": "Referrals", "view": "What may follow"}


def test_the_page_says_draws_tables_and_explains_what_may_follow(small):
    app = open_page("one-metric", **AHEAD)
    assert not app.exception
    title, alt = drawing(app)
    assert title.startswith("If recent patterns continue, referrals will be between")
    assert "a month by September 2025" in title and "4 chances in 5" in title
    assert "Bands ahead: April 2025 between" in alt
    assert any("How to read this" in each for each in tables(app))
    table = next(each for each in tables(unfold(app)) if "not known yet" in each)
    assert "March 2025" in table and "19 chances in 20" in table


@pytest.mark.parametrize(
    ("first", "last"),
    [("April 2021", "March 2024"), ("April 2024", "March 2025"), ("April 2021", "March 2025")],
)
def test_whichever_months_are_chosen_the_forecast_is_the_same_and_the_page_says_so(small, first, last):
    usual = open_page("one-metric", **AHEAD)
    app = open_page("one-metric", **AHEAD, from_=first, to=last)
    assert "This view is of April 2022 to March 2025, whichever months are chosen" in said(app)
    assert "This view is of" not in said(usual)
    (title,) = [each.value for each in app.subheader]
    assert title == usual.subheader[0].value and "by September 2025" in title
    (chart,), (usual_chart,) = app.get("plotly_chart"), usual.get("plotly_chart")
    assert chart.proto.alt == usual_chart.proto.alt


def test_too_few_months_are_told(tmp_path, monkeypatch):
    folder = tmp_path / "store"
    monkeypatch.setenv("OUTCOMES_STORE", f"duckdb:///{folder}")
    monkeypatch.setattr(small_store, "FIRST", date(2024, 4, 1))
    small_store.publish(folder, 400, public=False)
    app = open_page("one-metric", **AHEAD)
    assert "there are 12 here" in said(app)


def test_a_public_figure_of_quarters_has_no_months_to_look_ahead_from(small):
    app = open_page("one-metric", metric="Open allocations", view="What may follow", as_="Public")
    assert "“What may follow” in this link is not a way to look at this metric" in said(app)
