"""What somebody may ask, looked up anew for every question."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from data_access.access import PUBLIC, Access
from data_access.claims import access_for, address_of
from data_access.state import open_state


def access_of(claims: Mapping[str, Any]) -> Access:
    """The access of the person with these OpenID claims; the public's where no claim or grant names them.

    Raises StoreError where the grants cannot be read.
    """
    return access_for(claims, open_state()) or PUBLIC


def name_of(claims: Mapping[str, Any]) -> str:
    """By what the audit knows the person: an address that is theirs, else the provider's own name of them."""
    return address_of(claims) or str(claims.get("sub") or "")


def unverified(claims: Mapping[str, Any]) -> str:
    """The address that goes with the claims where nobody vouches for it; else empty."""
    return "" if address_of(claims) else str(claims.get("email") or "")
