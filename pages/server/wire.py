"""The websocket: only values that fit their fields come in, and no folder's name goes out.

Streamlit hands every value that a browser sends to its field. A number in place of a text then fails
somewhere, again at every look, until the page is loaded anew. The messages that draw a field tell what it
can hold. So this module drops anything else before Streamlit sees it, and the reader is told.
"""

from __future__ import annotations

from pathlib import PurePath

from google.protobuf.message import DecodeError
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from streamlit.runtime.runtime_util import get_max_widget_state_size_bytes
from streamlit.runtime.scriptrunner import get_script_run_ctx

# What a browser may send. Nothing else (repository, caches, uploads, tools) has an answer.
ANSWERED = frozenset({"rerun_script", "stop_script", "app_heartbeat"})
# The part of a message in which the value of each kind of field stands; a chart has none.
FIELDS = {
    "selectbox": "string_value",
    "multiselect": "string_array_value",
    "text_input": "string_value",
    "button": "trigger_value",
    "expandable": "bool_value",
    "plotly_chart": "",
}
MOST = 20_000  # fields remembered: a page's fields have the same names for all who see the same on it

_drawn: dict[str, tuple[str, str]] = {}  # a field's name on the wire -> its kind, and its label
_unfit: dict[str, dict[str, None]] = {}  # a browser's session -> the fields whose values were left out


def unfit() -> tuple[str, ...]:
    """A sentence for each field of this page view whose value was left out; told once."""
    context = get_script_run_ctx(suppress_warning=True)
    named = _unfit.pop(context.session_id, {}) if context else {}
    return tuple(
        f"What your browser sent for “{name}” is nothing that this field can have, so it was left out."
        for name in named
    )


class Wire:
    """Reads every message of a websocket, and changes those that must not pass unchanged."""

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Stand between browser and Streamlit for as long as the connection lasts."""
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return
        line = _Line(receive, send)
        try:
            await self.app(scope, line.receive, line.send)
        finally:
            _unfit.pop(line.session, None)


class _Line:
    """One connection."""

    def __init__(self, receive: Receive, send: Send):
        self._receive, self._send = receive, send
        self.session = ""

    async def receive(self) -> Message:
        """The next message that may come in."""
        while True:
            message = await self._receive()
            if message["type"] != "websocket.receive":
                return message
            sent = message.get("bytes") or b""  # a text message has none, so nothing answers it
            if len(sent) > get_max_widget_state_size_bytes():
                return message  # not read, because that would hold up all readers: Streamlit hangs up on it
            if (kept := self._fitting(sent)) is not None:
                return {**message, "bytes": kept}

    async def send(self, message: Message) -> None:
        """Send the message, without the folder in which the program lies."""
        if message["type"] == "websocket.send" and message.get("bytes"):
            message = {**message, "bytes": self._harmless(message["bytes"])}
        await self._send(message)

    def _fitting(self, sent: bytes) -> bytes | None:
        """The message without values that do not fit; None where nothing answers such a message."""
        told = BackMsg()
        try:
            told.ParseFromString(sent)
        except DecodeError:
            return None
        if told.WhichOneof("type") not in ANSWERED:
            return None
        given = list(told.rerun_script.widget_states.widgets)
        fitting = [each for each in given if _fits(each)]
        if len(fitting) == len(given):
            return sent
        if self.session:  # before the first drawing there is nobody to tell
            wrong = {_drawn[each.id][1]: None for each in given if not _fits(each)}
            _unfit.setdefault(self.session, {}).update(wrong)
        told.rerun_script.widget_states.CopyFrom(WidgetStates(widgets=fitting))
        return bytes(told.SerializeToString())

    def _harmless(self, sent: bytes) -> bytes:
        told = ForwardMsg()
        told.ParseFromString(sent)
        if told.HasField("delta"):
            _remember(told.delta)
        if not told.HasField("new_session"):
            return sent
        begun = told.new_session
        self.session = begun.initialize.session_id or self.session
        begun.main_script_path = PurePath(begun.main_script_path).name
        for what in ("streamlit_version", "python_version", "server_os"):  # a list of faults to look up
            begun.initialize.environment_info.ClearField(what)
        return bytes(told.SerializeToString())


def _fits(widget: WidgetState) -> bool:
    """Whether the value fits its field's kind; a field this process never drew takes any value."""
    kind, _ = _drawn.get(widget.id, (None, ""))
    return kind is None or widget.WhichOneof("value") in (FIELDS[kind], None)


def _remember(delta: Delta) -> None:
    """Note which field is drawn here, if one is."""
    drawn = delta.add_block if delta.HasField("add_block") else delta.new_element
    kind = drawn.WhichOneof("type")
    if kind not in FIELDS:
        return
    field = getattr(drawn, kind)
    name = getattr(field, "id", "") or getattr(drawn, "id", "")
    if name and name not in _drawn:
        if len(_drawn) >= MOST:
            del _drawn[next(iter(_drawn))]
        _drawn[name] = (kind, getattr(field, "label", "") or "a part of the page")
