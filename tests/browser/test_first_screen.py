"""The first screen of every page that has figures shows some, on a laptop and on a phone.

Those of topics are looked at where every page is (`test_every_page`).
"""

import pytest

from pages import PAGES
from pages.topics import TOPIC_PAGES
from tests.browser.first_screen import MANAGER, shows_figures

VIEWS = "Is the change real?", "Before and after an event"
CLOCKS = "/one-metric?view=By+which+clock%3F&metric=Length+of+allocations"
AHEAD = "/one-metric?view=What+may+follow&metric=Days+from+offer+to+meeting"  # which has a forecast there
ADDRESSES = [
    "/", "/one-metric", "/side-by-side", "/what-has-changed", CLOCKS,
    *(f"/one-metric?view={view.replace(' ', '+').replace('?', '%3F')}" for view in VIEWS),
]  # fmt: skip
ASKED = [*((path, MANAGER) for path in ADDRESSES), (AHEAD, "as=Analyst"), ("/", "as=Public")]


def asked(path, role):
    return f"{path}{'&' if '?' in path else '?'}{role}"


@pytest.mark.parametrize(("path", "role"), ASKED)
def test_the_first_screen_shows_figures(reader, path, role):
    reader.visit(asked(path, role))
    shows_figures(reader)
    assert reader.troubles == []


def test_every_page_with_figures_is_looked_at():
    # The first page is at the bare address; the others are words, or lists of files and of people.
    without = {"overview", "aims", "words-and-metrics", "about-the-data", "activity"}
    without |= {"comments", "in-their-words", "costs-and-benefits"}
    looked_at = {each.split("?")[0][1:] for each in ADDRESSES} | {each.address for each in TOPIC_PAGES}
    assert {each.address for each in PAGES} - without <= looked_at
