"""What is kept of the true snapshot is never served as the public one's, which shares all its names."""

import pytest

from data_access.access import EVERYTHING
from data_access.database import open_store
from metrics.asking.run import per_snapshot
from metrics.catalogue import recording, reference
from tests.loading import council
from tests.metrics.public_store import true_and_public

NAMES = ("url", "number", "loaded_at")


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    """The true and the public snapshot of one load, as the program keeps them."""
    folder = tmp_path_factory.mktemp("loaded")
    store = open_store(f"duckdb:///{folder / 'store'}")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OUTCOMES_KEY", "a secret for the tests alone")
        council.loaded(store, *council.lists(folder), council.referrals(folder, {}, {}, {}))
    true = store.current()
    yield true, true.public()
    store.close()


@pytest.fixture(scope="module")
def invented():
    with true_and_public() as true:
        yield true, true.public()


@pytest.fixture(params=["loaded", "invented"])
def both(request):
    return request.getfixturevalue(request.param)


def named(snapshot):
    return [getattr(snapshot, name) for name in NAMES]


def test_the_two_snapshots_of_a_load_differ_in_nothing_but_the_protection(both):
    true, public = both
    assert named(true) == named(public)
    assert (true.protected, public.protected) == (False, True)


@pytest.mark.parametrize("first", [0, 1], ids=["true asked first", "public asked first"])
def test_each_of_the_two_is_told_its_own(both, first):
    def read(snapshot):
        return snapshot.protected

    read.__qualname__ += f"{both} {first}"  # nothing kept of it yet
    kept = per_snapshot(read)
    for snapshot in (both[first], both[1 - first]) * 2:
        assert kept(snapshot) is snapshot.protected


@pytest.mark.parametrize(
    ("read", "of"),
    [(recording.recorded, ("referral",)), (reference.loads, (EVERYTHING,))],
    ids=["what is recorded", "what was loaded"],
)
def test_what_the_program_reads_of_the_true_rows_is_not_served_of_the_public(loaded, read, of):
    true, public = loaded
    assert read(true, *of) != read(public, *of)
