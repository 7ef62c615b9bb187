"""The curve of children who come back, in Chromium: by eye, by keyboard and by screen reader."""

from tests.browser.test_every_page import photograph, violations

ADDRESS = (
    "/one-metric?metric=Referred+again+within+12+months+of+closing"
    "&view=How+soon+do+children+come+back%3F&closings=All+in+the+months+chosen"
)


def test_the_curve_is_drawn_told_tabled_and_explained(reader):
    page = reader.visit(ADDRESS)
    (told,) = [each for each in reader.picture() if each and each.startswith("Stepped line chart.")]
    assert "After 180 days" in told and "children still followed" in told and "Dashed after day" in told
    drawn = page.locator("[data-testid=stPlotlyChart] .xtick text").all_text_contents()
    assert [each for each in drawn if each.startswith("365")], "who is still followed is not drawn"
    page.get_by_text("How to read this").press("Enter")
    page.get_by_text("Every child starts at the left").wait_for()
    page.locator("[data-testid=stExpander] summary").first.press("Enter")
    table = page.get_by_role("table").first
    table.wait_for()
    reader.settled()
    assert "Children still followed" in table.inner_text() and "partly estimated" in table.inner_text()
    assert violations(page) == []
    photograph(reader, "curve")
    assert reader.troubles == []
