"""A real Chromium in front of a real server, in front of a real store."""

import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.pages import small_store

ROOT = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
READY = "[data-testid=stApp][data-test-script-state=notRunning]"
SHOTS = ROOT / "artifacts" / "screenshots"


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(item.fspath).parent == Path(__file__).parent:
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="needs Debian's chromium, which is not installed"))


def start(store: str, log: Path) -> tuple[subprocess.Popen, str]:
    """The app as a reader starts it, on a free port; the process and the address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=ROOT, env=os.environ | {"OUTCOMES_STORE": store}, stdout=output, stderr=output
        )
    address = f"http://127.0.0.1:{port}"
    for _ in range(600):
        try:
            urlopen(f"{address}/healthz", timeout=1).close()
            return process, address
        except (URLError, OSError):
            if process.poll() is not None:
                break
            time.sleep(0.1)  # polling another process: there is nothing to wait on
    process.kill()
    raise AssertionError(f"The app did not start: {log.read_text()}")


@pytest.fixture(scope="session")
def store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("browser") / "store"
    small_store.publish(folder)
    return f"duckdb:///{folder}"


@pytest.fixture(scope="session")
def server(store, tmp_path_factory):
    """One server for all tests that do not need it cold."""
    process, address = start(store, tmp_path_factory.mktemp("server") / "log")
    yield address
    process.terminate()
    process.wait(20)


@pytest.fixture(scope="session")
def chromium():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        yield browser
        browser.close()


class Reader:
    """A person with one browser window, and what went wrong in it."""

    def __init__(self, context, address: str, width: int = 1400):
        self.page = context.new_page()
        self.page.set_viewport_size({"width": width, "height": 1000})
        self.address = address
        self.troubles: list[str] = []
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.troubles.append(f"error: {error}"))
        self.page.on("request", self._request)

    def _console(self, message) -> None:
        if message.type == "error":
            self.troubles.append(f"console: {message.text}")

    def _request(self, request) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.troubles.append(f"request to {request.url}")

    def visit(self, path: str = "/"):
        """Open an address cold and wait until it is drawn."""
        self.page.goto(self.address + path)
        return self.settled()

    def settled(self):
        """Wait until the script has run and every chart stands."""
        page = self.page
        page.locator("h1").first.wait_for(timeout=60_000)
        page.locator(READY).wait_for(timeout=60_000)
        page.locator("[data-testid=stSkeleton]").first.wait_for(state="detached", timeout=60_000)
        charts = page.locator("[data-testid=stPlotlyChart]")
        for place in range(charts.count()):
            charts.nth(place).locator("svg.main-svg").first.wait_for(state="attached", timeout=60_000)
        return page

    def status(self) -> str:
        """What the page says is shown, to eyes and to screen readers."""
        return self.page.locator("[data-testid=stMain] [role=status]").first.inner_text()

    def picture(self) -> list[str]:
        """What is on the page: the status, every finding and every drawing in words."""
        page = self.settled()
        charts = page.locator(
            "[data-testid=stPlotlyChart] [role=figure], [data-testid=stPlotlyChart][role=figure]"
        )
        told = [charts.nth(place).get_attribute("aria-label") for place in range(charts.count())]
        return [self.status(), *page.locator("h3").all_inner_texts(), *told]


@pytest.fixture(scope="session")
def context(chromium):
    """One browser profile: what Streamlit's pages are made of is fetched once and kept."""
    with chromium.new_context(accept_downloads=True) as context:
        context.set_default_timeout(30_000)
        yield context


@pytest.fixture
def reader(context, server):
    person = Reader(context, server)
    yield person
    person.page.close()
