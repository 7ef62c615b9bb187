"""Places and the rest of their council: the verdict on each, the difference, and the limits."""

from __future__ import annotations

from collections.abc import Iterator

from metrics.answer import Answer
from metrics.kinds import Rate
from metrics.readings import places_of
from metrics.readings.places import Place, Places
from pages.parts.exports import rows
from pages.parts.exports.readings.columns import Column, Reading, Written, columns
from pages.parts.words import places as words
from pages.parts.words.standings import BY_THE_LINES

VERDICT = Column("beside_the_rest", "Beside the rest", Written.WORDS)
TIMES = columns(
    ("times_the_rest", "times_the_rest_low_95", "times_the_rest_high_95"),
    ("Times the rest", "Times the rest, 95% low", "Times the rest, 95% high"),
    *[Written.RATIO] * 3,
)
POINTS = columns(
    ("points_apart", "points_apart_low_95", "points_apart_high_95"),
    ("Percentage points apart", "Percentage points apart, 95% low", "Percentage points apart, 95% high"),
)
LIMITS = columns(
    ("limit_95_low", "limit_95_high", "limit_998_low", "limit_998_high"),
    ("95% limit, low", "95% limit, high", "99.8% limit, low", "99.8% limit, high"),
)
LAST = columns(
    ("by_the_limits", "why_not_compared"), ("By the limits", "Why not compared"), *[Written.WORDS] * 2
)


def places(answer: Answer) -> Reading:
    """How every place compares with the rest, and the funnel limits for its size."""
    found = places_of(answer)
    gap = TIMES if isinstance(answer.metric.kind, Rate) else POINTS
    at = {place.cell.members: place for place in found.each}
    lines = tuple((cell, tuple(_place(at.get(cell.members), found))) for cell in answer.cells)
    facts = {}
    if found.mean is not None:
        together = {
            "All places together": found.mean,
            "How many times as much months vary as by chance": found.spread,
        }
        facts = {name: rows.exact(each) for name, each in together.items()}
    return Reading(lines, (VERDICT, *gap, *LIMITS, *LAST), facts)


def _place(place: Place | None, found: Places) -> Iterator[rows.Cell]:
    if place is None:  # "Not recorded" is no place
        yield from ("not compared", *[None] * 9)
        return
    yield words.SHORT[place.verdict]
    yield from (rows.exact(place.gap.size), *rows.ends(place.gap.interval)) if place.gap else (None,) * 3
    limits = found.limits(place.cell.figure.parts[1]) if place.standing else (None, None)
    for each in limits:
        yield from rows.ends(each)
    yield BY_THE_LINES[place.standing] if place.standing else None
    yield place.reason or found.reason or None
