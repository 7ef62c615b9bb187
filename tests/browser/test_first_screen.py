"""The first screen of every page that has figures shows some, on a laptop and on a phone."""

import pytest

from pages import PAGES
from pages.topics import TOPIC_PAGES

VIEWS = "Is the change real?", "Before and after an event", "What may follow"
ADDRESSES = [
    "/", *(f"/{each.address}" for each in TOPIC_PAGES), "/one-metric", "/side-by-side", "/what-has-changed",
    *(f"/one-metric?view={view.replace(' ', '+').replace('?', '%3F')}" for view in VIEWS),
]  # fmt: skip
MANAGER = "as=Manager&scope=Lanark"  # whose status and titles are the longest
CLOCKS = "/one-metric?view=By+which+clock%3F&metric=Length+of+allocations"
AHEAD = "/one-metric?view=What+may+follow&metric=Days+from+offer+to+meeting"  # which has a forecast there
ASKED = [
    *((path, MANAGER) for path in ADDRESSES if path != "/money" and "may+follow" not in path),
    (AHEAD, "as=Analyst"),
    (CLOCKS, MANAGER),
    ("/money", ""),
    ("/", "as=Public"),
]
# Boxes that hold a figure: a tile's number, a finding with a number in it, a drawing, a cell of a table,
# and of what has changed how many stand out.
FIGURES = """[...document.querySelectorAll(
    "[data-testid=stMain] :is(dd.figure, h3, [data-testid=stPlotlyChart], td.figure, .st-key-told p)")]
  .filter(each => each.matches("[data-testid=stPlotlyChart]") || /\\d/.test(each.innerText))
  .map(each => each.getBoundingClientRect())
  .filter(box => box.height > 0 && box.top >= 60 && box.bottom <= window.innerHeight).length"""
# Titles on more than two lines, by their own height of a line.
LONG = """[...document.querySelectorAll("[data-testid=stMain] h3")].filter(each => {
  const style = getComputedStyle(each), line = parseFloat(style.lineHeight);
  const inside = each.clientHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom);
  return inside > 2.5 * line;
}).map(each => each.innerText)"""
# Headings that lie under the bar at the top, or under what follows them.
COVERED = """[...document.querySelectorAll("[data-testid=stMain] h1")]
  .filter(each => each.getBoundingClientRect().top < 60).map(each => each.innerText)"""


def asked(path, role):
    return f"{path}{'&' if '?' in path else '?'}{role}"


@pytest.mark.parametrize(("path", "role"), ASKED)
def test_the_first_screen_shows_figures(reader, path, role):
    page = reader.visit(asked(path, role))
    for width, height in ((1400, 900), (320, 640)):
        page.set_viewport_size({"width": width, "height": height})
        reader.settled()
        assert page.evaluate(COVERED) == []
        assert page.evaluate(FIGURES), (width, height)
        if width == 1400:
            assert page.evaluate(LONG) == []
    assert reader.troubles == []


def test_every_page_with_figures_is_looked_at():
    # The first page is at the bare address; the others are words, or lists of files and of people.
    without = {"overview", "aims", "words-and-metrics", "about-the-data", "activity"}
    assert {each.address for each in PAGES} - without <= {each.split("?")[0][1:] for each in ADDRESSES}
