"""What a worked-out column is: SQL in three parts, and the words that all of it shares."""

from __future__ import annotations

from dataclasses import dataclass

CHILD = "authority, child"
NEVER = 2147483647  # the day on which what is still open ends
SECOND = 2  # the key of a worker who works beside another


@dataclass(frozen=True)
class WorkedOut:
    """SQL in three parts: temporary tables, how they join the fact's rows, and the value of each column."""

    prepare: tuple[str, ...]
    join: str
    columns: dict[str, str]
