"""`grant`, `revoke`, `grants`, `open` and `audit`: who may see what, and what was done."""

from __future__ import annotations

import argparse
import csv
import re
import sys
from collections.abc import Sequence
from dataclasses import astuple, fields
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select

from data_access import opening
from data_access.access import Access, Role, limit
from data_access.audit import Audit, Entry, entries
from data_access.database import Snapshot, open_store
from data_access.grants import Names, doubted, grant, grants, named, revoke
from data_access.schema import metadata
from data_access.state import State
from data_access.stores.snapshots import StoreError

if TYPE_CHECKING:
    from data_access.commands import Commands

SHOWN = 50  # entries on a screen
# How a spreadsheet knows a formula, whatever looks empty before it; such text is kept from being run.
FORMULA = re.compile(r"[\s\ufeff]*[-=+@]|[\t\r\n]")


def add(commands: Commands) -> None:
    """Add these commands to the parser's."""
    command = commands.add_parser("grant", help="give a person a role, in place of any before")
    _add_who(command)
    command.add_argument("role", choices=[str(role) for role in Role])
    for name in ("locality", "team"):
        told = f"code of a {name} that a manager sees; may be given more than once"
        command.add_argument(f"--{name}", action="append", default=[], metavar="CODE", help=told)
    command.add_argument(
        "--anyway", action="store_true", help="also codes that are not in the data, such as a team to come"
    )
    command.set_defaults(run=_grant)
    command = commands.add_parser("revoke", help="take a person's grant away")
    _add_who(command)
    command.set_defaults(run=_revoke)
    commands.add_parser("grants", help="who was given which role").set_defaults(run=_grants)
    command = commands.add_parser("open", help="print a link that opens the dashboard here, once")
    command.add_argument(
        "--port", type=int, default=8501, help="at which the dashboard answers on this machine; else 8501"
    )
    command.set_defaults(run=_open)
    command = commands.add_parser("audit", help="who asked for what, newest first")
    command.add_argument("--csv", type=Path, metavar="FILE", help="write all of it to a file")
    command.set_defaults(run=_audit)


def _add_who(command: argparse.ArgumentParser) -> None:
    command.add_argument("who", metavar="WHO", help="e-mail address; with --sub the provider's subject")
    told = "WHO is the provider's subject, as Activity shows it"
    command.add_argument(
        "--sub", dest="names", action="store_const", const=Names.SUBJECT, default=Names.ADDRESS, help=told
    )


def _grant(options: argparse.Namespace) -> int:
    role, scope = Role(options.role), (*options.locality, *options.team)
    if scope and role is not Role.MANAGER:
        raise StoreError(f"Only managers have localities and teams; {role} has none. Leave them out.")
    if scope and not options.anyway:
        _refuse_unknown(open_store(options.store).current(), locality=options.locality, team=options.team)
    access = limit(role, frozenset(options.locality), frozenset(options.team))
    with State() as state:
        grant(Audit.of_this_machine(state), options.names, options.who, access)
    print(f"{named(options.names, options.who)}: {_words(access)}.")
    return 0


def _refuse_unknown(snapshot: Snapshot | None, **scope: list[str]) -> None:
    """StoreError where the data has no such code: a slip of the pen would let a manager see nothing."""
    if snapshot is None:
        raise StoreError(
            "The store is empty, so the codes cannot be checked. Load the data first, or add --anyway."
        )
    with snapshot.connect() as connection:
        for name, given in scope.items():
            listed = metadata.tables[name]
            codes = connection.scalars(select(listed.c.code).where(listed.c.key != 0)).all()
            if unknown := [code for code in given if code not in codes]:
                raise StoreError(
                    f"No {name} has the code {unknown[0]}.{_near(unknown[0], codes)} Nothing was granted; to "
                    "grant it all the same, add --anyway."
                )


def _near(code: str, codes: Sequence[str]) -> str:
    """Codes that may have been meant, or where none is like it the first few."""
    if close := get_close_matches(code.casefold(), codes, cutoff=0.6):
        return f" Did you mean {' or '.join(sorted(close))}?"
    return f" There are {', '.join(sorted(codes[:20]))}." if codes else ""


def _revoke(options: argparse.Namespace) -> int:
    who = named(options.names, options.who)
    with State() as state:
        was_granted = revoke(Audit.of_this_machine(state), options.names, who)
    if not was_granted:
        raise StoreError(f"{who} has no grant. `grants` lists those who have.")
    print(f"{who} has no grant any more. A role named by the sign-in provider still holds.")
    return 0


def _grants(_: argparse.Namespace) -> int:
    given = grants(State())
    for each in given:
        by = " (sub)" if each.names is Names.SUBJECT else ""
        print(f"{each.who}{by}: {_words(each.access)}")
    if sentence := doubted([each.who for each in given if each.names is Names.ADDRESS]):
        print(sentence, file=sys.stderr)
    return 0


def _open(options: argparse.Namespace) -> int:
    with State() as state:
        token = opening.give(Audit.of_this_machine(state))
    print(f"http://127.0.0.1:{options.port}/open/{token}")
    print(
        f"It works once, within {opening.MINUTES} minutes, in a browser on this machine, as long as nobody "
        "signs in with a provider. It shows all rows, and is on record.",
        file=sys.stderr,
    )
    return 0


def _words(access: Access) -> str:
    if not access.limited:
        return str(access.role)
    places, teams = sorted(access.localities or ()), sorted(access.teams or ())
    held = [f"localities {', '.join(places)}"] * bool(places) + [f"teams {', '.join(teams)}"] * bool(teams)
    return f"{access.role} of {' and '.join(held) or 'nothing: name a --locality or a --team'}"


def _audit(options: argparse.Namespace) -> int:
    if options.csv:
        with State() as state:
            found = entries(state, limit=None)
            # On record before it is written, as where the page gives it.
            Audit.of_this_machine(state).record("export", {"file": "audit"})
        _write(options.csv, found)
        print(f"Written to {options.csv}.")
        return 0
    for each in entries(State(), SHOWN):
        snapshot = f", snapshot {each.snapshot}" if each.snapshot else ""
        did = f"{each.who} ({each.role}) {each.action}{snapshot}"
        print(f"{each.at:%d/%m/%Y %H:%M} {did}: {each.selection or ''}")
    return 0


def _write(path: Path, written: tuple[Entry, ...]) -> None:
    with path.open("w", newline="", encoding="utf-8-sig") as file:
        table = csv.writer(file)
        table.writerow([field.name for field in fields(Entry)])
        table.writerows([_plain(value) for value in astuple(entry)] for entry in written)


def _plain(value: object) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if FORMULA.match(text) else text
