"""What a column is worked out by, where no declaration can say it (`worked_out`)."""

from __future__ import annotations

from dataclasses import dataclass

CHILD = "authority, child"


@dataclass(frozen=True)
class WorkedOut:
    """SQL in three parts: temporary tables, how they join the fact's rows, and the value of each column."""

    prepare: tuple[str, ...]
    join: str
    columns: dict[str, str]
