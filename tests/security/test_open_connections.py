"""A page left open: what is asked of it once its reader has signed out, lost their grant, or expired."""

import json
import time

import pytest
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value, decode_signed_value

from data_access.access import Access, Role
from data_access.audit import Audit, entries
from data_access.grants import Names, grant, revoke
from tests.security.provider import email
from tests.security.stream import Stream
from tests.security.test_signing_in import COOKIE, secret

PAGE = "one-metric"
TELLING = {"plotly_chart", "html", "code", "arrow_table", "markdown", "heading"}  # what can hold a figure
SQL = b"GROUP BY"
LIVES = 12  # seconds of a sign-in that expires while its page is open


@pytest.fixture
def hired(record):
    """Somebody whom a grant alone makes an analyst."""
    grant(Audit.of_this_machine(record), Names.ADDRESS, email("hired"), Access(Role.ANALYST))
    yield "hired"
    revoke(Audit.of_this_machine(record), Names.ADDRESS, email("hired"))


def opened(guarded, cookies) -> Stream:
    """A connection with the page open and its first panel unfolded: chart, table, SQL."""
    stream = Stream(guarded, cookies)
    stream.run(page=PAGE)
    [fold] = [label for label in stream.fields if label.startswith("Table, definition")][:1]
    [panel] = [part for part in list(stream.parts) if asked(stream, part, fold) and SQL in told(stream)][:1]
    stream.panel, stream.fold = panel, fold
    return stream


def asked(stream, part, fold) -> bool:
    """Ask for the part with the panel unfolded; whether it drew a chart."""
    stream.run(page=PAGE, forged={fold: True}, part=part)
    return any(kind == "plotly_chart" for kind, _ in stream.drawn)


def told(stream) -> bytes:
    return b"".join(got for kind, got in stream.drawn if kind in TELLING)


def attacked(stream) -> None:
    """Ask for the panel, for every part that ever was on the page, and for the page itself."""
    for part in [stream.panel, *stream.parts]:
        stream.ask(page=PAGE, forged={stream.fold: True}, part=part)
    stream.run(page=PAGE)
    stream.run(page=PAGE)  # what was asked for is done by then


def refused(stream, sentence: str) -> None:
    """Whatever is asked for: a sentence, and not one drawing."""
    before = len(stream.received)
    stream.run(page=PAGE, forged={stream.fold: True}, part=stream.panel)
    attacked(stream)
    got = stream.received[before:]
    assert sentence.encode() in got
    for figure in (SQL, b"Referrals", b"plotly", b"<table"):
        assert figure not in got


def on_record(record, who: str) -> list[dict]:
    return [
        json.loads(each.selection)
        for each in entries(record, None)
        if each.who == email(who) and each.action == "refused"
    ]


def test_after_signing_out_an_open_connection_gets_no_figure(somebody, guarded, record):
    person = somebody("analyst")
    stream = opened(guarded, person.cookies())
    person.context.request.get(f"{guarded}/auth/logout", max_redirects=0)
    refused(stream, "You have signed out.")
    assert {"part": "show", "why": "You have signed out."} in on_record(record, "analyst")
    assert {"page": PAGE, "why": "You have signed out."} in on_record(record, "analyst")
    stream.close()


def test_after_a_grant_is_revoked_an_open_connection_gets_what_the_public_gets(
    somebody, guarded, record, hired
):
    person = somebody(hired)
    stream = opened(guarded, person.cookies())
    assert b"Public figures can differ" not in stream.received
    revoke(Audit.of_this_machine(record), Names.ADDRESS, email(hired))
    stream.run(page=PAGE, forged={stream.fold: True}, part=stream.panel)
    assert b"Public figures can differ" in told(stream) and SQL not in told(stream)
    before = len(stream.received)
    attacked(stream)
    assert SQL not in stream.received[before:]
    assert {"part": "show", "why": "What this person may see has changed."} in on_record(record, hired)
    stream.close()


def test_a_sign_in_that_expires_takes_the_open_connection_with_it(somebody, guarded, record, monkeypatch):
    person = somebody("administrator")
    key = secret(monkeypatch)
    cookie = next(each for each in person.cookies() if each["name"] == COOKIE)
    claims = json.loads(decode_signed_value(key, COOKIE, cookie["value"].encode()))
    ends = time.time() + LIVES
    short = json.dumps(claims | {"exp": ends, "nonce": "of a short sign-in"})
    person.context.add_cookies([cookie | {"value": create_signed_value(key, COOKIE, short).decode()}])
    stream = opened(guarded, person.cookies())
    time.sleep(max(0.0, ends - time.time()) + 0.1)  # the clock alone ends it
    refused(stream, "Your sign-in has expired, so you were signed out.")
    assert [each["part"] for each in on_record(record, "administrator") if "part" in each] == ["show"]
    stream.close()


def test_a_panel_opened_in_a_window_left_open_shows_the_way_in(somebody, guarded):
    person, got = somebody("analyst"), []
    person.page.on("websocket", lambda line: line.on("framereceived", lambda frame: got.append(bytes(frame))))
    person.visit(f"/{PAGE}")
    person.context.request.get(f"{guarded}/auth/logout", max_redirects=0)
    got.clear()
    person.page.locator("[data-testid=stExpander] summary").first.click()
    person.page.get_by_text("You have signed out.").wait_for()
    assert person.page.locator("[data-testid=stPlotlyChart]").count() == 0
    assert not [frame for frame in got if b"<table" in frame or SQL in frame]
