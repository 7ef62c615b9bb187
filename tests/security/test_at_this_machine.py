"""A link made on this machine shows real data here before anybody can sign in, and nothing else does."""

import time

import pytest

from data_access import opening
from data_access.audit import Audit, entries
from data_access.state import State
from pages.people import machine, provider
from tests.browser.conftest import Reader
from tests.browser.server import ROOT, serve
from tests.pages import small_store
from tests.security.bare import asked
from tests.security.stream import Stream

SECRET = "a secret of these tests, long enough to sign with"
PUBLIC = b"Public figures can differ"
BETWEEN = (
    {"Forwarded": "for=10.0.0.1"},
    {"X-Forwarded-For": "127.0.0.1"},
    {"X-Forwarded-Host": "localhost"},
    {"X-Forwarded-Server": "proxy"},
    {"X-Real-IP": "127.0.0.1"},
    {"X-Client-IP": "127.0.0.1"},
    {"CF-Connecting-IP": "10.0.0.1"},
    {"True-Client-IP": "10.0.0.1"},
    {"Via": "1.1 proxy"},
    {"Host": "dashboard.example"},
    {"Origin": "http://evil.example"},
)


@pytest.fixture(scope="module")
def state(tmp_path_factory):
    with State(f"sqlite:///{tmp_path_factory.mktemp('opened')}/state.sqlite") as state:
        yield state


@pytest.fixture(scope="module")
def real(tmp_path_factory, state):
    """A server over real data, and nobody to sign in with."""
    folder = tmp_path_factory.mktemp("real") / "store"
    small_store.publish(folder, invented=False)
    told = {
        "OUTCOMES_STORE": f"duckdb:///{folder}",
        "OUTCOMES_STATE": state.engine.url.render_as_string(hide_password=False),
        "OUTCOMES_HOSTS": "dashboard.example",
        "OUTCOMES_SECRET": SECRET,
    }
    with serve(ROOT / "app.py", told) as address:
        yield address


@pytest.fixture
def signing(monkeypatch):
    """This process seals what the server unseals."""
    monkeypatch.setenv("OUTCOMES_SECRET", SECRET)
    secret = provider.secret
    secret.cache_clear()
    yield
    secret.cache_clear()


def link(state) -> str:
    return f"/open/{opening.give(Audit(state, 'ann', 'command line'))}"


def cookie_of(answer) -> list[dict]:
    [given] = [each for each in answer.headers.get_all("set-cookie") if each.startswith(machine.COOKIE)]
    assert "HttpOnly" in given and "SameSite=strict" in given and "Path=/" in given
    return [{"name": machine.COOKIE, "value": given.split(";")[0].partition("=")[2]}]


def is_public(address: str, cookies, **how) -> bool:
    stream = Stream(address, cookies, **how)
    got = stream.run()
    stream.close()
    assert b"Data quality" in got or PUBLIC in got
    return b"Data quality" not in got and b"Activity" not in got


def test_the_link_shows_all_rows_once_and_is_on_record(real, state):
    path = link(state)
    assert asked(real, path, "HEAD")[0].status == 405, "a program that looks ahead used the link up"
    answer, _ = asked(real, path)
    assert (answer.status, answer.headers["location"]) == (303, "/")
    stream = Stream(real, cookie_of(answer))
    got = stream.run()
    assert PUBLIC not in got and b"Data quality" in got and b"Opened by ann with a link" in got
    assert b"/activity" not in got, "an analyst, not an administrator"
    stream.close()
    again, body = asked(real, path)
    assert (
        again.status == 403 and b"has been used, or is too old" in body and "set-cookie" not in again.headers
    )
    told = [(each.who, each.role, each.action) for each in entries(state, None)]
    assert ("ann", "command line", "open") in told and ("ann", "analyst", "sign-in") in told
    assert is_public(real, ()), "nobody else sees more than before"


@pytest.mark.parametrize("between", BETWEEN, ids=lambda each: next(iter(each)))
def test_a_link_that_comes_through_anything_opens_nothing(real, state, between):
    path = link(state)
    answer, body = asked(real, path, **between)
    assert answer.status == 403 and b"with nothing in between" in body
    assert "set-cookie" not in answer.headers
    assert asked(real, path)[0].status == 303, "and it is not used up"


