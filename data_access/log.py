"""Recording what is done on this machine itself, and not through the dashboard.

Whatever changes the store or who may see it writes its own line here, so that a command, a schedule and
another program are on record alike.
"""

from __future__ import annotations

import getpass

from data_access.audit import State


class Log:
    """The state store, opened before anything is changed, so that nothing is done that cannot be recorded."""

    def __init__(self, state: State | None = None):
        self.state = state or State()

    def record(self, action: str, what: object = None, snapshot: int | None = None) -> None:
        """Add a line in the name of whoever is signed in to this machine."""
        self.state.record(_who(), "command line", action, what, snapshot)


def _who() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container may run as a number without a name
        return "unknown"
