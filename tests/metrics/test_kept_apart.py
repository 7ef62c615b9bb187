"""What is kept of the true snapshot is never served as the public one's, which shares all its names."""

from types import SimpleNamespace

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


SNAPSHOT = {"url": "a store", "number": 1, "loaded_at": 1, "protected": False}
# All that tells one thing read from another: change any of it, and nothing kept before may be served.
OTHERS = [
    ({**SNAPSHOT, "url": "another store"}, "module", "read", ("an access",)),
    ({**SNAPSHOT, "number": 2}, "module", "read", ("an access",)),
    ({**SNAPSHOT, "loaded_at": 2}, "module", "read", ("an access",)),
    ({**SNAPSHOT, "protected": True}, "module", "read", ("an access",)),
    (SNAPSHOT, "another module", "read", ("an access",)),
    (SNAPSHOT, "module", "read otherwise", ("an access",)),
    (SNAPSHOT, "module", "read", ("another access",)),
    (SNAPSHOT, "module", "read", ()),
]


def read_once(answer, snapshot, module, name, arguments):
    def read(*_):
        return answer

    read.__module__, read.__qualname__ = module, name
    return per_snapshot(read)(SimpleNamespace(**snapshot), *arguments)


@pytest.mark.parametrize("other", OTHERS, ids=str)
def test_what_is_kept_is_served_again_only_where_nothing_differs(other):
    first = (SNAPSHOT, "module", "read", ("an access",))
    assert read_once("kept", *first) == "kept"
    assert read_once("read again", *first) == "kept"
    assert read_once(other, *other) == other


def test_what_is_asked_by_name_is_kept_by_it_too(invented):
    true, _ = invented
    kept = per_snapshot(lambda snapshot, *, locality: locality)
    assert [kept(true, locality=each) for each in ("hamilton", "lanark")] == ["hamilton", "lanark"]
