"""Erasing a child, a parent or a family: out of the current snapshot, and every older one goes.

The current snapshot is written anew without their rows, everything worked out
again, and its public figures with it. Older snapshots are dropped, not rewritten:
they would be worked out by rules that may have changed since, and what each needs
to be there for, going back, would bring back a store that still holds the rows.
Whatever else kept a true count that was theirs too goes or is counted anew, for less
the count of now it would tell that somebody was in it: restatements of their months,
with which goes what was known when;
what the published cells that they were in held.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb
from sqlalchemy import func, select

from data_access import approvals, losses
from data_access.audit import Audit
from data_access.database import Snapshot, Store, StoreError
from data_access.facts import FACTS as DECLARED
from data_access.loading import pseudonyms, records
from data_access.loading.building import open_work, write_out
from data_access.loading.derive import derive
from data_access.loading.scratch import own_folder
from data_access.protection.banded import Menu
from data_access.protection.build import protect
from data_access.protection.cubes import CUBES, MONTH, true_cells
from data_access.protection.editions import Place
from data_access.protection.places import Places
from data_access.published import published
from data_access.schema import FACTS, calendar, metadata
from data_access.state import AT_WORK, State
from data_access.stores.duckdb_file import one_row
from data_access.upgrading import upgrade


@dataclass(frozen=True)
class Erased:
    """What was done: rows left out of the new snapshot, how many older ones went.

    `still_read` are older snapshots that a reader holds.
    """

    snapshot: Snapshot
    rows: int
    dropped: int
    still_read: tuple[int, ...]


def erase(store: Store, person: str, number: str, authority: str | None = None, *, menu: Menu) -> Erased:
    """Erase all rows of the child, parent or family (`person`) that the source system numbers `number`.

    `menu`: the figures that the public store holds ready. `authority` may be left out where the store has
    one. StoreError, in words, where no kept snapshot has rows of them, where the current one is invented
    and real data is kept, or where a snapshot or the audit cannot be read. On record before it is done.
    """
    with State(wait=AT_WORK) as state, store.loading(), own_folder() as folder:
        shown = store.current()
        losses.begin(store, state, invented=bool(shown and shown.invented), anew=False)
        upgrade(store, menu, lambda line: None)
        current = store.current()
        if current is None:
            raise StoreError("The store is empty: there is nobody to erase.")
        current.connect().close()  # says so where it is of another version all the same
        _refuse_hiding(store, current)
        key = pseudonyms.secret(store.url, make=False)
        pseudonyms.refuse_other(current.manifest, key)
        store.previous_file(folder / "previous.duckdb")
        with open_work(folder / "previous.duckdb", key) as connection:
            name = _pseudonym(connection, person, number, authority)
            _refuse_unknown(store, person, name)
            places, comments = _places(store, person, name), _comments(store, person, name)
            rows = _leave_out(connection, person, name)
            built = folder / "built.duckdb"
            write_out(connection, built)
        older, new, before = len(store.snapshots()), store.next_number(), published(store)
        public, kind = folder / "public.duckdb", current.invented
        anew = before.of(kind).counted_anew(places, _counts(built))
        editions = before.having(kind, protect(built, public, key, menu, anew), new).to_text()
        audit = Audit.of_this_machine(state)
        with audit.doing("erase", {"person": person}, new):  # not whose number, nor how many rows
            # First, so that a comment is withheld, and not quoted, where this is killed half-way.
            approvals.forget(state, comments)
            # Killed from here on, it has erased nothing or everything: going to the new snapshot and from
            # all older ones is one step.
            manifest = replace(current.manifest, number=new)
            snapshot = store.publish(built, manifest, public, alone=True, editions=editions)
            left = tuple(store.drop_older(1))
        losses.end(store, state)
        return Erased(snapshot, rows, older, left)


def _refuse_hiding(store: Store, current: Snapshot) -> None:
    """StoreError where real rows lie behind invented ones: they would go with the older snapshots."""
    real = [snapshot.number for snapshot in store.snapshots() if current.invented > snapshot.invented]
    if real:
        raise StoreError(
            f"The data shown is invented, and snapshot {real[-1]} is of real people. Show that with "
            f"`python -m data_access rollback {real[-1]}`, then erase. Nothing was changed."
        )


def _pseudonym(connection: duckdb.DuckDBPyConnection, person: str, number: str, authority: str | None) -> int:
    listed = "SELECT code FROM authority WHERE key <> 0 ORDER BY key"
    codes = [code for (code,) in connection.execute(listed).fetchall()]
    chosen = authority or (codes[0] if len(codes) == 1 else None)
    if chosen not in codes:
        raise StoreError(f"Say whose number it is with --authority: {', '.join(codes)}.")
    name: int = one_row(connection, "SELECT pseudonym(?, ?, ?)", [number.strip(), person, chosen])[0]
    return name


def _refuse_unknown(store: Store, person: str, name: int) -> None:
    """An older snapshot that cannot be read may hold them, so it counts as holding them."""
    if not any(_holds(snapshot, person, name) for snapshot in store.snapshots()):
        raise StoreError(
            f"No row of that {person} is in the store, and nothing was changed. See that the number is as "
            "the extracts have it, and that the secret key is the one they were loaded with."
        )


def _holds(snapshot: Snapshot, person: str, name: int) -> bool:
    if not snapshot.manifest.is_current:
        return True
    with snapshot.connect() as connection:
        own = [fact for fact in FACTS.values() if person in fact.c and fact.name in snapshot.facts]
        counts = [select(func.count()).where(fact.c[person] == name) for fact in own]
        return any(connection.scalar(count) for count in counts)


def _leave_out(connection: duckdb.DuckDBPyConnection, person: str, name: int) -> int:
    """Take the rows out and work out again what follows from those that stay; how many went."""
    gone = 0
    for fact in DECLARED.values():
        if person not in {each.name for each in fact.who}:
            continue
        connection.execute(
            "DELETE FROM restatement WHERE extract = ? AND (authority, month) IN "
            f"(SELECT (authority, {MONTH.format(fact.dated)}) FROM {fact.name} WHERE {person} = ?)",
            [fact.extract, name],
        )
        gone += one_row(connection, f"DELETE FROM {fact.name} WHERE {person} = ?", [name])[0]
    connection.execute("DELETE FROM reached")  # without all restatements nobody knows what was known when
    derive(connection)
    records.complete(connection)
    return gone


def _comments(store: Store, person: str, name: int) -> set[int]:
    """The numbers of the comments that are theirs, in any kept snapshot that can be read."""
    found: set[int] = set()
    comment = FACTS["comment"]
    for snapshot in (each for each in store.snapshots() if each.manifest.is_current):
        if comment.name in snapshot.facts:
            with snapshot.connect() as connection:
                found.update(connection.scalars(select(comment.c.id).where(comment.c[person] == name)))
    return found


def _places(store: Store, person: str, name: int) -> set[Place]:
    """The cells of months that they are in, in any kept snapshot that can be read."""
    found: set[Place] = set()
    cubes = [cube for cube in CUBES.values() if person in FACTS[cube.fact].c]
    for snapshot in (each for each in store.snapshots() if each.manifest.is_current):
        with snapshot.connect() as connection:
            for cube in (each for each in cubes if each.fact in snapshot.facts):
                fact = FACTS[cube.fact]
                lists = [metadata.tables[key] for key in cube.keys]
                asked = select(calendar.c.month, *(each.c.code for each in lists)).select_from(fact)
                asked = asked.join(calendar, calendar.c.day == fact.c[cube.day])
                for each in lists:
                    asked = asked.join(each, each.c.key == fact.c[each.name])
                for month, *codes in connection.execute(asked.where(fact.c[person] == name)):
                    found.add((cube.fact, codes[0], month, tuple(codes)))
    return found


def _counts(built: Path) -> Callable[[Place], int]:
    """What each cell holds now."""
    found: dict[Place, int] = {}
    with duckdb.connect(str(built), read_only=True) as connection:
        places = Places.of(connection)
        for cube in CUBES.values():
            for month, cells in true_cells(connection, cube).items():
                for keys, count in cells.items():
                    codes = places.codes(cube, keys)
                    found[cube.fact, codes[0], month, codes] = count
    return lambda place: found.get(place, 0)
