"""What tests of more than one folder stand on."""

import pytest

from tests.browser.server import CHROMIUM, FLAGS


@pytest.fixture(scope="session")
def chromium():
    """One browser for all tests: two cannot be driven from one process."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()
