"""What a store holds: snapshots, each whole, one of them current.

A load makes a new snapshot and only then moves the pointer, so readers see the
old or the new one and never something between.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime

from sqlalchemy import Connection

from data_access import schema


class StoreError(Exception):
    """Something is wrong with the store. The message is a sentence for whoever uses the dashboard."""


class StoreUnreachable(StoreError):  # noqa: N818 - a state of the store
    """The store cannot be reached or read."""


class StoreTooNew(StoreError):  # noqa: N818 - a state of the store
    """The store was written by a newer version of this program."""


class StoreTooOld(StoreError):  # noqa: N818 - a state of the store
    """The store was written by an older version of this program; its tables are not those asked now."""


class StoreBusy(StoreError):  # noqa: N818 - a state of the store
    """Another load into the same store is running."""

    def __init__(self):
        super().__init__("Another load into this store is running. Wait until it has ended, then load again.")


@dataclass(frozen=True)
class Manifest:
    """What is known of a snapshot without opening it. `as_at` is the dashboard's today.

    `protected`: its counts are those of the public store. `key_mark` tells the secret that its numbers of
    people were hashed with from another; empty where it is not known.
    """

    number: int
    as_at: date
    loaded_at: datetime
    schema_version: int
    invented: bool
    protected: bool = False
    key_mark: str = ""

    def to_json(self) -> str:
        """As the text of a manifest file."""
        return json.dumps(asdict(self), default=lambda day: day.isoformat(), indent=1)

    @classmethod
    def from_json(cls, text: str | bytes) -> Manifest:
        """From the text of a manifest file; ValueError, KeyError or TypeError where it is not one."""
        stored = json.loads(text)
        return cls.from_stored({**stored, "as_at": date.fromisoformat(stored["as_at"])})

    @classmethod
    def from_stored(cls, stored: dict) -> Manifest:
        """From values as a store gives them back: `as_at` a date, `loaded_at` text."""
        return cls(
            number=int(stored["number"]),
            as_at=stored["as_at"],
            loaded_at=datetime.fromisoformat(stored["loaded_at"]),
            schema_version=int(stored["schema_version"]),
            invented=bool(stored["invented"]),
            protected=bool(stored.get("protected", False)),
            key_mark=stored.get("key_mark") or "",
        )


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

    def public(self) -> Snapshot | None:
        """The protected snapshot of the same load; itself where it is that; None where none was written."""
        protected = replace(self, manifest=replace(self.manifest, protected=True))
        return protected if self._has(protected.manifest) else None

    def connect(self) -> Connection:
        """A read-only connection on which the tables of `data_access.schema` are this snapshot's.

        StoreTooOld where the tables are of an older version, StoreUnreachable where it cannot be read.
        """
        self.refuse_newer()
        if self.manifest.schema_version < schema.VERSION:
            raise StoreTooOld(
                "This data was loaded by an older version of the program. Load all the extracts again with "
                "`python -m data_access load`."
            )
        return self._open(self.manifest)

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
        if self.manifest.schema_version > schema.VERSION:
            raise StoreTooNew(
                "This data was loaded by a newer version of the program (its tables are version "
                f"{self.manifest.schema_version}, this program knows up to {schema.VERSION}). Update the "
                "program, or go back to an earlier snapshot with `python -m data_access rollback`."
            )
