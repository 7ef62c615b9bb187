"""What has changed: every figure by month, as a total and by each place, team and source, in one pass."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import inf

from data_access.access import Access
from metrics.answer import Cell
from metrics.asking.run import per_snapshot
from metrics.catalogue import reference
from metrics.definitions import METRICS
from metrics.model import Better, Metric
from metrics.periods import add_months
from metrics.readings import verdict
from metrics.readings.control import Control
from metrics.readings.verdict import Months
from metrics.rebases import Rebase
from metrics.signals.series import SPLITS, YEARS, Key, Series, Unwatched, alone, answers, judged, unwatched
from metrics.snapshot import Snapshot
from metrics.statistics.discovery import Discovery, Watched, discoveries, expected_by_chance
from metrics.statistics.moves import Move
from metrics.statistics.suitability import Why

BOUND = 0.10  # the largest share of findings that may be chance, on average


@dataclass(frozen=True)
class Change:
    """One change: the series it is told of, its move, and others of its metric that show it, the total first.

    `before` and `since`: the months it moved from, and the latest, in which it shows.
    `also`: metrics that say the same in another way and show it, each by its total or its clearest part.
    `family`: all other series of these metrics that show it. `p`: how surprising all of them are together,
    from 0 (most) to 1.
    """

    series: Series
    move: Move
    p: float
    before: Months
    since: Months
    others: tuple[Key, ...]
    also: tuple[Series, ...] = ()
    family: tuple[Key, ...] = ()

    @property
    def metrics(self) -> frozenset[str]:
        """Names of the metrics in which the change shows."""
        return frozenset(each.metric.name for each in (self.series, *self.also))


@dataclass(frozen=True)
class Changes:
    """All series watched from `first` to `last`, and the findings.

    `signals` of the `watched` series are said to have moved, and about `by_chance` would if
    nothing had changed.
    `found` are the changes too surprising for the number of series checked: of the whole first, then of
    parts, each most surprising first.
    `left_out` says why series have no limits, `unwatched` why metrics are not checked.
    `totals` are the judged totals by metric; `short` the series that miss their target and show no
    move towards it.
    """

    first: date
    last: date
    watched: dict[Key, Series]
    signals: tuple[Key, ...]
    by_chance: float
    found: tuple[Change, ...]
    left_out: dict[Key, Why | Unwatched]
    unwatched: dict[str, Unwatched]
    totals: dict[str, Series]
    short: tuple[Series, ...]


@per_snapshot
def changes(
    snapshot: Snapshot,
    access: Access,
    rebases: tuple[Rebase, ...] = (),
    by: tuple[str, ...] = SPLITS,
) -> Changes:
    """What has changed in everything this person sees; kept for the snapshot, access and decisions.

    One question for each metric and split. Every series is judged by its own control chart, so that this
    page and the chart agree. A change listed here is also too surprising for the number of series checked.
    """
    first, last = reference.latest_years(snapshot, YEARS)
    without = unwatched(snapshot.protected)
    asked = [metric for name, metric in METRICS.items() if name not in without]
    series, left_out = judged(answers(asked, snapshot, access, rebases, by))
    given = {name for name, _ in (*series, *left_out)}
    without |= {metric.name: Unwatched.NOT_GIVEN for metric in asked if metric.name not in given}
    signals = {key: each.control.direction for key, each in series.items() if each.control.direction}
    found = discoveries({key: _as_watched(key, each) for key, each in series.items()}, BOUND, signals)
    fit = {key: series[key] for key in found.moves}
    return Changes(
        first,
        last,
        fit,
        tuple(key for key in signals if key in fit),
        expected_by_chance(len(fit), _is_known(last, snapshot)),
        tuple(_change(each, fit) for each in sorted(found.found, key=_is_part)),
        {**left_out, **found.left_out},
        without,
        {name: alone(each) for (name, members), each in series.items() if not members},
        tuple(alone(each) for each in series.values() if _is_short(each.control, each.metric)),
    )


def _is_known(last: date, snapshot: Snapshot) -> bool:
    """Whether the store reaches back a year before the window of verdicts up to `last`."""
    return reference.window(snapshot)[0] <= add_months(verdict.begins(last), -verdict.YEAR)


def _as_watched(key: Key, each: Series) -> Watched[Key]:
    """The series since a new level was decided. As it may have limits, it has enough events behind it."""
    values = [cell.figure.value for cell in _since_level(each.control)]
    name, members = key
    alike = (each.metric.same_as, ()) if each.metric.same_as else None
    return Watched(values, (name, ()) if members else None, inf, alike)


def _since_level(control: Control) -> list[Cell]:
    """The months since a new level was last decided."""
    made = [control.created.judged_from] if control.created else []
    begins = max([own.first for own in control.rebases] + made, default=date.min)
    return [point.cell for point in control.points if point.cell.period.first >= begins]


def _is_part(found: Discovery[Key]) -> bool:
    """Whether it is told of one place, team or source; such a story is not the council's, and comes after."""
    return bool(found.key[1])


def _change(found: Discovery[Key], series: dict[Key, Series]) -> Change:
    name, _ = found.key
    also: dict[str, Key] = {}
    for each in found.others:  # the most surprising first
        if each[0] != name and (each[0] not in also or not each[1]):
            also[each[0]] = each
    own = sorted((each for each in found.others if each[0] == name), key=lambda each: bool(each[1]))
    shown, told = alone(series[found.key]), tuple(alone(series[each]) for each in also.values())
    sides = _sides(shown.control, found.move)
    return Change(shown, found.move, found.p, *sides, tuple(own), told, found.others)


def _sides(control: Control, move: Move) -> tuple[Months, Months]:
    """The months it moved from and the latest; of a step at an event those that its title tells it from."""
    cells, at = _since_level(control), control.step
    if at and at.leads:
        return at.pilot or at.before, Months.of(cells[-verdict.YEAR :])
    return Months.of(cells[move.before_months]), Months.of(cells[-move.months :])


def _is_short(control: Control, metric: Metric) -> bool:
    """Whether the usual level misses the target, with no sign of a move towards it."""
    if control.target is None or not control.is_judged:
        return False
    gap = control.target - control.latest.judged_by.mean
    towards = {Better.HIGHER: 1, Better.LOWER: -1}.get(metric.better, (gap > 0) - (gap < 0))
    return gap * towards > 0 and control.direction != towards
