"""One store of the full sample for all attacks, and what each of them finds."""

from functools import cache

import pytest

from tests.attacks.attempts import ATTEMPTS
from tests.attacks.stores import sample_store


@pytest.fixture(scope="session")
def sample(tmp_path_factory):
    store = sample_store(tmp_path_factory.mktemp("attacked"))
    yield store
    store.close()


@pytest.fixture(scope="module")
def attempted(scene):
    """What an attack found on ours and on the naive twin; each is made once."""
    return cache(lambda name: ATTEMPTS[name](scene))
