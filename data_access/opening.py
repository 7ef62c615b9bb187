"""Links that open the dashboard once, for whoever is signed in to the machine on which it runs.

Until people sign in with a provider, nobody else sees more than public figures. Of a link the hash is kept.
"""

from __future__ import annotations

import secrets
import time
from hashlib import sha256
from typing import TYPE_CHECKING

from sqlalchemy import Column, Connection, Float, MetaData, String, Table, delete, insert

if TYPE_CHECKING:
    from data_access.audit import Audit
    from data_access.state import State

MINUTES = 10  # that a link waits to be used

_links = Table(
    "opening",
    MetaData(),
    Column("hash", String, primary_key=True),
    Column("who", String, nullable=False),  # for whom it was made
    Column("until", Float, nullable=False),
)


def create(connection: Connection) -> None:
    """Make the table: a migration of the state store."""
    _links.create(connection)


def give(audit: Audit) -> str:
    """The secret part of a new link, for whoever the audit is written for. On record before it is made."""
    token = secrets.token_urlsafe(32)
    audit.record("open", {"minutes": MINUTES})
    with audit.state.writing() as connection:
        row = {"hash": _hash(token), "who": audit.who, "until": time.time() + 60 * MINUTES}
        connection.execute(insert(_links).values(row))
    return token


def take(state: State, token: str) -> str | None:
    """For whom the link was made, and it is used up; None where there is no such link, or none any more."""
    with state.writing() as connection:
        connection.execute(delete(_links).where(_links.c.until < time.time()))
        used = delete(_links).where(_links.c.hash == _hash(token)).returning(_links.c.who)
        return connection.execute(used).scalar()


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()
