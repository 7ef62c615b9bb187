"""A published definition, which a metric names where both count the same and can be compared."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Row


@dataclass(frozen=True)
class Published:
    """A published definition and its window, in the words of the `benchmarks` extract.

    `care` is what a reader must know to compare the two; `version` is the version of our own definition
    when somebody last checked it against the published one.
    """

    definition: str
    window: str = ""
    care: str = ""
    version: int = 1

    def is_that_of(self, row: Row) -> bool:
        """Whether a row of the benchmark table has this definition, whatever its spacing and capitals."""
        ours, theirs = (self.definition, self.window), (row.definition, row.window)
        return tuple(map(_squashed, ours)) == tuple(map(_squashed, theirs))


def _squashed(text: str | None) -> str:
    return " ".join((text or "").casefold().split()).rstrip(".")
