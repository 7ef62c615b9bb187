"""What is fair to say of figures side by side: largest and smallest, a range, or no order at all."""

from __future__ import annotations

from collections.abc import Callable

from metrics.answer import Answer, Cell, Status
from metrics.dimensions import DIMENSIONS, TEAM_TYPES, TEAMS
from metrics.kinds import Count
from metrics.model import AllocationOfFamilies, Metric
from metrics.periods import Period
from metrics.selection import Comparator
from metrics.wording import inside
from pages.parts.words.numbers import is_small, plain, value, when

PLACES = {"authority", "locality"}  # different in size and need: words give a range, never a ranking


def is_ranked(metric: Metric, dimension: str) -> bool:
    """Whether members of this split may be put in order of their figures."""
    if metric.allocation is AllocationOfFamilies.RANDOM:
        return dimension not in PLACES
    if dimension in TEAM_TYPES:
        return isinstance(metric.kind, Count)
    return dimension not in TEAMS | PLACES


def has_no_difference(answer: Answer, comparator: Comparator) -> bool:
    """Whether a team is compared with the rest: families come to teams by need, so no difference is given."""
    selection = answer.selection
    named = {*selection.by, *(each.dimension for each in selection.where)}
    by_need = answer.metric.allocation is not AllocationOfFamilies.RANDOM
    return comparator is Comparator.REST and by_need and bool(named & TEAMS)


def across(answer: Answer) -> str:
    """The finding of a split answer: on its last complete period, or only its subject where there is none."""
    metric, by = answer.metric, answer.selection.by
    what = f"{metric.title} by {' and '.join(DIMENSIONS[name].title.lower() for name in by)}"
    unfair = [name for name in by if name in TEAMS | TEAM_TYPES and not is_ranked(metric, name)]
    if unfair:
        kind = "teams" if unfair[0] in TEAMS else "types of team"
        return f"{what}: {kind} take different families, so the figures are not a ranking"
    cells = _last_complete(answer)
    if len(by) > 1 or not cells:
        return f"{what}, {_window(answer)}"
    if _has_fewer(answer, cells[0].period):
        said = _most(cells, metric) if is_ranked(metric, by[0]) else ""
    else:
        said = _in_order(cells, metric) if is_ranked(metric, by[0]) else _between(cells, metric)
    return f"{what} {when(cells[0].period, metric)}: {said}" if said else f"{what}, {cells[0].period.label}"


def _window(answer: Answer) -> str:
    first, last = answer.periods[0], answer.periods[-1]
    if first == last and answer.metric.is_at_close:
        return when(first, answer.metric)
    return first.label if first == last else f"{first.label} to {last.label}"


def _last_complete(answer: Answer) -> tuple[Cell, ...]:
    """Cells of the last complete period with figures, without "Not recorded" and small bases."""
    for period in reversed(answer.periods):
        cells = [cell for cell in answer.cells if cell.period == period]
        if any(cell.figure.status is Status.PROVISIONAL for cell in cells):
            continue
        known = [cell for cell in cells if cell.figure.value is not None]
        if known:
            return tuple(
                cell for cell in known if cell.members[0].key and not is_small(cell.figure, answer.metric)
            )
    return ()


def _has_fewer(answer: Answer, period: Period) -> bool:
    """Whether a count of the period is kept back because it is small: then nobody shown has the fewest."""
    kept_back = {Status.LOW, Status.WITHHELD}
    hidden = any(cell.figure.status in kept_back for cell in answer.cells if cell.period == period)
    return hidden and isinstance(answer.metric.kind, Count)


def _most(cells: tuple[Cell, ...], metric: Metric) -> str:
    top = _all_at(max, cells, metric) if cells else ()
    return _first(metric).format(_named(top, metric)) if len(top) == 1 else ""


def _between(cells: tuple[Cell, ...], metric: Metric) -> str:
    if len(cells) < 2:
        return ""
    low, high = (pick(cells, key=lambda cell: cell.figure.given) for pick in (min, max))
    lowest, highest = (plain(each.figure, metric).replace("none", "0") for each in (low, high))
    return f"{lowest} in each" if lowest == highest else f"between {lowest} and {highest}"


def _in_order(cells: tuple[Cell, ...], metric: Metric) -> str:
    if len(cells) < 2:
        return ""
    top, bottom = (_all_at(pick, cells, metric) for pick in (max, min))
    if top == bottom:
        return f"{value(top[0].figure, metric)} in each"
    # A tie names nobody: who shares first or last place stands out from nobody it is tied with.
    told = [
        pattern.format(_named(cells_there, metric))
        for pattern, cells_there in ((_first(metric), top), (_last(metric), bottom))
        if len(cells_there) == 1
    ]
    return ", ".join(told) or _between(cells, metric)


def _first(metric: Metric) -> str:
    """What is said of the largest figure: what happens does so most often, and what is there is the most."""
    if not isinstance(metric.kind, Count):
        return "highest for {}"
    return "most for {}" if metric.is_at_close else "most often {}"


def _last(metric: Metric) -> str:
    if not isinstance(metric.kind, Count):
        return "lowest for {}"
    return "fewest for {}" if metric.is_at_close else "least often {}"


def _named(cells: tuple[Cell, ...], metric: Metric) -> str:
    return f"{inside(cells[0].members[0])} ({plain(cells[0].figure, metric)})"


def _all_at(pick: Callable[..., Cell], cells: tuple[Cell, ...], metric: Metric) -> tuple[Cell, ...]:
    """Every cell that reads the same as the largest (or smallest), so that words call a tie a tie."""
    text = plain(pick(cells, key=lambda cell: cell.figure.given).figure, metric)
    return tuple(cell for cell in cells if plain(cell.figure, metric) == text)
