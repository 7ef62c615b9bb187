"""Kinds of column, and the one `MetaData` they are gathered in."""

from __future__ import annotations

from sqlalchemy import Column, Integer, MetaData, SmallInteger, String

metadata = MetaData()


def key(name: str = "key") -> Column:
    """A dimension key: a small whole number, 0 for not recorded, as in rows from before the column was."""
    return Column(name, SmallInteger, nullable=False, server_default="0")


def day(name: str) -> Column:
    """A day number: days since 1970-01-01; empty where the event has not happened."""
    return Column(name, Integer)


def text(name: str) -> Column:
    """A text column."""
    return Column(name, String)
