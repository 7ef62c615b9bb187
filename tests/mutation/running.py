"""The nearest tests, run on each mutant in a process of its own; the files on the disk stay as they are.

The parent has imported what others wrote and nothing of the project, so a fork begins at once and imports
the project with the one module changed.
"""

from __future__ import annotations

import ast
import importlib
import importlib.abc
import importlib.util
import os
import resource
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
WARM = (
    "duckdb", "hypothesis", "numpy", "pandas", "pydantic", "scipy.optimize", "scipy.stats",
    "sqlalchemy", "sqlglot", "statsmodels.stats.proportion", "statsmodels.stats.rates", "pyarrow",
)  # fmt: skip
QUIET = (
    *("-x", "-q", "-m", "not postgres and not browser", "-p", "no:cacheprovider", "-p", "no:xdist"),
    *("-W", "ignore::pytest.PytestAssertRewriteWarning"),  # what was imported before the fork
)
WORK = (
    120  # seconds of a processor, as other work beside it takes none of it; only what never ends takes more
)
WAIT = 10 * WORK  # seconds by the clock: one that waits for ever uses no processor


class _Changed(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds one module, and gives it the mutant's code."""

    def __init__(self, path: str, tree: ast.Module):
        self.path, self.tree = ROOT / path, tree
        self.module = path.removesuffix(".py").replace("/", ".")

    def find_spec(self, name, path, target=None):
        """Its spec, for this one module."""
        return (
            importlib.util.spec_from_file_location(name, self.path, loader=self)
            if name == self.module
            else None
        )

    def exec_module(self, module) -> None:
        """Run the changed code."""
        exec(compile(self.tree, str(self.path), "exec"), module.__dict__)


def warm() -> None:
    """Import what takes long and is not the project's."""
    os.environ |= {"CI": "true", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    for name in WARM:
        importlib.import_module(name)


def passes(path: str, tree: ast.Module, tests: Iterable[str]) -> bool:
    """Whether all the tests pass with the module changed; in this process, so to be asked in a fork."""
    sys.meta_path.insert(0, _Changed(path, tree))
    sys.dont_write_bytecode = True
    with tempfile.TemporaryDirectory() as scratch:
        return pytest.main([*QUIET, f"--basetemp={scratch}/kept", *tests]) == pytest.ExitCode.OK


def _fork(run: Callable[[], bool]) -> int:
    pid = os.fork()
    if pid:
        return pid
    os.setpgid(0, 0)
    resource.setrlimit(resource.RLIMIT_CPU, (WORK, WORK))
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 1)
    os.dup2(silent, 2)
    try:
        os._exit(0 if run() else 1)
    finally:
        os._exit(2)


def caught(runs: Iterable[tuple[object, Callable[[], bool]]], at_once: int) -> Iterator[tuple[object, bool]]:
    """Of each run, by its name, whether some test failed, or took for ever; in the order they end."""
    waiting, running = iter(runs), {}
    while True:
        while len(running) < at_once and (each := next(waiting, None)):
            running[_fork(each[1])] = (each[0], time.monotonic())
        if not running:
            return
        for pid, (name, begun) in list(running.items()):
            ended, status = os.waitpid(pid, os.WNOHANG)
            if not ended and time.monotonic() - begun > WAIT:
                os.killpg(pid, signal.SIGKILL)
                ended, status = os.waitpid(pid, 0)
            if ended:
                del running[pid]
                yield name, status != 0
        time.sleep(0.02)
