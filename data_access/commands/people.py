"""`grant`, `revoke`, `grants` and `activity`: who may see what, and what was done."""

from __future__ import annotations

import argparse
import csv
from dataclasses import astuple, fields
from pathlib import Path

from data_access.access import Access, Role, limit
from data_access.audit import Activity, State
from data_access.commands.log import Log
from data_access.grants import grant, grants, named, revoke
from data_access.stores.snapshots import StoreError

SHOWN = 50  # lines of activity on a screen
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # how a spreadsheet knows one; such text is kept from being run


def add(commands) -> None:
    """Add these commands to the parser's."""
    command = commands.add_parser("grant", help="give a person a role, in place of any before")
    command.add_argument("who", metavar="EMAIL", help="e-mail address, or the provider's subject")
    command.add_argument("role", choices=[str(role) for role in Role])
    for name in ("locality", "team"):
        told = f"code of a {name} that a manager sees; may be given more than once"
        command.add_argument(f"--{name}", action="append", default=[], metavar="CODE", help=told)
    command.set_defaults(run=_grant)
    command = commands.add_parser("revoke", help="take a person's grant away")
    command.add_argument("who", metavar="EMAIL")
    command.set_defaults(run=_revoke)
    commands.add_parser("grants", help="who was given which role").set_defaults(run=_grants)
    command = commands.add_parser("activity", help="who asked for what, newest first")
    command.add_argument("--csv", type=Path, metavar="FILE", help="write all of it to a file")
    command.set_defaults(run=_activity)


def _grant(options: argparse.Namespace) -> int:
    role, scope = Role(options.role), (*options.locality, *options.team)
    if scope and role is not Role.MANAGER:
        raise StoreError(f"Only managers have localities and teams; {role} has none. Leave them out.")
    access = limit(role, frozenset(options.locality), frozenset(options.team))
    log = Log()
    grant(log.state, options.who, access)
    log.record("grant", {"who": named(options.who), "access": _words(access)})
    print(f"{named(options.who)}: {_words(access)}.")
    return 0


def _revoke(options: argparse.Namespace) -> int:
    log = Log()
    if not revoke(log.state, options.who):
        raise StoreError(f"{named(options.who)} has no grant. `grants` lists those who have.")
    log.record("revoke", {"who": named(options.who)})
    print(f"{named(options.who)} has no grant any more. A role named by the sign-in provider still holds.")
    return 0


def _grants(_: argparse.Namespace) -> int:
    for each in grants(State()):
        print(f"{each.who}: {_words(each.access)}")
    return 0


def _words(access: Access) -> str:
    if not access.limited:
        return str(access.role)
    places, teams = sorted(access.localities or ()), sorted(access.teams or ())
    held = [f"localities {', '.join(places)}"] * bool(places) + [f"teams {', '.join(teams)}"] * bool(teams)
    return f"{access.role} of {' and '.join(held) or 'nothing: name a --locality or a --team'}"


def _activity(options: argparse.Namespace) -> int:
    if options.csv:
        _write(options.csv, State().latest(limit=None))
        print(f"Written to {options.csv}.")
        return 0
    for each in State().latest(SHOWN):
        snapshot = f", snapshot {each.snapshot}" if each.snapshot else ""
        did = f"{each.who} ({each.role}) {each.action}{snapshot}"
        print(f"{each.at:%d/%m/%Y %H:%M} {did}: {each.selection or ''}")
    return 0


def _write(path: Path, lines: tuple[Activity, ...]) -> None:
    with path.open("w", newline="", encoding="utf-8-sig") as file:
        table = csv.writer(file)
        table.writerow([field.name for field in fields(Activity)])
        table.writerows([_plain(value) for value in astuple(line)] for line in lines)


def _plain(value: object) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text
