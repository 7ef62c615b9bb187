"""One store of the full sample for all attacks."""

import pytest

from tests.attacks.stores import sample_store


@pytest.fixture(scope="session")
def sample(tmp_path_factory):
    store = sample_store(tmp_path_factory.mktemp("attacked"))
    yield store
    store.close()
