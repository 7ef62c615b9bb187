"""Whether everything is there that pages need: the store, the data in it, and the state store."""

from __future__ import annotations

from data_access import losses
from data_access.database import open_store
from data_access.state import open_state


def examine() -> bool:
    """Whether there is data to show; StoreError, in words, where something that was there is wanting."""
    store = open_store()
    store.examine()
    open_state().examine()
    return losses.current(store) is not None
