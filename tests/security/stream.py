"""What a program without a browser gets over the websocket, and what it can send there."""

import socket
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

VALUES = {str: "string_value", bool: "bool_value", int: "int_value", float: "double_value"}


class Stream:
    """One connection; `received` are all the bytes that came, `fields` the ids of fields by their label.

    `kinds` are the kinds of those fields, `answers` of the messages that came; `parts` are the ids of the
    parts of a page that are drawn again alone, and `drawn` is what the last run drew, with its kind.
    """

    def __init__(
        self,
        address: str,
        cookies: Iterable[Mapping] = (),
        origin: str | None = None,
        headers: Mapping[str, str] | None = None,
        name: str = "127.0.0.1",
    ):
        port = urlsplit(address).port
        jar = {each["name"]: each["value"] for each in cookies}
        token = jar.get("_streamlit_xsrf", "")
        self._socket = connect(
            f"ws://{name}:{port}/_stcore/stream",
            sock=socket.create_connection(("127.0.0.1", port)),
            origin=origin or f"http://{name}:{port}",
            subprotocols=["streamlit", token] if token else ["streamlit"],
            additional_headers={"Cookie": "; ".join(f"{name}={value}" for name, value in jar.items())}
            | (headers or {}),
            max_size=None,
            legacy=True,
        )
        self.received = b""
        self.fields: dict[str, str] = {}
        self.kinds: dict[str, str] = {}
        self.answers: set[str] = set()
        self.parts: dict[str, None] = {}
        self.drawn: list[tuple[str, bytes]] = []

    def run(
        self, query: str = "", page: str = "", forged: Mapping[str, object] | None = None, part: str = ""
    ) -> bytes:
        """Run a page, or a part of it, with these values of fields, by label, whether they fit.

        Gives the bytes that came of it.
        """
        self.drawn.clear()
        before = len(self.received)
        self.ask(query, page, forged, part)
        while not self._take():
            pass
        return self.received[before:]

    def ask(
        self, query: str = "", page: str = "", forged: Mapping[str, object] | None = None, part: str = ""
    ) -> None:
        """Ask for the same without waiting: a part that is there no more is not answered."""
        message = BackMsg()
        message.rerun_script.fragment_id = part
        message.rerun_script.query_string = query
        message.rerun_script.page_name = page
        for label, values in (forged or {}).items():
            widget = message.rerun_script.widget_states.widgets.add()
            widget.id = self.fields[label]
            if isinstance(values, list):
                widget.string_array_value.data.extend(values)
            else:
                setattr(widget, VALUES[type(values)], values)
        self.tell(message.SerializeToString())

    def tell(self, message: bytes) -> None:
        """Send this, whatever it asks for."""
        self._socket.send(message)

    def close(self) -> None:
        self._socket.close()

    def _take(self) -> bool:
        """Take one message; whether it was the last of a run."""
        got = self._socket.recv(timeout=60)
        self.received += got
        message = ForwardMsg()
        message.ParseFromString(got)
        self.answers.add(message.WhichOneof("type"))
        for drawn in (message.delta.new_element, message.delta.add_block):
            self._note(drawn)
        if message.delta.fragment_id:
            self.parts[message.delta.fragment_id] = None
        if message.WhichOneof("type") == "delta":
            self.drawn.append((message.delta.new_element.WhichOneof("type") or "block", got))
        finished = message.HasField("script_finished") and message.script_finished
        return finished is not False and finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN

    def _note(self, drawn) -> None:
        """Every element with a name of its own on the wire is a field, and may be sent a value."""
        kind = drawn.WhichOneof("type")
        field = getattr(drawn, kind) if kind else drawn
        if name := getattr(field, "id", "") or getattr(drawn, "id", ""):
            label = getattr(field, "label", "") or kind
            self.fields[label], self.kinds[label] = name, kind
