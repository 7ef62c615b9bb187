"""What has changed in Chromium: read by eye, by keyboard and by screen reader; its links keep the filters."""

import csv
import io
import re

import pytest

from tests.browser.conftest import Reader
from tests.browser.server import ROOT, serve
from tests.browser.test_every_page import looked_at


@pytest.fixture(scope="module")
def own(moved_folder):
    """A server whose council has twice the referrals in one locality."""
    with serve(ROOT / "app.py", {"OUTCOMES_STORE": f"duckdb:///{moved_folder}"}) as address:
        yield address


def test_a_change_is_read_in_every_way_and_its_link_opens_the_chart_with_the_filters(context, own):
    reader = Reader(context, own)
    page = reader.visit("/what-has-changed")
    page.get_by_text(re.compile(r"We checked \d+ figures from April 2022 to March 2025")).wait_for()
    title = page.locator("h3").first.inner_text()
    assert title.startswith("Hamilton: referrals: higher than usual for 20 months to March 2025")
    assert "higher than usual for 20 months to March 2025" in reader.picture()[-1], "the drawing in words"
    summary = page.get_by_text("How to read this")
    summary.focus()
    page.keyboard.press("Enter")
    page.get_by_text("1 in 10 at most, on average, is there by luck").wait_for()
    levels = page.locator("dl.levels").first
    assert levels.locator("dt").all_inner_texts() == [
        "April 2022 to March 2023, a month on average", "April 2024 to March 2025, a month on average",
    ]  # fmt: skip
    looked_at(reader, "what-has-changed-moved", widths=(320, 1400))
    page.get_by_role("link", name="Control chart of Referrals, Hamilton").focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Is the change real?").wait_for()
    reader.at("locality=Hamilton", "view=Is+the+change+real")
    reader.settled()
    assert page.locator("h3").first.inner_text().split(": ")[1] == title.split(": ")[1]
    assert "Locality: Hamilton." in reader.status()
    assert reader.troubles == []
    page.close()


def test_the_file_of_all_that_is_watched_is_taken_by_keyboard_once_a_reason_is_given(context, own):
    reader = Reader(context, own)
    page = reader.visit("/what-has-changed")
    page.get_by_role("heading", name="All of it as a file").wait_for()
    assert page.get_by_role("link", name="Download CSV").count() == 0
    page.get_by_role("textbox", name="Reason for taking a file: What has changed").fill("For the committee")
    page.keyboard.press("Enter")
    lines = list(csv.DictReader(io.StringIO(reader.take("Download CSV").decode("utf-8-sig"))))
    assert (lines[0]["metric"], lines[0]["whose"], lines[0]["state"]) == ("Referrals", "Hamilton", "changed")
    assert reader.take("Download Excel")[:2] == b"PK"
    assert reader.troubles == []
    page.close()
