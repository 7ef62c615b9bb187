"""`reveals`: what internal tables would give away, printed beside the public figures."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from data_access import exported
from data_access.audit import Audit
from data_access.database import Snapshot, open_store
from data_access.protection.beside import Settled, Table, settled
from data_access.state import State
from data_access.stores.snapshots import StoreError

if TYPE_CHECKING:
    from data_access.commands import Commands


def add(commands: Commands) -> None:
    """Add the command to the parser's."""
    command = commands.add_parser("reveals", help="how many protected counts a table would give away")
    told = "a file of figures taken from a page, CSV or Excel; several are tested as printed together"
    command.add_argument("files", type=Path, nargs="+", metavar="FILE", help=told)
    command.set_defaults(run=_reveals)


def _reveals(options: argparse.Namespace) -> int:
    snapshot = _with_public(open_store(options.store).current())
    files = [exported.read(path) for path in options.files]
    with State() as state:  # before anything is worked out
        told = [{"file": each.file, **json.loads(each.line)} for each in files]
        Audit.of_this_machine(state).record_all("reveals", told, snapshot.number)
    tables = [options.printed(each, snapshot) for each in files]
    found = settled(snapshot, [count for table in tables for count in table.printed])
    for sentence in dict.fromkeys(_sentences(tables, found)):
        print(sentence)
    return 1 if _gives_away(tables, found) else 0


def _with_public(snapshot: Snapshot | None) -> Snapshot:
    if snapshot is None:
        raise StoreError("The store is empty. Load extracts with `python -m data_access load DIR`.")
    if snapshot.public() is None:
        raise StoreError("This store has no public figures. Load the extracts again to have them worked out.")
    return snapshot


def _gives_away(tables: Sequence[Table], found: Sequence[Settled]) -> bool:
    return any(each.small for each in tables) or any(each.one for each in found)


def _sentences(tables: Sequence[Table], found: Sequence[Settled]) -> Iterator[str]:
    these, it = ("this table", "it") if len(tables) == 1 else ("these tables", "them")
    yield from (f"Printed beside the public figures, {these} would {_what(each)}." for each in found)
    for table in tables:
        if table.small:
            rest = "1 figure rests" if table.small == 1 else f"{table.small:,} figures rest"
            yield f"{table.file}: {rest} on a count of 1 to 4."
    if _gives_away(tables, found):
        yield f"Do not publish {it}."
    for each in found:
        if each.one and each.yearly is not None:
            counts = f"the same counts of {each.extract} give away {_number(each.yearly)}"
            yield f"Added up to financial years, {counts}."
        if each.later:
            yield f"Some months are not public yet. Test {it} again when they are."
    yield from (sentence for table in tables for sentence in table.untested)


def _what(found: Settled) -> str:
    """What is given away of one fact, after "would"."""
    counts = f"protected count{'s' * (found.hidden != 1)} of {found.extract}"
    if not found.hidden:
        return f"give away nothing: there are no {counts} behind it"
    of = f"{found.hidden:,} {counts}"
    if found.tried < found.hidden:
        of = f"{found.tried:,} {counts} that were tried, drawn from {found.hidden:,}"
    example = f" (for example {found.example})" if found.one else ""
    narrowed = f", and leave {found.two:,} more with two possible values" if found.two else ""
    return f"give away {_number(found.one)} of {of}{example}{narrowed}"


def _number(count: int) -> str:
    return f"{count:,}" if count else "none"
