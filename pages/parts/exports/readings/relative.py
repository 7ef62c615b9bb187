"""Groups of children set against all the others: the verdict on each, and how many times as high it is."""

from __future__ import annotations

from collections.abc import Iterator

from metrics.answer import Answer
from metrics.readings import relative_of
from metrics.readings.relative import Group
from pages.parts.exports import rows
from pages.parts.exports.readings.columns import Column, Reading, Written, columns
from pages.parts.words.relative import SAID

VERDICT = Column("beside_the_others", "Beside the others", Written.WORDS)
OTHERS = Column("all_others", "All others")
TIMES = columns(
    ("times_the_others", "times_the_others_low_998", "times_the_others_high_998"),
    ("Times the others", "Times the others, 99.8% low", "Times the others, 99.8% high"),
    *[Written.RATIO] * 3,
)
WHY = Column("why_not_compared", "Why not compared", Written.WORDS)
GAP = "Most deprived fifth as a multiple of the least"


def relative(answer: Answer) -> Reading:
    """How every group compares with all others; as facts, one end of a scale as a multiple of the other."""
    found = relative_of(answer)
    at = {each.cell.members: each for each in found.each}
    lines = tuple((cell, tuple(_group(at.get(cell.members)))) for cell in answer.cells)
    facts: dict[str, rows.Cell] = {
        "How many times as much months vary as by chance": rows.exact(found.spread)
    }
    if found.gap and found.gap.relative:
        low, high = rows.ends(found.gap.relative.interval)
        facts |= {
            GAP: rows.exact(found.gap.relative.size),
            f"{GAP}, 99.8% low": low,
            f"{GAP}, 99.8% high": high,
        }
    return Reading(lines, (VERDICT, OTHERS, *TIMES, WHY), facts)


def _group(group: Group | None) -> Iterator[rows.Cell]:
    if group is None:  # "Not recorded" is no group
        yield from ("not compared", *[None] * 5)
        return
    yield SAID[group.verdict]
    yield rows.exact(group.others.value) if group.others else None
    relative = group.relative
    yield from (rows.exact(relative.size), *rows.ends(relative.interval)) if relative else (None,) * 3
    yield group.reason or None
