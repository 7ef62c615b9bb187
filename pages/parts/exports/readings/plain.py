"""A plain drawing's file: the figures, with their shares of the total where they are the parts of one.

Beside a count with a target stands when it was met.
"""

from __future__ import annotations

from metrics.answer import AgainstTarget, Answer
from metrics.readings import shares
from pages.parts.exports import rows
from pages.parts.exports.readings.columns import Reading, Written, columns
from pages.parts.words import targets

SHARES = columns(
    ("share_of_total", "share_of_total_low_95", "share_of_total_high_95"),
    ("Share of total (%)", "Share of total, 95% low", "Share of total, 95% high"),
    *[Written.RATIO] * 3,
)
TARGETS = columns(
    ("target_met_on", "short_of_target_by"),
    (targets.MET_ON, targets.SHORT),
    Written.WORDS,
    Written.COUNTED,
)


def plain(answer: Answer) -> Reading:
    """Every figure, with its share and when it met its target, if there are any."""
    parts = [(rows.exact(each.value), *rows.ends(each.interval)) for each in shares.of_total(answer)]
    aims = [_against(targets.against(answer, cell)) for cell in answer.cells] if answer.targets else []
    nothing: list[tuple[rows.Cell, ...]] = [()] * len(answer.cells)
    told = [(*part, *aim) for part, aim in zip(parts or nothing, aims or nothing, strict=True)]
    added = (SHARES if parts else ()) + (TARGETS if aims else ())
    return Reading(tuple(zip(answer.cells, told, strict=True)), added)


def _against(found: AgainstTarget | None) -> tuple[rows.Cell, rows.Cell]:
    """The day, and by how many it is short; neither where no target is set."""
    if found is None:
        return (None, None)
    return (found.met_on.isoformat() if found.met_on else None, found.short)
