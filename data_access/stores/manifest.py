"""What is known of a snapshot without opening it, as a file or a table keeps it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime

from data_access import schema
from data_access.versions import FIRST_RELEASE, VERSIONS


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
