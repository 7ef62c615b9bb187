"""What a signed-in person may see: from a grant of ours, else from what their provider says of them.

A grant in the state store says more than the provider's claims do, so it comes first.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from data_access.access import Access, Role, limit
from data_access.grants import Names, believes_unsaid, granted

if TYPE_CHECKING:
    from data_access.state import State

# Claims that may name roles, and the names they go by: $OUTCOMES_ROLE_CLAIMS="roles,groups" and
# $OUTCOMES_ROLES="Social Work Analysts=analyst,7c9e6679-7425=administrator".
CLAIMS, PREFIX = "roles,groups", "outcomes."
_STRONGEST_FIRST = (Role.ADMINISTRATOR, Role.ANALYST, Role.MANAGER, Role.PUBLIC)


def access_for(claims: Mapping, state: State) -> Access | None:
    """What the person with these OpenID claims may see; None, for the public, where nothing names them.

    A grant to the person's `sub`, then one to their address, is taken before a role among the claims. Where
    a grant names an address that is not known to be theirs, nothing is taken.
    """
    if doubted_grant(claims, state):
        return None
    for names, who in ((Names.SUBJECT, _text(claims, "sub")), (Names.ADDRESS, address_of(claims))):
        if who and (found := granted(state, names, who)):
            return found
    return _claimed(set(_values(claims)))


def doubted_grant(claims: Mapping, state: State) -> bool:
    """Whether a grant names the address they give, and the provider does not say that it is theirs.

    The grant may be there to narrow what the claims would give, so neither holds until the address does.
    """
    subject, written = _text(claims, "sub"), _text(claims, "email")
    if (subject and granted(state, Names.SUBJECT, subject)) or address_of(claims) or not written:
        return False
    return granted(state, Names.ADDRESS, written) is not None


def address_of(claims: Mapping) -> str:
    """The person's e-mail address, if the provider says that it is theirs; else empty.

    In many directories people write their own addresses, and could write another's. So one of which the
    provider says nothing, as Entra does, is believed only where a setting says so.
    """
    said = claims.get("email_verified", believes_unsaid())
    return _text(claims, "email") if said is True or said == "true" else ""


def _text(claims: Mapping, name: str) -> str:
    told = claims.get(name)
    return told if isinstance(told, str) else ""


def _values(claims: Mapping) -> Iterator[str]:
    """The lists of strings among the claims that may name roles. What else there may be is not understood."""
    for name in os.environ.get("OUTCOMES_ROLE_CLAIMS", CLAIMS).split(","):
        held = claims.get(name.strip())
        if isinstance(held, list) and all(isinstance(each, str) for each in held):
            yield from held


def _claimed(values: set[str]) -> Access | None:
    """`outcomes.analyst`; and for a manager `outcomes.locality.CODE` and `outcomes.team.CODE`."""
    known = {f"{PREFIX}{role}": role for role in Role} | _named_roles()
    held = {known[value] for value in values if value in known}
    role = next((role for role in _STRONGEST_FIRST if role in held), None)
    if role is None:
        return None
    return limit(role, _codes(values, "locality"), _codes(values, "team"))


def _codes(values: set[str], what: str) -> frozenset[str]:
    start = f"{PREFIX}{what}."
    return frozenset(value.removeprefix(start) for value in values if value.startswith(start))


def _named_roles() -> dict[str, Role]:
    """The council's own names of roles; one that is no role of ours gives nothing."""
    pairs = (pair.rpartition("=") for pair in os.environ.get("OUTCOMES_ROLES", "").split(",") if "=" in pair)
    roles = {str(role): role for role in Role}
    return {name.strip(): roles[role.strip()] for name, _, role in pairs if role.strip() in roles}
