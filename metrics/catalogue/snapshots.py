"""Which snapshot answers a person: for the public only ever the protected one."""

from __future__ import annotations

from data_access import losses
from data_access.access import Access
from data_access.database import StoreError, StoreTooNew, StoreTooOld, open_store
from data_access.stores.snapshots import StateUnreachable, StoreDamaged
from metrics.snapshot import Snapshot

__all__ = [
    "StateUnreachable",
    "StoreDamaged",
    "StoreError",
    "StoreTooNew",
    "StoreTooOld",
    "current",
    "numbered",
    "snapshot_for",
]


def current() -> Snapshot | None:
    """The newest snapshot as the store knows it: its number, its dates, whether it is invented."""
    return losses.current(open_store())


def snapshot_for(access: Access) -> Snapshot | None:
    """The newest snapshot for this access; None where there is none. Raises StoreError in words.

    For the public it comes from a store that opens nothing else.
    """
    if not access.public:
        return current()
    found = losses.current(open_store(public_only=True))
    return found and found.public()


def numbered(number: int | None, access: Access) -> Snapshot | None:
    """The snapshot of this number for this access, if it is still kept."""
    store = open_store(public_only=access.public)
    kept = (store.current(), *store.snapshots())  # a store with the public file alone lists no others
    found = next((each for each in kept if each and each.number == number), None)
    return found.public() if found and access.public else found
