"""Commands run in processes of their own, as people start them or forked, and killed as `kill -9` does.

Forked ones count what they do to files and databases, and may be killed just before the n-th of these.
Whoever forks here has opened neither store nor file.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType

import scipy.optimize  # noqa: F401  once here, and not in every fork that protects

from data_access.__main__ import main

ROOT = Path(__file__).resolve().parents[3]
CHANGES = {"os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.truncate", "sqlite3.connect", "shutil.move"}
ASKED = {"execute", "executemany", "fsync", "commit", "copy", "write", "close", "disconnect"}
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


class Counter:
    """Counts changes and questions; `begun` is how many there were when the act was put on record."""

    def __init__(self, last: int | None):
        self.last, self.count, self.begun = last, 0, 0

    def start(self) -> None:
        """Count from here on."""
        sys.addaudithook(self._audit)
        sys.setprofile(self._profile)

    def _step(self) -> None:
        self.count += 1
        if self.count == self.last:
            os.killpg(0, signal.SIGKILL)

    def _audit(self, event: str, arguments: tuple) -> None:
        if event in CHANGES or (event == "open" and isinstance(arguments[2], int) and arguments[2] & WRITING):
            self._step()

    def _profile(self, frame: FrameType, event: str, asked: object) -> None:
        if event == "c_call":
            if getattr(asked, "__name__", "") in ASKED:
                self._step()
        elif event == "call":
            code = frame.f_code
            if code.co_name == "doing" and not self.begun and "audit" in code.co_filename:
                self.begun = self.count
            elif code.co_name in ASKED and "psycopg" in code.co_filename:
                self._step()


def forked(work: Callable[[], object], out: Path) -> int:
    """The exit status of a forked child that does the work and prints to `out`; minus what ended it."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            os.setsid()
            handle = os.open(out, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            os.dup2(handle, 1)
            os.dup2(handle, 2)
            status = int(work() or 0)
            sys.stdout.flush()
        except BaseException:
            import traceback

            traceback.print_exc()
            sys.stderr.flush()
        os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def command(words: Sequence[str], out: Path, last: int | None = None, told: Path | None = None) -> int:
    """Run a command, killed before its `last` step if one is given; `told`: where to say how many it took."""

    def work() -> int:
        counter = Counter(last)
        if last or told:
            counter.start()
        status = main(list(words))
        sys.setprofile(None)
        if told:
            told.write_text(f"{counter.count} {counter.begun}")
        return status

    return forked(work, out)


def killed_after(words: Sequence[str], seconds: float) -> int:
    """Start the command as a person does, and kill it and all it started after so long; its exit status."""
    quiet = subprocess.DEVNULL
    asked = [sys.executable, "-m", "data_access", *words]
    process = subprocess.Popen(asked, cwd=ROOT, stdout=quiet, stderr=quiet, start_new_session=True)
    try:
        return process.wait(seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        return process.wait()


def undisturbed_seconds(words: Sequence[str]) -> float:
    """How long the command takes as a person starts it."""
    started = time.monotonic()
    subprocess.run([sys.executable, "-m", "data_access", *words], cwd=ROOT, check=True, capture_output=True)
    return time.monotonic() - started


def moment(steps: int, begun: int, chance: random.Random) -> int:
    """A step to be killed at: two of three lie after the act was put on record, where all is published."""
    return chance.randint(begun, steps) if chance.random() < 2 / 3 else chance.randint(1, steps)
