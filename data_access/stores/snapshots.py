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
from data_access.versions import FIRST_RELEASE, VERSIONS


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
class Manifest:
    """What is known of a snapshot without opening it. `as_at` is the dashboard's today.

    `protected`: its counts are those of the public store. `key_mark` tells the secret that its numbers of
    people were hashed with from another; empty where it is not known. `facts` are the facts that it has
    tables of, each with the version of its rows; `revision` counts how often they were derived again.
    """

    number: int
    as_at: date
    loaded_at: datetime
    schema_version: int
    invented: bool
    protected: bool = False
    key_mark: str = ""
    facts: tuple[tuple[str, str], ...] = tuple(VERSIONS.items())
    revision: int = 0

    @property
    def is_current(self) -> bool:
        """Whether its tables and rows are as this program makes them; a fact may be wanting altogether."""
        as_now = all(VERSIONS.get(name) == version for name, version in self.facts)
        return as_now and self.schema_version == schema.VERSION

    @property
    def unknown_facts(self) -> tuple[str, ...]:
        """Facts of a newer program, whose rows this one would lose."""
        return tuple(name for name, _ in self.facts if name not in VERSIONS)

    def brought_up(self) -> Manifest:
        """The manifest once all is derived again."""
        facts = tuple(VERSIONS.items())
        return replace(self, facts=facts, schema_version=schema.VERSION, revision=self.revision + 1)

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
            facts=_facts(stored.get("facts")),
            revision=int(stored.get("revision") or 0),
        )


def _facts(stored: str | list | None) -> tuple[tuple[str, str], ...]:
    """The facts as a file (a list) or a table (its text) has them; those of the first release if neither."""
    listed = json.loads(stored) if isinstance(stored, str) else stored
    return tuple((str(name), str(version)) for name, version in listed or FIRST_RELEASE.items())


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
