"""Stores of a chosen size, made from the sample so that the figures are shaped like life."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import duckdb

from data_access.database import open_store
from data_access.facts import FACTS


def run(*arguments: object) -> None:
    """Run one of the project's own commands, with a log of its own; stop the bench where it fails."""
    with tempfile.TemporaryDirectory() as folder:
        settings = os.environ | {"OUTCOMES_STATE": f"sqlite:///{folder}/state.sqlite"}
        command = [sys.executable, *map(str, arguments)]
        subprocess.run(command, env=settings, check=True, stdout=subprocess.DEVNULL)


def sample(folder: Path) -> Path:
    """The sample's extracts, in a folder below this one."""
    run("-m", "sample_data", folder / "extracts")
    return folder / "extracts"


def enlarge(extracts: Path, rows: int) -> None:
    """Repeat the sample's referrals, with other children, until there are so many rows.

    The first keep their numbers, as rows of other facts are about them.
    """
    path = extracts / "referrals.csv"
    with duckdb.connect() as connection:
        connection.sql(f"create table r as from read_csv('{path}', all_varchar=true)")
        copies = -(-rows // connection.sql("select count(*) from r").fetchone()[0])
        connection.sql(
            f"""copy (select r.* replace (reference || nth as reference, child || nth as child,
                      family || nth as family)
                      from r, (select if(i > 0, '-' || i, '') as nth from range({copies}) t(i)) limit {rows})
                to '{path}' (header)"""
        )


def load(extracts: Path, url: str) -> None:
    """Load the folder in a process of its own, as an officer would."""
    run("-c", LOAD, extracts, url)


def enlarged_store(url: str, rows: int):
    """The sample in the store at `url`, its facts repeated until there are `rows` referrals; its snapshot."""
    with tempfile.TemporaryDirectory() as folder:
        small = open_store(f"duckdb:///{folder}/small")
        load(sample(Path(folder)), small.url)
        built = Path(folder) / "built.duckdb"
        small.previous_file(built)
        with duckdb.connect(str(built)) as connection:
            copies = -(-rows // connection.sql("select sum(n) from referral").fetchone()[0])
            for fact in FACTS.values():
                if not fact.who:  # a council of any size has one budget
                    continue
                others = ", ".join(
                    f"f.{column} + i as {column}" for column in ("id", *(w.name for w in fact.who))
                )
                connection.sql(
                    f"""create or replace table {fact.name} as select f.* replace ({others})
                        from {fact.name} f, range({copies}) t(i)"""
                )
        return open_store(url).publish(built, small.current().manifest)


LOAD = """
import sys
from pathlib import Path
from data_access.database import open_store
from data_access.facts import FACTS
from tests.loads import load
report = load([Path(sys.argv[1])], open_store(sys.argv[2]), invented=True, anyway=True)
sys.exit(0 if report.snapshot else "The load made no snapshot.")
"""
