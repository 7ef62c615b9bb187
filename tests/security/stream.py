"""What a program without a browser gets over the websocket, and what it can send there."""

import socket
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect


class Stream:
    """One connection; `received` are all the bytes that came, `fields` the ids of fields by their label."""

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

    def run(
        self, query: str = "", page: str = "", forged: Mapping[str, str | list[str]] | None = None
    ) -> bytes:
        """Run a page with these values of fields, by label: a text or several; the bytes that came of it."""
        message = BackMsg()
        message.rerun_script.query_string = query
        message.rerun_script.page_name = page
        for label, values in (forged or {}).items():
            widget = message.rerun_script.widget_states.widgets.add()
            widget.id = self.fields[label]
            if isinstance(values, str):
                widget.string_value = values
            else:
                widget.string_array_value.data.extend(values)
        self._socket.send(message.SerializeToString())
        before = len(self.received)
        while not self._take():
            pass
        return self.received[before:]

    def close(self) -> None:
        self._socket.close()

    def _take(self) -> bool:
        """Take one message; whether it was the last of a run."""
        got = self._socket.recv(timeout=60)
        self.received += got
        message = ForwardMsg()
        message.ParseFromString(got)
        if message.HasField("delta") and message.delta.HasField("new_element"):
            element = message.delta.new_element
            for kind in ("selectbox", "multiselect"):
                if element.HasField(kind):
                    field = getattr(element, kind)
                    self.fields[field.label] = field.id
        return message.HasField("script_finished")
