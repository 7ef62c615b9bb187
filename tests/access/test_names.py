"""By which name a person is granted and recorded: nobody passes for another."""

import json

import pytest
from sqlalchemy import insert

from data_access.access import Access, Role, limit
from data_access.audit import Audit, entries
from data_access.claims import access_for
from data_access.grants import Names, _of_either, grant, grants, revoke
from data_access.state import MIGRATIONS, State
from data_access.stores.snapshots import StoreError
from metrics.state.grants import name_of, unverified
from tests.access.test_access import state as state

ANALYST, ADMINISTRATOR = Access(Role.ANALYST), Access(Role.ADMINISTRATOR)
BREAKS = ("\n", "\r", "\r\n", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029")


def test_a_grant_may_name_the_subject(state):
    grant(Audit.of_this_machine(state), Names.SUBJECT, "Subject-1", ANALYST)
    assert access_for({"sub": "Subject-1"}, state) == ANALYST
    assert access_for({"sub": "subject-1"}, state) is None


@pytest.mark.parametrize(
    ("said", "unsaid", "expected"),
    [
        ({"email_verified": True}, "", ANALYST),
        ({"email_verified": "true"}, "", ANALYST),
        ({"email_verified": False}, "verified", None),
        ({"email_verified": "no"}, "verified", None),
        ({"email_verified": None}, "verified", None),
        ({"email_verified": 1}, "verified", None),
        ({}, "", None),
        ({}, "yes", None),
        ({}, "verified", ANALYST),
    ],
)
def test_an_address_nobody_vouches_for_opens_nothing_and_is_nobodys_name(
    state, monkeypatch, said, unsaid, expected
):
    monkeypatch.setenv("OUTCOMES_EMAIL_UNSAID", unsaid)
    grant(Audit.of_this_machine(state), Names.ADDRESS, "ann@council.uk", ANALYST)
    claims = {"sub": "s1", "email": "ann@council.uk", "preferred_username": "ann@council.uk"} | said
    assert access_for(claims, state) == expected
    assert name_of(claims) == ("ann@council.uk" if expected else "s1")
    assert unverified(claims) == ("" if expected else "ann@council.uk")


@pytest.mark.parametrize(
    "address",
    [
        "admini\u017ftrator@council.uk",
        "administrator@buc\u212as.gov.uk",
        "adm\u0130nistrator@council.uk",
        "administrator@council.uk ",
        "administrator@council.uk\n",
        ["administrator@council.uk"],
    ],
)
def test_an_address_that_only_looks_like_one_granted_opens_nothing(state, address):
    """A long s and a Kelvin sign become letters of A to Z where all of Unicode is made small."""
    for granted_to in ("administrator@council.uk", "administrator@bucks.gov.uk"):
        grant(Audit.of_this_machine(state), Names.ADDRESS, granted_to, ADMINISTRATOR)
    assert access_for({"sub": "x", "email": address, "email_verified": True}, state) is None
    exact = {"sub": "x", "email": "Administrator@BUCKS.gov.uk", "email_verified": True}
    assert access_for(exact, state) == ADMINISTRATOR


def test_a_subject_is_never_taken_for_an_address_nor_the_other_way_round(state):
    audit = Audit.of_this_machine(state)
    grant(audit, Names.ADDRESS, "ann@council.uk", ANALYST)
    grant(audit, Names.SUBJECT, "bob@council.uk", ADMINISTRATOR)
    assert access_for({"sub": "ann@council.uk"}, state) is None
    assert access_for({"sub": "b", "email": "bob@council.uk", "email_verified": True}, state) is None
    assert access_for({"sub": "bob@council.uk"}, state) == ADMINISTRATOR
    assert access_for({"sub": ["bob@council.uk"]}, state) is None
    assert not revoke(audit, Names.ADDRESS, "bob@council.uk")


@pytest.mark.parametrize(
    "who", ["", " ", "ann@council.uk\nbob@council.uk", "ann\u2028@council.uk", "a@b\u200b"]
)
def test_a_name_with_a_break_or_what_cannot_be_seen_is_not_granted(state, who):
    audit = Audit.of_this_machine(state)
    for names in Names:
        with pytest.raises(StoreError, match="is no name that can be granted"):
            grant(audit, names, who, ANALYST)
    with pytest.raises(StoreError, match="is no name that can be granted"):
        grant(audit, Names.SUBJECT, "s1", limit(Role.MANAGER, frozenset({"east\nwest"})))
    with pytest.raises(StoreError, match="is no e-mail address. If it is the provider's sub, add --sub."):
        grant(audit, Names.ADDRESS, "s1", ANALYST)
    assert grants(state) == () == entries(state)


@pytest.mark.parametrize("mark", BREAKS)
def test_nothing_on_record_holds_a_line_break(state, mark):
    forged = f"ann{mark}30/11/2026 10:00 bob (administrator) grant:"
    told = {"reason": forged, forged: [forged]}
    for what in (told, json.dumps(told, ensure_ascii=False), forged):
        Audit(state, forged, forged).record(forged, what)
    for each in entries(state):
        assert not {mark for text in (each.who, each.role, each.action, each.selection) for mark in text} & {
            *"".join(BREAKS)
        }
        if each.selection.startswith("{"):
            read = json.loads(each.selection)
            assert mark not in read["reason"] and not any(mark in name for name in read)


def test_grants_of_before_say_what_they_name_and_the_upgrade_lists_who_may_lose_them(
    monkeypatch, caplog, tmp_path
):
    url = f"sqlite:///{tmp_path / 'before.sqlite'}"
    monkeypatch.setattr("data_access.state.MIGRATIONS", MIGRATIONS[:2])
    old = State(url)
    with old.writing() as connection:
        for who in ("ann@council.uk", "Subject-1"):
            row = {"who": who, "role": "analyst", "localities": "[]", "teams": "[]"}
            connection.execute(insert(_of_either).values(row))
    old.close()
    monkeypatch.undo()
    with State(url) as new:
        assert [(each.names, each.who, each.access) for each in grants(new)] == [
            (Names.SUBJECT, "Subject-1", ANALYST),
            (Names.ADDRESS, "ann@council.uk", ANALYST),
        ]
    [told] = caplog.messages
    assert "email_verified: ann@council.uk. " in told and "Subject-1" not in told
