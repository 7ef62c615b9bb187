"""A server with a real provider beside it, and people who sign in there with a real browser."""

import pytest

from data_access.access import Access, Role
from data_access.audit import Audit
from data_access.grants import Names, grant
from data_access.state import State
from tests.browser.conftest import AGAIN, Reader
from tests.browser.conftest import store as store
from tests.browser.server import CHROMIUM, ROOT, serve
from tests.security.provider import email, provider, settings


def pytest_collection_modifyitems(items):
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
            item.add_marker(AGAIN)
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="needs Debian's chromium, which is not installed"))


@pytest.fixture(scope="session")
def provided():
    with provider() as address:
        yield address


@pytest.fixture(scope="session")
def record(tmp_path_factory):
    """The state store of the server, with one grant in it."""
    url = f"sqlite:///{tmp_path_factory.mktemp('state')}/state.sqlite"
    state = State(url)
    grant(
        Audit.of_this_machine(state),
        Names.ADDRESS,
        email("granted"),
        Access(Role.MANAGER, frozenset({"hamilton"}), frozenset()),
    )
    for who in ("unsaid", "administrator"):
        grant(Audit.of_this_machine(state), Names.ADDRESS, email(who), Access(Role.ADMINISTRATOR))
    yield state
    state.close()


@pytest.fixture(scope="session")
def guarded(provided, store, record):
    """A server where people sign in."""
    url = record.engine.url.render_as_string(hide_password=False)
    with serve(ROOT / "app.py", settings(provided, store, url)) as address:
        yield address


class Somebody(Reader):
    """A person with a browser of their own."""

    def __init__(self, chromium, address: str):
        self.context = chromium.new_context()
        self.context.set_default_timeout(30_000)
        super().__init__(self.context, address)

    def sign_in(self, who: str, path: str = "/"):
        """Go to a page signed out, sign in, and wait for what is there then."""
        self.page.goto(self.address + path)
        self.page.get_by_role("link", name="Sign in").click()
        self.page.get_by_role("button", name=who, exact=True).first.click()
        return self.settled()

    def cookies(self) -> list[dict]:
        return self.context.cookies(self.address)


@pytest.fixture
def somebody(chromium, guarded):
    """Makes people, and sees them off afterwards."""
    made = []

    def make(who: str = "", path: str = "/", address: str = guarded) -> Somebody:
        made.append(Somebody(chromium, address))
        if who:
            made[-1].sign_in(who, path)
        return made[-1]

    yield make
    for each in made:
        each.context.close()
