"""A store that never was is told from one that is lost, and no load forgets what was published.

A count under one number is never published differently under another: so a load holds to all that was
published, or is not made unless a person says so.
"""

from __future__ import annotations

from contextlib import suppress

from data_access.database import Snapshot, Store, StoreError
from data_access.known_stores import address_of, keep, known
from data_access.published import ANEW, published
from data_access.state import State, open_state
from data_access.stores.reached import Reached
from data_access.stores.snapshots import StateUnreachable

_seen: set[tuple[str, int]] = set()  # what the state store was told of by this process


def current(store: Store) -> Snapshot | None:
    """The current snapshot; None where no store has ever been.

    StoreDamaged where one has been that is lost, StoreError where another was known and this one never was.
    """
    snapshot = store.current()
    if snapshot is not None:
        _see(store, snapshot)
        return snapshot
    stores = known(open_state())
    own = stores.get(address_of(store.url), Reached())
    if own.is_missed:
        raise store.lost(f"The store is damaged: it held snapshot {own.number}, and nothing of it is there.")
    _refuse_another(store, stores)
    return None


def begin(store: Store, state: State, invented: bool, anew: bool) -> None:
    """Before a load, which holds the store: let it know all that is known of it, and refuse to forget any.

    StoreError, in words, where something was published that this load would not hold to. `anew`: a person
    says that it need not.
    """
    stores = known(state)
    own = store.remembered().joined(stores.get(address_of(store.url), Reached()))
    if own != store.remembered():
        store.remember(own)
    if anew:
        store.give_up()
        return
    store.current()  # says what is lost
    if not invented:
        published(store)  # says what of it is lost
        if not store.reached().real:
            _refuse_another(store, stores)


def end(store: Store, state: State) -> None:
    """After a load: have the state store know how far it has come. The store itself knows by now."""
    with suppress(StoreError):
        keep(state, store.url, store.reached())


def _see(store: Store, snapshot: Snapshot) -> None:
    """A machine that is handed public files, and loads none, learns here that it has had a store."""
    seen = (store.url, snapshot.number)
    if seen not in _seen:
        with suppress(StateUnreachable):
            real = 0 if snapshot.invented else snapshot.number
            keep(open_state(), store.url, Reached(snapshot.number, real))
            _seen.add(seen)


def _refuse_another(store: Store, stores: dict[str, Reached]) -> None:
    others = [name for name, reached in stores.items() if reached.real and name != address_of(store.url)]
    if others:
        raise StoreError(
            f"No real data has ever been in the store {address_of(store.url)}, but there is some in "
            f"{' and '.join(sorted(others))}. See that OUTCOMES_STORE names the right one. If a new store is "
            f"meant, load into it with {ANEW}."
        )
