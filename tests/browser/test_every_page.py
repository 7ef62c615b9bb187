"""Every page in Chromium: cold, accessible, quiet, at two widths; what is folded away, too."""

import re

import pytest

from pages import PAGES
from pages.topics import TOPIC_PAGES
from tests.browser.conftest import Reader
from tests.browser.first_screen import MANAGER, shows_figures
from tests.browser.server import ROOT, serve

SHOTS = ROOT / "artifacts" / "screenshots"
# Topics as who has the longest titles sees them; a manager has no money.
TOPICS = {f"/{each.address}": "" if each.address == "money" else f"?{MANAGER}" for each in TOPIC_PAGES}
ADDRESSES = ["/", *(f"/{page.address}" for page in PAGES if page.address != "activity")]
IN_ROLES = [
    "/?as=Public",
    "/coming-back?as=Public",
    "/?as=Manager&scope=Lanark",
    "/activity?as=Administrator",
    "/costs-and-benefits?worth_low=100&worth_central=500&worth_high=1200",
]
# Whatever reaches beyond the window, but for tables, which scroll within themselves, and drawings.
BEYOND = """[...document.querySelectorAll("[data-testid=stMain] *")]
  .filter(each => !each.closest(".grid table, svg") && each.getBoundingClientRect().width > 0
    && each.getBoundingClientRect().right > window.innerWidth + 1)
  .map(each => each.outerHTML.slice(0, 200))"""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page) -> list[str]:
    from axe_playwright_python.sync_playwright import Axe

    # Otherwise it says of every node that is right how to find it, which takes three times as long.
    asked = {"resultTypes": ["violations"], "runOnly": {"type": "tag", "values": RULES}}
    found = Axe().run(page, options=asked).response["violations"]
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


def looked_at(reader: Reader, name: str, widths: tuple[int, ...] = (1400, 320)) -> None:
    """Photograph the page at both widths, at which it must be accessible and no wider than its window."""
    page = reader.page
    for width in widths:
        page.set_viewport_size({"width": width, "height": 1000})
        reader.settled()
        assert violations(page) == []
        for part in ("html", "[data-testid=stMain]"):
            assert not page.locator(part).evaluate("node => node.scrollWidth > node.clientWidth")
        assert headings_out_of_order(page) == []
        assert page.evaluate(BEYOND) == []
        photograph(reader, name)


@pytest.mark.parametrize("path", [*ADDRESSES, *IN_ROLES])
def test_a_page_is_accessible_quiet_and_not_wider_than_the_window(reader, path):
    """At both widths of one visit, which is what turning a phone or zooming to 400% is."""
    page = reader.visit(f"{path}{TOPICS.get(path, '')}")
    title = {f"/{each.address}": each.title for each in PAGES}.get(path.split("?")[0], "Overview")
    assert page.title() == f"{title} – Family support outcomes"
    window = "from=January+2022&to=December+2024" if "Public" in path else "from=April+2022&to=March+2025"
    assert window in page.url  # the public sees what is published
    if path in TOPICS:
        shows_figures(reader)
    looked_at(reader, re.sub("[^a-z]+", "-", path.lower()).strip("-") or "overview")
    assert reader.troubles == []


def headings_out_of_order(page) -> list[str]:
    """The headings that are more than one step below the one before; the first is to be the only h1."""
    levels = page.locator("h1, h2, h3, h4").evaluate_all("all => all.map(each => Number(each.tagName[1]))")
    steps = zip([0, *levels], levels, strict=False)
    return [
        f"h{level} after h{before}"
        for before, level in steps
        if level > before + 1 or (level == 1 and before)
    ]


def test_with_everything_unfolded_a_page_is_accessible_and_no_two_names_are_alike(reader):
    page = reader.visit("/one-metric?metric=Hub+share+of+all+referrals&by=Locality")
    folds = page.locator("[data-testid=stExpander] summary")
    for place in range(folds.count()):
        folds.nth(place).press("Enter")
        page.get_by_role("table").nth(place).wait_for()
        reader.settled()
        reason = page.get_by_role("textbox", name="Reason for taking a file").nth(place)
        reason.fill("For the committee")
        reason.press("Enter")
        page.get_by_role("link", name="Download CSV").nth(place).wait_for()
    reader.settled()
    assert violations(page) == []
    heard = page.locator("main").aria_snapshot()
    for kind in ("textbox", "link", "region", "table"):
        names = re.findall(rf"""^\s*- '?{kind} "(.*?)"'?:""", heard, re.M)
        assert len(names) >= folds.count() == 2 and len(set(names)) == len(names), (kind, names)
    assert len(set(folds.all_inner_texts())) == folds.count()
    assert reader.troubles == []


def test_a_fresh_server_shows_any_page_first(context, store):
    """A server that has drawn nothing yet is asked for the last pages first."""
    with serve(ROOT / "app.py", {"OUTCOMES_STORE": store}) as address:
        reader = Reader(context, address)
        for path in ADDRESSES[:-3:-1]:
            reader.visit(path)
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
