"""A plain drawing's file: the figures, with their shares of the total where they are the parts of one."""

from __future__ import annotations

from metrics.answer import Answer
from metrics.readings import shares
from pages.parts.exports import rows
from pages.parts.exports.readings.columns import Reading, Written, columns, nothing

SHARES = columns(
    ("share_of_total", "share_of_total_low_95", "share_of_total_high_95"),
    ("Share of total (%)", "Share of total, 95% low", "Share of total, 95% high"),
    *[Written.RATIO] * 3,
)


def plain(answer: Answer) -> Reading:
    """Every figure, with its share if there is one."""
    if not (found := shares.of_total(answer)):
        return nothing(answer)
    told = ((rows.exact(each.value), *rows.ends(each.interval)) for each in found)
    return Reading(tuple(zip(answer.cells, told, strict=True)), SHARES)
