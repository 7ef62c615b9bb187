"""What a store remembers of itself apart from its snapshots; what it says of a loss, and the ways back."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from contextlib import AbstractContextManager, suppress

from sqlalchemy import select

from data_access.schema import authority
from data_access.stores.kept_text import opened
from data_access.stores.manifest import Manifest
from data_access.stores.reached import Reached
from data_access.stores.snapshots import Snapshot, StoreDamaged, StoreError, StoreUnreachable

WITH_EDITIONS = 7  # from this version of the tables on, what was published is kept beside the snapshots


class Remembering(ABC):
    """Knows how far it has come, so that it is not taken for a store that never was."""

    @abstractmethod
    def current(self) -> Snapshot | None:
        """The snapshot the pointer names now; None when nothing was ever loaded."""

    @abstractmethod
    def snapshots(self) -> tuple[Snapshot, ...]:
        """Those kept, oldest first."""

    @abstractmethod
    def remembered(self) -> Reached:
        """How far it has come, by what it keeps of that apart from its snapshots."""

    @abstractmethod
    def remember(self, reached: Reached) -> None:
        """Keep that it has come so far, apart from the snapshots. Hold `loading()` for it."""

    @abstractmethod
    def _kept_editions(self) -> str | None:
        """What was kept as editions, sealed; None where none ever were, empty where they are lost."""

    @abstractmethod
    def _keep_editions(self, editions: str) -> None:
        """Keep these in place of those there were, sealed, in one step."""

    @abstractmethod
    def _whole(self) -> tuple[Snapshot, ...]:
        """Those listed that are all there; of all that lies there, where no list can be read."""

    @abstractmethod
    def _lying(self) -> Sequence[int]:
        """The numbers of all that lies there, listed or not, whole or not."""

    @abstractmethod
    def _keeps_rows(self, manifest: Manifest) -> bool:
        """Whether its rows should be here: a public dashboard has what is public of them alone."""

    @abstractmethod
    def _clear(self) -> None:
        """Remove the pointer, whole or not."""

    @abstractmethod
    def _point(self, number: int, kept: Sequence[int] | None = None) -> None:
        """Name another kept snapshot current, and which are kept from now on where that changes."""

    @abstractmethod
    def _pointed(self) -> Manifest | None:
        """The manifest of the snapshot the pointer names; StoreDamaged where what there was is lost."""

    @abstractmethod
    def loading(self) -> AbstractContextManager[None]:
        """Hold the store for what changes it; StoreBusy otherwise."""

    def reached(self) -> Reached:
        """How far it has come, by that and by what is listed. StoreDamaged where the list is lost."""
        there = [snapshot.manifest for snapshot in self.snapshots()]
        real = [each.number for each in there if not each.invented]
        listed = Reached(max((each.number for each in there), default=0), max(real, default=0))
        return self.remembered().joined(listed)

    def editions(self) -> str | None:
        """What was published, as it was kept; None where none of it ever was, as in an older store.

        StoreDamaged where it is lost, which is not the same.
        """
        kept = self._kept_editions()
        if kept is None and not any(each.schema_version >= WITH_EDITIONS for each in self.snapshots()):
            return None
        try:
            return opened(kept or "")
        except ValueError as error:
            raise StoreDamaged(
                "The record of what was published is lost or damaged, so the same months could be published "
                "differently. Put it back from the backup. If it is lost for good, load with --publish-anew: "
                "public figures may then differ a little from those given before."
            ) from error

    def keep_editions(self, editions: str) -> None:
        """Keep these from now on, whichever snapshot is current."""
        with self.loading():
            self._keep_editions(editions)

    def examine(self) -> None:
        """Raise StoreError, in words, unless all is there that readers of the current snapshot need."""
        snapshot = self.current()
        if snapshot is None:
            return
        self.snapshots()
        if self._keeps_rows(snapshot.manifest):
            if not snapshot.has_rows:
                raise self.lost(f"The rows of snapshot {snapshot.number} are gone.")
            snapshot.connect().close()
        public = snapshot.public()
        if public is None:
            raise self.lost(f"The public figures of snapshot {snapshot.number} are gone.")
        with public.connect() as connection:
            connection.execute(select(authority.c.key).limit(1)).all()

    def give_up(self) -> None:
        """Begin anew where nothing whole is left: a person means it. StoreDamaged where something is."""
        with self.loading():
            try:
                self.current()
            except StoreDamaged:
                if self._whole():
                    raise
                highest = max([self.remembered().number, *self._lying()])
                self.remember(Reached(highest, given_up=highest))
                self._clear()

    def earlier(self, number: int | None = None) -> Snapshot:
        """The kept snapshot of that number, or the one before the current one; StoreError where none is."""
        found = {snapshot.number: snapshot for snapshot in self._found()}
        chosen = self._before_current(found) if number is None else number
        if chosen not in found:
            names = ", ".join(map(str, found)) or "none"
            raise StoreError(f"Snapshot {chosen} is not in the store. Those kept: {names}.")
        return found[chosen]

    def go_back(self, number: int | None = None) -> Snapshot:
        """Make that `earlier` snapshot current; `keeping.rollback` records it."""
        with self.loading():
            chosen = self.earlier(number)
            known = self.remembered().joined(Reached(max(self._lying(), default=0)))
            self._point(chosen.number)
            self.remember(known)
        return chosen

    def lost(self, what: str) -> StoreDamaged:
        """What to raise where something is lost: what it is, and how it is put back."""
        whole = ", ".join(str(snapshot.number) for snapshot in self._whole())
        back = (
            f"say which snapshot to go back to with `python -m data_access rollback NUMBER` (whole: {whole})"
            if whole
            else "if there is no backup, begin anew with `python -m data_access load DIR --publish-anew`"
        )
        return StoreDamaged(f"{what} Put it back from the backup, or {back}.")

    def _refuse_lost(self) -> None:
        """StoreDamaged where nothing is listed though something was; a load that was killed lists nothing."""
        known, lying = self.remembered(), self._lying()
        if known.is_missed or self._is_remains([number for number in lying if number > known.given_up]):
            raise self.lost(f"The store is damaged: {self._named_loss(max((known.number, *lying)))}")

    @abstractmethod
    def _named_loss(self, number: int) -> str:
        """What is gone of a store that lists nothing and came as far as that number, as a sentence."""

    @abstractmethod
    def _is_remains(self, numbers: Sequence[int]) -> bool:
        """Whether what lies there unlisted was published once, and is no load that was killed."""

    def _settle(self) -> None:
        """Keep how far it has come, where that is not kept: nor is it of a store of an older version."""
        with suppress(StoreError):  # what is lost, or cannot be written, is said by what is done with it
            reached = self.reached()
            if reached != self.remembered():
                self.remember(reached)

    def _found(self) -> tuple[Snapshot, ...]:
        """Those that can be gone back to: those listed or, where one of them is lost, those whole."""
        try:
            return self.snapshots()
        except StoreUnreachable:
            return self._whole()

    def _before_current(self, found: dict[int, Snapshot]) -> int:
        current = self._pointed()
        earlier = [number for number in found if current and number < current.number]
        if not earlier:
            raise StoreError("There is no earlier snapshot to go back to.")
        return max(earlier)
