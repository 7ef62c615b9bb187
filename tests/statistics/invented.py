"""Councils in which nothing moves, or only what is planted: every series adds up as real ones do.

Five kinds of event, of 650 to 25 a month, each in three parts by outcome; each part falls to one of 8
teams (two in each of 4 localities) and one of 6 sources. Every cell is a Poisson count that keeps a
share `lag` of the month before (INAR(1)), so that every sum is Poisson with that lag-1 correlation.
Each kind gives four metrics: how many, how many of the first part, and two shares.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import NamedTuple

import numpy as np

from metrics.statistics.discovery import Watched

MEANS = np.array([650, 200, 100, 50, 25])
PARTS = np.array([0.22, 0.25, 0.53])
TEAMS, SOURCES, LOCALITIES = 8, 6, 4
SPLITS = ["total", *(f"{name} {i}" for name, n in
          [("locality", LOCALITIES), ("team", TEAMS), ("source", SOURCES)] for i in range(n))]  # fmt: skip


class Planted(NamedTuple):
    """In the last four months, `size` times more events of a kind (below 0: fewer), of the first `teams`."""

    kind: int
    size: float
    teams: int = TEAMS


def councils(
    many: int, *, months: int = 42, lags=(0.0, 0.3), planted: tuple[Planted, ...] = (), seed: int = 44
) -> Iterator[dict[Hashable, Watched]]:
    """`many` sets of 380 series, each kind of event with its own lag, drawn evenly between the two."""
    chance = np.random.default_rng(seed)
    for _ in range(0, many, 50):
        for cells in np.moveaxis(_cells(chance, min(50, many), months, lags, planted), 1, 0):
            yield _watched(np.moveaxis(cells, 0, -1).astype(float))


def _cells(chance, many: int, months: int, lags, planted) -> np.ndarray:
    """Counts by month, council, kind, part, team and source."""
    teams = chance.dirichlet(np.full(TEAMS, 4.0), (many, len(MEANS)))[:, :, None, :, None]
    sources = chance.dirichlet(np.full(SOURCES, 3.0), (many, len(MEANS)))[:, :, None, None, :]
    means = MEANS[:, None, None, None] * PARTS[:, None, None] * teams * sources
    lag = chance.uniform(*lags, (many, len(MEANS)))[:, :, None, None, None]
    counts, now = np.empty((months, *means.shape), np.int32), chance.poisson(means)
    for month in range(months):
        counts[month] = now
        now = chance.binomial(now, lag) + chance.poisson(means * (1 - lag))
    for kind, size, some in planted:
        moved = counts[-4:, :, kind, :, :some]
        moved += chance.poisson(np.maximum(size, 0) * means[:, kind, :, :some], moved.shape).astype(np.int32)
        moved -= chance.binomial(moved, max(-size, 0)).astype(np.int32)
    return counts


def _watched(cells: np.ndarray) -> dict[Hashable, Watched]:
    """The series of one council, from its counts by kind, part, team, source and month."""
    by_team, by_source = cells.sum(axis=3), cells.sum(axis=2)
    by_locality = by_team.reshape(*by_team.shape[:2], LOCALITIES, -1, by_team.shape[-1]).sum(axis=3)
    total = by_team.sum(axis=2, keepdims=True)
    parts = np.concatenate([total, by_locality, by_team, by_source], axis=2)  # kind, part, split, month
    series: dict[Hashable, Watched] = {}
    for kind, (first, second, rest) in enumerate(parts):
        whole = first + second + rest
        series |= _of_metric((kind, "count"), whole, None) | _of_metric((kind, "part"), first, None)
        for name, some in (("first share", first), ("second share", second)):
            share = np.divide(some, whole, out=np.full_like(whole, np.nan), where=whole > 0)
            series |= _of_metric((kind, name), share, np.minimum(some, whole - some).mean(axis=1))
    return series


def retold(council: dict[Hashable, Watched]) -> dict[Hashable, Watched]:
    """The council with what tells the same in another way beside it, and each such group one question.

    Beside each first share its complement and the second share, beside each count most of it.
    """
    found = dict(council)
    for (kind, name), split in list(council):
        own, total = council[(kind, name), split], (((kind, name), "total"))
        if name == "first share":
            values = [1 - value for value in own.values]
            found[(kind, "the others"), split] = _as(own, values, (kind, "the others"), total)
        if name == "second share":
            found[(kind, name), split] = own._replace(alike=((kind, "first share"), "total"))
        if name == "count":
            parts = zip(own.values, council[(kind, "part"), split].values, strict=True)
            found[(kind, "most"), split] = _as(own, [a - b for a, b in parts], (kind, "most"), total)
    return found


def _as(own: Watched, values: list, metric: Hashable, alike: Hashable) -> Watched:
    return own._replace(values=values, parent=own.parent and (metric, "total"), alike=alike)


def _of_metric(metric: Hashable, values: np.ndarray, events: np.ndarray | None) -> dict[Hashable, Watched]:
    total = (metric, "total")
    return {
        (metric, split): Watched(
            values[i], None if split == "total" else total, None if events is None else float(events[i])
        )
        for i, split in enumerate(SPLITS)
    }
