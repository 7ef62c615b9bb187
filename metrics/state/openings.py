"""Links made on this machine that open the dashboard once."""

from __future__ import annotations

from data_access import opening
from data_access.state import open_state


def take(token: str) -> str | None:
    """For whom the link was made, used up now; None where there is no such link. Raises StoreError."""
    return opening.take(open_state(), token)
