"""From claims to a person, and what goes on record of it."""

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, local

import pytest

from data_access.audit import Audit
from data_access.database import StoreError
from data_access.state import open_state
from metrics.state import audit
from pages.people import arrival, sign_ins
from pages.people.person import Person
from pages.people.sign_ins import Standing


def test_a_sign_in_that_could_not_be_recorded_is_recorded_at_the_next_look(tmp_path, monkeypatch):
    now = time.time()
    sam = {"sub": "sam", "nonce": "arrival", "iat": now, "exp": now + 60, "email": "sam@council.uk"}
    monkeypatch.setenv("OUTCOMES_STATE", f"sqlite:///{tmp_path / 'state.sqlite'}")

    def full(*_):
        raise StoreError("The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr(Audit, "record_all", full)
        with pytest.raises(StoreError):
            arrival.arrive(sam)
    assert all(isinstance(arrival.arrive(sam), Person) for _ in range(3))
    assert [(each.who, each.action, each.selection) for each in audit.found()] == [
        ("sam", "sign-in", '{"address_not_verified": "sam@council.uk"}')
    ]


def test_a_log_that_cannot_be_written_keeps_nobody_signed_in(monkeypatch):
    now = time.time()
    eve = {"sub": "eve", "nonce": "leaving", "iat": now, "exp": now + 60, "email": "eve@council.uk"}
    monkeypatch.setenv("OUTCOMES_STATE", "mysql://nowhere")
    with pytest.raises(StoreError):
        arrival.leave(eve)
    assert sign_ins.standing(eve) is Standing.ENDED


def test_windows_that_open_at_once_are_one_sign_in_on_record(tmp_path, monkeypatch):
    now = time.time()
    kim = {"sub": "kim", "nonce": "windows", "iat": now, "exp": now + 60, "email": "kim@council.uk"}
    monkeypatch.setenv("OUTCOMES_STATE", f"sqlite:///{tmp_path / 'state.sqlite'}")
    open_state()
    together, is_new = Barrier(4, timeout=30), sign_ins.is_new
    asked = local()

    def all_at_once(claims):
        found = is_new(claims)
        if not hasattr(asked, "before"):
            asked.before = True
            together.wait()
        return found

    monkeypatch.setattr(sign_ins, "is_new", all_at_once)
    with ThreadPoolExecutor(4) as windows:
        assert all(isinstance(each, Person) for each in windows.map(arrival.arrive, [kim] * 4))
    assert [each.action for each in audit.found()] == ["sign-in"]
