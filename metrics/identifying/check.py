"""The check: what in a comment may tell who somebody is."""

from __future__ import annotations

from collections.abc import Iterator

from metrics.identifying import ages, initials, named, places
from metrics.identifying.marks import Kind, Mark, joined, tokens
from metrics.snapshot import Snapshot


def find(words: str, snapshot: Snapshot) -> tuple[Mark, ...]:
    """The names, places, ages and initials that the words seem to hold, in order.

    The places of the snapshot's own council count, whatever they are called.
    """
    return find_among(words, places.of_council(snapshot))


def find_among(words: str, own_places: frozenset[str]) -> tuple[Mark, ...]:
    """The same, where the council's own places are these words, in small letters."""
    return joined(words, _found(words, own_places))


def _found(words: str, own_places: frozenset[str]) -> Iterator[tuple[Kind, int, int]]:
    said = tokens(words)
    yield from ((Kind.AGE, *span) for span in ages.spans(words))
    yield from ((Kind.INITIALS, *span) for span in initials.spans(words, said))
    yield from ((Kind.PLACE, *span) for span in places.spans(words, said, own_places))
    yield from ((Kind.NAME, *span) for span in named.spans(said))
