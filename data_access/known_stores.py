"""The stores that this program has known, in the state store: how far each has come.

A store says that of itself too. This is for the day when the whole of it is lost, or put back from an older
backup, or when its address is mistyped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Column, Connection, Integer, MetaData, String, Table, delete, insert, make_url, select

from data_access.stores.reached import Reached

if TYPE_CHECKING:
    from data_access.state import State

_known = Table(
    "known_store",
    MetaData(),
    Column("address", String, primary_key=True),
    *(Column(name, Integer, nullable=False) for name in vars(Reached())),
)


def create(connection: Connection) -> None:
    """Make the table: a migration of the state store."""
    _known.create(connection)


def address_of(url: str) -> str:
    """What a store is known by: its URL without who opens it, or how."""
    parsed = make_url(url)
    host = {name: value for name, value in parsed.query.items() if name == "host"}
    plain = parsed.set(drivername=parsed.get_backend_name(), username=None, password=None, query=host)
    return plain.render_as_string()


def known(state: State) -> dict[str, Reached]:
    """How far each has come, by its address."""
    with state.reading() as connection:
        rows = [dict(row) for row in connection.execute(select(_known)).mappings()]
    return {row.pop("address"): Reached(**row) for row in rows}


def keep(state: State, url: str, reached: Reached) -> None:
    """Keep that the store has come so far, whatever is known of it; nothing of that goes back."""
    address = address_of(url)
    with state.writing() as connection:
        row = connection.execute(select(_known).where(_known.c.address == address)).mappings().first()
        before = Reached(**{name: row[name] for name in vars(Reached())}) if row else Reached()
        connection.execute(delete(_known).where(_known.c.address == address))
        connection.execute(insert(_known).values(address=address, **vars(before.joined(reached))))
