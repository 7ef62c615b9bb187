"""What a program without a browser can send over the websocket, and what it is told there."""

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Common_pb2 import FileURLsRequest

from pages import PAGES
from pages.server.wire import FIELDS
from tests.browser.server import ROOT
from tests.security.stream import Stream

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


def test_every_kind_of_field_is_known_and_no_page_tells_where_the_program_lies(guarded, somebody):
    stream, anonymous = Stream(guarded, somebody("administrator").cookies()), Stream(guarded)
    for each in (stream, anonymous):
        for page in PAGES:
            each.run(PERIOD, page.address)
        each.run(CONTROL, "one-metric")
        assert b"frame.py" in each.received, "Streamlit names its script first of all"
        assert str(ROOT).encode() not in each.received
        each.close()
    assert set(stream.kinds.values()) == set(FIELDS)


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