@pytest.mark.parametrize("between", BETWEEN[:-2], ids=lambda each: next(iter(each)))
def test_what_a_browser_keeps_is_worth_nothing_through_anything(real, state, between):
    cookies = cookie_of(asked(real, link(state))[0])
    assert not is_public(real, cookies)
    assert is_public(real, cookies, headers=between)
    assert is_public(real, cookies, name="dashboard.example")


def test_a_link_that_was_guessed_altered_or_is_too_old_opens_nothing(real, state, monkeypatch):
    path = link(state)
    for wrong in ("/open/x", path[:-1], path + "x", f"/open/{path[6:].swapcase()}"):
        assert asked(real, wrong)[0].status == 403
    monkeypatch.setattr(opening, "MINUTES", -1)
    answer, body = asked(real, link(state))
    assert answer.status == 403 and b"is too old" in body


def test_what_a_browser_keeps_ends_and_cannot_be_made(real, state, signing, monkeypatch):
    [cookie] = cookie_of(asked(real, link(state))[0])
    assert not is_public(real, [cookie | {"value": machine.sealed("ann")}]), "sealed as the server does"
    for wrong in ("", "x", cookie["value"][:-3] + "xx=", cookie["value"].swapcase()):
        assert is_public(real, [cookie | {"value": wrong}])
    monkeypatch.setattr(machine, "SECONDS", -1)
    assert is_public(real, [cookie | {"value": machine.sealed("ann")}]), "too old"
    monkeypatch.setattr(provider, "secret", lambda: "another server's")
    assert is_public(real, [cookie | {"value": machine.sealed("ann")}]), "of another server"


def test_an_open_connection_ends_when_what_the_browser_keeps_does(real, state, signing, monkeypatch):
    monkeypatch.setattr(machine, "SECONDS", 15)
    ends = time.time() + 15
    stream = Stream(real, [{"name": machine.COOKIE, "value": machine.sealed("eve")}])
    assert b"Data quality" in stream.run(page="one-metric")
    panels = list(stream.parts)
    time.sleep(max(0.0, ends - time.time()) + 0.1)
    got = stream.run(page="one-metric", part=panels[-1])
    assert PUBLIC in got, "its parts give way to the public page"
    again = stream.run(page="one-metric")
    assert b"Data quality" not in again and PUBLIC in again
    assert ("eve", "refused") in {(each.who, each.action) for each in entries(state, None)}
    stream.close()


def test_where_people_sign_in_no_link_opens_anything(guarded, record):
    answer, body = asked(guarded, f"/open/{opening.give(Audit(record, 'ann', 'command line'))}")
    assert answer.status == 403 and b"only where people do not sign in" in body
    assert "set-cookie" not in answer.headers


def test_what_was_opened_before_people_sign_in_is_over_once_they_do(guarded, signing, monkeypatch):
    """The same secret, the same cookie, and a provider besides."""
    monkeypatch.setattr(provider, "secret", lambda: "a secret of the tests, long enough to sign with")
    stream = Stream(guarded, [{"name": machine.COOKIE, "value": machine.sealed("ann")}])
    assert b"Sign in to see the figures." in stream.run()
    stream.close()


def test_files_leave_for_whoever_opened_the_page_and_for_nobody_else(real, state, chromium):
    with chromium.new_context() as context:
        reader = Reader(context, real)
        page = reader.visit(link(state))
        page.locator("[data-testid=stExpander] summary").first.click()
        page.get_by_role("textbox", name="Reason for taking a file").fill("To check the load")
        page.keyboard.press("Enter")
        taken = reader.take("Download CSV")
        assert taken and PUBLIC not in taken
        path = page.get_by_role("link", name="Download CSV").first.get_attribute("href")
        jar = {each["name"]: each["value"] for each in context.cookies(real)}
        both = "; ".join(f"{name}={value}" for name, value in jar.items())
        assert asked(real, path, Cookie=both)[0].status == 200
        assert asked(real, path, Cookie=both, Via="1.1 proxy")[0].status == 403
        mark = f"outcomes_visitor={jar['outcomes_visitor']}"
        assert asked(real, path, Cookie=mark)[0].status == 403
        reader.page.close()
