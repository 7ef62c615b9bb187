"""SECURITY.md and the impact assessment answer to the code: what is kept is named, what is named is there."""

import re
from pathlib import Path

from sqlalchemy import inspect

from data_access.state import State

ROOT = Path(__file__).resolve().parents[2]
SECURITY = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
ASSESSMENT = (ROOT / "docs/dpia.md").read_text(encoding="utf-8")
OF_NOBODY = {"state_version"}  # how far the tables have been brought up to date


def test_the_assessment_names_every_table_that_the_dashboard_writes(tmp_path):
    state = State(f"sqlite:///{tmp_path / 'state.sqlite'}")
    tables = set(inspect(state.engine).get_table_names()) - OF_NOBODY
    state.close()
    assert {"audit", "opening", "rebase"} <= tables
    assert not {
        name for name in tables if f"(`{name}`" not in ASSESSMENT and f", `{name}`)" not in ASSESSMENT
    }


def test_what_enforces_a_promise_and_what_holds_it_are_there():
    promises = [line for line in SECURITY.splitlines() if line.startswith("|") and "`" in line]
    named = {name for line in promises for name in re.findall(r"`([\w./]+/[\w./]*)`", line)}
    assert len(promises) > 20 and len(named) > 40
    assert not {name for name in named if not (ROOT / name).exists()}
