"""Approvals of comments, in the state store: which may be quoted, to whom, by whose word and since when.

An approval names a comment by its hashed number and holds a seal of the words approved, never the words. It
holds for a comment with exactly these words, so it follows the comment through every load and lapses by
itself where the words change.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Integer,
    MetaData,
    Select,
    String,
    Table,
    delete,
    insert,
    select,
)

if TYPE_CHECKING:
    from data_access.state import State

_tables = MetaData()
_given = Table(
    "approval",
    _tables,
    Column("id", Integer, primary_key=True),
    Column("at", String, nullable=False),  # ISO 8601 in UTC
    Column("who", String, nullable=False),
    Column("comment", BigInteger, nullable=False),
    Column("seal", String, nullable=False),
    Column("audience", String, nullable=False),
)
_withdrawn = Table(
    "approval_withdrawn",
    _tables,
    Column("approval", Integer, primary_key=True),
    Column("at", String, nullable=False),
    Column("who", String, nullable=False),
)


class Audience(StrEnum):
    """Who may read a comment that is approved."""

    STAFF = "staff"  # whoever signs in, within their scope
    EVERYBODY = "everybody"  # the public too


@dataclass(frozen=True)
class Approval:
    """One approval that stands: of the comment of that number, with the words of that seal."""

    at: datetime
    who: str
    comment: int
    seal: str
    audience: Audience


def create(connection: Connection) -> None:
    """Make the tables: a migration of the state store."""
    _tables.create_all(connection, checkfirst=False)


def seal(comment: int, words: str) -> str:
    """What tells these words of this comment from any others."""
    return sha256(f"{comment}\x1f{words}".encode()).hexdigest()


def approve(state: State, who: str, comment: int, sealed: str, audience: Audience) -> None:
    """Approve the comment with the words of that seal, stamped now."""
    row = {"who": who, "comment": comment, "seal": sealed, "audience": str(audience)}
    with state.writing() as connection:
        connection.execute(insert(_given).values(at=state.stamp(), **row))


def withdraw(state: State, who: str, comment: int) -> None:
    """Withdraw every approval of the comment, whoever gave it; each stays on record."""
    with state.writing() as connection:
        numbers = connection.scalars(_standing(_given.c.id).where(_given.c.comment == comment)).all()
        rows = [{"approval": number, "at": state.stamp(), "who": who} for number in numbers]
        if rows:
            connection.execute(insert(_withdrawn), rows)


def standing(state: State) -> tuple[Approval, ...]:
    """Every approval that nobody has withdrawn, oldest first."""
    with state.reading() as connection:
        rows = connection.execute(_standing(_given).order_by(_given.c.id)).all()
    return tuple(
        Approval(datetime.fromisoformat(row.at), row.who, row.comment, row.seal, Audience(row.audience))
        for row in rows
    )


def forget(state: State, comments: Collection[int]) -> None:
    """Remove all that is kept of these comments, which are being erased."""
    if comments:
        of_them = select(_given.c.id).where(_given.c.comment.in_(comments))
        with state.writing() as connection:
            connection.execute(delete(_withdrawn).where(_withdrawn.c.approval.in_(of_them)))
            connection.execute(delete(_given).where(_given.c.comment.in_(comments)))


def _standing(*columns: Any) -> Select[Any]:
    return select(*columns).where(_given.c.id.not_in(select(_withdrawn.c.approval)))
