"""A control chart in Chromium: read by eye, keyboard and screen reader; a decision there reaches its file."""

import csv
import io

import pytest

from tests.browser.conftest import Reader
from tests.browser.server import ROOT, serve
from tests.browser.test_every_page import looked_at

REAL = "/one-metric?metric=Referrals&view=Is+the+change+real%3F"


@pytest.fixture(scope="module")
def own(store):
    """A server with decisions of its own: they would change other tests' charts."""
    with serve(ROOT / "app.py", {"OUTCOMES_STORE": store}) as address:
        yield address


def test_a_control_chart_is_read_and_decided_on_by_keyboard(context, own):
    reader = Reader(context, own)
    page = reader.visit(REAL)
    title = page.locator("h3").first.inner_text()
    assert title.startswith("Referrals: steady at about ")
    assert title in reader.picture()[-1], "the drawing is told in words"
    page.get_by_role("listitem").filter(has_text="No sign of real change.").wait_for()
    _opened(page, page.get_by_text("How to read this"), "of 100 charts on which nothing happens")
    page.get_by_role("textbox", name="Reason", exact=True).fill("A second hub opened")
    page.get_by_role("button", name="Put on record").press("Enter")
    page.get_by_text("(decided by sample reader, ").first.wait_for()
    reader.settled()
    reader.focused("button", "Put on record")
    assert "worked out anew from" in reader.picture()[-1]
    _opened(page, page.locator("[data-testid=stExpander] summary").first, "Signal")
    table = page.get_by_role("region").filter(has=page.get_by_role("table")).first
    table.focus()
    assert table.evaluate("node => document.activeElement === node"), "a wide table is scrolled by its keys"
    assert len(_uppers(_file(page, reader))) == 2, "none before the decision, then new ones"
    for pressed, then in (("Withdraw", "Put back"), ("Put back", "Withdraw")):
        page.get_by_role("button", name=f"{pressed} the decision").focus()
        page.keyboard.press("Enter")
        page.get_by_role("button", name=f"{then} the decision").wait_for()
        reader.settled()
        reader.focused("button", f"{then} the decision")
    looked_at(reader, "one-metric-real")
    assert reader.troubles == []
    page.close()


def _opened(page, summary, shows: str) -> None:
    summary.focus()
    page.keyboard.press("Enter")
    page.get_by_text(shows).first.wait_for()


def _file(page, reader) -> list[dict[str, str]]:
    page.get_by_role("textbox", name="Reason for taking a file").fill("For the committee")
    page.keyboard.press("Enter")
    return list(csv.DictReader(io.StringIO(reader.take("Download CSV").decode("utf-8-sig"))))


def _uppers(rows: list[dict[str, str]]) -> set[str]:
    return {row["upper_limit"] for row in rows}
