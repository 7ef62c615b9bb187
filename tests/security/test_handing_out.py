"""What the server hands out besides pages: files, and every other address it answers at."""

import json
import re
from urllib.parse import quote

import pytest
from websockets.exceptions import InvalidStatus

from data_access.audit import entries
from metrics.selection import Selection
from pages.server.headers import SECURITY_HEADERS
from tests.security.bare import asked
from tests.security.provider import email
from tests.security.stream import Stream

SHUT = (
    "/media/0123.csv",
    "/media/",
    "/_stcore/metrics",
    "/_stcore/agent/openapi.json",
    "/_stcore/agent/sessions",
    "/_stcore/upload_file/a/b",
    "/_stcore/script-health-check",
    "/_stcore/bidi-components/x/y.js",
    "/component/x/index.html",
    "/app/static/x.txt",
    "/index.html",
    "/pages/frame.py",
    "/store/state.sqlite",
    "/.streamlit/secrets.toml",
    "//media/0123.csv",
    "/static/../../pages/frame.py",
    "/front-door/",
    "/front-door/_stcore/metrics",
)


@pytest.mark.parametrize("path", SHUT)
@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE"])
def test_what_nobody_needs_is_shut(guarded, path, method):
    answer, body = asked(guarded, path, method)
    assert answer.status in {400, 404, 405}, body
    assert len(body) < 40


@pytest.mark.parametrize("path", ["/nowhere", "/front-door/", "/<script>alert(1)</script>"])
def test_an_address_that_is_none_leads_a_person_home(guarded, path):
    answer, body = asked(guarded, quote(path), Accept="text/html,application/xhtml+xml")
    assert answer.status == 404 and answer.headers["content-security-policy"]
    assert b"There is no page at this address." in body and b'<a href="/">' in body
    assert b"script" not in body


@pytest.mark.parametrize("path", ["/", "/healthz", "/_stcore/health", "/_stcore/host-config", "/files/x"])
def test_every_answer_carries_the_headers(guarded, path):
    answer, _ = asked(guarded, path)
    assert {name: answer.headers[name] for name in SECURITY_HEADERS} == SECURITY_HEADERS


def test_another_name_for_this_machine_is_not_answered(guarded):
    for path in ("/", "/_stcore/health", "/files/x"):
        for host in ("evil.example", "127.0.0.1.evil.example", "user@127.0.0.1", ""):
            answer, body = asked(guarded, path, Host=host)
            assert answer.status == 400 and b"OUTCOMES_HOSTS" in body


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:1"])
def test_a_page_of_another_site_cannot_connect(guarded, origin):
    with pytest.raises(InvalidStatus) as refusal:
        Stream(guarded, origin=origin)
    assert refusal.value.response.status_code == 403


def files(person) -> list[str]:
    """The addresses of the files of the first panel."""
    page = person.page
    page.locator("[data-testid=stExpander] summary").first.click()
    page.get_by_role("textbox", name="Reason for taking a file").fill("For the committee")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Download CSV").wait_for()
    return [link.get_attribute("href") for link in page.locator(".files a").all()]


def test_a_file_is_for_the_person_it_was_made_for(somebody, guarded, record, chromium):
    mine, other = somebody("analyst", "/one-metric?metric=Referrals"), somebody("lanark")
    csv, workbook = (f"{guarded}{link}" for link in files(mine))
    before = sum(each.action == "export" for each in entries(record, None))
    answer = mine.context.request.get(csv)
    assert answer.status == 200 and b"Referrals" in answer.body()
    assert answer.headers["cache-control"] == "no-store, private"
    assert mine.context.request.head(csv).status == 405
    assert mine.context.request.get(workbook).body()[:2] == b"PK"
    assert other.context.request.get(csv).status == 403
    anonymous = chromium.new_context()
    assert anonymous.request.get(csv).status == 403
    anonymous.add_cookies([each for each in mine.cookies() if each["name"] == "outcomes_visitor"])
    assert anonymous.request.get(csv).status == 403, "the mark alone is not enough"
    anonymous.close()
    assert mine.context.request.get(csv[:-3] + "xxx").status == 404
    exported = [each for each in entries(record, None) if each.action == "export"]
    assert {each.who for each in exported} == {email("analyst")}
    assert len(exported) - before == 2, "one for each file that left"
    assert all("For the committee" in each.selection for each in exported)
    mine.context.request.get(f"{guarded}/auth/logout", max_redirects=0)
    assert mine.context.request.get(csv).status == 403, "signed out, and the file still left"


def test_a_forged_filter_opens_nothing(somebody, guarded):
    person = somebody("lanark")
    stream = Stream(guarded, person.cookies())
    honest = stream.run()
    assert b"Lanark" in honest and b"Hamilton" not in honest
    for forged in (["Hamilton"], ["hamilton"], ["Lanark", "Hamilton"], ["'; DROP TABLE referral; --"]):
        got = stream.run(forged={"Locality": forged})
        assert b"Showing April 2022 to March 2025" in got
        assert not re.search(rb"Hamilton (hub|Local)|East Kilbride|Cambuslang", got)
    stream.close()


def test_a_forged_choice_is_taken_for_the_default(somebody, guarded):
    """What a browser was not offered, over the websocket: the page stands, as if nothing had been chosen."""
    stream = Stream(guarded, somebody("lanark").cookies())
    stream.run()
    for field in ("First month", "Last month", "Period", "Shown by"):
        got = stream.run(forged={field: "<script>"})
        assert b"Showing April 2022 to March 2025 by quarter" in got and b"the reference" not in got, field
    stream.close()


def test_two_scopes_never_share_an_answer(somebody):
    """Each asks the same questions; whoever comes second must not get what the first was given."""
    people = {who: somebody(who) for who in ("lanark", "granted")}
    own = {"lanark": "Lanark", "granted": "Hamilton"}
    for metric, order in (("Allocations", ("lanark", "granted")), ("Referrals", ("granted", "lanark"))):
        told = {}
        for who in order:
            people[who].visit(f"/one-metric?metric={metric}&by=Locality")
            told[who] = " ".join(people[who].picture())
        assert "Lanark" in told["lanark"] and "Hamilton" not in told["lanark"]
        assert "Hamilton" in told["granted"] and "Lanark" not in told["granted"]
    for who, others in (("lanark", own["granted"]), ("granted", own["lanark"])):
        page = people[who].visit(f"/words-and-metrics?locality={others}")
        page.get_by_text(f"“{others}” in this link is not a locality in this data").wait_for()


def test_the_record_tells_who_asked_what_and_never_a_figure(somebody, record):
    page = somebody("administrator", "/activity").page
    page.get_by_role("table").wait_for()
    page.get_by_label("Search the record").fill(email("administrator"))
    page.keyboard.press("Enter")
    page.get_by_text(f"lines hold “{email('administrator')}”").wait_for()
    asked = [each for each in entries(record, None) if each.action == "question"]
    assert asked and all(each.snapshot == 1 and each.role for each in asked)
    told = [json.loads(each.selection) for each in asked]
    assert all("page" in each or set(each) == set(Selection.model_fields) for each in told)
    assert {"page": "activity"} in told, "who reads the record is on it too"
    assert not any(re.search(r'"(value|numerator|denominator)"', each.selection) for each in asked)
