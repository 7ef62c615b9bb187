"""Which of many series has moved, when looking at many turns up something by chance alone.

Each series: its latest three months, and its latest month alone, against those before; and of three years
or more the latest year against the first. A family (a total and all that adds up to it, and totals that
tell the same with what adds up to them) is one question, and on average one found in ten at most is by
chance.

Why it is done in this way, from simulation (`tests/statistics/invented.py`: 20 metrics that share
their events, each a total = 4 localities = 8 teams = 6 sources, counts and shares, means from 5 to 650
a month, 42 months, lag-1 correlation from 0 to 0.3). Where nothing has moved anything found is false:
that is so in 6 councils of 100, and in 9 where every lag is 0.3, the most for which the bound is
claimed. A total that rises by 40% from 50 a month in its last four months is found 5 times in 10.

- Months lean on each other. The lag is estimated from each series, corrected for its bias and taken as
  at least 0.15; t has half the degrees of freedom of independent months. Taken for independent, they give
  something false in 25 and 48 of 100; with the estimate alone, in 16 and 24.
- Values are raised to the power 2/3, which makes a count even-sided: as they are, falls are found less
  often than rises; with square roots a small count falls too easily (10 and 14 of 100).
- Three months lie between the latest and those before, so that a move a little older than the latest
  does not hide itself (5 times in 10 without). Lags are judged before a move, which looks like a lag.
- Half of a family's chance goes to its total, half to its parts (Simes). With all of them alike the
  total is found 4 times in 10, and a part hardly more often.
- Totals that tell the same share that half (Simes again), and are one question to the bound below. That
  keeps it: a family is false only if none of its series has moved, its p is Simes' whatever it is made
  of, and who tells what is declared before anything is looked at (false in 4 and 8 of 100). Counted one
  by one, three tellings of one true move would make room for a false one beside them, as the bound is on
  a share of what is found.
- Benjamini and Hochberg over the families. Benjamini and Yekutieli's bound, safe under any dependence,
  makes it 1 and 2 of 100, which is not needed, and finds the total 4 times in 10.
- What moved long ago and stayed is told by the years. Their spread is taken from the steps from month to
  month, and a lag must outlast the one step that explains most of the series: a move is neither.

What is said of other ways was simulated for the latest months alone.

It knows nothing of seasons: a metric that has them must be set against the same months of a year ago.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from metrics.statistics.moves import BETWEEN, LATEST, LEAST_BEFORE, Move, lean, moves
from metrics.statistics.suitability import LEAST_MEAN, Why

BY_CHANCE, BY_CHANCE_FROZEN = 0.02, 0.06  # of stable series, those with a flag at the last point


class Watched(NamedTuple):
    """A monthly series, complete, latest month last, of any one unit that is not below 0; None is a gap.

    `parent`: the key of the total it adds up to. `alike`: the key of another total, where its own total
    (itself, if it is one) tells the same as that one. `events`: a month's mean number of events behind it,
    for a share the fewer of those it counts and those it does not; None where the values are counts.
    """

    values: Sequence[float | None]
    parent: Hashable | None = None
    events: float | None = None
    alike: Hashable | None = None


class Discovery(NamedTuple):
    """A family that has moved: the member that shows it most plainly, and the others that show it too."""

    key: Hashable
    move: Move
    p: float
    others: tuple[Hashable, ...]


class Findings(NamedTuple):
    """`found`, most surprising first; a move for every series watched; why each other was left out."""

    found: tuple[Discovery, ...]
    moves: dict[Hashable, Move]
    left_out: dict[Hashable, Why]


def discoveries(
    watched: Mapping[Hashable, Watched], q: float = 0.10, seen: Mapping[Hashable, int] | None = None
) -> Findings:
    """What has moved lately, with at most `q` of what is found, on average, found by chance.

    `seen` are the directions (+1, -1) in which series are seen to move by another rule as well, such as
    the limits on their charts: a move that is not seen there counts as no surprise at all, which makes
    fewer findings, never more false ones.

    Sources: families, Simes, Biometrika 73 (1986) 751; bound, Benjamini and Hochberg, J R Stat Soc B 57
    (1995) 289; the others of a family found, Benjamini and Bogomolov, J R Stat Soc B 76 (2014) 297.
    ValueError for values below 0, or parents in a ring.
    """
    moved, left_out = _judged(watched)
    families: dict[Hashable, dict[Hashable, float]] = {}
    for key, move in moved.items():
        is_seen = seen is None or seen.get(key) == move.direction
        families.setdefault(_family_of(watched, key), {})[key] = move.p if is_seen else 1.0
    surprise = {root: _surprise(watched, members) for root, members in families.items()}
    chosen = _bounded(surprise, q)
    inner = q * len(chosen) / max(len(families), 1)
    found = tuple(_discovery(families[root], surprise[root], moved, inner) for root in chosen)
    return Findings(found, moved, left_out)


def expected_by_chance(n: int, frozen: bool = False) -> float:
    """How many of n stable series, each with a control chart, have a flag at their last point by chance.

    2 in 100 where all points make the limits; 6 where the first 12 do, which place the mean only roughly.
    Simulated on 24 and 42 independent months; lags of up to 0.3 make it 3 and 10.
    """
    return n * (BY_CHANCE_FROZEN if frozen else BY_CHANCE)


def _judged(watched: Mapping[Hashable, Watched]) -> tuple[dict[Hashable, Move], dict[Hashable, Why]]:
    """Series of one length at a time, all of them at once: a thousand cost little more than ten."""
    by_length: dict[int, list[Hashable]] = {}
    for key, each in watched.items():
        by_length.setdefault(len(each.values), []).append(key)
    moved, left_out = {}, {}
    for length, keys in by_length.items():
        if length < LATEST + BETWEEN + LEAST_BEFORE:
            left_out |= dict.fromkeys(keys, Why.TOO_FEW)
            continue
        for key, verdict in zip(keys, _verdicts([watched[key] for key in keys]), strict=True):
            (moved if isinstance(verdict, Move) else left_out)[key] = verdict
    return moved, left_out


def _verdicts(several: list[Watched]) -> list[Move | Why]:
    values = np.array([each.values for each in several], float)
    if (values < 0).any():
        raise ValueError("A series watched for moves has no value below 0.")
    means = (before := values[:, : -LATEST - BETWEEN]).mean(axis=1)
    events = [mean if each.events is None else each.events for each, mean in zip(several, means, strict=True)]
    known = np.nan_to_num(values)
    unfit = [
        (np.isnan(values).any(axis=1), Why.GAPS),
        (np.array(events) < LEAST_MEAN, Why.SMALL_COUNTS),
        (before.min(axis=1) == before.max(axis=1), Why.TOO_FEW),  # different values, by which to judge
        (lean(known), Why.AUTOCORRELATED),
    ]
    return [next((why for rows, why in unfit if rows[i]), move) for i, move in enumerate(moves(known))]


def _family_of(watched: Mapping[Hashable, Watched], key: Hashable) -> Hashable:
    """The total at the top, or the one that it tells the same as; neither need itself be watched."""
    alike, passed = watched[key].alike, {key}
    while key in watched and (parent := watched[key].parent) is not None:
        if parent in passed:
            raise ValueError(f"The series {key} adds up to itself.")
        passed.add(key := parent)
    return key if alike is None else alike


def _surprise(watched: Mapping[Hashable, Watched], members: dict[Hashable, float]) -> float:
    """The p of a family: its totals have half of its chance, its parts the other."""
    totals = [p for key, p in members.items() if watched[key].parent is None]
    parts = [p for key, p in members.items() if watched[key].parent is not None]
    halves = [_simes(each) for each in (totals, parts) if each]
    return min(1.0, min(halves) * len(halves))


def _simes(ps: Sequence[float]) -> float:
    return min(p * len(ps) / rank for rank, p in enumerate(sorted(ps), start=1))


def _bounded(ps: Mapping[Hashable, float], q: float) -> list[Hashable]:
    """Benjamini and Hochberg's choice, smallest first."""
    ordered = sorted(ps, key=ps.__getitem__)
    ranks = [rank for rank, key in enumerate(ordered, start=1) if ps[key] <= q * rank / len(ps)]
    return ordered[: max(ranks, default=0)]


def _discovery(members: dict[Hashable, float], p: float, moved, q: float) -> Discovery:
    first = min(members, key=members.__getitem__)
    others = tuple(key for key in _bounded(members, q) if key != first)
    return Discovery(first, moved[first], p, others)
