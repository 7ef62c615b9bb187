"""Places beside the rest, on the pages: what differs is in the title, and what may not be compared is not."""

import re

import pytest

from tests.pages.opened import drawing, open_page, said, tables, unfold

PLACES = {"metric": "Hub share of all referrals", "view": "Do places differ?"}
BESIDE = "Each place beside the rest of the council"


def test_the_page_says_draws_tables_and_explains_how_places_differ(small):
    app = open_page("one-metric", **PLACES)
    assert not app.exception
    title, alt = drawing(app)
    assert title.startswith("Hub share of all referrals in Apr 2022 to Mar 2025: ") and "rest" in title
    assert alt.startswith("Funnel chart. ") and "All places together" in alt
    assert "a point beyond the lines is a question, not a verdict" in said(app)
    assert any("How to read this" in each and "never ranked" in each for each in tables(app))
    table = next(each for each in tables(unfold(app)) if "<table>" in each)
    assert all(
        word in table for word in ("95% interval", "Difference (percentage points)", "Beside the rest")
    )


def test_places_are_compared_from_the_month_since_which_all_have_what_is_compared(with_events, monkeypatch):
    """From the latest event in the months chosen that begins a new level of the metric."""
    monkeypatch.setenv("OUTCOMES_STORE", f"duckdb:///{with_events}")
    app = open_page("one-metric", **PLACES)
    assert drawing(app)[0].startswith("Hub share of all referrals in Oct 2022 to Mar 2025: ")
    assert "Compared from October 2022 on (Hubs launched)." in said(app)
    later = open_page("one-metric", **PLACES, from_="April 2023")
    assert "in Apr 2023 to Mar 2025" in drawing(later)[0] and "Compared from" not in said(later)
    other = open_page("one-metric", **PLACES | {"metric": "Re-referral share"})
    assert "Compared from" not in said(other)
    beside = open_page("side-by-side", metric="Hub share of all referrals", sides="Localities")
    assert "Compared from October 2022 on (Hubs launched)." in said(beside)


@pytest.mark.parametrize("metric", ["Referrals", "Days from referral to decision", "Open allocations"])
def test_only_shares_and_rates_of_what_arrives_are_looked_at_so(small, metric):
    app = open_page("one-metric", metric=metric)
    [look] = [each for each in app.selectbox if each.label == "Look at"]
    assert "Do places differ?" not in look.options


def test_comparing_localities_shows_the_bars_and_then_the_funnel(small):
    app = open_page("side-by-side", metric="Hub share of all referrals", sides="Localities")
    assert not app.exception
    assert [each.value for each in app.header][1] == BESIDE
    assert [each.proto.alt.split(".")[0] for each in app.get("plotly_chart")[:2]] == [
        "Bar chart",
        "Funnel chart",
    ]


@pytest.mark.parametrize(
    ("sides", "metric"), [("Teams", "Decided within 1 working day"), ("Localities", "Referrals")]
)
def test_teams_and_counts_are_not_set_against_the_rest(small, sides, metric):
    app = open_page("side-by-side", metric=metric, sides=sides)
    assert not app.exception and BESIDE not in [each.value for each in app.header]


def test_teams_stand_under_the_sentence_that_they_take_different_families(small):
    app = open_page("side-by-side", metric="Referrals", sides="Teams")
    assert "the difference is not a measure of how well either works" in said(app)


def test_the_public_sees_the_funnel_from_public_figures_only(small):
    app = open_page("one-metric", **PLACES, as_="Public")
    assert not app.exception
    [told] = [each.proto.alt for each in app.get("plotly_chart")]
    figures = re.findall(r"[\d.]+%", told)
    assert told.startswith("Funnel chart. ") and len(figures) > 12
    assert all("." not in figure for figure in figures)


def test_a_manager_sees_only_places_of_the_scope(small):
    app = open_page("one-metric", **PLACES, as_="Manager", scope="Lanark")
    assert not app.exception
    [place] = [each.proto.alt for each in app.get("plotly_chart")] or [""]
    assert "Hamilton" not in place
