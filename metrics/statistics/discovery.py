"""Which of many series have moved, although checking many turns up some by chance alone.

The tests compare each series' latest three months, and its latest month, with the months before. Where it
has three years or more they compare its latest year with its first. A family is a total with its parts, and
totals that say the same with theirs. It counts as one question. On average at most one finding in ten is
by chance.

Simulation supports each choice, the alternatives' for the latest months alone
(`tests/statistics/invented.py`: 20 metrics that share their events, each a total = 4 localities = 8 teams
= 6 sources, counts and shares, means from 5 to 650 a month, 42 months, lag-1 correlation from 0 to 0.3).
Where nothing has moved, any finding is false: 6 councils of 100 have one, and 9 where every lag is 0.3, the
largest for which we claim the bound. A total that rises by 40% from 50 a month in its last four months is
found 5 times in 10.

- Months depend on each other. The lag is estimated from each series, corrected for its bias and taken as
  at least 0.15; t has half the degrees of freedom of independent months. Treated as independent, they give
  a false finding in 25 and 48 of 100; with the estimate alone, in 16 and 24.
- Values are raised to the power 2/3, which makes a count symmetric. Unchanged, falls are found less often
  than rises; with square roots a small count falls too easily (10 and 14 of 100).
- Three months lie between the latest and those before, so that a move a little older than the latest
  does not hide itself (5 times in 10 without). Lags are estimated before a move, which looks like a lag.
- Half of a family's chance goes to its total, half to its parts (Simes). With equal chances for
  all, the total is found 4 times in 10, and a part hardly more often.
- Totals that say the same share that half (Simes again), and the bound below counts them as one question.
  The bound still holds: a family is false only if none of its series has moved, its p is Simes' whatever
  its members, and declarations name the members before any test (false in 4 and 8 of 100). Counted one by
  one, three tellings of one true move make room for a false one, because the bound limits a share of the
  findings: with each move counted once and every lag at 0.3, 12 of 100 are false, and 9 as one question.
- Benjamini and Hochberg over the families. Benjamini and Yekutieli's bound, safe under any dependence,
  gives 1 and 2 of 100, stricter than needed, and finds the total 4 times in 10.
- The yearly test finds what moved long ago and stayed. Its spread comes from the changes from month to
  month, and a lag must outlast the one step that explains most of the series: a move is neither.

It knows nothing of seasons: compare a seasonal metric with the same months of a year ago.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

import numpy as np

from metrics.statistics.moves import BETWEEN, LATEST, LEAST_BEFORE, Move, lean, moves
from metrics.statistics.suitability import LEAST_MEAN, Why

BY_CHANCE, WITHOUT_A_YEAR = 0.04, 0.08  # share of steady series that a verdict says have moved

Key = TypeVar("Key", bound=Hashable)  # whatever names a series to whoever watches it


class Watched(NamedTuple, Generic[Key]):
    """A complete monthly series, latest month last, in one unit and never below 0; None is a gap.

    `parent`: the key of the total it adds up to. `alike`: the key of another total that says the same as
    its own total (or as itself, if it is one). `events`: the mean number of events behind a month, for a
    share on its smaller side; None where the values are counts.
    """

    values: Sequence[float | None]
    parent: Key | None = None
    events: float | None = None
    alike: Key | None = None


class Discovery(NamedTuple, Generic[Key]):
    """A family that has moved: the total where its parts moved with it, else the plainest of them; others."""

    key: Key
    move: Move
    p: float
    others: tuple[Key, ...]


class Findings(NamedTuple, Generic[Key]):
    """`found`, most surprising first; a move for every series watched; why each other was left out."""

    found: tuple[Discovery[Key], ...]
    moves: dict[Key, Move]
    left_out: dict[Key, Why]


def discoveries(
    watched: Mapping[Key, Watched[Key]], q: float = 0.10, seen: Mapping[Key, int] | None = None
) -> Findings[Key]:
    """Series that have moved lately; on average at most a share `q` of the findings is by chance.

    `seen`: the directions (+1, -1) in which another rule also sees series move, such as the limits of
    their charts. A move that the other rule does not see counts as no surprise at all. That makes fewer
    findings, never more false ones.

    Sources: families, Simes, Biometrika 73 (1986) 751; bound, Benjamini and Hochberg, J R Stat Soc B 57
    (1995) 289; the others of a family found, Benjamini and Bogomolov, J R Stat Soc B 76 (2014) 297.
    ValueError for values below 0, or parents in a ring.
    """
    moved, left_out = _judged(watched)
    families: dict[Key, dict[Key, float]] = {}
    for key, move in moved.items():
        is_seen = seen is None or seen.get(key) == move.direction
        families.setdefault(_family_of(watched, key), {})[key] = move.p if is_seen else 1.0
    surprise = {root: _surprise(watched, members) for root, members in families.items()}
    chosen = _bounded(surprise, q)
    inner = q * len(chosen) / max(len(families), 1)
    ways = {key: move.direction for key, move in moved.items() if move.p <= 0.05} if seen is None else seen
    totals = _shared(watched, moved, ways)
    found = tuple(_discovery(families[root], surprise[root], moved, inner, totals) for root in chosen)
    return Findings(found, moved, left_out)


def expected_by_chance(n: int, year_before: bool = True) -> float:
    """How many of n steady series a verdict says have moved, by chance.

    4 in 100, or 8 where no `year_before` the window tells what may be the season. Simulated on windows of
    25 to 36 independent months with means from 10 to 400.
    """
    return n * (BY_CHANCE if year_before else WITHOUT_A_YEAR)


def _judged(watched: Mapping[Key, Watched[Key]]) -> tuple[dict[Key, Move], dict[Key, Why]]:
    """Test all series of one length together: a thousand cost little more than ten."""
    by_length: dict[int, list[Key]] = {}
    for key, each in watched.items():
        by_length.setdefault(len(each.values), []).append(key)
    moved: dict[Key, Move] = {}
    left_out: dict[Key, Why] = {}
    for length, keys in by_length.items():
        if length < LATEST + BETWEEN + LEAST_BEFORE:
            left_out |= dict.fromkeys(keys, Why.TOO_FEW)
            continue
        for key, verdict in zip(keys, _verdicts([watched[key] for key in keys]), strict=True):
            if isinstance(verdict, Move):
                moved[key] = verdict
            else:
                left_out[key] = verdict
    return moved, left_out


def _verdicts(several: list[Watched[Key]]) -> list[Move | Why]:
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


def _family_of(watched: Mapping[Key, Watched[Key]], key: Key) -> Key:
    """The key of the total at the top, or of the total that it repeats; neither need be watched itself."""
    alike, passed = watched[key].alike, {key}
    while key in watched and (parent := watched[key].parent) is not None:
        if parent in passed:
            raise ValueError(f"The series {key} adds up to itself.")
        passed.add(key := parent)
    return key if alike is None else alike


def _surprise(watched: Mapping[Key, Watched[Key]], members: dict[Key, float]) -> float:
    """The p of a family: its totals have half of its chance, its parts the other."""
    totals = [p for key, p in members.items() if watched[key].parent is None]
    parts = [p for key, p in members.items() if watched[key].parent is not None]
    halves = [_simes(each) for each in (totals, parts) if each]
    return min(1.0, min(halves) * len(halves))


def _simes(ps: Sequence[float]) -> float:
    return min(p * len(ps) / rank for rank, p in enumerate(sorted(ps), start=1))


def _bounded(ps: Mapping[Key, float], q: float) -> list[Key]:
    """Benjamini and Hochberg's choice, smallest first."""
    ordered = sorted(ps, key=ps.__getitem__)
    ranks = [rank for rank, key in enumerate(ordered, start=1) if ps[key] <= q * rank / len(ps)]
    return ordered[: max(ranks, default=0)]


def _shared(
    watched: Mapping[Key, Watched[Key]], moved: Mapping[Key, Move], ways: Mapping[Key, int]
) -> set[Key]:
    """The totals that move as most of their parts do; `ways`: the direction of each series that moves."""
    parts: dict[Key, list[int]] = {}
    for key in moved:
        if (parent := watched[key].parent) is not None and parent in moved:
            parts.setdefault(parent, []).append(ways.get(key, 0))
    return {key for key, of in parts.items() if 2 * of.count(moved[key].direction) > len(of)}


def _discovery(
    members: dict[Key, float], p: float, moved: Mapping[Key, Move], q: float, totals: Collection[Key]
) -> Discovery[Key]:
    """Told of a total whose parts moved with it, where it shows it too: that is no single part's story."""
    shown = _bounded(members, q) or [min(members, key=members.__getitem__)]
    first = next((key for key in shown if key in totals), shown[0])
    return Discovery(first, moved[first], p, tuple(key for key in shown if key != first))
