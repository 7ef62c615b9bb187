"""Expected values kept beside the repository, where they are; tests that need them are skipped elsewhere."""

import json
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "golden"


def read(name):
    path = FOLDER / name
    if not path.exists():
        pytest.skip(f"{name} is not beside this repository")
    return json.loads(path.read_text(encoding="utf-8"))
