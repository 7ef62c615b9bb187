"""The sample of each seed, written once for all tests."""

from __future__ import annotations

from functools import cache

import pytest

from tests.sample.oracle import Extracts

SEEDS = (1, 7, 99)


@pytest.fixture(scope="session")
def sample(written):
    """`sample(seed)`: the extracts of that seed at scale 1, read."""
    return cache(lambda seed: Extracts(written(seed)))
