"""The months of the sidebar in Chromium: they are never empty, whatever is pressed."""

import pytest
from playwright.sync_api import expect


@pytest.mark.parametrize("field", ["First month", "Last month"])
def test_escape_in_a_month_field_leaves_it_as_it_was(reader, field):
    page = reader.visit("/one-metric?from=May+2023&to=May+2024")
    status = page.locator("[data-testid=stMain] [role=status]")
    box = page.get_by_role("combobox", name=field)
    box.focus()
    for _ in range(2):  # one shuts the list, the next empties the field
        box.press("ArrowDown")
        box.press("Escape")
        box.press("Escape")
        reader.settled()
        status.filter(has_text="Showing May 2023 to May 2024").wait_for()
    reader.at("from=May+2023", "to=May+2024")
    expect(box).to_have_value({"First month": "May 2023", "Last month": "May 2024"}[field])
    assert reader.troubles == []
