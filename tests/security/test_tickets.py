"""What is signed and for how long, without a browser: tickets, sign-ins, errors and names of this machine."""

import asyncio
import json
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from data_access.access import EVERYTHING, PUBLIC, Access, Role
from metrics.selection import Selection
from pages.parts import downloads
from pages.people import provider, sign_ins, tickets
from pages.people.sign_ins import Standing
from pages.people.tickets import Kind, NoEntry, Ticket
from pages.server import files, headers
from pages.server.hosts import is_on_this_machine
from pages.server.signing_in import page_of_ours

QUESTION = Selection(metric="referrals", first="2024-04-01", last="2025-03-31")
LANARK = Access(Role.MANAGER, frozenset({"lanark"}), frozenset())
TICKET = Ticket("csv", LANARK, "mark", "sign-in", 3, QUESTION)


@pytest.fixture(autouse=True)
def own_secret(monkeypatch):
    monkeypatch.setenv("OUTCOMES_SECRET", "a secret of the tests")
    for kept in (provider.secret, tickets._seal):
        kept.cache_clear()
    yield
    monkeypatch.undo()
    for kept in (provider.secret, tickets._seal):
        kept.cache_clear()


def claims(**changes) -> dict:
    now = time.time()
    return {"iss": "p", "sub": "sam", "nonce": "n", "iat": now, "exp": now + 3600} | changes


def test_an_address_is_renewed_while_it_still_lives_with_time_for_a_busy_server():
    assert downloads.RENEWED + 15 <= tickets.SECONDS


@pytest.mark.parametrize("access", [LANARK, PUBLIC, EVERYTHING, Access(Role.MANAGER, frozenset())])
def test_a_ticket_comes_back_as_it_was_written(access):
    for kind in Kind:
        ticket = Ticket("xlsx", access, "mark", "", 3, QUESTION, "why", "sought", kind, "fan")
        assert tickets.read(ticket.written()) == ticket


def test_every_kind_of_file_is_made():
    assert set(files.MADE) == set(Kind)


def test_a_ticket_tells_nothing_and_ends_after_two_minutes():
    written = TICKET.written()
    assert "lanark" not in written and "referrals" not in written
    plain = tickets._seal().decrypt(written)
    for age, lives in ((0, True), (100, True), (125, False), (86400, False)):
        old = tickets._seal().encrypt_at_time(plain, int(time.time()) - age).decode()
        if lives:
            assert tickets.read(old) == TICKET
        else:
            with pytest.raises(NoEntry):
                tickets.read(old)


def test_a_ticket_with_another_servers_key_is_none(monkeypatch):
    written = TICKET.written()
    monkeypatch.setenv("OUTCOMES_SECRET", "another")
    for kept in (provider.secret, tickets._seal):
        kept.cache_clear()
    with pytest.raises(NoEntry):
        tickets.read(written)


@pytest.mark.parametrize(
    ("visitor", "sign_in", "own"),
    [("mark", "sign-in", True), ("other", "sign-in", False), ("mark", "", False), ("", "sign-in", False)],
)
def test_a_ticket_is_for_one_browser_and_one_sign_in(visitor, sign_in, own):
    assert tickets.is_for(TICKET, visitor, sign_in) is own


def test_a_ticket_without_a_browser_is_for_nobody():
    assert not tickets.is_for(Ticket("csv", PUBLIC, "", "", 1, QUESTION), "", "")


@pytest.mark.parametrize(
    ("changes", "standing"),
    [
        ({}, Standing.GOOD),
        ({"sub": ""}, Standing.NOBODY),
        ({"exp": time.time() - 1}, Standing.EXPIRED),
        ({"exp": None}, Standing.EXPIRED),
        ({"exp": "tomorrow"}, Standing.EXPIRED),
        ({"iat": time.time() - 1900}, Standing.IDLE),
    ],
)
def test_how_a_sign_in_stands(changes, standing):
    sam = claims(nonce=f"{changes}") | changes
    assert sign_ins.standing(sam) is standing


def test_use_keeps_a_sign_in_and_its_end_is_final():
    sam = claims(nonce="kept", iat=time.time() - 1700)
    assert sign_ins.is_new(sam)
    sign_ins.use(sam)
    assert not sign_ins.is_new(sam)
    assert sign_ins.standing(sam) is Standing.GOOD
    sign_ins.end(sam)
    assert sign_ins.standing(sam) is Standing.ENDED
    assert sign_ins.standing(claims(nonce="again")) is Standing.GOOD


def test_an_error_leaves_as_a_number_that_the_log_knows(caplog):
    async def broken(scope, receive, send):
        raise ValueError("42 children of Hamilton")

    sent = []

    async def send(message):
        sent.append(message)

    outer = headers.SecurityHeaders(headers.Faults(broken))
    request = {"type": "http", "method": "GET", "path": "/", "headers": []}
    with ThreadPoolExecutor(1) as own:  # the browser of other tests keeps a loop running in this thread
        own.submit(lambda: asyncio.run(outer(request, None, send))).result()
    told = sent[1]["body"].decode()
    assert sent[0]["status"] == 500 and (b"x-frame-options", b"DENY") in sent[0]["headers"]
    assert "42 children" not in told and "Hamilton" not in told
    number = told.rstrip(".").split()[-1]
    assert f"Reference {number}" in caplog.text and "42 children of Hamilton" in caplog.text


@pytest.mark.parametrize(
    ("told", "bound", "here"),
    [
        ({"Host": "127.0.0.1:8501"}, "127.0.0.1", True),
        ({"Host": "localhost:8501", "Origin": "http://localhost:8501"}, "localhost", True),
        ({"Host": "[::1]:8501"}, "::1", True),
        ({"Host": "127.0.0.1"}, "0.0.0.0", False),
        ({"Host": "127.0.0.1"}, None, False),
        ({"Host": "council.gov.uk"}, "127.0.0.1", False),
        ({"Host": "127.0.0.1", "Origin": "https://council.gov.uk"}, "127.0.0.1", False),
        ({"Host": "127.0.0.1", "X-Forwarded-For": "10.0.0.1"}, "127.0.0.1", False),
        ({}, "127.0.0.1", False),
    ],
)
def test_whether_a_reader_is_on_this_machine(told, bound, here):
    assert is_on_this_machine(told, bound) is here


@pytest.mark.parametrize(
    "wanted", ["https://evil.example", "//evil.example", "/nowhere", "/files/x", "", "\\\\x"]
)
def test_nobody_is_led_elsewhere(wanted):
    assert page_of_ours(wanted) == "/"
    assert page_of_ours("/front-door?locality=Lanark") == "/front-door?locality=Lanark"


def test_half_a_provider_is_said(monkeypatch):
    monkeypatch.setenv("OUTCOMES_OIDC_CLIENT_ID", "x")
    with pytest.raises(provider.Misconfigured, match="OUTCOMES_OIDC_CLIENT_SECRET"):
        provider.secrets_of_environment()


def test_keys_of_different_purposes_differ():
    assert len({provider.derived(purpose) for purpose in ("files", "sign-in")}) == 2
    assert json.dumps(provider.derived("files")).count("secret") == 0
