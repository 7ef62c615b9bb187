"""Monthly counts whose future is known: 72 months, and the six that follow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from metrics.statistics.outlook import Outlook, Series, outlook

MONTHS, AHEAD = 72, 6
MEANS = (30, 120, 500)
SUMMER = np.array([1.02, 1.0, 1.04, 1.0, 1.03, 1.0, 0.92, 0.82, 1.03, 1.06, 1.05, 1.03])
HARD = np.array([1.1, 1.0, 1.05, 1.0, 1.02, 0.95, 0.8, 0.55, 1.1, 1.15, 1.15, 1.13])
TIME = np.arange(MONTHS + AHEAD)
Drawn = tuple[np.ndarray, dict[int, int]]  # what is to be expected in each month, and the levels declared


def flat(chance: np.random.Generator) -> Drawn:
    """The same in every month."""
    return np.ones(len(TIME)), {}


def seasonal(chance: np.random.Generator) -> Drawn:
    """July and August lower by 8 and 18%, or by 20 and 45%."""
    return (SUMMER, HARD)[chance.integers(2)][TIME % 12], {}


def trending(chance: np.random.Generator) -> Drawn:
    """From 8% of the first level less to 12% of it more each year, in a straight line."""
    return 1 + chance.uniform(-0.08, 0.12) * TIME / 12, {}


def stepped(chance: np.random.Generator) -> Drawn:
    """A fall or a rise by 15 to 50%, after 20 to 64 months, that nobody has declared."""
    size = 1 + chance.choice([-1, 1]) * chance.uniform(0.15, 0.5)
    return np.where(chance.integers(20, 64) <= TIME, size, 1.0), {}


def declared(chance: np.random.Generator) -> Drawn:
    """The same of a seasonal series, declared on the day."""
    month = int(chance.integers(26, 64))
    size = 1 + chance.choice([-1, 1]) * chance.uniform(0.15, 0.5)
    return np.where(month <= TIME, size, 1.0) * SUMMER[TIME % 12], {month: month}


WORLDS = {each.__name__: each for each in (flat, seasonal, trending, stepped, declared)}


class Tried(NamedTuple):
    """One series: what was drawn of its first 72 months, and the six that followed."""

    drawn: Outlook
    after: np.ndarray

    @property
    def inside(self) -> list[bool]:
        """Which of the months that followed lay in the 80% band."""
        bands = [each.band80 for each in self.drawn.ahead]
        return [low <= value <= high for (low, high), value in zip(bands, self.after, strict=True)]


def tried(world: str, runs: int, seed: int = 6) -> Iterator[Tried]:
    """So many series of that world, a third of them about each of three means, as Poisson counts."""
    chance = np.random.default_rng([seed, *world.encode()])
    for run in range(runs):
        expected, levels = WORLDS[world](chance)
        counts = chance.poisson(MEANS[run % len(MEANS)] * expected).astype(float)
        past = counts[:MONTHS].tolist()
        yield Tried(outlook(Series(past, past, levels)), counts[MONTHS:])


def held(series: list[Tried]) -> float:
    """Of the months that followed those that were given a forecast, the share inside."""
    return float(np.mean([each.inside for each in series if each.drawn.ahead and each.drawn.holds]))


def shown(series: list[Tried]) -> float:
    """The share of series that were given a forecast."""
    return float(np.mean([bool(each.drawn.ahead) and each.drawn.holds for each in series]))
