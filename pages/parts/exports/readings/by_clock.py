"""A figure by each clock: a line a clock."""

from __future__ import annotations

from metrics.answer import Answer
from metrics.readings import by_clock_of
from pages.parts.exports import rows
from pages.parts.exports.readings.columns import Column, Reading, Written, columns
from pages.parts.words.by_clock import whom

WHOM = (Column("clock", "Clock", Written.WORDS), Column("of_those", "Of those", Written.WORDS))
ENDS = columns(("clock_low_95", "clock_high_95"), ("95% low", "95% high"))


def by_clock(answer: Answer) -> Reading:
    """Whom each figure is of, and its interval; as facts, how far the ended are from those that began."""
    found = by_clock_of(answer)
    lines = tuple(
        (told.cell, (str(told.clock), whom(told, answer), *rows.ends(told.interval))) for told in found.each
    )
    facts: dict[str, rows.Cell] = {}
    if found.apart:
        low, high = rows.ends(found.apart)
        facts = {
            "Ended less began, 95% low": low,
            "Ended less began, 95% high": high,
            "Those that ended differ by more than chance": "yes" if found.differ else "no",
        }
    return Reading(lines, (*WHOM, *ENDS), facts)
