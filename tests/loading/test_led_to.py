"""Which loads a snapshot is built of, after going back, erasing and changing the secret."""

import itertools
from datetime import UTC, datetime, timedelta

import pytest

from data_access import ingest
from data_access.keeping import rollback
from metrics.catalogue.records import led_to
from tests.loading import council
from tests.loads import erase


@pytest.fixture
def load(store, tmp_path, monkeypatch):
    """Loads the same files again, each time an hour later; gives the snapshot."""
    hours = itertools.count()
    begun = datetime(2024, 4, 1, 9, tzinfo=UTC)

    class Clock(datetime):
        @classmethod
        def now(cls, tz=None):
            return begun + timedelta(hours=next(hours))

    monkeypatch.setattr(ingest, "datetime", Clock)
    sent = council.lists(tmp_path / "sent")[0].parent
    council.referrals(sent, {}, {"reference": "R2", "child": "C2", "family": "F2"})

    def again():
        council.loaded(store, sent)
        return store.current()

    return again


def test_a_load_gone_back_from_led_to_nothing(store, load):
    first, mistaken = load(), load()
    rollback(store)
    third = load()
    assert led_to(third, first.loaded_at) and led_to(third, third.loaded_at)
    assert not led_to(third, mistaken.loaded_at)
    assert led_to(third, first.loaded_at - timedelta(days=1)), "from before what the store lists"
    erased = erase(store, "child", "C2").snapshot
    assert led_to(erased, first.loaded_at) and not led_to(erased, mistaken.loaded_at)


def test_going_back_and_on_again_changes_nothing(store, load):
    first, second = load(), load()
    rollback(store)
    rollback(store, second.number)
    third = load()
    assert led_to(third, first.loaded_at) and led_to(third, second.loaded_at)
