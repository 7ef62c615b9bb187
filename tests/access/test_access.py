"""Who is who: claims and grants become an access, and whoever is known to nobody is the public."""

import pytest

from data_access.access import EVERYTHING, PUBLIC, Access, Role, limit
from data_access.audit import Audit, entries
from data_access.claims import access_for
from data_access.grants import Names, grant, granted, grants, revoke
from data_access.state import MIGRATIONS, State


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def state(request, tmp_path):
    in_file = request.param == "sqlite"
    made = State(
        f"sqlite:///{tmp_path / 'state.sqlite'}" if in_file else request.getfixturevalue("database_url")
    )
    yield made
    made.close()


ANALYST, ADMINISTRATOR, NOTHING = Access(Role.ANALYST), Access(Role.ADMINISTRATOR), limit(Role.MANAGER)
HAMILTON = limit(Role.MANAGER, frozenset({"hamilton"}), frozenset({"h_hub"}))


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ({}, None),
        ({"sub": "x", "email": "a@b"}, None),
        ({"roles": []}, None),
        ({"roles": None, "groups": None}, None),
        ({"roles": ["analyst"]}, None),  # a group of that name in a directory gives nothing by itself
        ({"roles": ["outcomes.analyst"]}, ANALYST),
        ({"roles": "outcomes.analyst"}, None),  # a list of strings, or nothing that is understood
        ({"roles": {"outcomes.analyst": True}}, None),
        ({"roles": ["outcomes.analyst", 3]}, None),
        ({"roles": [["outcomes.analyst"]]}, None),
        ({"roles": 7, "groups": ["outcomes.analyst"]}, ANALYST),
        ({"groups": ["staff", "outcomes.administrator", "outcomes.analyst"]}, ADMINISTRATOR),
        ({"roles": ["outcomes.public"]}, PUBLIC),
        ({"roles": ["outcomes.manager"]}, NOTHING),
        (
            {"roles": ["outcomes.manager", "outcomes.locality.hamilton"], "groups": ["outcomes.team.h_hub"]},
            HAMILTON,
        ),
        ({"roles": ["outcomes.locality.hamilton"]}, None),
        ({"app_roles": ["outcomes.analyst"]}, None),
        ({"groups": ["Social Work Analysts"]}, None),
    ],
)
def test_roles_from_claims(state, claims, expected):
    assert access_for(claims, state) == expected


def test_the_claims_and_the_names_of_roles_can_be_the_councils_own(state, monkeypatch):
    monkeypatch.setenv("OUTCOMES_ROLE_CLAIMS", "app_roles")
    monkeypatch.setenv("OUTCOMES_ROLES", "Social Work Analysts=analyst, 7c9e=administrator,odd=king,=analyst")
    assert access_for({"app_roles": ["Social Work Analysts"]}, state) == ANALYST
    assert access_for({"app_roles": ["7c9e"]}, state) == ADMINISTRATOR
    assert access_for({"app_roles": ["odd"]}, state) is None
    assert access_for({"roles": ["outcomes.analyst"]}, state) is None


def test_a_grant_comes_before_claims_and_goes_with_its_revocation(state):
    claims = {"sub": "s1", "email": "Ann@Council.uk", "email_verified": True}
    claims["roles"] = ["outcomes.administrator"]
    grant(Audit.of_this_machine(state), Names.ADDRESS, "ann@council.UK ", HAMILTON)
    assert access_for(claims, state) == HAMILTON
    grant(Audit.of_this_machine(state), Names.ADDRESS, "ann@council.uk", ANALYST)
    assert [(each.who, each.access) for each in grants(state)] == [("ann@council.uk", ANALYST)]
    audit = Audit.of_this_machine(state)
    assert revoke(audit, Names.ADDRESS, "ANN@council.uk")
    assert not revoke(audit, Names.ADDRESS, "ann@council.uk")
    assert access_for(claims, state) == ADMINISTRATOR


def test_a_manager_without_a_scope_is_limited_to_nothing(state):
    grant(Audit.of_this_machine(state), Names.ADDRESS, "bob@council.uk", limit(Role.MANAGER))
    found = granted(state, Names.ADDRESS, "bob@council.uk")
    assert found.limited and found.localities == frozenset() == found.teams
    assert PUBLIC.public and not EVERYTHING.limited and not EVERYTHING.public


def test_a_state_store_from_before_there_were_grants_is_brought_up_to_date(tmp_path, monkeypatch):
    url = f"sqlite:///{tmp_path / 'old.sqlite'}"
    monkeypatch.setattr("data_access.state.MIGRATIONS", MIGRATIONS[:1])
    State(url).close()
    monkeypatch.undo()
    new = State(url)
    grant(Audit.of_this_machine(new), Names.ADDRESS, "ann@council.uk", ANALYST)
    assert granted(new, Names.ADDRESS, "ann@council.uk") == ANALYST
    assert [each.action for each in entries(new)] == ["grant"]
    new.close()


def test_the_audit_is_searched_as_it_is_written(state):
    for who, action in (("ann", "question"), ("bob_1", "export"), ("bobby", "grant")):
        Audit(state, who, "analyst").record(action, {"metric": "referrals"})
    assert [each.who for each in entries(state, words="BOB")] == ["bobby", "bob_1"]
    assert [each.who for each in entries(state, words="bob_")] == ["bob_1"]
    assert len(entries(state, limit=None)) == 3 and len(entries(state, 2)) == 2


def test_a_grant_to_an_address_in_doubt_is_not_got_round_by_a_role(state):
    """The grant may be there to narrow what the provider's role would give."""
    manager = limit(Role.MANAGER, frozenset({"east"}), frozenset())
    grant(Audit.of_this_machine(state), Names.ADDRESS, "ann@council.example", manager)
    claims = {"sub": "1", "email": "ann@council.example", "roles": ["outcomes.analyst"]}
    assert access_for(claims, state) is None
    assert access_for({**claims, "email_verified": True}, state).role is Role.MANAGER
    assert access_for({**claims, "email": "bob@council.example"}, state).role is Role.ANALYST
