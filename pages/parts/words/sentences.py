"""An answer read aloud: its finding, comparisons, interval, and what is missing."""

from __future__ import annotations

from dataclasses import replace

from metrics.answer import Answer, Cell, Comparison, Status
from metrics.model import Metric
from metrics.readings.places import TEAMS_DIFFER
from metrics.refusals import keeps_apart
from metrics.selection import BENCHMARKS, Comparator
from pages.parts.words import benchmarks, lines, shares, targets, years
from pages.parts.words.captions import provisional
from pages.parts.words.fairness import has_no_difference
from pages.parts.words.findings import can_be_told, finding, latest
from pages.parts.words.numbers import delta, inline, is_small, plain, value
from pages.parts.words.unasked import without_unasked
from pages.parts.words.unsettled import unsettled

MOST_NAMED = 6


def sentence(answer: Answer) -> str:
    """The finding with its comparisons, its interval and what is missing, for reading aloud."""
    parts, whole = [finding(answer)], answer
    answer = _fairly(whole)
    ended = lines.end_early(answer)
    if len(answer.members) == 1:
        parts += _range(answer.cells, answer.metric)
        beside = _standing(answer)
        parts += [_compared(*each, answer.metric) for each in beside if each[1].comparator not in ended]
    elif len(answer.periods) == 1:
        parts += filter(None, [shares.sentence(answer)])
        parts += _each(answer)
    else:
        parts += filter(None, [years.sentence(answer)])
    parts += ended.values()
    parts += targets.sentences(answer)
    if len(answer.members) != 1 or latest(answer.cells) is None:
        parts += benchmarks.why_not(answer)
    if answer != whole:
        parts.append(TEAMS_DIFFER)
    if any(keeps_apart(answer.metric, each.dimension) for each in answer.selection.where):
        parts.append(answer.metric.no_sides)
    if periods := provisional(answer):
        parts.append(f"{unsettled(answer.metric).left_out}, so left out of this: {periods}")
    parts += _gaps(answer, parts[0])
    parts += [each for each in answer.moved if not any(each.rstrip(".") in part for part in parts)]
    return " ".join(f"{part.rstrip('.')}." for part in parts)


def _fairly(answer: Answer) -> Answer:
    """The answer without comparisons whose difference would not be fair."""
    cells = (
        replace(
            cell,
            comparisons=tuple(
                each for each in cell.comparisons if not has_no_difference(answer, each.comparator)
            ),
        )
        for cell in answer.cells
    )
    return replace(answer, cells=tuple(cells))


def _standing(answer: Answer) -> list[tuple[Cell, Comparison]]:
    """What the latest figure is set beside, but for a target of which there is more to say."""
    cell = latest(answer.cells)
    if cell is None:
        return []
    told = targets.against(answer, cell)
    return [(cell, each) for each in cell.comparisons if not (told and each.comparator is Comparator.TARGET)]


def _each(answer: Answer) -> list[str]:
    """The comparisons of each of a few members side by side."""
    metric, cells = (
        answer.metric,
        [cell for cell in answer.cells if cell.comparisons and can_be_told(cell.figure)],
    )
    if len(cells) > MOST_NAMED:
        return []
    return [
        f"{_name(cell)} {value(cell.figure, metric)}: "
        + "; ".join(delta(cell, each, metric) for each in cell.comparisons if each.figure.value is not None)
        for cell in cells
        if any(each.figure.value is not None for each in cell.comparisons)
    ]


def _name(cell: Cell) -> str:
    return ", ".join(member.name for member in cell.members)


def _compared(cell: Cell, comparison: Comparison, metric: Metric) -> str:
    """The difference and its comparator: "1 fewer than the period before (75 in Oct to Dec 2024)"."""
    said, other = delta(cell, comparison, metric), comparison.figure
    said = said[0].upper() + said[1:]
    told = other.value is None or is_small(other, metric) or comparison.comparator in BENCHMARKS
    figure = "" if told else plain(other, metric)
    if not figure or said.startswith(figure):
        return said
    head, _, period = said.rstrip(")").partition(" (")
    if comparison.comparator is Comparator.REST and period:
        return f"{head} ({figure}, {period})"  # what its brackets hold is where it is known from
    return f"{head} ({figure} in {period})" if period else f"{head} ({figure})"


def _range(cells: tuple[Cell, ...], metric: Metric) -> list[str]:
    firm = [cell for cell in cells if cell.figure.is_firm]
    if len(firm) < 3 or any(is_small(cell.figure, metric) for cell in firm):
        return []
    low, high = (pick(firm, key=lambda cell: cell.figure.given) for pick in (min, max))
    if plain(low.figure, metric) == plain(high.figure, metric):
        return [f"It was the same in each of the {len(firm)} complete periods shown"]
    lowest, highest = (
        f"{plain(cell.figure, metric)} ({cell.period.label.split(' (')[0]})" for cell in (low, high)
    )
    return [f"Over the {len(firm)} complete periods shown, the lowest was {lowest} and the highest {highest}"]


def _gaps(answer: Answer, said: str) -> list[str]:
    """Which figures are missing, by period or, in one period, by member; and why.

    It does not repeat what the finding has `said` already.
    """
    by_member = len(answer.periods) == 1 and len(answer.members) > 1
    reasons: dict[str, dict[str, None]] = {}
    for cell in without_unasked(answer).cells:
        if cell.figure.status is Status.NOT_AVAILABLE:
            label = _name(cell) if by_member else cell.period.label
            reasons.setdefault(cell.figure.reason, {})[label] = None
    some = "Not every figure" if not by_member and len(answer.members) > 1 else "No figure"
    told = []
    for reason, labels in reasons.items():
        known = bool(reason) and said.endswith(inline(reason))
        left = [label for label in labels if not (known and label == answer.periods[-1].label)]
        why = " for the same reason" if known else f": {inline(reason)}" if reason else ""
        told += [f"{some} for {_shortened(left)}{why}"] if left else []
    return told


def _shortened(labels: list[str]) -> str:
    """The first of them; a label of two members has a comma of its own."""
    apart = "; " if any("," in label for label in labels) else ", "
    more = f" and {len(labels) - MOST_NAMED} more" if len(labels) > MOST_NAMED else ""
    return apart.join(labels[:MOST_NAMED]) + more
