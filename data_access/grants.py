"""Grants: who has which role, for which localities and teams.

Kept in the state store, never with the data. When each was given, and by whom, is in the audit.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Column, Connection, MetaData, Row, String, Table, delete, insert, select

from data_access.access import Access, Role, limit

if TYPE_CHECKING:
    from data_access.audit import Audit
    from data_access.state import State

_granted = Table(
    "access_grant",
    MetaData(),
    Column("who", String, primary_key=True),  # an e-mail address in small letters, or a provider's subject
    Column("role", String, nullable=False),
    Column("localities", String, nullable=False),  # JSON lists of codes
    Column("teams", String, nullable=False),
)


@dataclass(frozen=True)
class Grant:
    """One person's grant."""

    who: str
    access: Access


def create(connection: Connection) -> None:
    """Make the table: a migration of the state store."""
    _granted.create(connection)


def grant(audit: Audit, who: str, access: Access) -> None:
    """Give the person this access in place of any before. On record before it is done."""
    scope = {"localities": sorted(access.localities or ()), "teams": sorted(access.teams or ())}
    row = {"who": named(who), "role": str(access.role)}
    audit.record("grant", row | scope)
    with audit.state.writing() as connection:
        connection.execute(delete(_granted).where(_granted.c.who == row["who"]))
        row |= {name: json.dumps(codes) for name, codes in scope.items()}
        connection.execute(insert(_granted).values(row))


def revoke(audit: Audit, who: str) -> bool:
    """Take the person's grant away, on record before it is done; whether there was one."""
    if granted(audit.state, who) is None:
        return False
    audit.record("revoke", {"who": named(who)})
    with audit.state.writing() as connection:
        connection.execute(delete(_granted).where(_granted.c.who == named(who)))
    return True


def granted(state: State, who: str) -> Access | None:
    """The access granted to the person, None where none is."""
    return next((each.access for each in grants(state) if each.who == named(who)), None)


def grants(state: State) -> tuple[Grant, ...]:
    """Every grant, by name."""
    with state.writing() as connection:
        rows = connection.execute(select(_granted).order_by(_granted.c.who)).all()
    return tuple(Grant(row.who, _access(row)) for row in rows)


def named(who: str) -> str:
    """The name as it is kept: addresses are the same in any case, subjects are not."""
    return who.strip().casefold() if "@" in who else who.strip()


def _access(row: Row) -> Access:
    return limit(Role(row.role), frozenset(json.loads(row.localities)), frozenset(json.loads(row.teams)))
