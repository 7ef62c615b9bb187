"""What a store holds: snapshots, each whole, one of them current.

A load makes a new snapshot and only then moves the pointer, so readers see the
old or the new one and never something between.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from sqlalchemy import Connection

from data_access import schema
from data_access.stores.manifest import Manifest


class StoreError(Exception):
    """Something is wrong with the store. The message is a sentence for whoever uses the dashboard."""


class StoreUnreachable(StoreError):  # noqa: N818 - a state of the store
    """The store cannot be reached or read."""


class StoreDamaged(StoreUnreachable):  # noqa: N818 - a state of the store
    """Something that the store held is lost; the sentence says what, and how to restore it."""


class StateUnreachable(StoreUnreachable):  # noqa: N818 - a state of the state store
    """The state store cannot be read or written, so that nothing can be put on record."""


class StoreTooNew(StoreError):  # noqa: N818 - a state of the store
    """The store was written by a newer version of this program."""


class StoreTooOld(StoreError):  # noqa: N818 - a state of the store
    """The store was written by an older version of this program; its tables are not those asked now."""


class StoreBusy(StoreError):  # noqa: N818 - a state of the store
    """Another load into the same store is running."""

    def __init__(self) -> None:
        super().__init__("Another load into this store is running. Wait until it has ended, then load again.")


@dataclass(frozen=True)
class Snapshot:
    """One load, seen whole. Two of the same store with the same manifest are equal; safe as a cache key."""

    manifest: Manifest
    url: str = field(repr=False)  # may hold a password
    dialect: str
    _open: Callable[[Manifest], Connection] = field(repr=False, compare=False)
    _has: Callable[[Manifest], bool] = field(repr=False, compare=False)

    @property
    def number(self) -> int:
        """The data version, from 1."""
        return self.manifest.number

    @property
    def as_at(self) -> date:
        """The day the data was taken."""
        return self.manifest.as_at

    @property
    def loaded_at(self) -> datetime:
        """When it was loaded."""
        return self.manifest.loaded_at

    @property
    def invented(self) -> bool:
        """Whether it is the sample."""
        return self.manifest.invented

    @property
    def protected(self) -> bool:
        """Whether its counts are protected, fit for anybody to see."""
        return self.manifest.protected

    @property
    def schema_version(self) -> int:
        """The version of the tables that it was written with."""
        return self.manifest.schema_version

    @property
    def facts(self) -> frozenset[str]:
        """Names of the facts that it has a table of; of any other nothing was ever loaded."""
        return frozenset(name for name, _ in self.manifest.facts)

    def public(self) -> Snapshot | None:
        """The protected snapshot of the same load; itself where it is that; None where none was written."""
        protected = replace(self, manifest=replace(self.manifest, protected=True))
        return protected if self._has(protected.manifest) else None

    def connect(self) -> Connection:
        """A read-only connection on which the tables of `data_access.schema` are this snapshot's.

        StoreTooOld where the tables are of an older version, StoreUnreachable where it cannot be read.
        """
        self.refuse_newer()
        # Protected counts are read as they are: what was published is not derived again.
        if not self.manifest.is_current and not self.protected:
            raise StoreTooOld(
                "This data was loaded by another version of the program. Bring it up to date with "
                "`python -m data_access upgrade`; no extract needs to be sent again."
            )
        return self._open(self.manifest)

    def connect_as_it_is(self) -> Connection:
        """The same whatever its version, for who knows what its tables were."""
        self.refuse_newer()
        return self._open(self.manifest)

    @property
    def has_rows(self) -> bool:
        """Whether its rows are kept here, in whatever version, and not only what is public of them."""
        return self._has(self.manifest)

    def is_whole(self) -> bool:
        """Whether all its rows are here, and not only what is public of them. Raises StoreTooNew."""
        self.refuse_newer()
        try:
            self.connect().close()
        except StoreError:
            return False
        return True

    def refuse_newer(self) -> None:
        """StoreTooNew when its tables are beyond what this program knows."""
        if self.manifest.schema_version > schema.VERSION or self.manifest.unknown_facts:
            raise StoreTooNew(
                "This data was loaded by a newer version of the program. Update the program, or go back to "
                "an earlier snapshot with `python -m data_access rollback`."
            )
