"""Small stores to kill commands in, made once by the real command line and copied for each kill."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import psycopg
from sqlalchemy import make_url

from tests import releases
from tests.loading import council
from tests.stores.kills import doomed

KEY = releases.KEY
LOADS = (40, 46, 43)
NEW = 52
CHILD = "C2"
AS_AT = "31/07/2024"
COVERED = {"extract": "referrals", "covers_from": "01/10/2023", "covers_to": "30/06/2024", "as_at": AS_AT}


@dataclass(frozen=True)
class World:
    """A store, what the program keeps beside it, and a temporary folder, all of one kill alone."""

    folder: Path
    store: str

    @property
    def place(self) -> Path:
        """Where commands keep what they work with."""
        return self.folder / "temporary"

    def enter(self) -> None:
        """Have the commands that are started from now on find it."""
        self.place.mkdir(exist_ok=True)
        state = f"sqlite:///{self.folder}/state.sqlite" if "duckdb" in self.store else self.store
        home = {"TMPDIR": self.place, "HOME": self.folder, "OUTCOMES_KEY": KEY}
        os.environ.update({name: str(value) for name, value in home.items()})
        os.environ.update({"OUTCOMES_STORE": self.store, "OUTCOMES_STATE": state})

    def run(self, *words: str, **how) -> int:
        """The exit status of a command; what it printed is in `said`."""
        return doomed.command(words, self.folder / "out.txt", **how)

    @property
    def said(self) -> str:
        """What the last command printed."""
        return (self.folder / "out.txt").read_text()


@dataclass(frozen=True)
class Maker:
    """Makes worlds from templates: folders copied, or databases of `server` made of another."""

    folder: Path
    server: str = ""

    def template(self, name: str, fill: Callable[[World], None]) -> World:
        """A world filled by the function."""
        world = self._new(name)
        fill(world)
        return world

    def copied(self, template: World, name: str) -> World:
        """A world like the template."""
        if self.server:
            database = make_url(template.store).database
            shutil.copytree(template.folder, self.folder / name)
            return self._new(name, f"TEMPLATE {database}")
        shutil.copytree(template.folder, self.folder / name)
        return World(self.folder / name, f"duckdb:///{self.folder / name}/store")

    def away(self, world: World) -> None:
        """Remove it."""
        shutil.rmtree(world.folder)
        if self.server:
            self._say(f"DROP DATABASE {make_url(world.store).database} WITH (FORCE)")

    def _new(self, name: str, like: str = "") -> World:
        (self.folder / name).mkdir(exist_ok=True)
        if not self.server:
            return World(self.folder / name, f"duckdb:///{self.folder / name}/store")
        self._say(f"CREATE DATABASE kills_{name} {like}")
        url = make_url(self.server).set(database=f"kills_{name}")
        return World(self.folder / name, url.render_as_string(hide_password=False))

    def _say(self, statement: str) -> None:
        plain = make_url(self.server).set(drivername="postgresql").render_as_string(hide_password=False)
        with psycopg.connect(plain, autocommit=True) as server:
            server.execute(statement)


def loaded(world: World) -> None:
    """Three loads, and a fourth to come."""
    world.enter()
    for number, rows in enumerate((*LOADS, NEW), 1):
        _write(world.folder / f"sent{number}", rows)
    for number in range(1, len(LOADS) + 1):
        status = world.run("load", str(world.folder / f"sent{number}"), "--as-at", AS_AT)
        assert status == 0, world.said


def _write(folder: Path, rows: int) -> None:
    council.lists(folder)
    council.write(folder, "coverage", [COVERED, {**COVERED, "extract": "allocations"}])
    plain = {"decided": "", "decision": "", "closed": ""}
    years = {10: 2023, 11: 2023, 12: 2023, 1: 2024, 2: 2024}
    changes = []
    for number in range(rows):
        month = list(years)[number % 5]
        day = f"{number % 5 * 5 + 1:02}/{month:02}/{years[month]}"
        where = {"locality": ("east", "west")[number % 2], "team": ("east_hub", "west_hub")[number % 2]}
        changes.append(
            {"child": f"C{number % 30}", "family": f"F{number % 17}", "received": day, **where, **plain}
        )
    council.referrals(folder, *changes)
    given = [
        {"child": each["child"], "team": each["team"], "started": each["received"], "ended": ""}
        for each in changes
    ]
    council.allocations(folder, *given)


def released(world: World) -> None:
    """A store as the first release left it."""
    world.enter()
    folder = releases.unpacked(releases.RELEASES[0], world.folder)
    if "duckdb" not in world.store:
        doomed.forked(lambda: releases.into_postgres(folder, world.store), world.folder / "out.txt")
