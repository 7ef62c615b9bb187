"""Before and after an event, on the page."""

import pytest

from tests.pages.opened import open_page, said, tables, unfold

EVENT = {"metric": "Referrals", "view": "Before and after an event"}


@pytest.fixture
def store(with_events, monkeypatch):
    monkeypatch.setenv("OUTCOMES_STORE", f"duckdb:///{with_events}")


def test_the_latest_event_is_asked_first_and_told_without_a_cause(store):
    app = open_page("one-metric", **EVENT)
    assert not app.exception
    assert app.selectbox(key="event").options[:3] == [
        "February 2023: Flood", "October 2022: Hubs launched", "October 2024",
    ]  # fmt: skip
    (title,) = [each.value for each in app.subheader]
    assert title.startswith("Referrals after 1 February 2023") and "Flood" in title
    assert title.endswith("within usual month-to-month variation")
    for told in ("not why", "Also in these months: Hubs launched (27 September 2022)"):
        assert told in said(app)
    assert "because" not in said(app).lower().split("how to read")[0]


def test_another_event_is_chosen_by_its_address_and_the_window_reaches_beyond_the_months_chosen(store):
    app = open_page("one-metric", **EVENT, event="October 2022: Hubs launched")
    assert "12 months before (October 2021 to September 2022) are set against 12 after" in said(app)
    assert "Shown from October 2021 to March 2025" in said(app)
    (chart,) = app.get("plotly_chart")
    assert "before and" in chart.proto.alt and "after 1 October 2022" in chart.proto.alt
    table = next(each for each in tables(unfold(app)) if "in neither window" in each)
    assert "October 2021" in table and "The 12 months before together" in table


def test_any_month_may_be_chosen(store):
    assert "after 1 May 2024" in said(open_page("one-metric", **EVENT, event="May 2024"))


def test_a_month_that_is_not_offered_is_said(store):
    app = open_page("one-metric", **EVENT, event="May 2031")
    assert not app.exception
    assert "“May 2031” in this link is not an event or month to choose" in said(app)


def test_a_stock_is_set_in_the_band_of_its_own_coming_and_going(store):
    app = open_page("one-metric", **EVENT | {"metric": "Open allocations"}, event="May 2024")
    assert not app.exception
    assert "The band shows where its own coming and going would put each month" in said(app)
    assert "A band shows where chance alone" in app.get("plotly_chart")[0].proto.alt


def test_a_figure_without_windows_says_why(store):
    app = open_page("one-metric", **EVENT | {"metric": "Days from referral to decision"}, event="May 2024")
    assert "cannot be set side by side" in said(app) and "middle value" in said(app)


def test_a_public_figure_of_quarters_is_not_offered_windows_of_months(small):
    app = open_page("one-metric", **EVENT | {"metric": "Open allocations"}, event="May 2024", as_="Public")
    assert not app.exception
    assert "“Before and after an event” in this link is not a way to look at this metric" in said(app)


def test_the_public_is_told_of_protected_counts(small):
    app = open_page("one-metric", **EVENT, event="May 2024", as_="Public")
    assert not app.exception
    assert "after 1 May 2024" in said(app)
