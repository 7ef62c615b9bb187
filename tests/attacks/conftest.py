"""What each attack finds; the store of the full sample is that of all tests."""

from functools import cache

import pytest

from tests.attacks.attempts import ATTEMPTS


@pytest.fixture(scope="module")
def attempted(scene):
    """What an attack found on ours and on the naive twin; each is made once."""
    return cache(lambda name: ATTEMPTS[name](scene))
