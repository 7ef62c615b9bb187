"""Comments in Chromium: approved by the keyboard alone, and then read on the wall."""

import pytest

from tests.browser.conftest import Reader
from tests.browser.server import ROOT, serve
from tests.browser.test_every_page import looked_at
from tests.pages import small_store

SAID = ("wee sophie is 4 and she loves the hub", "Nobody had ever asked us", "x" * 300)
WORDS = tuple(f"UPDATE comment SET words = '{words}' WHERE id = {59 - nth}" for nth, words in enumerate(SAID))


@pytest.fixture(scope="module")
def commented(tmp_path_factory):
    """A server of a store with three comments, one of them a single long word."""
    folder = tmp_path_factory.mktemp("commented") / "store"
    small_store.publish(folder, referrals=60, also=WORDS)
    with serve(ROOT / "app.py", {"OUTCOMES_STORE": f"duckdb:///{folder}"}) as address:
        yield address


def test_an_officer_reads_and_approves_by_the_keyboard_alone(context, commented):
    reader = Reader(context, commented)
    page = reader.visit("/comments")
    assert page.locator("mark").all_inner_texts() == ["wee sophie", "is 4"]
    looked_at(reader, "comments-with-words")
    for place, words in enumerate(SAID[1:], 2):
        page.get_by_role("spinbutton").focus()
        page.keyboard.press("ArrowUp")
        page.keyboard.press("Enter")
        page.get_by_text(words).first.wait_for()
        assert page.get_by_role("spinbutton").input_value() == str(place)
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        reader.focused("button", "Withdraw from everybody")
    assert "Everybody may read 2" in page.get_by_test_id("stAlert").first.inner_text()
    looked_at(reader, "comments-approved")
    page = reader.visit("/in-their-words?as=Public")
    assert page.locator("blockquote").all_inner_texts() == [f"“{words}”" for words in SAID[1:]]
    looked_at(reader, "in-their-words-with-words")
    reader.visit("/voice")
    assert "wee sophie" not in page.content()
    looked_at(reader, "voice-with-words")
    assert reader.troubles == []
    page.close()
