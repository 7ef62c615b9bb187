"""Without a provider: roles may be tried on with the sample on this machine; anything else is public only."""

import pytest
from starlette.requests import Request

from data_access.access import Role, limit
from pages.people.tickets import Kind, Ticket
from pages.server import files
from pages.server.visitor import COOKIE, mark_of
from tests.browser.conftest import Reader
from tests.browser.server import ROOT, serve
from tests.pages import small_store
from tests.security.bare import asked
from tests.security.stream import Stream


@pytest.fixture(scope="module")
def real(tmp_path_factory):
    """A server over a store that is not the sample, and nobody to sign in with."""
    folder = tmp_path_factory.mktemp("real") / "store"
    small_store.publish(folder, invented=False)
    settings = {"OUTCOMES_STORE": f"duckdb:///{folder}", "OUTCOMES_HOSTS": "dashboard.example"}
    with serve(ROOT / "app.py", settings) as address:
        yield address


def test_a_real_store_opens_in_public_only_and_says_how_to_sign_in(chromium, real):
    with chromium.new_context() as context:
        reader = Reader(context, real)
        page = reader.visit("/?as=Administrator")
        page.get_by_text("Public figures can differ from those in older papers").wait_for(state="attached")
        page.get_by_text("This link asks for “as”, which is not a filter here").wait_for()
        page.get_by_text("docs/sign-in.md").wait_for()
        assert page.get_by_label("Look as").count() == 0
        assert page.get_by_role("link", name="Activity").count() == 0
        page.locator("[data-testid=stExpander] summary").first.click()
        assert b"Public figures can differ" in reader.take("Download CSV")
        reader.page.close()


def test_a_proxy_does_not_open_the_switcher(store):
    """Even over the sample: a name of the network's, or the traces of a proxy, and it is public."""
    settings = {"OUTCOMES_STORE": store, "OUTCOMES_HOSTS": "dashboard.example"}
    with serve(ROOT / "app.py", settings) as address:
        direct = Stream(address)
        assert b"Look as" in direct.run()
        direct.close()
        traces = [{"headers": {"X-Forwarded-For": "10.0.0.1"}}, {"headers": {"Via": "1.1 proxy"}}]
        for trace in ({"name": "dashboard.example"}, *traces):
            stream = Stream(address, **trace)
            got = stream.run("as=Administrator")
            assert b"Look as" not in got and b"Data quality" not in got
            stream.close()


def test_a_ticket_of_the_public_store_is_bound_to_its_browser(real, chromium):
    with chromium.new_context() as context:
        reader = Reader(context, real)
        page = reader.visit("/")
        page.locator("[data-testid=stExpander] summary").first.click()
        link = page.get_by_role("link", name="Download CSV").first
        link.wait_for()
        path = link.get_attribute("href")
        assert asked(real, path)[0].status == 403
        assert context.request.get(real + path).status == 200
        reader.page.close()


def test_the_public_file_alone_is_enough(tmp_path, chromium):
    """A machine that never held the full data: pages and files all the same, and no role to try on."""
    folder = tmp_path / "store"
    small_store.publish(folder)
    next(folder.glob("*/internal.duckdb")).unlink()
    with (
        serve(ROOT / "app.py", {"OUTCOMES_STORE": f"duckdb:///{folder}"}) as address,
        chromium.new_context() as context,
    ):
        reader = Reader(context, address)
        page = reader.visit("/")
        page.get_by_text("Public figures can differ from those in older papers").wait_for(state="attached")
        assert page.get_by_label("Look as").count() == 0
        page.locator("[data-testid=stExpander] summary").first.click()
        assert reader.take("Download Excel")[:2] == b"PK"
        reader.page.close()


@pytest.mark.parametrize(
    ("invented", "host", "status"),
    [(True, "127.0.0.1:8501", 200), (True, "dashboard.example", 403), (False, "127.0.0.1:8501", 403)],
)
def test_a_file_of_a_role_tried_on_leaves_for_as_long_as_it_may_be_tried_on(
    tmp_path, monkeypatch, invented, host, status
):
    """Real data may have been loaded since its address was written, or another machine may ask."""
    small_store.publish(tmp_path / "store", referrals=50, invented=invented, public=False)
    monkeypatch.setenv("OUTCOMES_STORE", f"duckdb:///{tmp_path / 'store'}")
    monkeypatch.setenv("OUTCOMES_STATE", f"sqlite:///{tmp_path / 'state.sqlite'}")
    mark = mark_of({COOKIE: "mine"})
    ticket = Ticket("csv", limit(Role.ADMINISTRATOR), mark, "", reason="Audit", kind=Kind.AUDIT)
    headers = {"host": host, "cookie": f"{COOKIE}=mine"}
    sent = [(name.encode(), value.encode()) for name, value in headers.items()]
    told = {"type": "http", "method": "GET", "headers": sent, "path_params": {"ticket": ticket.written()}}
    assert files.give(Request(told)).status_code == status
