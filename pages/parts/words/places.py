"""Places and the rest of their council, in words: what differs by more than chance, not who is best."""

from __future__ import annotations

from metrics.answer import Answer
from metrics.dimensions import DIMENSIONS
from metrics.model import Better, Metric
from metrics.public.beyond import PUBLIC_FIGURES
from metrics.readings import places_of
from metrics.readings.place_comparison import Verdict
from metrics.readings.places import Place, Places
from pages.parts.words.gaps import is_rate, much, shown
from pages.parts.words.intervals import INTERVAL
from pages.parts.words.numbers import inline, interval, listed, number, value, when
from pages.parts.words.scope import of_scope
from pages.parts.words.standings import BY_THE_LINES
from pages.parts.words.table import Table, heading, notes, parts_titles

HOW_TO_READ = """
Each point is a place. The further right it is, the more it rests on; the higher it is, the higher its figure.

The level line is all places together. The curved lines are how far from it chance alone may put a place of \
each size: 19 times in 20 between the dashed lines, 998 times in 1,000 between the dotted ones.

The words set each place against the rest of the council without it, so that near a line the two can \
disagree. A triangle pointing up is higher than the rest by more than chance, one pointing down lower, an \
empty circle no different, a cross not compared. Dark blue is better for this figure, orange the other way; \
purple is where neither is better.

Children of one family are often referred together, so that figures differ more from month to month than \
chance alone makes them. Where the months say so, the comparison and the lines allow for it, as before and \
after an event; what all places share, such as a quiet summer, is no part of it. With many children even a \
small difference is more than chance: look at how large it is, not only whether it is there.

There are few points, so one beyond the lines is a question, not a verdict. Places differ in need as well; \
they stand in the council's own order and are never ranked.
"""
NAME = "beside the rest"
OF_THE_REST = "For the rest there are only public figures, adjusted to protect children"
SAID = {
    Verdict.HIGHER: "higher than the rest",
    Verdict.LOWER: "lower than the rest",
    Verdict.ALIKE: "no different from the rest, within chance",
    Verdict.TOO_FEW: "too few to compare",
    Verdict.NOT_COMPARED: "not compared",
}
SAID_ALONE = {
    Verdict.HIGHER: "higher than the rest of the council",
    Verdict.LOWER: "lower than the rest of the council",
    Verdict.ALIKE: "no different from the rest of the council by more than chance",
}
SHORT = SAID | {
    Verdict.HIGHER: "higher",
    Verdict.LOWER: "lower",
    Verdict.ALIKE: "no different",
}
POLARITY = {Better.HIGHER: "Higher is better here", Better.LOWER: "Lower is better here"}
POINTS = "The difference is the place less the rest of the council, with Newcombe’s interval."
TIMES = (
    "How many times the rest is the place’s rate by that of the rest; an exact test says whether they differ."
)
SPREAD = """Figures differed more from month to month than chance alone makes them; the comparison allows \
for it, the intervals of the single figures do not"""
UNKNOWN = "not available"


@of_scope
def finding(answer: Answer) -> str:
    """ "Hub share in 2023/24: higher than the rest of the council in Lanark; elsewhere only chance"."""
    found, what = places_of(answer), f"{answer.metric.title} {when(answer.periods[0], answer.metric)}"
    if found.reason:
        return f"{what}: {inline(found.reason)}"
    higher, lower, alike = (_named(found, each) for each in (Verdict.HIGHER, Verdict.LOWER, Verdict.ALIKE))
    if not (higher or lower or alike):
        return f"{what}: too few to compare places"
    if len(found.each) == 1:  # the title opens with its name
        return f"{what}: {SAID_ALONE[found.each[0].verdict]}"
    whole = _is_whole(answer)
    if higher or lower:
        ends = "elsewhere no more than chance" if whole else f"no more than chance in {listed(alike)}"
        return f"{what}: {_apart(higher, lower)}{f'; {ends}' if alike else ''}"
    named = f"{listed(alike)} {'does' if len(alike) == 1 else 'do'} not differ"
    return (
        f"{what}: {'no place differs' if whole else named} from the rest of the council by more than chance"
    )


def _is_whole(answer: Answer) -> bool:
    """Whether every place of the council was compared, so that "no place" and "elsewhere" are true."""
    without = (Verdict.TOO_FEW, Verdict.NOT_COMPARED)
    compared = not any(each.verdict in without for each in places_of(answer).each)
    return compared and not answer.selection.where and not _of_whom(answer)


def _apart(higher: list[str], lower: list[str]) -> str:
    if not higher:
        return f"lower than the rest of the council in {listed(lower)}"
    also = f", lower in {listed(lower)}" if lower else ""
    return f"higher than the rest of the council in {listed(higher)}{also}"


