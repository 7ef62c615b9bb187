"""Every page in Chromium: cold, accessible, quiet, at two widths."""

import re

import pytest

from pages import PAGES
from tests.browser.conftest import Reader
from tests.browser.server import ROOT, serve

SHOTS = ROOT / "artifacts" / "screenshots"
ADDRESSES = ["/", *(f"/{page.address}" for page in PAGES if page.address != "activity")]
IN_ROLES = ["/?as=Public", "/?as=Manager&scope=Lanark", "/activity?as=Administrator"]
# Whatever reaches beyond the window, but for tables, which scroll within themselves, and drawings.
BEYOND = """[...document.querySelectorAll("[data-testid=stMain] *")]
  .filter(each => !each.closest(".grid table, svg") && each.getBoundingClientRect().width > 0
    && each.getBoundingClientRect().right > window.innerWidth + 1)
  .map(each => each.outerHTML.slice(0, 200))"""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(params=[*ADDRESSES, *IN_ROLES])
def path(request):
    return request.param


def violations(page) -> list[str]:
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}}).response["violations"]
    return [
        f"{each['id']} ({each['impact']}): {node['html'][:200]}" for each in found for node in each["nodes"]
    ]


def photograph(reader: Reader, name: str) -> None:
    """The whole page, as tall as it is."""
    page = reader.page
    width = page.viewport_size["width"]
    height = page.locator("[data-testid=stMain]").evaluate("node => node.scrollHeight")
    page.set_viewport_size({"width": width, "height": min(height + 40, 12_000)})
    SHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SHOTS / f"{name}-{width}.png")


@pytest.mark.parametrize("width", [1400, 320])
def test_a_page_is_accessible_quiet_and_not_wider_than_the_window(context, server, path, width):
    reader = Reader(context, server, width)
    page = reader.visit(path)
    assert violations(page) == []
    sideways = page.evaluate("document.scrollingElement.scrollWidth > document.scrollingElement.clientWidth")
    main = page.locator("[data-testid=stMain]").evaluate("node => node.scrollWidth > node.clientWidth")
    assert not sideways and not main
    assert page.evaluate(BEYOND) == []
    photograph(reader, re.sub("[^a-z]+", "-", path.lower()).strip("-") or "overview")
    assert reader.troubles == []
    reader.page.close()


def test_a_page_with_everything_unfolded_is_accessible(reader):
    page = reader.visit("/one-metric?metric=Hub+share+of+all+referrals&by=Locality")
    page.locator("[data-testid=stExpander] summary").first.click()
    page.get_by_role("table").first.wait_for()
    reader.settled()
    assert violations(page) == []
    assert reader.troubles == []


def test_a_fresh_server_shows_any_page_first(context, store):
    """A server that has drawn nothing yet is asked for the last page first."""
    with serve(ROOT / "app.py", {"OUTCOMES_STORE": store}) as address:
        for path in reversed(ADDRESSES):
            reader = Reader(context, address)
            page = reader.visit(path)
            title = {f"/{each.address}": each.title for each in PAGES}.get(path, "Overview")
            assert page.title() == f"{title} – Family support outcomes"
            assert "from=April+2022&to=March+2025" in page.url
            assert reader.troubles == []
            reader.page.close()


def test_an_empty_store_is_told_on_every_page(context, tmp_path):
    with serve(ROOT / "app.py", {"OUTCOMES_STORE": f"duckdb:///{tmp_path / 'nothing'}"}) as address:
        reader = Reader(context, address)
        for path in ("/", "/front-door"):
            page = reader.visit(path)
            page.get_by_text("No data has been loaded yet.").wait_for()
            assert violations(page) == []
        assert reader.troubles == []
        reader.page.close()
