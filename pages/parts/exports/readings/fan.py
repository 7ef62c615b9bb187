"""What may follow: months ahead, which have no figures yet."""

from __future__ import annotations

from metrics.answer import Answer, Cell, Status, Value
from metrics.readings import fan_of
from metrics.readings.fan import Step
from pages.parts.exports import rows
from pages.parts.exports.readings.columns import Reading, columns, nothing

NOT_YET = Value(None, status=Status.NOT_AVAILABLE, reason="Not known yet")
AHEAD = columns(
    ("line_ahead", "ahead_low_80", "ahead_high_80", "ahead_low_95", "ahead_high_95"),
    (
        "Line ahead",
        "4 chances in 5, low",
        "4 chances in 5, high",
        "19 chances in 20, low",
        "19 chances in 20, high",
    ),
)


def fan(answer: Answer) -> Reading:
    """The figures, then a line for each month ahead with both of its ranges."""
    found = fan_of(answer)
    if not found.steps:
        return nothing(answer)
    ahead, members = {step.period: step for step in found.steps}, answer.members[0]
    later = (Cell(period, members, NOT_YET) for period in ahead if period not in answer.periods)
    lines = tuple((cell, _ahead(ahead.get(cell.period))) for cell in (*answer.cells, *later))
    facts: dict[str, rows.Cell] = {
        "Complete months behind the line ahead": found.behind,
        "Latest months forecast a month ahead": found.tries,
        "Of these, within 4 chances in 5": found.held,
    }
    return Reading(lines, AHEAD, facts)


def _ahead(step: Step | None) -> tuple[rows.Cell, ...]:
    if step is None:
        return (None,) * len(AHEAD)
    return (rows.exact(step.centre), *rows.ends(step.band80), *rows.ends(step.band95))
