"""The filters in Chromium: the address is the state, and the keyboard reaches all of it."""

import csv
import io
from urllib.parse import parse_qs, urlsplit

import openpyxl
import pytest

from tests.browser.conftest import Reader

FIELDS = (
    "Period",
    "First month",
    "Last month",
    "Authority",
    "Locality",
    "Team",
    "Referral source",
    "Shown by",
    "Compared with",
)


def choose(reader: Reader, field: str, typed: str) -> None:
    """Choose in a field with the keyboard alone."""
    box = reader.page.get_by_role("combobox", name=field)
    box.focus()
    box.press("ArrowDown")
    reader.page.keyboard.type(typed)
    reader.page.get_by_role("option", name=typed).first.wait_for()
    reader.page.keyboard.press("Enter")
    reader.page.keyboard.press("Tab")  # a list that takes several stays open, and hides the page behind it


def test_an_address_without_a_period_is_given_the_resolved_one(reader):
    page = reader.visit("/front-door")
    assert parse_qs(urlsplit(page.url).query) == {"from": ["April 2022"], "to": ["March 2025"]}


def test_tab_reaches_every_filter_in_order(reader):
    page = reader.visit("/front-door")
    page.get_by_role("link", name="Definitions").focus()
    reached = []
    for _ in range(60):
        page.keyboard.press("Tab")
        name = page.evaluate(
            "document.activeElement.getAttribute('aria-label') || document.activeElement.innerText"
        )
        reached.append((name or "").split(". ")[-1])
        if name == "Clear all filters":
            break
    at = [next((i for i, name in enumerate(reached) if field in name), None) for field in FIELDS]
    assert None not in at, reached
    assert at == sorted(at)


@pytest.mark.parametrize(
    ("field", "typed", "word", "said"),
    [
        ("Period", "Service year 2022/23", "from", "Showing October 2022 to September 2023"),
        ("First month", "May 2023", "from", "Showing May 2023 to March 2025"),
        ("Last month", "May 2023", "to", "Showing April 2022 to May 2023"),
        ("Authority", "South Lanarkshire", "authority", "Authority: South Lanarkshire"),
        ("Locality", "Lanark", "locality", "Locality: Lanark"),
        ("Team", "Lanark hub", "team", "Team: Lanark hub"),
        ("Referral source", "Police", "source", "Referral source: Police"),
        ("Shown by", "Months", "grain", "by month"),
        ("Compared with", "Period before", "compare", "period before"),
    ],
)
def test_the_keyboard_operates_every_filter(reader, field, typed, word, said):
    page = reader.visit("/one-metric")
    choose(reader, field, typed)
    page.locator("[data-testid=stMain] [role=status]", has_text=said).wait_for()
    reader.settled()
    reader.at(f"{word}=", "from=", "to=")
    assert reader.troubles == []


def test_back_undoes_a_filter_and_forward_does_it_again(reader):
    page = reader.visit("/front-door")
    before = reader.picture()
    choose(reader, "Locality", "Lanark")
    status = page.locator("[data-testid=stMain] [role=status]")
    status.filter(has_text="Locality: Lanark").wait_for()
    after = reader.picture()
    assert after != before
    page.go_back()
    status.filter(has_text="No filters").wait_for()
    assert reader.picture() == before
    page.go_forward()
    status.filter(has_text="Locality: Lanark").wait_for()
    assert reader.picture() == after


def test_one_step_back_undoes_a_named_period(reader):
    page = reader.visit("/one-metric")
    choose(reader, "Period", "Service year 2022/23")
    status = page.locator("[data-testid=stMain] [role=status]")
    status.filter(has_text="October 2022 to September 2023").wait_for()
    reader.settled()
    page.go_back()
    status.filter(has_text="April 2022 to March 2025").wait_for()
    reader.at("from=April+2022", "to=March+2025")


def test_filters_stay_from_page_to_page(reader):
    page = reader.visit("/front-door")
    choose(reader, "Locality", "Lanark")
    page.locator("[data-testid=stMain] [role=status]", has_text="Locality: Lanark").wait_for()
    page.get_by_role("link", name="Allocation", exact=True).click()
    page.get_by_role("heading", name="Allocation", exact=True).wait_for()
    reader.settled()
    assert "Locality: Lanark" in reader.status()
    reader.at("locality=Lanark")


def test_a_link_shows_another_reader_the_same_picture(reader, chromium):
    reader.visit("/front-door")
    choose(reader, "Locality", "Lanark")
    reader.page.locator("[data-testid=stMain] [role=status]", has_text="Locality: Lanark").wait_for()
    mine, link = reader.picture(), reader.page.url
    with chromium.new_context() as elsewhere:
        other = Reader(elsewhere, reader.address)
        other.visit(link.removeprefix(reader.address))
        assert other.picture() == mine


def test_what_a_link_asks_in_vain_is_said_and_then_gone(reader):
    page = reader.visit("/front-door?locality=Narnia&locality=Lanark&colour=red")
    notice = page.get_by_text("“Narnia” in this link is not a locality in this data, so it was left out.")
    notice.wait_for()
    page.get_by_text("This link asks for “colour”").wait_for()
    assert "Locality: Lanark" in reader.status()


def test_one_link_clears_all_filters(reader):
    page = reader.visit("/front-door?locality=Lanark&source=Police&from=May+2023&to=May+2024&grain=Months")
    page.get_by_role("link", name="Clear all filters").click()
    page.locator("[data-testid=stMain] [role=status]", has_text="No filters").wait_for()
    page.wait_for_url(lambda url: url.endswith("/front-door?from=April+2022&to=March+2025"))


def test_files_are_downloaded_with_their_filters(reader):
    page = reader.visit("/one-metric?locality=Lanark")
    page.locator("[data-testid=stExpander] summary").first.click()
    assert page.get_by_role("link", name="Download CSV").count() == 0
    page.get_by_role("textbox", name="Reason for taking a file").fill("For the committee")
    page.keyboard.press("Enter")
    got = {label: reader.take(label) for label in ("Download CSV", "Download Excel")}
    rows = list(csv.reader(io.StringIO(got["Download CSV"].decode("utf-8-sig"))))
    assert any("Lanark" in cell for row in rows for cell in row)
    book = openpyxl.load_workbook(io.BytesIO(got["Download Excel"]))
    cells = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert any("Lanark" in cell for cell in cells)
    assert reader.troubles == []


def test_a_link_to_a_file_keeps_the_focus_when_its_address_is_renewed(reader):
    page = reader.visit("/one-metric?locality=Lanark")
    page.locator("[data-testid=stExpander] summary").first.click()
    reason = page.get_by_role("textbox", name="Reason for taking a file")
    reason.fill("For the committee")
    reason.press("Enter")
    link = page.get_by_role("link", name="Download CSV").first
    link.wait_for()
    before = link.get_attribute("href")
    reason.fill("For the papers of the committee")
    reason.press("Enter")
    link.focus()
    page.locator(f'a:focus:not([href="{before}"])', has_text="Download CSV").wait_for()


def test_every_answer_carries_the_headers(reader):
    request = reader.page.request
    answer = request.get(f"{reader.address}/healthz")
    assert (answer.status, answer.text()) == (200, "ok")
    for path in ("/healthz", "/front-door?from=April+2022&to=March+2025", "/_stcore/health"):
        headers = request.get(reader.address + path).headers
        assert headers["x-frame-options"] == "DENY"
        assert "default-src 'self'" in headers["content-security-policy"]
