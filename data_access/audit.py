"""The audit: who, in which role, did or asked what, of which snapshot, and when. Never a figure.

Whatever changes the store or who may see it writes its own entry, so that a command, a schedule and
another program are on record alike.
"""

from __future__ import annotations

import getpass
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Column, Connection, Integer, MetaData, String, Table, delete, insert, or_, select, text

from data_access.stores.snapshots import StoreError

if TYPE_CHECKING:
    from data_access.state import State

# What follows the name of an act that takes a while; of one that was killed the first alone is there.
BEGUN, COMPLETED, NOT_COMPLETED = " begun", " completed", " not completed"


def _table(name: str) -> Table:
    return Table(
        name,
        MetaData(),
        Column("id", Integer, primary_key=True),
        Column("at", String, nullable=False),  # ISO 8601 in UTC, which sorts as it is read
        Column("who", String, nullable=False),
        Column("role", String, nullable=False),
        Column("action", String, nullable=False),
        Column("selection", String),
        Column("snapshot", Integer),
    )


_entries = _table("audit")


def create(connection: Connection) -> None:
    """Make the table under its first name: a migration of the state store."""
    _table("activity").create(connection)


def rename(connection: Connection) -> None:
    """Give the table the name that it has now: a migration of the state store."""
    connection.execute(text("ALTER TABLE activity RENAME TO audit"))


@dataclass(frozen=True)
class Entry:
    """One entry of the audit. `selection` is the question as JSON, or None where nothing was asked."""

    at: datetime
    who: str
    role: str
    action: str
    selection: str | None
    snapshot: int | None


@dataclass(frozen=True)
class Audit:
    """The audit, written in one person's name and role.

    An entry is written before what it tells of, so that nothing is done without one. Raises StoreError,
    in words, where it cannot be written.
    """

    state: State
    who: str
    role: str

    @classmethod
    def of_this_machine(cls, state: State) -> Audit:
        """In the name of whoever is signed in to this machine, where nothing is done through a page."""
        return cls(state, _signed_in(), "command line")

    def record(self, action: str, what: object = None, snapshot: int | None = None) -> None:
        """Add an entry, stamped now. `what` is JSON text, or a value to be written as JSON."""
        self.record_all(action, (what,), snapshot)

    def record_all(self, action: str, whats: Sequence[object], snapshot: int | None = None) -> None:
        """Add an entry for each of them, all in one write: a page view asks many questions."""
        named = {"who": self.who, "role": self.role, "action": action}
        each = {"at": self.state.stamp()} | {name: one_line(told) for name, told in named.items()}
        with self.state.writing() as connection:
            rows = [{**each, "selection": _as_text(what), "snapshot": snapshot} for what in whats]
            connection.execute(insert(_entries), rows)

    @contextmanager
    def doing(self, action: str, what: object = None, snapshot: int | None = None) -> Iterator[None]:
        """On record as begun, then done; a second entry says how it ended.

        StoreUnreachable, and nothing done, where the first cannot be written. Without a second one, as after
        a power cut, the act may have been done or not; none is done that is not on record.
        """
        self.record(action + BEGUN, what, snapshot)
        try:
            yield
        except BaseException:
            with suppress(StoreError):  # why it failed is what is to be told
                self.record(action + NOT_COMPLETED, what, snapshot)
            raise
        with suppress(StoreError):  # it is done, and its caller is not told that it failed
            self.record(action + COMPLETED, what, snapshot)


def entries(state: State, limit: int | None = 100, words: str = "") -> tuple[Entry, ...]:
    """The last entries, newest first: all of them without a limit, those that hold the words."""
    question = select(_entries).order_by(_entries.c.id.desc()).limit(limit)
    if words:
        searched = (_entries.c.who, _entries.c.role, _entries.c.action, _entries.c.selection)
        question = question.where(or_(*(column.icontains(words, autoescape=True) for column in searched)))
    with state.reading() as connection:
        rows = connection.execute(question).all()
    return tuple(
        Entry(datetime.fromisoformat(at), who, role, action, selection, snapshot)
        for _, at, who, role, action, selection, snapshot in rows
    )


def forget(state: State, before: datetime) -> int:
    """Remove the entries from before that moment; how many there were."""
    with state.writing() as connection:
        return connection.execute(delete(_entries).where(_entries.c.at < before.isoformat())).rowcount


def one_line(text: str) -> str:
    """The text without a break: an entry is one line wherever it is read, and none can look like two."""
    return " ".join(text.splitlines())


def _as_text(what: object) -> str | None:
    """A question or an act as it is kept: JSON, or nothing where there is nothing to tell of it."""
    if what is None:
        return None
    text = what if isinstance(what, str) else json.dumps(what, default=str)
    try:
        told = json.loads(text)
    except ValueError:
        return one_line(text)
    flat = _flat(told)
    return text if flat == told else json.dumps(flat)


def _flat(told: Any) -> Any:
    """A value out of JSON, every text in it on one line."""
    if isinstance(told, dict):
        return {one_line(name): _flat(each) for name, each in told.items()}
    if isinstance(told, list):
        return [_flat(each) for each in told]
    return one_line(told) if isinstance(told, str) else told


def _signed_in() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container may run as a number without a name
        return "unknown"
