"""Public figures by what the cells do not tell apart: by source, reason, or new and re-referral.

The yearly list has one count of each, to the nearest 5, of a council and of each of its services. Shares are
worked out of it and of what cells add up to. What cells tell by themselves, as of a source that is its whole
group, comes from them alone: a second figure of the same sum would settle some of its cells.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import fsum

from data_access.protection.banded import line
from metrics.answer import Answer, Status, Value
from metrics.asking.figures import Figures, unavailable
from metrics.asking.inquiry import Inquiry, inquire
from metrics.catalogue import reference
from metrics.certainty import with_interval
from metrics.conditions import Is, Recorded
from metrics.definitions import METRICS
from metrics.dimensions import DIMENSIONS, SETTLES, Member
from metrics.kinds import Percentage
from metrics.model import Metric
from metrics.periods import Period
from metrics.public import publish
from metrics.public.held import held
from metrics.selection import Filter, Selection
from metrics.snapshot import Snapshot

Ask = Callable[[Inquiry], Answer]
ONE = "Public figures of this kind are of one {dimension} at a time: choose one."
PART_WITHHELD = "Too few are behind one of the counts that it is out of."
NOT_LISTED = "What is not recorded is not on the public list."


@dataclass(frozen=True)
class Listed:
    """The list's figures of one inquiry. `ask` answers from cells."""

    figures: Figures
    ask: Ask

    @property
    def _metric(self) -> Metric:
        return self.figures.inquiry.metric

    @property
    def _snapshot(self) -> Snapshot:
        return self.figures.inquiry.snapshot

    def figure(self, period: Period, members: tuple[Member, ...], council: Member) -> Value | None:
        """The figure of a council's year and of these members; None where the list has none of the year."""
        told = self._told(members)
        if several := [name for name, codes in told.items() if len(codes) != 1]:
            return unavailable(ONE.format(dimension=DIMENSIONS[several[0]].title.lower()))
        parts = {name: code for name, (code,) in told.items()}
        counted = self._counted(period, parts, council)
        if counted is None or counted.value is None or not isinstance(self._metric.kind, Percentage):
            return counted
        service = {name: code for name, code in parts.items() if name == publish.SERVICE}
        whole = self._whole(self._metric.kind, period, service, council)
        if whole is None:
            return publish.withheld(PART_WITHHELD)
        found = publish.figure(self._metric, int(counted.value), int(whole), Status.SHOWN)
        return with_interval(found, self._metric, public=True)

    def _told(self, members: tuple[Member, ...]) -> dict[str, tuple[str, ...]]:
        """By dimension the codes of what is asked for: the metric's own, the filters' and the split's."""
        own = {each.dimension: each.codes for each in self._metric.kind.where if isinstance(each, Is)}
        filters = {each.dimension: each.members for each in self.figures.inquiry.selection.where}
        told = own | filters | {member.dimension: (member.code,) for member in members}
        return {name: codes for name, codes in told.items() if name != "authority"}

    def _counted(self, period: Period, parts: dict[str, str], council: Member) -> Value | None:
        listed = listed_of(self._metric)
        kept = [_group(self._snapshot, listed, name, (code,)) for name, code in parts.items()]
        if not any(name in listed.listed for name, _ in kept):
            return self._from_cells(period, kept, council)
        if any(reference.keys(self._snapshot, name).get(code, 0) == 0 for name, code in parts.items()):
            return unavailable(NOT_LISTED)
        place = line(listed.name, *parts.items())
        found = held(self._snapshot).get((place, str(period.grain), council.key, period.first))
        return found if found is None or found.value is None else Value(found.value, int(found.value))

    def _from_cells(
        self, period: Period, kept: Iterable[tuple[str, tuple[str, ...]]], council: Member
    ) -> Value:
        where = (("authority", (council.code,)), *kept)
        asked = Selection(
            metric=listed_of(self._metric).name,
            first=period.first,
            last=period.last,
            grain=period.grain,
            where=tuple(Filter(dimension=name, members=codes) for name, codes in where),
        )
        return self.ask(inquire(asked, self._snapshot, self.figures.inquiry.access)).cells[0].figure

    def _whole(
        self, kind: Percentage, period: Period, service: dict[str, str], council: Member
    ) -> float | None:
        """What a share is out of, in printed counts; None where one of them is withheld.

        Rows whose group is recorded are those that are, and cells add them up. Of what no cell tells it is
        all lines of the list.
        """
        kept: list[tuple[str, tuple[str, ...]]] = [(name, (code,)) for name, code in service.items()]
        for each in kind.of:
            if not isinstance(each, Recorded):
                raise TypeError(f"{self._metric.name} is out of what no cell tells.")
            if each.column not in SETTLES:
                return self._all_lines(each.column, period, service, council)
            (group,) = SETTLES[each.column]
            kept.append((group, self._codes(group)))
        return self._from_cells(period, kept, council).value or 0

    def _all_lines(
        self, dimension: str, period: Period, service: dict[str, str], council: Member
    ) -> float | None:
        found = (
            self._counted(period, service | {dimension: code}, council) for code in self._codes(dimension)
        )
        counts = [each.value if each else None for each in found]
        return None if None in counts else fsum(each for each in counts if each is not None)

    def _codes(self, dimension: str) -> tuple[str, ...]:
        return tuple(each.code for each in reference.listed(self._snapshot, dimension) if each.key)


def listed_of(metric: Metric) -> Metric:
    """The metric whose counts the list has, of the same fact."""
    return next(each for each in METRICS.values() if each.fact == metric.fact and each.listed)


def by_groups(selection: Selection, snapshot: Snapshot) -> Selection:
    """The same question, where a filter keeps whole groups by these: cells tell them apart."""
    metric, asked = METRICS[selection.metric], [(each.dimension, each.members) for each in selection.where]
    kept = [_group(snapshot, metric, *each) for each in asked]
    if not snapshot.protected or kept == asked or len(dict(kept)) < len(kept):  # the group is filtered itself
        return selection
    where = tuple(Filter(dimension=name, members=codes) for name, codes in kept)
    return Selection(**(dict(selection) | {"where": where}))


def _group(
    snapshot: Snapshot, metric: Metric, name: str, codes: tuple[str, ...]
) -> tuple[str, tuple[str, ...]]:
    """The groups that these members are the whole of, else the members."""
    if name in metric.listed:
        keys = {key for code, key in reference.keys(snapshot, name).items() if code in codes}
        for other in (each for each in SETTLES.get(name, ()) if publish.cells_have(metric.fact, each)):
            settled = reference.settled(snapshot, name, other)
            groups = {settled[key] for key in keys if key in settled}
            if groups and all(key in keys for key, group in settled.items() if group in groups):
                listed = reference.listed(snapshot, other)
                return other, tuple(member.code for member in listed if member.key in groups)
    return name, codes
