"""What somebody may ask, looked up anew for every question."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from data_access.access import PUBLIC, Access
from data_access.claims import access_for
from data_access.state import open_state


def access_of(claims: Mapping[str, Any]) -> Access:
    """The access of the person with these OpenID claims; the public's where no claim or grant names them.

    Raises StoreError where the grants cannot be read.
    """
    return access_for(claims, open_state()) or PUBLIC
