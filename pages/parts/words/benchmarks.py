"""Words for published comparators: how they differ from ours, whose they are, or why there is none."""

from __future__ import annotations

from metrics.answer import Answer, Value
from metrics.model import Metric
from metrics.selection import BENCHMARKS, Comparator
from metrics.wording import inline

BY_INTERVAL = (
    "Beside a published figure, “higher” and “lower” mean that the whole 95% interval of ours lies above or "
    "below it, and “similar” that it does not."
)


def against(ours: Value, published: Value) -> str:
    """ "higher than", "lower than" or "similar to" by the 95% interval of ours; "" where it has none."""
    if ours.interval is None or published.value is None:
        return ""
    if ours.interval.low > published.value:
        return "higher than"
    return "lower than" if ours.interval.high < published.value else "similar to"


def why_not(answer: Answer) -> list[str]:
    """For each benchmark without a comparison in the answer, a sentence part that says why."""
    told = []
    for which in BENCHMARKS:
        beside = _of(answer, which)
        if beside and all(each.figure.value is None for each in beside):
            reasons = dict.fromkeys(inline(each.figure.reason) for each in beside)
            told.append(f"Not compared with {beside[0].label}: {next(iter(reasons))}")
    return told


def about(answer: Answer) -> str:
    """Which published figures the answer has and how to read them; "" where it has none."""
    beside = [each for which in BENCHMARKS for each in _of(answer, which) if each.figure.value is not None]
    labels = dict.fromkeys(each.label for each in beside)
    if not labels:
        return ""
    return " ".join([BY_INTERVAL, *_care(answer.metric), f"Set beside: {'; '.join(labels)}."])


def declared(metric: Metric) -> str:
    """The published figure that the metric compares with, or why a similar one does not fit; "" without."""
    if not metric.benchmarks:
        return metric.no_benchmark
    of = " or ".join(f"“{each.definition}”" for each in metric.benchmarks)
    said = f"By year and for whole authorities it may be set beside what is published as {of}."
    return " ".join([said, *_care(metric)])


def _care(metric: Metric) -> list[str]:
    return list(dict.fromkeys(each.care for each in metric.benchmarks if each.care))


def _of(answer: Answer, which: Comparator) -> list:
    return [each for cell in answer.cells for each in cell.comparisons if each.comparator is which]
