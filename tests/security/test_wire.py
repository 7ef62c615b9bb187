"""What a program without a browser can send over the websocket, and what it is told there."""

import asyncio
import platform
from concurrent.futures import ThreadPoolExecutor

import pytest
import streamlit
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Common_pb2 import FileURLsRequest
from websockets.exceptions import ConnectionClosed

from pages import PAGES
from pages.server import wire
from pages.server.wire import FIELDS
from tests.browser.server import ROOT, serve
from tests.security.provider import settings
from tests.security.stream import Stream

NAME = "$$ID-0-period"
PERIOD = "from=April+2022&to=March+2025"
CONTROL = f"{PERIOD}&metric=Referrals&view=Is+the+change+real%3F"
WRONG = {  # a field of each kind, where it is, and values of other kinds than its own
    "Shown by": ("", PERIOD, (["by month"], 7)),
    "Locality": ("", PERIOD, ("Hamilton", float("nan"))),
    "Search the definitions": ("words-and-metrics", PERIOD, (["x"], True)),
    "Reason": ("one-metric", CONTROL, (["x"], 7)),
    "Put on record": ("one-metric", CONTROL, ("x", True)),
    "Table, definition and downloads": ("one-metric", CONTROL, (["x"], 0.5)),
    "plotly_chart": ("one-metric", CONTROL, ("x", 7)),
}
POLICE = {"Referral source": ["Police"]}
SOUGHT = "Search the record"


@pytest.fixture
def stream(guarded, somebody):
    """A connection of an analyst's."""
    stream = Stream(guarded, somebody("analyst").cookies())
    yield stream
    stream.close()


@pytest.mark.parametrize("field", WRONG)
def test_a_value_of_another_kind_is_left_out_with_a_sentence_and_nothing_is_lost(stream, field):
    page, query, values = WRONG[field]
    stream.run(query, page)
    label = next(label for label in stream.fields if label.startswith(field))
    for value in values:
        got = stream.run(query, page, {label: value} | POLICE)
        assert b"is nothing that this field can have, so it was left out." in got, value
        assert b"the reference" not in got and b"Nothing was decided" not in got, value
        assert b"Police" in got, "the filter that did fit was lost"
    again = stream.run(query, page, POLICE)
    assert b"nothing that this field can have" not in again and b"the reference" not in again
    assert b"Police" in again


@pytest.fixture
def restarted(provided, store, record):
    """The same server in a new process, which has drawn no field yet."""
    url = record.engine.url.render_as_string(hide_password=False)
    with serve(ROOT / "app.py", settings(provided, store, url)) as address:
        yield address


def test_a_page_open_over_a_restart_keeps_what_was_typed(guarded, restarted, somebody):
    """So a value of a field not drawn yet passes: unless it fits, it spoils one page of who sent it."""
    before = Stream(guarded, somebody("administrator").cookies())
    before.run(PERIOD, "activity")
    cookies = somebody("administrator", address=restarted).cookies()
    forged, honest = Stream(restarted, cookies), Stream(restarted, cookies)
    forged.fields = honest.fields = before.fields
    assert b"the reference" in forged.run(PERIOD, "activity", {SOUGHT: 7})
    got = honest.run(PERIOD, "activity", {SOUGHT: "words that nobody wrote"})
    assert b"Nothing in the record holds these words." in got and b"the reference" not in got
    told = forged.run(PERIOD, "activity", {SOUGHT: 7})
    assert b"is nothing that this field can have" in told and b"the reference" not in told
    for each in (before, forged, honest):
        each.close()


def test_a_page_open_over_the_end_of_its_sign_in_leads_back_to_it(stream, guarded):
    """As after a night: the browser sends what its fields held, and none of them is drawn any more."""
    stream.run(PERIOD)
    signed_out = Stream(guarded)
    signed_out.fields = stream.fields
    got = signed_out.run(PERIOD, "one-metric", {"Shown by": "by month"} | POLICE)
    assert b"Sign in" in got and b"the reference" not in got
    signed_out.close()


def test_every_kind_of_field_is_known_and_no_page_tells_where_the_program_lies(guarded, somebody):
    stream, anonymous = Stream(guarded, somebody("administrator").cookies()), Stream(guarded)
    for each in (stream, anonymous):
        for page in PAGES:
            each.run(PERIOD, page.address)
        each.run(CONTROL, "one-metric")
        assert b"frame.py" in each.received, "Streamlit names its script first of all"
        assert str(ROOT).encode() not in each.received
        each.close()
    boxes = {"flex_container"}  # named to be styled, and without a value
    assert set(stream.kinds.values()) - boxes == set(FIELDS)


ASKED = {  # what else a program can ask Streamlit for, and the message that would answer it
    "git_info_changed": BackMsg(load_git_info=True),
    "file_urls_response": BackMsg(file_urls_request=FileURLsRequest(file_names=["children.csv"])),
}


@pytest.mark.parametrize("answer", ASKED)
def test_nothing_besides_looking_is_answered(stream, answer):
    stream.run(PERIOD)
    for sent in (ASKED[answer].SerializeToString(), BackMsg().SerializeToString(), b"\xff no message"):
        stream.tell(sent)
    assert b"the reference" not in stream.run(PERIOD)
    assert answer not in stream.answers


def _forged(fields: int) -> bytes:
    """A message with so many values of a kind that their field cannot have."""
    message = BackMsg()
    message.rerun_script.query_string = PERIOD
    for _ in range(fields):
        message.rerun_script.widget_states.widgets.add(id=NAME, bool_value=True)
    return message.SerializeToString()


def test_a_message_too_long_to_be_a_reader_s_ends_its_connection_unread(stream, guarded, somebody):
    stream.run(PERIOD)
    stream.tell(_forged(100_000))
    with pytest.raises(ConnectionClosed) as ended:
        stream.run(PERIOD)
    assert ended.value.rcvd.code == 1009
    other = Stream(guarded, somebody("analyst").cookies())
    other.run(PERIOD)
    other.close()


def test_nobody_is_told_of_which_versions_the_server_is_made(stream):
    got = stream.run(PERIOD)
    for told in (streamlit.__version__, platform.python_version(), platform.system()):
        assert told.encode() not in got


def test_a_text_is_passed_over(stream):
    stream.run(PERIOD)
    stream.tell("no message")
    assert b"the reference" not in stream.run(PERIOD)


def test_what_is_kept_to_be_told_does_not_grow_with_what_is_sent(monkeypatch):
    monkeypatch.setattr(wire, "_drawn", {NAME: ("selectbox", "Period")})
    monkeypatch.setattr(wire, "_unfit", {})

    async def receive():
        return {"type": "websocket.receive", "bytes": _forged(1000)}

    line = wire._Line(receive, None)
    for session in ("", "one", "one"):
        line.session = session  # empty until something was drawn: then there is nobody who could be told
        with ThreadPoolExecutor() as own:  # the browser's loop may run in this thread
            message = own.submit(lambda: asyncio.run(line.receive())).result()
        assert not BackMsg.FromString(message["bytes"]).rerun_script.widget_states.widgets
    assert wire._unfit == {"one": {"Period": None}}
