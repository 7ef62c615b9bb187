"""Which drawing suits an answer."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from metrics.answer import Answer, Cell, Status, Value
from metrics.dimensions import LEADS_TO, Member
from metrics.kinds import Count
from metrics.periods import YEARS
from pages.parts.words.fairness import is_ranked
from pages.parts.words.unasked import without_unasked

MOST_LINES = 4
MOST_PANELS = 12
MOST_COLUMNS = 4
NEGLIGIBLE = 0.005  # of all events
IN_ORDER = {
    "age_band",
    "deprivation",
    "direction",
    "referral_kind",
    "allocation_kind",
    "what_followed",
    "progress",
    "wellbeing_indicator",
    "wellbeing_change",
    "need_at_closing",
    "need_later",
}


class Shape(StrEnum):
    """The drawings there are."""

    TREND = "trend"  # lines over time, at most four
    MULTIPLES = "multiples"  # a small panel for each member, all on one scale
    COLUMNS = "columns"  # years side by side, members grouped
    BARS = "bars"  # one period, members from top to bottom
    FLOW = "flow"  # one period, bands from what was before to what came after
    CONTROL = "control"  # a line with the limits of chance
    FAN = "fan"  # a line and what may follow
    CHANGE = "change"  # before and after an event
    FUNNEL = "funnel"  # places by size, with the limits of chance
    CURVE = "curve"  # how many came back, by days since closing
    CLOCKS = "clocks"  # how long it lasts, by each clock
    RELATIVE = "relative"  # groups of children, each as a multiple of all others


# Drawings that show a reading, and which one; without it the answer has a plain drawing.
READINGS = {
    Shape.CONTROL: "controls",
    Shape.FAN: "fan",
    Shape.CHANGE: "change",
    Shape.FUNNEL: "places",
    Shape.CURVE: "curve",
    Shape.CLOCKS: "by_clock",
    Shape.RELATIVE: "relative",
}


def figures(answer: Answer, wanted: Shape | str | None) -> tuple[Value, ...]:
    """The figures that the drawing shows: those of the answer, of every clock, or of groups compared."""
    shape, readings = possible(answer, wanted), answer.readings
    if readings and readings.by_clock and shape is Shape.CLOCKS:
        return tuple(each.cell.figure for each in readings.by_clock.each)
    if readings and readings.relative and shape is Shape.RELATIVE:
        return tuple(each.cell.figure for each in readings.relative.each if each.relative)
    return tuple(cell.figure for cell in answer.cells)


def suits(answer: Answer) -> Shape:
    """The drawing that shows this answer best."""
    members, periods = len(answer.members), len(answer.periods)
    if _flows(answer):
        return Shape.FLOW
    if periods < 2 or len(answer.selection.by) > 1:
        return Shape.BARS
    yearly = answer.selection.grain in YEARS and isinstance(answer.metric.kind, Count)
    if yearly and members <= MOST_COLUMNS:
        return Shape.COLUMNS
    if members <= MOST_LINES:
        return Shape.TREND
    return Shape.MULTIPLES if members <= MOST_PANELS else Shape.BARS


def _flows(answer: Answer) -> bool:
    """Whether it counts what leads from one split to the other; a band cannot be hollow, as a bar can."""
    counts = answer.selection.by in LEADS_TO and isinstance(answer.metric.kind, Count)
    figures = [cell.figure for cell in answer.cells]
    firm = not any(figure.status is Status.PROVISIONAL for figure in figures)
    return counts and firm and len(answer.periods) == 1 and any(figure.value for figure in figures)


def possible(answer: Answer, wanted: Shape | str | None) -> Shape:
    """The drawing wanted, where this answer allows it; otherwise the one that suits it best."""
    best = suits(answer)
    shape = Shape(wanted) if wanted else best
    if shape in READINGS:
        read = getattr(answer.readings, READINGS[shape], None)
        return best if not read or (shape is Shape.CONTROL and len(read) > 1) else shape
    if Shape.FLOW in (shape, best):
        return best if shape is Shape.FLOW else Shape.BARS
    over_time = shape is not Shape.BARS
    if over_time and (len(answer.periods) < 2 or len(answer.selection.by) > 1):
        return Shape.BARS
    limits = {Shape.TREND: MOST_LINES, Shape.MULTIPLES: MOST_PANELS, Shape.COLUMNS: len(DISTINCT)}
    return best if over_time and len(answer.members) > limits[shape] else shape


def worth_drawing(answer: Answer) -> Answer:
    """The answer without members that are noise in a drawing: the table has them.

    They are "Not recorded" where that is rare, and those of `without_unasked`.
    """
    return _without_rare(without_unasked(answer))


def _without_rare(answer: Answer) -> Answer:
    if not isinstance(answer.metric.kind, Count) or len(answer.selection.by) != 1:
        return answer
    counted = [(cell.members[0].key, cell.figure.value or 0) for cell in answer.cells]
    unknown = sum(value for key, value in counted if not key)
    if unknown >= NEGLIGIBLE * sum(value for _, value in counted):
        return answer
    return replace(answer, cells=tuple(cell for cell in answer.cells if cell.members[0].key))


DISTINCT = range(6)  # as many columns in a group as there are colours


def one_period(answer: Answer) -> tuple[Cell, ...]:
    """The cells of the last complete period that has figures; failing that, of the last period."""
    for period in reversed(answer.periods):
        cells = tuple(cell for cell in answer.cells if cell.period == period)
        known = any(cell.figure.value is not None for cell in cells)
        if known and not any(cell.figure.status is Status.PROVISIONAL for cell in cells):
            return cells
    return tuple(cell for cell in answer.cells if cell.period == answer.periods[-1])


def in_order(answer: Answer, cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """Cells from largest to smallest, where that is fair and the members have no order of their own.

    Cells without a figure, then "Not recorded", come last.
    """
    dimension = answer.selection.by[0] if answer.selection.by else ""
    if not dimension or dimension in IN_ORDER or not is_ranked(answer.metric, dimension):
        return cells
    return tuple(sorted(cells, key=_largest_first))


def _largest_first(cell: Cell) -> tuple[bool, bool, float]:
    member: Member = cell.members[0]
    shown = cell.figure.value
    return (not member.key, shown is None, -(shown or 0))
