"""A page on paper: what is for the screen alone is left out, and a title stays with its chart."""

from tests.browser.conftest import Reader


def test_on_paper_only_what_is_read_there_is_printed(reader: Reader):
    page = reader.visit("/one-metric")
    for_screen = [page.get_by_test_id(name).first for name in ("stSidebar", "stHeader", "stExpander")]
    for each in for_screen:
        each.wait_for()
    page.emulate_media(media="print")
    assert not any(each.is_visible() for each in for_screen)
    assert page.get_by_role("heading", level=1).is_visible()
    title = page.locator("[data-testid=stElementContainer]:has(h3)").first
    assert title.evaluate("node => getComputedStyle(node).breakAfter") == "avoid"
    page.locator("[data-testid=stPlotlyChart]").first.wait_for()
    page.emulate_media(media="screen")
