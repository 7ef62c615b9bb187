"""Loads that are killed, for `test_killed`: one before each line it runs of the code that changes the store.

    python -m tests.stores.killed URL FOLDER STRIDE

With a stride of 3, before every third of those lines. Prints, as JSON lines, what a
reader finds after each. This process opens neither store nor file, so that it may
fork: each load and each reader is a child of its own.
"""

import json
import os
import shutil
import signal
import sys
from pathlib import Path

import duckdb
from sqlalchemy import create_engine, text

from data_access import database
from data_access.database import open_store
from tests.stores.building import build, manifest, publish, said

CODE = str(Path(database.__file__).parent)
CHANGING = {
    "publish",
    "_add",
    "_tidy",
    "_drop",
    "_move_pointer",
    "write",
    "remember",
    "write_whole",
    "settle",
    "copy_in",
    "_send",
    "_index",
}


def main(url: str, folder: Path, stride: int) -> None:
    _in_child(lambda: publish(open_store(url), folder, "before"))
    _in_child(lambda: build(folder / "template.duckdb", "template"))
    for step in range(1, 1000, stride):
        killed = _in_child(lambda step=step: _load(url, folder, step)) == -signal.SIGKILL
        _in_child(lambda step=step, killed=killed: _report(url, step, killed))
        if not killed:
            return


def _load(url: str, folder: Path, step: int) -> None:
    if url.startswith("postgresql"):
        _wait_for_the_dead(url)
    store, built = open_store(url), folder / "built.duckdb"
    shutil.copyfile(folder / "template.duckdb", built)
    with duckdb.connect(str(built)) as connection:
        connection.execute("UPDATE alias SET code = ?", [f"load {step}"])
    sys.settrace(_killer(step))
    store.publish(built, manifest(), editions=f"editions of load {step}")
    sys.settrace(None)


def _killer(step: int):
    """A tracer that kills the process, as `kill -9` does, at the `step`th line not met before."""
    met = set()

    def trace(frame, event, _):
        if frame.f_code.co_name not in CHANGING or not frame.f_code.co_filename.startswith(CODE):
            return None
        if event == "line":
            met.add((frame.f_code.co_filename, frame.f_lineno))
            if len(met) == step:
                os.kill(os.getpid(), signal.SIGKILL)
        return trace

    return trace


def _wait_for_the_dead(url: str) -> None:
    """The server may still be taking back what the last killed load did: wait while that holds its lock."""
    from data_access.stores.postgres import LOCK

    with create_engine(url).connect() as connection:
        connection.execute(text("SELECT pg_advisory_lock(:key), pg_advisory_unlock(:key)"), {"key": LOCK})


def _report(url: str, step: int, killed: bool) -> None:
    store = open_store(url)
    current, numbers = store.current(), [snapshot.number for snapshot in store.snapshots()]
    report = {"killed": killed, "current": said(current), "new": f"load {step}"}
    report["editions"] = store.editions()
    print(json.dumps({**report, "number": current.number, "kept": numbers}), flush=True)


def _in_child(work) -> int:
    """Exit status of a forked child that does the work; minus the signal that ended it."""
    child = os.fork()
    if child == 0:
        try:
            work()
        except BaseException as error:
            print(json.dumps({"failed": repr(error)}), flush=True)
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
