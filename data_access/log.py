"""Recording what is done on this machine itself, and not through the dashboard.

Whatever changes the store or who may see it writes its own line here, so that a command, a schedule and
another program are on record alike.
"""

from __future__ import annotations

import getpass
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from data_access.audit import State
from data_access.stores.snapshots import StoreError

NOT_COMPLETED = " not completed"  # what follows the name of an act in the line of one that failed


class Log:
    """The state store. A line is written before what it tells of, so that nothing is done without one.

    As a context it lets go of a state store of its own making.
    """

    def __init__(self, state: State | None = None):
        self.state = state or State()
        self._is_own = state is None

    def __enter__(self) -> Log:
        return self

    def __exit__(self, *_: object) -> None:
        if self._is_own:
            self.state.close()

    def record(self, action: str, what: object = None, snapshot: int | None = None) -> None:
        """Add a line in the name of whoever is signed in to this machine."""
        self.state.record(_who(), "command line", action, what, snapshot)

    @contextmanager
    def doing(self, action: str, what: object = None, snapshot: int | None = None) -> Iterator[None]:
        """On record, then done; where it then fails, a second line says so.

        StoreUnreachable, and nothing done, where the line cannot be written. That the second is wanting,
        as after a power cut, leaves an act on record that was not done, never one done that is not.
        """
        self.record(action, what, snapshot)
        try:
            yield
        except BaseException:
            with suppress(StoreError):  # why it failed is what is to be told
                self.record(action + NOT_COMPLETED, what, snapshot)
            raise


def _who() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container may run as a number without a name
        return "unknown"
