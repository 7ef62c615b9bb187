"""One command killed once, and whether the store it leaves is the old one or the new one."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from data_access.audit import entries
from data_access.state import State
from tests.loading.fuzz.meaning import hashed
from tests.stores.kills import doomed, looking
from tests.stores.kills.looking import Look, look
from tests.stores.kills.world import AS_AT, CHILD, KEY, Maker, World, loaded, released

PERSON = hashed(KEY, "child", "south", CHILD)
AFTER = ("status", "check", "templates", "grants", "audit", "grant")


@dataclass(frozen=True)
class Act:
    """A command to kill: its template, its words, how many steps and seconds it takes, what it ends in."""

    name: str
    template: World
    words: tuple[str, ...]
    steps: int
    begun: int
    seconds: float
    before: Look
    end: Look

    def in_world(self, world: World) -> list[str]:
        """The words, of the files of that world."""
        return [word.replace("FOLDER", str(world.folder)) for word in self.words]


ACTS = {
    "load": (loaded, ("load", "FOLDER/sent4", "--as-at", AS_AT, "--rejects", "FOLDER/rejects.csv")),
    "rollback": (loaded, ("rollback", "1")),
    "prune": (loaded, ("prune", "--keep", "1")),
    "erase": (loaded, ("erase", "--child", CHILD)),
    "upgrade": (released, ("upgrade",)),
}


class Acts:
    """The acts, each run once undisturbed when it is first asked for.

    `timed`: also as a person starts it, to know how long it takes.
    """

    def __init__(self, maker: Maker, timed: bool):
        self.maker, self.timed = maker, timed
        self._acts: dict[str, Act] = {}
        self._templates: dict[str, World] = {}

    def of(self, seed: int) -> Act:
        """The one that this seed kills, each in turn."""
        name = list(ACTS)[seed % len(ACTS)]
        if name not in self._acts:
            fill, words = ACTS[name]
            self._acts[name] = _act(self.maker, name, self._template(fill), words, self.timed)
        return self._acts[name]

    def _template(self, fill: Callable[[World], None]) -> World:
        if fill.__name__ not in self._templates:
            self._templates[fill.__name__] = self.maker.template(fill.__name__, fill)
        return self._templates[fill.__name__]


def _act(maker: Maker, name: str, template: World, words: tuple[str, ...], timed: bool) -> Act:
    blank = Act(name, template, words, 0, 0, 0, None, None)
    world = maker.copied(template, f"whole_{name}")
    world.enter()
    before = seen(world)
    assert world.run(*blank.in_world(world), told=world.folder / "steps.txt") == 0, world.said
    steps, begun = map(int, (world.folder / "steps.txt").read_text().split())
    end = seen(world)
    maker.away(world)
    seconds = 0.0
    if timed:
        again = maker.copied(template, f"timed_{name}")
        again.enter()
        seconds = doomed.undisturbed_seconds(blank.in_world(again))
        maker.away(again)
    return Act(name, template, words, steps, begun, seconds, before, end)


def seen(world: World) -> Look:
    """The look of a world, taken by a child so that no file is opened here."""
    import pickle

    path = world.folder / "look.pickle"
    work = lambda: path.write_bytes(pickle.dumps(look(world.store, PERSON))) and None  # noqa: E731
    assert doomed.forked(work, world.folder / "out.txt") == 0, world.said
    return pickle.loads(path.read_bytes())


def on_record(world: World, act: Act) -> list[str]:
    """How the entries of the act since the template was made end, oldest first."""
    path = world.folder / "record.txt"

    def work() -> None:
        with State() as state:
            named = [each.action for each in entries(state, None) if each.action.startswith(f"{act.name} ")]
        path.write_text("\n".join(reversed(named)))

    assert doomed.forked(work, world.folder / "out.txt") == 0, world.said
    return path.read_text().split("\n") if path.read_text() else []


@dataclass(frozen=True)
class Kill:
    """One kill: at which step, or after how many seconds."""

    act: Act
    seed: int
    step: int
    seconds: float


def drawn(acts: Acts, seed: int) -> Kill:
    """The kill of that seed."""
    chance = random.Random(seed)
    act = acts.of(seed)
    if acts.timed and chance.random() < 0.1:
        return Kill(act, seed, 0, act.seconds * chance.uniform(0.3, 1.0))
    return Kill(act, seed, doomed.moment(act.steps, act.begun, chance), 0)


def tried(maker: Maker, kill: Kill) -> tuple[str, list[str]]:
    """What the kill left (old, new, of an upgrade part; "ended" where it came too late); what is wrong."""
    act, chance = kill.act, random.Random(-kill.seed)
    world = maker.copied(act.template, f"kill_{kill.seed}")
    world.enter()
    recorded = len(on_record(world, act))
    words = act.in_world(world)
    status = world.run(*words, last=kill.step) if kill.step else doomed.killed_after(words, kill.seconds)
    settled(world)
    after = seen(world)
    wrong = list(_judged(act, after))
    record = on_record(world, act)[recorded:]
    wrong += _on_record_wrongly(act, after, record)
    wrong += _next(world, act, after, chance.choice(AFTER))
    wrong += _again(world, act, after)
    maker.away(world)
    left = "new" if _same(act, after, act.end) else "old" if _same(act, after, act.before) else "part"
    return (left if status < 0 else "ended"), wrong


def settled(world: World) -> None:
    """Wait until a server has taken back what a killed client began, as it does within a moment."""
    if "duckdb" in world.store:
        return
    import time

    import psycopg
    from sqlalchemy import make_url

    plain = make_url(world.store).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain, autocommit=True) as base:
        others = (
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
            "AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
        )
        for _ in range(300):
            if base.execute(others).fetchone() == (0,):
                return
            time.sleep(0.1)


def _same(act: Act, one: Look, other: Look) -> bool:
    return (one.current, one.kept, one.snapshots) == (other.current, other.kept, other.snapshots)


def _judged(act: Act, after: Look) -> Iterator[str]:
    """Old or new, whole; of an upgrade each snapshot by itself."""
    whole = (act.before.snapshots, act.end.snapshots)
    if act.name == "upgrade":
        fits = all(held in (whole[0][number], whole[1][number]) for number, held in after.snapshots.items())
        if not fits or (after.current, after.kept) != (act.before.current, act.before.kept):
            yield "neither the old store nor the new one"
    elif not (_same(act, after, act.before) or _same(act, after, act.end)):
        yield "neither the old store nor the new one"
    months = {place[:2] for place in act.before.cells} & {place[:2] for place in after.cells}
    for cells in (act.before.cells, after.cells):
        others = after.cells if cells is act.before.cells else act.before.cells
        if any(others.get(place, 0) != count for place, count in cells.items() if place[:2] in months):
            yield "a published figure changed"
    if act.name == "erase" and _same(act, after, act.end) and after.holds - after.stray:
        yield "an erased child is in a kept snapshot"


def _on_record_wrongly(act: Act, after: Look, record: list[str]) -> Iterator[str]:
    begun, completed = f"{act.name} begun", f"{act.name} completed"
    each = 1 if act.name != "upgrade" else len(act.before.kept)
    if record.count(completed) > record.count(begun) or record.count(begun) > each:
        yield f"on record: {record}"
    if not _same(act, after, act.before) and begun not in record:
        yield "done, and not on record"
    if record.count(completed) == each and not _same(act, after, act.end):
        yield "on record as completed, and not done"


def _next(world: World, act: Act, after: Look, name: str) -> Iterator[str]:
    """The next command of any kind finds the store as it is and clears what the killed one left."""
    words = {
        "check": ("check", f"{world.folder}/sent4"),
        "templates": ("templates", f"{world.folder}/templates"),
        "grant": ("grant", "ann@council.uk", "analyst"),
    }.get(name, (name,))
    if act.name == "upgrade" and name in ("check", "status"):
        words = ("templates", f"{world.folder}/templates")
    if world.run(*words) != 0:
        yield f"{name} after it: {world.said.strip()[-300:]}"
    found = seen(world)
    if not _same(act, found, after):
        yield f"{name} changed the store"
    if looking.scratch(world.place):
        yield f"{name} left {looking.scratch(world.place)}"
    if found.stray:
        yield f"{name} left {sorted(found.stray)}"
    if act.name == "erase" and _same(act, found, act.end) and found.holds:
        yield f"an erased child is still in {sorted(found.holds)}"


def _again(world: World, act: Act, after: Look) -> Iterator[str]:
    """The same command again ends as one undisturbed does."""
    done = _same(act, after, act.end)
    status = world.run(*act.in_world(world))
    erased = act.name == "erase" and done and "No row of that child is in the store" in world.said
    if status != 0 and not erased:
        yield f"again: {world.said.strip()[-300:]}"
    found = seen(world)
    if act.name == "load" and done:
        if found.content() != act.end.content():
            yield "again: another content"
    elif not _same(act, found, act.end):
        yield "again: another end"
    same_number = found.current == after.current
    if (
        same_number
        and act.name != "upgrade"
        and found.snapshots[found.current] != after.snapshots[after.current]
    ):
        yield "a number used twice"
    if found.stray or looking.scratch(world.place):
        yield f"again: left {sorted(found.stray)} {looking.scratch(world.place)}"
