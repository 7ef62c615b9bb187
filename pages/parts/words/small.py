"""Small numbers: pages and files warn that figures resting on fewer than five are not for publication."""

from __future__ import annotations

from metrics.answer import Answer, Status, Value
from metrics.kinds import Count
from metrics.model import Metric

FEWEST = 5  # below this a person may be recognised
SENTENCE = "Contains small numbers, not for publication."


def has_small_numbers(answer: Answer) -> bool:
    """Whether any figure or comparator is, or rests on, a count of 1 to 4."""
    figures = [cell.figure for cell in answer.cells]
    figures += [each.figure for cell in answer.cells for each in cell.comparisons]
    figures += _by_clock(answer)
    counts = [count for figure in figures for count in _counts(figure, answer.metric)]
    return any(0 < count < FEWEST for count in (*counts, *_by_day(answer)))


def _by_clock(answer: Answer) -> list[Value]:
    """The figures by every clock, which stand side by side in one drawing."""
    found = answer.readings.by_clock if answer.readings else None
    return [told.cell.figure for told in found.each] if found else []


def _by_day(answer: Answer) -> list[float]:
    """The numbers of a curve: how many came back on each day, and how many were still followed."""
    found = answer.readings.curve if answer.readings else None
    if found is None or (curve := found.cell.figure.curve) is None:
        return []
    steps = (step for step in curve.steps if step.time <= found.told[-1].day)
    return [count for step in steps for count in (step.events, step.at_risk)]


def _counts(figure: Value, metric: Metric) -> list[float]:
    if figure.status in {Status.LOW, Status.WITHHELD}:
        return []
    counts = [figure.numerator, figure.denominator]
    if isinstance(metric.kind, Count):
        counts.append(figure.value)
    elif figure.numerator is not None and figure.denominator is not None:
        counts.append(figure.denominator - figure.numerator)
    return [count for count in counts if count is not None]
