"""How soon children come back, on the page."""

from tests.pages.opened import drawing, open_page, said, tables, unfold

BACK = {
    "metric": "Referred again within 12 months of closing",
    "view": "How soon do children come back?",
}


def test_the_page_says_draws_tables_and_explains_how_soon_children_come_back(small):
    app = open_page("one-metric", **BACK)
    assert not app.exception
    title, alt = drawing(app)
    assert "were referred again within 12 months, half of them in the first" in title
    assert alt.startswith("Stepped line chart.") and "children still followed" in alt
    assert any("How to read this" in each for each in tables(app))
    table = next(each for each in tables(unfold(app)) if "Days since closing" in each)
    assert "365" in table and "firm" in table


def test_only_closings_followed_to_the_end_are_asked_of_until_the_reader_wants_all(small):
    assert "These are the closings from April 2022 to March 2024." in said(open_page("one-metric", **BACK))
    every = open_page("one-metric", **BACK, closings="All in the months chosen")
    assert "These are the closings" not in said(every)
    (title,) = [each.value for each in every.subheader]
    assert "ended in April 2022 to March 2025, an estimated" in title
    assert "The line is dashed after day" in said(every)


def test_a_link_that_asks_for_other_closings_is_told_so(small):
    told = said(open_page("one-metric", **BACK, closings="Those of last week"))
    assert "“Those of last week” in this link is not" in told


def test_in_public_the_years_stand_there_and_no_curve_is_offered(small):
    app = open_page("one-metric", **BACK, as_="Public")
    assert not app.exception
    assert "“How soon do children come back?” in this link is not a way to look at this metric" in said(app)
    assert "each quarter follows three months after it ends" in said(app)
    assert not any("Stepped" in chart.proto.alt for chart in app.get("plotly_chart"))


def test_the_way_of_looking_is_offered_where_a_share_comes_with_time_alone(small):
    told = said(open_page("one-metric", metric="Referrals", view=BACK["view"]))
    assert "“How soon do children come back?” in this link is not a way to look at this metric" in told


def test_children_followed_from_closing_stand_on_the_page_of_coming_back(small):
    told = said(open_page("coming-back"))
    assert "of children were referred again within 12 months of their involvement ending in" in told
