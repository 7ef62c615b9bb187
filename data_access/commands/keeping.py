"""What is kept, and in which version: `status`, `upgrade`, `rollback`, `prune` and `erase`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from data_access import losses
from data_access.database import Snapshot, Store, open_store
from data_access.erasure import erase
from data_access.facts import PERSONS
from data_access.keeping import AUDIT_DAYS, prune, rollback
from data_access.published import published
from data_access.schema import FACTS
from data_access.schema import load as loads
from data_access.stores.snapshots import StoreError
from data_access.upgrading import upgrade

if TYPE_CHECKING:
    from data_access.commands import Commands


def add(commands: Commands) -> None:
    """Add these commands to the parser's."""
    command = commands.add_parser("status", help="what the store holds, and whether anything is lost")
    command.add_argument(
        "--never", action="store_true", help="say nothing; end with 0 where no store has ever been"
    )
    command.set_defaults(run=_status)
    command = commands.add_parser("upgrade", help="bring what is loaded up to this version of the program")
    command.set_defaults(run=_upgrade)
    command = commands.add_parser("rollback", help="go back to an earlier snapshot")
    command.add_argument("number", type=int, nargs="?", help="its number; else the one before")
    command.set_defaults(run=_rollback)
    command = commands.add_parser("prune", help="remove older snapshots")
    command.add_argument(
        "--keep", type=int, required=True, metavar="N", help="how many stay, the current too"
    )
    command.set_defaults(run=_prune)
    command = commands.add_parser("erase", help="take a person or a family out of every snapshot")
    person = command.add_mutually_exclusive_group(required=True)
    for name in PERSONS:
        person.add_argument(f"--{name}", metavar="NUMBER", help=f"the {name}'s number in the source system")
    command.add_argument(
        "--authority", metavar="CODE", help="whose number it is, where the store has several"
    )
    command.set_defaults(run=_erase)


def _status(options: argparse.Namespace) -> int:
    store = open_store(options.store)
    if options.never:
        return 0 if _never_was(store) else 1
    snapshot = losses.current(store)
    if snapshot is None:
        print("The store is empty. Load extracts with `python -m data_access load DIR`.")
        return 0
    _print_snapshot(snapshot)
    _print_kept(store)
    store.examine()
    if snapshot.has_rows:  # where the public files alone are, nothing is published
        published(store)
    return 0


def _never_was(store: Store) -> bool:
    try:
        return losses.current(store) is None
    except StoreError:
        return False


def _print_snapshot(snapshot: Snapshot) -> None:
    invented = " (invented data)" if snapshot.invented else ""
    print(f"Snapshot {snapshot.number}{invented}, as at {snapshot.as_at:%d/%m/%Y}.")
    with snapshot.connect() as connection:
        for name, table in FACTS.items():
            held = name in snapshot.facts
            rows = connection.scalar(select(func.count()).select_from(table)) if held else 0
            print(f"{name}: {rows:,} rows" if held else f"{name}: none loaded")
        latest = select(loads).where(loads.c.number == snapshot.number)
        for row in connection.execute(latest).mappings():
            print(f"  {row['file']}: {row['rows_loaded']:,} rows loaded, {row['rows_rejected']:,} rejected")


def _print_kept(store: Store) -> None:
    for kept in store.snapshots():
        loaded = f"{kept.loaded_at:%d/%m/%Y %H:%M}"
        print(f"Kept: snapshot {kept.number}, loaded {loaded}, as at {kept.as_at:%d/%m/%Y}")


def _upgrade(options: argparse.Namespace) -> int:
    store = open_store(options.store)
    losses.current(store)  # says what is lost
    found = upgrade(store, options.menu(), lambda line: print(line, flush=True))
    if found.done:
        print(f"Brought up to date: {', '.join(map(str, found.done))}.")
    if found.left:
        print(
            f"Loaded with another secret key, and left as they are: {', '.join(map(str, found.left))}. To be "
            "rid of them: prune --keep 1."
        )
    if not (found.done or found.left):
        print("Everything is up to date.")
    return 0


def _rollback(options: argparse.Namespace) -> int:
    snapshot = rollback(open_store(options.store), options.number)
    print(f"Snapshot {snapshot.number}, as at {snapshot.as_at:%d/%m/%Y}, is now the one that is shown.")
    return 0


def _prune(options: argparse.Namespace) -> int:
    done = prune(open_store(options.store), options.keep)
    print(f"Kept: {', '.join(map(str, done.kept)) or 'nothing, as the store is empty'}.")
    if done.entries:
        print(f"{done.entries:,} entries of the audit are gone, as {AUDIT_DAYS} says.")
    return _still_read(done.still_read)


def _erase(options: argparse.Namespace) -> int:
    person = next(name for name in PERSONS if getattr(options, name))
    number, menu = getattr(options, person), options.menu()
    done = erase(open_store(options.store), person, number, options.authority, menu=menu)
    print(
        f"{done.rows:,} rows left out of the new snapshot {done.snapshot.number}; the {done.dropped} before "
        "it are gone. Files you loaded, lists of rejected rows and backups are yours to see to."
    )
    return _still_read(done.still_read)


def _still_read(left: Sequence[int]) -> int:
    """1 where a reader holds what should be gone."""
    if left:
        print(f"Snapshots {', '.join(map(str, left))} are still being read. Run `prune` again in a minute.")
    return 1 if left else 0
