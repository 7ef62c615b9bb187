"""Words for what has not changed, cannot be judged, was restated by a load, or is not checked."""

from __future__ import annotations

from metrics import METRICS
from metrics.model import Metric
from metrics.periods import Grain
from metrics.signals.changes import Changes
from metrics.signals.series import Series, Unwatched
from metrics.statistics.moves import YEAR
from metrics.statistics.suitability import Why
from pages.parts.words import changes, signals
from pages.parts.words.numbers import number, value

LEFT_OUT: dict[Why | Unwatched, str] = {
    Why.SMALL_COUNTS: "too few are counted each month",
    Why.GAPS: "some months have no figure to show",
    Why.TOO_FEW: "there are too few complete months, or too few that differ",
    Why.COARSE: "the figures are rounded to too few different values",
    Why.AUTOCORRELATED: "each month is much like the one before",
    Why.STOCK: "most of them carry over from month to month",
    Why.TRIAL: "there are too few complete months",
    Unwatched.SAME: "they repeat another figure",
}
UNWATCHED: dict[Why | Unwatched, str] = {
    Unwatched.STOCK: "most of them carry over from month to month",
    Unwatched.SAME: "they are the events of another figure, divided by how many people live there",
    Unwatched.LATE: "they are known only long after the month",
    Unwatched.NOT_MONTHLY: "in public they are not given by month",
    Unwatched.NOT_PUBLIC: "they are not published, to protect people's privacy",
    Unwatched.AMOUNT: "monthly totals, such as money or visits, do not say how far chance moves them",
    Unwatched.TOGETHER: "several of them come at once, so they do not say how far chance moves them",
    Unwatched.NOT_GIVEN: "you have no figures of them by month",
}
STEPPED = (
    "Each was tested by itself, the year from the event against the year before. This says when it changed, "
    "not why."
)
REASONS = LEFT_OUT | UNWATCHED


def unsure(found: Changes) -> str:
    """What a signal is worth that the page does not list as a change."""
    checked = changes.many(len(found.watched), "figure", "figures")
    return (
        f"Each stands out on its own control chart. Of the {checked} that we check, some do by luck: "
        "treat these as questions."
    )


def unmoved(series: Series) -> str:
    """A figure without change, with the two months that people may compare all the same."""
    points = series.control.points
    now, then = points[-1].cell, points[-1 - YEAR].cell if len(points) > YEAR else None
    if then is None:
        return f"{changes.title(series)}."
    shown, earlier = (value(cell.figure, series.metric) for cell in (now, then))
    return f"{changes.title(series)}. {now.period.label}: {shown}; a year before: {earlier}."


def unjudged(metric: Metric, why: Why | Unwatched) -> str:
    """A headline that cannot be judged, and why."""
    return f"{metric.title}: not judged, because {REASONS[why]}."


def short(series: Series) -> str:
    """A missed target, where nothing shows the figure moving towards it."""
    if series.control.target is None:
        raise ValueError(f"{series.metric.title} has no target to miss.")
    target = signals.level(series.control.target, series.metric)
    usual = signals.level(series.control.latest.judged_by.mean, series.metric)
    usually = f"{series.metric.title}: usually {usual}, the target is {target}"
    said = f"{changes.told_of(series, usually)}; there is no sign of a move towards it."
    hoped = signals.assurance(series.control, series.metric, Grain.MONTH)
    return f"{said} {hoped}." if hoped else said


def restated(months: int) -> str:
    """How many months the last load changed, and what that means."""
    return (
        f"The last load changed {changes.many(months, 'month that was', 'months that were')} loaded before: "
        "a figure of that time can differ from the one in an older paper although nothing happened since."
    )


def left_out(found: Changes) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """What is not checked: how much, why, and which metrics, each by name and title."""
    by_why: dict[Why | Unwatched, list[str]] = {}
    for (metric, _), why in found.left_out.items():
        by_why.setdefault(why, []).append(metric)
    some = [
        (
            f"{changes.many(len(of), 'figure', 'figures')}, because {LEFT_OUT[why]}",
            tuple((each, f"{METRICS[each].title} ({number(of.count(each))})") for each in dict.fromkeys(of)),
        )
        for why, of in sorted(by_why.items())
    ]
    whole = [
        (
            f"All figures, because {UNWATCHED[why]}",
            tuple((each, METRICS[each].title) for each, its in found.unwatched.items() if its is why),
        )
        for why in dict.fromkeys(found.unwatched.values())
    ]
    return (*some, *whole)
