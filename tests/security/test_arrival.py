"""From claims to a person, and what goes on record of it."""

import time

import pytest

from data_access.audit import State
from data_access.database import StoreError
from pages.people import arrival, record
from pages.people.person import Person


def test_a_sign_in_that_could_not_be_recorded_is_recorded_at_the_next_look(tmp_path, monkeypatch):
    now = time.time()
    sam = {"sub": "sam", "nonce": "arrival", "iat": now, "exp": now + 60, "email": "sam@council.uk"}
    monkeypatch.setenv("OUTCOMES_STATE", f"sqlite:///{tmp_path / 'state.sqlite'}")

    def full(*_):
        raise StoreError("The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr(State, "record_all", full)
        with pytest.raises(StoreError):
            arrival.arrive(sam)
    assert all(isinstance(arrival.arrive(sam), Person) for _ in range(3))
    assert [(each.who, each.action) for each in record.state().latest(None)] == [
        ("sam@council.uk", "sign-in")
    ]
