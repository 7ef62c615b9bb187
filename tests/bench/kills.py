"""Killing: commands killed at drawn moments on both kinds of store, and what they left."""

from __future__ import annotations

import os
import tempfile
from collections import Counter

from tests.servers import postgres_server
from tests.stores.kills.running import killed

DUCKDB, POSTGRES = 100, 30


def bench() -> None:
    """Print a table for each kind of store."""
    times = int(os.environ.get("KILLS", DUCKDB))
    with tempfile.TemporaryDirectory() as folder:
        _print("DuckDB", killed(folder, range(times), timed=True, told=print))
    with tempfile.TemporaryDirectory() as folder, postgres_server() as server:
        _print(
            "PostgreSQL", killed(folder, range(min(POSTGRES, times)), timed=True, server=server, told=print)
        )


def _print(store: str, kills: list[dict]) -> None:
    print(f"\n{len(kills)} commands killed on {store}")
    print(f"  {'command':10}{'kills':>7}{'old':>6}{'new':>6}{'part':>6}{'ended':>7}{'wrong':>7}  (at most 0)")
    for name in dict.fromkeys(kill["kill"] for kill in kills):
        own = [kill for kill in kills if kill["kill"] == name]
        left = Counter(kill["left"] for kill in own)
        found = "".join(
            f"{left[how]:>{wide}}" for how, wide in (("old", 6), ("new", 6), ("part", 6), ("ended", 7))
        )
        print(f"  {name:10}{len(own):>7}{found}{sum(bool(kill['wrong']) for kill in own):>7}")
    for kill in kills:
        if kill["wrong"]:
            print(f"  {kill}")
