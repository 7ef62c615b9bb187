"""What may follow, before and after an event, and the clocks: for eyes, keyboard and screen readers."""

import pytest

from tests.browser.test_every_page import looked_at

VIEWS = {
    "ahead": (
        "metric=Days+from+offer+to+meeting&view=What+may+follow",
        "If recent patterns continue",
        "not known yet",
        "4 times in 5",
    ),
    "event": (
        "metric=Referrals&view=Before+and+after+an+event&event=May+2024",
        "after 1 May 2024",
        "months before together",
        "does not say why",
    ),
    "clocks": (
        "metric=Length+of+allocations&view=By+which+clock%3F",
        "Of the allocations that ",
        "that began in",
        "go by those that began",
    ),
}


@pytest.mark.parametrize("name", VIEWS)
def test_it_is_read_by_eye_keyboard_and_screen_reader(reader, name):
    query, finding, in_table, explained = VIEWS[name]
    page = reader.visit(f"/one-metric?{query}")
    assert finding in page.locator("h3").first.inner_text()
    assert finding in reader.picture()[-1], "the drawing is told in words"
    summary = page.get_by_text("How to read this")
    summary.focus()
    page.keyboard.press("Enter")
    page.get_by_text(explained).wait_for()
    more = page.locator("[data-testid=stExpander] summary").first
    more.focus()
    page.keyboard.press("Enter")
    table = page.get_by_role("region").filter(has=page.get_by_role("table")).first
    table.get_by_text(in_table).first.wait_for()
    table.focus()
    assert table.evaluate("node => document.activeElement === node"), "a wide table is scrolled by its keys"
    reader.settled()
    looked_at(reader, f"one-metric-{name}")
    assert reader.troubles == []


def test_the_event_chosen_stays_in_the_address(reader):
    page = reader.visit("/one-metric?metric=Referrals&view=Before+and+after+an+event&event=May+2024")
    assert "event=May+2024" in page.url
    page.get_by_role("combobox", name="Event or month").click()
    page.get_by_role("option", name="June 2024").click()
    reader.at("event=June+2024")
    page.locator("h3", has_text="after 1 June 2024").wait_for()
    assert reader.troubles == []
