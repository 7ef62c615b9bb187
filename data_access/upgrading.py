"""Bringing a store up to this version of the program, from what it holds: no extract is sent again.

What was published is put on record beside the snapshots first, where an older version did not. Then every
kept snapshot is derived anew from its own conformed rows, in which nobody has a name; what was published of
it stays. A snapshot keeps its number, its dates and whatever is pinned to it. Facts that are new have no
rows until the next load. Loading and erasing begin with this.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from data_access.audit import Audit
from data_access.database import Snapshot, Store
from data_access.loading import pseudonyms, records
from data_access.loading.building import open_work, write_out
from data_access.loading.carrying import carry_over
from data_access.loading.derive import derive
from data_access.loading.scratch import own_folder
from data_access.protection.banded import Menu
from data_access.protection.build import protect
from data_access.protection.editions import Editions
from data_access.published import published
from data_access.state import AT_WORK, State


@dataclass(frozen=True)
class Upgraded:
    """Numbers of the snapshots brought up to date, and of those left because of another secret."""

    done: tuple[int, ...]
    left: tuple[int, ...]


def upgrade(store: Store, menu: Menu, progress: Callable[[str], None], anew: bool = False) -> Upgraded:
    """Bring up every kept snapshot of another version, the current one first. On record before each.

    `menu`: the figures that the public store holds ready. One that was loaded with another secret is left as
    it is: its numbers of people mean nothing beside ours. `anew`: as for a load. StoreError, in words, where
    one was written by a newer program or cannot be read; those before it are up to date by then.
    """
    with store.loading():
        current = store.current()
        older = [each for each in store.snapshots() if each.has_rows and not each.manifest.is_current]
        older.sort(key=lambda each: each != current)
        if not older:
            return Upgraded((), ())
        editions = published(store, anew)
        if store.editions() is None:
            store.keep_editions(editions.to_text())
        key = pseudonyms.secret(store.url, make=False)
        left = tuple(each.number for each in older if pseudonyms.is_other(each.manifest, key))
        with State(wait=AT_WORK) as state:
            audit = Audit.of_this_machine(state)
            for snapshot in (each for each in older if each.number not in left):
                snapshot.refuse_newer()
                progress(f"Working out snapshot {snapshot.number} again, for this version of the program")
                with audit.doing("upgrade", snapshot=snapshot.number), own_folder() as folder:
                    editions = _bring_up(store, snapshot, menu, key, folder, editions)
        return Upgraded(tuple(each.number for each in older if each.number not in left), left)


def _bring_up(
    store: Store, snapshot: Snapshot, menu: Menu, key: str, folder: Path, before: Editions
) -> Editions:
    """Bring it up; gives all that is published by then."""
    carry_over(store, snapshot, folder / "previous.duckdb")
    built = folder / "built.duckdb"
    with open_work(folder / "previous.duckdb", key) as connection:
        derive(connection)
        records.complete(connection)
        write_out(connection, built)
    public, invented = folder / "public.duckdb", snapshot.invented
    all_of_it = protect(built, public, key, menu, before.of(invented))
    editions = before.having(invented, all_of_it, max(before.of(invented).load, snapshot.number))
    if editions != before:
        store.keep_editions(editions.to_text())
    store.replace(built, snapshot.manifest.brought_up(), public)
    return editions
