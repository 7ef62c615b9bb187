"""A real Chromium in front of a real server, in front of a real store."""

from pathlib import Path

import pytest

from tests.browser.server import CHROMIUM, ROOT, serve

AGAIN = pytest.mark.flaky(reruns=1, only_rerun="TimeoutError")  # a busy machine can keep a browser waiting
READY = "[data-testid=stApp][data-test-script-state=notRunning]"


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(item.fspath).parent == Path(__file__).parent:
            item.add_marker(pytest.mark.browser)
            item.add_marker(AGAIN)
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="needs Debian's chromium, which is not installed"))


@pytest.fixture(scope="session")
def store(small_folder):
    return f"duckdb:///{small_folder}"


@pytest.fixture(scope="session")
def server(store):
    """One server for all tests that do not need it cold."""
    with serve(ROOT / "app.py", {"OUTCOMES_STORE": store}) as address:
        yield address


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

    def take(self, name: str) -> bytes:
        """The file behind the first link of that name."""
        link = self.page.get_by_role("link", name=name).first
        link.wait_for()
        self.settled()
        with self.page.expect_download() as waiting:
            link.press("Enter")
        return waiting.value.path().read_bytes()

    def at(self, *words: str) -> None:
        """Wait until the address has these words: it follows what is drawn, and the other way round."""
        self.page.wait_for_url(lambda url: all(word in url for word in words))

    def focused(self, role: str, name: str) -> None:
        """Wait until it has the focus; not by a script in the page, which the page's own policy refuses."""
        focus = self.page.locator(":focus")
        self.page.get_by_role(role, name=name).and_(focus).wait_for()

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
    """One browser profile: what Streamlit's pages are made of is fetched once and kept, and nothing else."""
    with chromium.new_context(accept_downloads=True) as context:
        context.set_default_timeout(30_000)
        context.add_init_script("localStorage.clear()")  # where Streamlit keeps that the sidebar was shut
        yield context


@pytest.fixture
def reader(context, server):
    person = Reader(context, server)
    yield person
    person.page.close()
