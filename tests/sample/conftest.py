"""The sample of each seed, written once for all tests."""

from __future__ import annotations

from functools import cache

import pytest

from sample_data.generate import generate
from tests.sample.oracle import Extracts

SEEDS = (1, 7, 99)


@pytest.fixture(scope="session")
def sample(tmp_path_factory):
    """`sample(seed)`: the extracts of that seed at scale 1."""

    @cache
    def written(seed: int) -> Extracts:
        folder = tmp_path_factory.mktemp(f"sample-{seed}")
        generate(folder, seed)
        return Extracts(folder)

    return written
