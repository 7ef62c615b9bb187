"""Killing from a process that has files open: by another, which has none and may fork."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


def killed(
    folder: str | Path,
    seeds: Iterable[int],
    timed: bool = False,
    server: str = "",
    told: Callable[[str], object] = lambda line: None,
) -> list[dict]:
    """What became of the kills of these seeds; RuntimeError, with what it said, where the run stopped."""
    words = [
        str(folder),
        ",".join(map(str, seeds)),
        "timed" if timed else "untimed",
        *([server] if server else []),
    ]
    command = [sys.executable, "-m", "tests.stores.kills", *words]
    lines = []
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as run:
        for line in run.stdout:
            told(line.rstrip())
            lines.append(line)
    if run.returncode:
        raise RuntimeError("".join(lines[-30:]))
    return [json.loads(line) for line in lines if line.startswith('{"kill"')]
