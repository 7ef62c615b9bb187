"""What a setting is where nobody gives it, as the code has it."""

from __future__ import annotations

from data_access import claims, database, state
from pages.people import provider, sign_ins

DEFAULTS = {
    "default_store": database.DEFAULT_URL,
    "default_state": state.DEFAULT_URL,
    "default_claims": claims.CLAIMS,
    "default_scope": provider.SCOPE,
    "default_minutes": f"{sign_ins.IDLE_MINUTES:g}",
}
