"""The funnel in Chromium: by keyboard, by screen reader, at both widths."""

from tests.browser.test_every_page import photograph, violations

ADDRESS = "/one-metric?metric=Hub+share+of+all+referrals&view=Do+places+differ%3F"


def test_places_are_read_by_keyboard_and_by_screen_reader(reader):
    page = reader.visit(ADDRESS)
    status, title, told = reader.picture()
    assert "April 2022 to March 2025" in status and "rest of the council" in title
    assert told.startswith("Funnel chart.") and "Lanark" in told and "limit" in told
    explained = page.get_by_text("How to read this")
    explained.focus()
    page.keyboard.press("Enter")
    page.get_by_text("They stand in the council's own order and are never ranked.").wait_for()
    page.locator("[data-testid=stExpander] summary").first.focus()
    page.keyboard.press("Enter")
    table = page.get_by_role("table").first
    table.wait_for()
    reader.settled()
    assert table.get_by_role("row").count() == 5 and "Beside the rest" in table.inner_text()
    assert violations(page) == []
    photograph(reader, "places")
    page.set_viewport_size({"width": 320, "height": 1000})
    reader.settled()
    assert not page.locator("[data-testid=stMain]").evaluate("node => node.scrollWidth > node.clientWidth")
    photograph(reader, "places")
    assert reader.troubles == []
