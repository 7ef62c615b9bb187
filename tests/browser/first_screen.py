"""What is looked at on the first screen of a page, on a laptop and on a phone."""

from tests.browser.conftest import Reader

MANAGER = "as=Manager&scope=Lanark"  # whose status and titles are the longest
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


def shows_figures(reader: Reader) -> None:
    """Fail unless the first screen shows a figure at both sizes, in short titles, with nothing covered."""
    page = reader.page
    for width, height in ((1400, 900), (320, 640)):
        page.set_viewport_size({"width": width, "height": height})
        reader.settled()
        assert page.evaluate(COVERED) == []
        assert page.evaluate(FIGURES), (width, height)
        if width == 1400:
            assert page.evaluate(LONG) == []