def sentence(answer: Answer) -> str:
    """The finding, each place and the rest, and what so few places can and cannot show."""
    found, metric = places_of(answer), answer.metric
    parts = [finding(answer), *(told(place, metric) for place in found.each)]
    if found.mean is None:
        return " ".join(f"{part.rstrip('.')}." for part in parts)
    parts.append(
        "So few places say little of how much places differ: a point beyond the lines is a question, "
        "not a verdict"
    )
    if found.spread > 1:
        parts.append(SPREAD)
    if metric.better in POLARITY and any(_named(found, each) for each in (Verdict.HIGHER, Verdict.LOWER)):
        parts.append(POLARITY[metric.better])
    parts += _of_whom(answer)
    return " ".join(f"{part.rstrip('.')}." for part in parts)


def _of_whom(answer: Answer) -> list[str]:
    """A note for somebody with a scope that the rest comes from public figures."""
    labels = (each.label for cell in answer.cells for each in cell.comparisons)
    return [OF_THE_REST] if any(PUBLIC_FIGURES in each for each in labels) else []


def told(place: Place, metric: Metric) -> str:
    """One place: "Hamilton 62% (57% to 67%): higher than the rest by 5 percentage points (2 to 8)"."""
    between = interval(place.cell.figure, metric)
    name = place.cell.members[0].name
    figure = f"{name} {value(place.cell.figure, metric)}" + (f" ({between})" if between else "")
    if place.verdict is Verdict.NOT_COMPARED:
        return figure
    if place.verdict in (Verdict.HIGHER, Verdict.LOWER) and place.gap:
        return f"{figure}: {SAID[place.verdict]}, {much(place, place.gap, metric)}"
    return f"{figure}: {SAID[place.verdict]}"


def table(answer: Answer) -> Table:
    """A row for each place: its figure, the rest, their difference and the verdict."""
    found, metric = places_of(answer), answer.metric
    what = "Times the rest" if is_rate(metric) else "Difference (percentage points)"
    header = (
        DIMENSIONS[answer.selection.by[0]].title,
        "Beside the rest",
        heading(metric),
        INTERVAL,
        *parts_titles(metric),
        "Rest of the council",
        *((what, f"{INTERVAL} of that", "By the limits") if not found.reason else ()),
    )
    rows = tuple(_row(place, metric, bool(found.reason)) for place in found.each)
    reasons = dict.fromkeys(place.reason for place in found.each if place.reason)
    how = [TIMES if is_rate(metric) else POINTS, *(f"{each}." for each in _of_whom(answer))]
    said = (*notes(answer), *([found.reason] if found.reason else [*how, *reasons]))
    return Table(header, rows, 1, tuple(dict.fromkeys(said)))


def alt(answer: Answer) -> str:
    """The drawing in words: the level of all places, then each point with its verdict."""
    found, metric = places_of(answer), answer.metric
    parts = [finding(answer)]
    if found.mean is not None:
        parts.append(f"All places together {_written(found.mean, metric)}")
    for place in found.each:
        base = place.cell.figure.denominator
        size = f", of {number(base)}" if base is not None else ""
        lines = f", {BY_THE_LINES[place.standing]}" if place.standing else ""
        parts.append(told(place, metric) + size + lines)
    return " ".join(f"{part.rstrip('.')}." for part in parts)


def _named(found: Places, verdict: Verdict) -> list[str]:
    return [place.cell.members[0].name for place in found.each if place.verdict is verdict]


def _written(x: float, metric: Metric) -> str:
    return number(x, metric.decimals) + ("" if is_rate(metric) else "%")


def _row(place: Place, metric: Metric, without: bool) -> tuple[str, ...]:
    figure = place.cell.figure
    counts = (UNKNOWN if each is None else number(each) for each in (figure.numerator, figure.denominator))
    rest = UNKNOWN if place.rest is None else value(place.rest, metric)
    said, between = SHORT[place.verdict], interval(figure, metric) or UNKNOWN
    first = (place.cell.members[0].name, said, value(figure, metric), between)
    if without:
        return (*first, *counts, rest)
    decimals = 2 if is_rate(metric) else metric.decimals
    gap = (UNKNOWN, UNKNOWN)
    if place.gap:
        ends = " to ".join(number(end, decimals) for end in place.gap.interval)
        size = place.gap.size if is_rate(metric) else shown(place, place.gap, metric)
        gap = (UNKNOWN if metric.rounded else number(size, decimals), ends)
    lines = BY_THE_LINES[place.standing] if place.standing else UNKNOWN
    return (*first, *counts, rest, *gap, lines)
