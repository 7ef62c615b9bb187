"""Invented series whose truth is known."""

import numpy as np

SETTLE = 60  # points thrown away, so that a series starts where it will go on


def autoregressive(rng, correlation, runs, n):
    """Normal series of sd 1 or so in which each point keeps `correlation` of the last."""
    shocks = rng.standard_normal((runs, SETTLE + n))
    for point in range(1, SETTLE + n):
        shocks[:, point] += correlation * shocks[:, point - 1]
    return shocks[:, SETTLE:]


def stock(rng, runs, n, starts=25, size=270):
    """Children on a plan: Poisson starts, and each child as likely to leave in one month as in another."""
    here, seen = np.full(runs, size), np.empty((runs, n))
    for month in range(-SETTLE, n):
        here = here + rng.poisson(starts, runs) - rng.binomial(here, starts / size)
        if month >= 0:
            seen[:, month] = here
    return seen
