"""What a store has published, for whoever is to publish more: never less than all of it, unsaid."""

from __future__ import annotations

from collections.abc import Collection

from data_access.database import Store, StoreError
from data_access.protection import settling
from data_access.protection.editions import SECOND, Edition, Editions
from data_access.protection.inherited import inherited
from data_access.stores.snapshots import StoreDamaged

ANEW = "--publish-anew"


def published(store: Store, anew: bool = False) -> Editions:
    """All that was published, whichever snapshot is current, and by whichever version of the program.

    StoreError, in words, where that is lost, or there is only an older record of it. `anew`: a person says
    that it need not be held to.
    """
    real = 0 if anew else _published_by(store)
    try:
        text = store.editions()
        found = None if text is None else Editions.from_text(text)
    except StoreDamaged:
        if not anew:
            raise
        found = Editions()
    if found is None:
        return inherited(store.snapshots(), real, anew)
    if found.real.load < real:
        raise StoreDamaged(
            f"What snapshot {real} published is not in the store, which holds what was published up to "
            f"snapshot {found.real.load}. Put it back from the backup. If it is lost for good, load with "
            f"{ANEW}: public figures may then differ a little from those given before."
        )
    return found


def in_words(year: int) -> str:
    """The financial year that begins in that calendar year, as people write it: 2023/24."""
    return f"{year}/{(year + 1) % 100:02d}"


def refuse_unmade(years: Collection[int], made: Collection[Edition]) -> None:
    """StoreError where one of the years, asked for by a person, is in no second edition made now."""
    seconds = {settling.year_of(each.month) for each in made if each.number == SECOND}
    if left := [in_words(year) for year in years if year not in seconds]:
        raise StoreError(
            f"No second edition of {' and '.join(left)} can be made: nothing of it is published, or it has "
            "had its one second edition. Nothing was loaded."
        )


def _published_by(store: Store) -> int:
    """The number of the last load of real data that is not given up."""
    reached = store.reached()
    return reached.real if reached.real > reached.given_up else 0
