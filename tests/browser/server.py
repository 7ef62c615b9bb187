"""The app as a reader starts it: on a free port of this machine, in a process of its own."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]


@contextmanager
def serve(script: Path, environment: Mapping[str, str], log_to: Path | None = None) -> Iterator[str]:
    """The address at which `streamlit run SCRIPT` answers, for as long as the block lasts.

    `{address}` in a setting stands for that address; `log_to` is where its log is kept.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    environment = {name: value.replace("{address}", address) for name, value in environment.items()}
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
    with tempfile.TemporaryDirectory() as own, _log(log_to) as log:
        settings = {"OUTCOMES_STATE": f"sqlite:///{own}/state.sqlite"} | environment
        process = subprocess.Popen(
            command, cwd=ROOT, env=os.environ | settings, stdout=log, stderr=subprocess.STDOUT
        )
        try:
            _until_ready(process, address, log)
            yield address
        finally:
            process.terminate()
            process.wait(20)


def _log(path: Path | None):
    return path.open("w+b") if path else tempfile.TemporaryFile()


def _until_ready(process: subprocess.Popen, address: str, log) -> None:
    for _ in range(600):
        try:
            urlopen(f"{address}/_stcore/health", timeout=1).close()
            return
        except (URLError, OSError):
            if process.poll() is not None:
                break
            time.sleep(0.1)  # another process: there is nothing to wait on but its answer
    log.seek(0)
    raise AssertionError(f"The server did not start: {log.read().decode(errors='replace')}")
