"""Signing in with a real provider: who is let in, as what, for how long, and where to."""

import json

import pytest
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value, decode_signed_value

from data_access.audit import entries
from pages import PAGES
from pages.people import provider as names
from tests.browser.server import ROOT, serve
from tests.browser.test_every_page import violations
from tests.security.provider import email, settings
from tests.security.stream import Stream

COOKIE = "_streamlit_user"
NAMES = ("Hamilton", "Lanark", "Cambuslang", "Referrals")  # of the store, or of a figure
MENUS = {
    "analyst": {"Data quality"},
    "administrator": {"Data quality", "Activity"},
    "lanark": set(),
    "granted": set(),
    "unknown": set(),
    "mistaken": set(),
    "unsaid": set(),
    "lookalike": set(),
}
NAMED = {"unsaid": "unsaid", "lookalike": "adminiſtrator@council.example"}  # the others by their address


def secret(monkeypatch) -> str:
    """What the server signs its cookies with."""
    monkeypatch.setenv("OUTCOMES_SECRET", settings("", "", "")["OUTCOMES_SECRET"])
    names.secret.cache_clear()
    return names.derived("sign-in")


def test_a_cold_visit_to_every_address_shows_nothing(chromium, guarded):
    context = chromium.new_context()
    for page in ["", *(each.address for each in PAGES)]:
        answer = context.request.get(f"{guarded}/{page}?from=April+2022&to=March+2025")
        assert "Sign in" in answer.text()
        assert not any(name in answer.text() for name in NAMES)
    context.close()


def test_a_connection_without_a_sign_in_gets_nothing(guarded):
    stream = Stream(guarded)
    for page in ("", *(each.address for each in PAGES)):
        got = stream.run(page=page)
        assert b"Sign in to see the figures." in got
        assert not any(name.encode() in got for name in NAMES)
    stream.close()


def test_the_sign_in_page_is_accessible_and_quiet(somebody):
    person = somebody()
    person.page.goto(person.address + "/front-door")
    assert violations(person.page) == []
    assert person.troubles == []


@pytest.mark.parametrize("who", MENUS)
def test_a_person_sees_the_pages_of_their_role(somebody, who):
    page = somebody(who).page
    menu = set(page.locator("[data-testid=stSidebarNav] a").all_inner_texts())
    assert menu & {"Data quality", "Activity"} == MENUS[who]
    page.get_by_text(f"Signed in as {NAMED.get(who, email(who))}").wait_for()
    told = page.get_by_text("Public figures can differ from those in older papers")
    assert told.count() == (who in {"unknown", "mistaken", *NAMED})


def test_a_deep_link_arrives_where_it_pointed(somebody):
    page = somebody("analyst", "/front-door?locality=Lanark&from=May+2023&to=May+2024").page
    page.locator("[data-testid=stMain] [role=status]", has_text="Showing May 2023 to May 2024").wait_for()
    assert "/front-door?" in page.url and "locality=Lanark" in page.url


def test_nobody_is_sent_to_another_site(guarded, chromium):
    context = chromium.new_context()
    for wanted in ("https://evil.example/", "//evil.example/", "/\\evil.example", "/media/x"):
        context.request.get(f"{guarded}/sign-in", params={"to": wanted}, max_redirects=0)
        kept = next(each for each in context.cookies(f"{guarded}/oauth2callback") if "wanted" in each["name"])
        assert kept["value"].strip('"=') == "Lw"  # "/"
    context.close()


def test_a_cookie_that_was_tampered_with_is_worth_nothing(somebody, monkeypatch):
    person = somebody("analyst")
    cookie = next(each for each in person.cookies() if each["name"] == COOKIE)
    key = secret(monkeypatch)
    claims = json.loads(decode_signed_value(key, COOKIE, cookie["value"].encode()))
    assert claims["sub"] == "analyst"
    person.page.goto("about:blank")  # so that nothing the page still asks for brings the true one back
    forged = create_signed_value(
        "another key", COOKIE, json.dumps(claims | {"sub": "administrator"})
    ).decode()
    for value in (forged, cookie["value"][:-2] + "xx", "0" + cookie["value"]):
        person.context.add_cookies([cookie | {"value": value}])
        assert "Sign in to see" in person.context.request.get(person.address + "/").text()
        stream = Stream(person.address, person.cookies())
        assert not any(name.encode() in stream.run() for name in NAMES)
        stream.close()


def test_an_expired_token_is_signed_out_with_a_sentence(somebody, monkeypatch):
    person = somebody("analyst")
    key = secret(monkeypatch)
    cookie = next(each for each in person.cookies() if each["name"] == COOKIE)
    claims = json.loads(decode_signed_value(key, COOKIE, cookie["value"].encode()))
    old = json.dumps(claims | {"exp": claims["iat"] - 1, "nonce": "of another sign-in"})
    person.context.add_cookies([cookie | {"value": create_signed_value(key, COOKIE, old).decode()}])
    person.page.goto(person.address + "/front-door")
    person.page.get_by_text("Your sign-in has expired, so you were signed out.").wait_for()
    stream = Stream(person.address, person.cookies())
    got = stream.run()
    assert b"Your sign-in has expired" in got and not any(name.encode() in got for name in NAMES)
    stream.close()


def test_signing_out_ends_every_window_and_the_cookie(somebody, record):
    person = somebody("analyst")
    stream = Stream(person.address, kept := person.cookies())
    assert b"Referrals" in stream.run()
    person.page.get_by_role("link", name="Sign out").click()
    person.page.get_by_text("Session").first.wait_for()  # the provider's own page
    got = stream.run()
    assert b"You have signed out." in got and b"Referrals" not in got
    again = Stream(person.address, kept)
    assert b"Referrals" not in again.run()
    actions = [each.action for each in entries(record, None) if each.who == email("analyst")]
    assert "sign-out" in actions and "sign-in" in actions and "question" in actions


def test_an_idle_screen_is_cleared(chromium, somebody, provided, store, record):
    url = record.engine.url.render_as_string(hide_password=False)
    idle = settings(provided, store, url) | {"OUTCOMES_IDLE_MINUTES": "0.1"}
    with serve(ROOT / "app.py", idle) as address:
        page = somebody("analyst", "/words-and-metrics", address).page
        page.get_by_text("You were signed out, because nothing was done for a while.").wait_for()
        assert page.get_by_role("heading", name="Referrals").count() == 0
        assert "to=%2Fwords-and-metrics" in page.get_by_role("link", name="Sign in").get_attribute("href")
