"""Grants: who has which role, for which localities and teams.

Kept in the state store, never with the data. When each was given, and by whom, is in the audit.
"""

from __future__ import annotations

import json
import logging
import os
from dataclasses import dataclass
from enum import StrEnum
from string import ascii_lowercase, ascii_uppercase
from typing import TYPE_CHECKING

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    MetaData,
    Row,
    String,
    Table,
    and_,
    delete,
    insert,
    select,
)

from data_access.access import Access, Role, limit
from data_access.stores.snapshots import StoreError

if TYPE_CHECKING:
    from data_access.audit import Audit
    from data_access.state import State

UNSAID = "OUTCOMES_EMAIL_UNSAID"  # `verified`: an address of which a provider says nothing is believed


class Names(StrEnum):
    """What a grant names a person by."""

    ADDRESS = "address"  # an e-mail address that the provider says is theirs
    SUBJECT = "sub"  # the provider's own name of them


def _table(name: str, *key: Column) -> Table:
    codes = (Column(each, String, nullable=False) for each in ("localities", "teams"))  # JSON lists
    return Table(name, MetaData(), *key, Column("role", String, nullable=False), *codes)


# Until grants said what they name.
_of_either = _table("access_grant", Column("who", String, primary_key=True))
_granted = _table("granted", *(Column(each, String, primary_key=True) for each in ("names", "who")))
_SMALL = str.maketrans(ascii_uppercase, ascii_lowercase)


@dataclass(frozen=True)
class Grant:
    """One person's grant."""

    names: Names
    who: str
    access: Access


def create(connection: Connection) -> None:
    """Make the table: a migration of the state store."""
    _of_either.create(connection)


def tell_apart(connection: Connection) -> None:
    """Keep addresses and subjects apart from here on: a migration of the state store.

    Until then a grant with an "@" in it held for an address that nobody had verified, and for a subject too.
    """
    _granted.create(connection)
    rows = [dict(row) for row in connection.execute(select(_of_either)).mappings()]
    for row in rows:
        row["names"] = str(Names.ADDRESS if "@" in row["who"] else Names.SUBJECT)
    if rows:
        connection.execute(insert(_granted), rows)
    _of_either.drop(connection)
    if sentence := doubted(sorted(row["who"] for row in rows if row["names"] == Names.ADDRESS)):
        logging.getLogger("outcomes").warning("%s", sentence)


def believes_unsaid() -> bool:
    """Whether an address counts as verified of which the provider does not say whether it is."""
    return os.environ.get(UNSAID) == "verified"


def doubted(addresses: list[str]) -> str:
    """Whose grants hold only if the provider says more than some do; empty where that does not matter."""
    if believes_unsaid() or not addresses:
        return ""
    return (
        f"These grants name an address and hold only where the provider says email_verified: "
        f"{', '.join(addresses)}. Entra does not say it. Whoever would lose access: grant to their sub "
        f"with --sub, which Activity shows, or set {UNSAID}=verified if nobody can write their own address."
    )


def grant(audit: Audit, names: Names, who: str, access: Access) -> None:
    """Give the person this access in place of any before. On record before it is done.

    StoreError where who it names, or a code, cannot be one.
    """
    scope = {"localities": sorted(access.localities or ()), "teams": sorted(access.teams or ())}
    row = {"names": str(names), "who": named(names, who), "role": str(access.role)}
    for code in (*scope["localities"], *scope["teams"]):
        _refuse_unprintable(code)
    audit.record("grant", row | scope)
    with audit.state.writing() as connection:
        connection.execute(delete(_granted).where(_is(names, row["who"])))
        row |= {name: json.dumps(codes) for name, codes in scope.items()}
        connection.execute(insert(_granted).values(row))


def revoke(audit: Audit, names: Names, who: str) -> bool:
    """Take the person's grant away, on record before it is done; whether there was one."""
    if granted(audit.state, names, who) is None:
        return False
    audit.record("revoke", {"names": str(names), "who": named(names, who)})
    with audit.state.writing() as connection:
        connection.execute(delete(_granted).where(_is(names, named(names, who))))
    return True


def granted(state: State, names: Names, who: str) -> Access | None:
    """The access granted to the person of exactly this name, None where none is."""
    with state.reading() as connection:
        row = connection.execute(select(_granted).where(_is(names, _as_kept(names, who)))).first()
    return _access(row) if row else None


def grants(state: State) -> tuple[Grant, ...]:
    """Every grant, by name."""
    with state.reading() as connection:
        rows = connection.execute(select(_granted).order_by(_granted.c.who, _granted.c.names)).all()
    return tuple(Grant(Names(row.names), row.who, _access(row)) for row in rows)


def named(names: Names, who: str) -> str:
    """The name as it is kept, typed by somebody. StoreError where it can be nobody's."""
    kept = _as_kept(names, who.strip())
    _refuse_unprintable(kept)
    if names is Names.ADDRESS and "@" not in kept:
        raise StoreError(f"{kept} is no e-mail address. If it is the provider's sub, add --sub.")
    return kept


def _as_kept(names: Names, who: str) -> str:
    """Addresses are the same in capitals, of A to Z alone: a long s or a Kelvin sign is another's address."""
    return who.translate(_SMALL) if names is Names.ADDRESS else who


def _refuse_unprintable(text: str) -> None:
    if not text or not text.isprintable():
        raise StoreError(
            f"{text!r} is no name that can be granted: it is empty, or holds a line break or another sign "
            "that cannot be seen. Type it anew."
        )


def _is(names: Names, who: str) -> ColumnElement[bool]:
    return and_(_granted.c.names == str(names), _granted.c.who == who)


def _access(row: Row) -> Access:
    return limit(Role(row.role), frozenset(json.loads(row.localities)), frozenset(json.loads(row.teams)))
