"""The keyboard alone, in Chromium: where the focus goes, and that it is seen."""

from tests.browser.conftest import Reader
from tests.browser.test_every_page import violations

FOCUSED = """() => {
  const on = document.activeElement, style = getComputedStyle(on);
  return {name: on.getAttribute("aria-label") || on.innerText,
    inside: !!on.closest("[data-testid=stSidebar]"), nowhere: on === document.body,
    seen: parseFloat(style.outlineWidth) >= 3 && style.outlineStyle === "solid"
      && style.outlineColor === "rgb(11, 12, 12)"};
}"""


def walk(page, steps: int) -> list[dict]:
    """What has the focus after each press of Tab."""
    reached = []
    for _ in range(steps):
        page.keyboard.press("Tab")
        reached.append(page.evaluate(FOCUSED))
    return reached


def test_a_shut_sidebar_is_passed_over_and_opening_it_hands_on_the_focus(context, server):
    reader = Reader(context, server, 320)
    page = reader.visit("/one-metric")
    assert not any(each["inside"] for each in walk(page, 12))
    page.get_by_test_id("stExpandSidebarButton").press("Enter")
    reader.focused("button", "Collapse sidebar")
    assert all(each["inside"] for each in walk(page, 3))
    page.get_by_role("button", name="Collapse sidebar").press("Enter")
    reader.focused("button", "Expand sidebar")
    assert violations(page) == []
    assert reader.troubles == []
    page.close()


def test_whatever_has_the_focus_is_seen_to_have_it(reader):
    page = reader.visit("/one-metric")
    unseen = [each["name"] for each in walk(page, 45) if not (each["seen"] or each["nowhere"])]
    assert unseen == []
