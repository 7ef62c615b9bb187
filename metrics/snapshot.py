"""What the metrics need of a snapshot, and nothing of how or where it is kept."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import Protocol

from sqlalchemy import Connection


class Snapshot(Protocol):
    """One load, seen whole: what every question is asked of. It never changes.

    All of these are asked for by name, so that a snapshot that does not say whether its counts are
    protected fails at once and is never taken for one that may be read in true counts.
    """

    @property
    def number(self) -> int:
        """The data version, from 1."""

    @property
    def as_at(self) -> date:
        """The day the data was taken: today, for every question."""

    @property
    def loaded_at(self) -> datetime:
        """When it was loaded."""

    @property
    def invented(self) -> bool:
        """Whether it is the sample."""

    @property
    def protected(self) -> bool:
        """Whether its counts are protected, fit for anybody to see."""

    @property
    def url(self) -> str:
        """The store that it is of. It may hold a password, so it is never shown."""

    @property
    def dialect(self) -> str:
        """The SQL that its store speaks."""

    @property
    def schema_version(self) -> int:
        """The version of the tables that it was written with."""

    @property
    def facts(self) -> frozenset[str]:
        """Names of the facts that it has a table of; of any other nothing was ever loaded."""

    def public(self) -> Snapshot | None:
        """The protected snapshot of the same load; itself where it is that; None where none was written."""

    def is_whole(self) -> bool:
        """Whether all its rows are here, and not only what is public of them."""

    def connect(self) -> AbstractContextManager[Connection]:
        """A connection on which the tables of `data_access.schema` are this snapshot's."""
