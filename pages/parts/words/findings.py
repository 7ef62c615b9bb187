"""The finding: the title of a panel, which states what the figures say."""

from __future__ import annotations

from collections.abc import Iterable

from metrics.answer import Answer, Cell, Status, Value
from metrics.kinds import Count, Lasted, Middle
from metrics.model import Metric
from metrics.periods import year_before
from metrics.readings.limits import beyond_chance
from metrics.selection import Comparator
from pages.parts.words import fairness
from pages.parts.words.numbers import (
    counted,
    is_small,
    missing,
    more_or_less,
    plain,
    share,
    shown_apart,
    value,
    when,
)
from pages.parts.words.scope import of_scope
from pages.parts.words.unsettled import unsettled

ALIKE = 5  # percentage points at most: figures further apart are not called about the same
OVER_TIME = {Comparator.LAST_YEAR: "a year earlier", Comparator.PREVIOUS: "in the period before"}


def unopened(answer: Answer) -> str:
    """What the figures say, in one plain sentence without a full stop; a title says of whom."""
    if not answer.cells:
        return f"{answer.metric.title}: no figures for this choice"
    if answer.selection.by and len(answer.members) > 1:
        return fairness.across(answer)
    return _over_time(answer, answer.cells)


@of_scope
def finding(answer: Answer) -> str:
    """The title: what the figures say, and of whom."""
    return unopened(answer)


def _over_time(answer: Answer, cells: tuple[Cell, ...]) -> str:
    metric, cell = answer.metric, latest(cells)
    if cell is None:
        return _unsettled(metric, cells[-1])
    said = stated(cell, metric)
    if beside := _earlier(cell, cells):
        return f"{said}, {_apart(cell.figure, *beside, metric)}"
    return said


def _unsettled(metric: Metric, cell: Cell) -> str:
    if cell.figure.status is Status.PROVISIONAL and cell.figure.value is not None:
        so_far = counted(cell.figure, metric).removesuffix(" (provisional)")
        return f"{metric.title}: {so_far} so far {when(cell.period, metric)}, {unsettled(metric).which}"
    return f"{metric.title} {when(cell.period, metric)}: {missing(cell.figure)}"


def stated(cell: Cell, metric: Metric) -> str:
    """The figure of one cell as a statement: "Hubs answered 61% of referrals in Jul to Sep 2023"."""
    figure = cell.figure
    words = counted(figure, metric)
    one = words.startswith("1 ") and isinstance(metric.kind, Count)
    said = _pattern(metric).format(
        verb="was" if one else "were",
        counted=words,
        title=metric.title,
        value=value(figure, metric),
        share=share(figure, metric),
    )
    return f"{said} {when(cell.period, metric)}"


def _pattern(metric: Metric) -> str:
    if metric.says:
        return metric.says
    if isinstance(metric.kind, Middle):
        return f"{{title}}: half {'lasted' if isinstance(metric.kind, Lasted) else 'took'} {{value}} or less"
    is_title = isinstance(metric.kind, Count) and metric.unit == metric.title.lower()
    return "There {verb} {counted}" if is_title else "{title}: {value}"


def can_be_told(figure: Value) -> bool:
    """Whether it may be part of a finding: there is a figure and its period is complete."""
    known = figure.value is not None or figure.status is Status.LOW
    return known and figure.status is not Status.PROVISIONAL


def latest(cells: Iterable[Cell]) -> Cell | None:
    """The last cell that may be part of a finding, or None."""
    return next((cell for cell in reversed(tuple(cells)) if can_be_told(cell.figure)), None)


def _earlier(cell: Cell, cells: tuple[Cell, ...]) -> tuple[Value, str] | None:
    """The cell's earlier figure, and its name in words."""
    by_comparator = {each.comparator: each.figure for each in cell.comparisons}
    for comparator, words in OVER_TIME.items():
        if (figure := by_comparator.get(comparator)) is not None and can_be_told(figure):
            return figure, words
    before = year_before(cell.period)
    for each in cells:
        if each.period.first == before.first and each.period.last == before.last and can_be_told(each.figure):
            return each.figure, "a year earlier"
    return None


def _apart(now: Value, then: Value, earlier: str, metric: Metric) -> str:
    """ "up from 58% a year earlier"; without a test only the difference: "22 more than a year earlier".

    Of figures that are rounded one by one there is no difference, and no two of them are the same.
    """
    shown = plain(then, metric) if then.value is not None else value(then, metric)
    if now.value is None or then.value is None or is_small(now, metric) or is_small(then, metric):
        return f"{shown} {earlier}"
    beyond = beyond_chance(metric, now, then)
    if metric.rounded and (beyond is None or now.value == then.value):
        return f"{shown} {earlier}"
    if now.value == then.value:
        return f"the same as {earlier}"
    if beyond is None:
        return f"{more_or_less(now.value, then.value, metric) or 'about the same as'} {earlier}"
    if beyond:
        return f"{'up' if now.value > then.value else 'down'} from {shown} {earlier}"
    if metric.is_percentage and abs(shown_apart(now.value, then.value, metric.decimals)) > ALIKE:
        return f"no clear change from {earlier} ({shown})"  # few of them: nobody would call it the same
    return f"about the same as {earlier}" + (f" ({shown})" if shown != plain(now, metric) else "")
