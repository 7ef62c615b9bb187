"""What a reader sees of an error in a page: that there was one, and the number under which the log has it."""

import re

from tests.browser.conftest import Reader
from tests.browser.server import ROOT, serve

TOLD = "child 4711 in /srv/outcomes/store"
FAILING = f"""
from pages import definitions


def render(session):
    st.title("Definitions")
    raise RuntimeError("{TOLD}")


definitions.render = render
"""


def failing_app(folder):
    """The app itself, with one page that fails half-way."""
    script = folder / "app.py"
    own = (ROOT / "app.py").read_text(encoding="utf-8")
    script.write_text(own.replace("Path(__file__).resolve().parent", f"Path({str(ROOT)!r})") + FAILING)
    return script


def test_a_reader_sees_the_number_of_an_error_and_the_log_has_the_rest(context, store, tmp_path):
    log = tmp_path / "log"
    settings = {"OUTCOMES_STORE": store, "PYTHONPATH": str(ROOT)}
    with serve(failing_app(tmp_path), settings, log) as address:
        reader, frames = Reader(context, address), []
        reader.page.on("websocket", lambda socket: socket.on("framereceived", lambda got: frames.append(got)))
        page = reader.visit("/words-and-metrics")
        alert = page.get_by_text("Something went wrong here.")
        alert.wait_for()
        [reference] = re.findall(r"the reference (\w{8})\.", alert.inner_text())
        got = b"".join(frame if isinstance(frame, bytes) else frame.encode() for frame in frames)
        assert b"Something went wrong" in got
        for word in (TOLD, "Traceback", "RuntimeError"):
            assert word not in page.content() and word.encode() not in got
        reader.visit("/").locator(".headlines").wait_for()  # another page stands
        reader.page.close()
    written = log.read_text()
    assert f"Reference {reference}" in written and TOLD in written and "Traceback" in written
