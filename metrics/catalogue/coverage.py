"""How far the data reaches: which periods are known, which may still change, which are not there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from metrics.answer import Status
from metrics.catalogue import recording, reference
from metrics.catalogue.looking_back import begins, known_from, looks_back
from metrics.conditions import Is, IsNot
from metrics.dimensions import DIMENSIONS, SETTLES, Member
from metrics.kinds import Flow
from metrics.model import Metric, conditions
from metrics.periods import Period
from metrics.snapshot import Snapshot
from metrics.wording import day

ENDS = "The data ends on {day}."
PLANNED = "Months after {day} are planned, and a plan can change."
PUBLISHED = "Public figures reach {day} so far, as each quarter is published three months after it ends."


@dataclass(frozen=True)
class Reach:
    """The days between which a metric is known, or why it never is."""

    first: date | None = None
    last: date | None = None
    begins: str = ""  # the sentence for periods before `first`
    ends: str = ""  # the sentence for periods after `last`
    nothing: str = ""  # the sentence where there is no data at all
    stock: bool = False
    settles: int = 0  # days after a period until what came of its events is known
    ahead: bool = False  # whether it is a plan, which reaches beyond `last`

    def judge(self, period: Period) -> tuple[Status, str]:
        """SHOWN, PROVISIONAL or NOT_AVAILABLE for the period, and the reason where there is one."""
        if self.first is None or self.last is None:
            return Status.NOT_AVAILABLE, self.nothing
        if (period.last if self.stock else period.first) < self.first:
            return Status.NOT_AVAILABLE, self.begins
        if self.ahead and period.last > self.last:
            return Status.PROVISIONAL, PLANNED.format(day=day(self.last))
        if period.first > self.last:
            return Status.NOT_AVAILABLE, self.ends
        if period.last > self.last:
            return Status.PROVISIONAL, f"The data ends on {day(self.last)}, before the period does."
        if period.last + timedelta(self.settles) > self.last:
            return Status.PROVISIONAL, (
                f"The data ends on {day(self.last)}, and what came of this period is known only "
                f"{self.settles} days after it."
            )
        return Status.SHOWN, ""


def reach(
    metric: Metric, authorities: tuple[Member, ...], snapshot: Snapshot, told_apart: Iterable[str] = ()
) -> Reach:
    """How far the metric is known for all of these authorities together.

    `told_apart`: the dimensions it is split and filtered by, which may look back further than it does.
    """
    found = covered(metric, authorities, snapshot, told_apart)
    missing = recording.lacking(metric, snapshot) or unlisted(metric, snapshot)
    return Reach(nothing=missing) if missing and found.last else found


def covered(
    metric: Metric, authorities: tuple[Member, ...], snapshot: Snapshot, told_apart: Iterable[str] = ()
) -> Reach:
    """How far the extract reaches that the metric is counted from, whatever this store holds of its rows."""
    extract = recording.extract_of(metric.fact)
    keys = {member.key for member in authorities}
    spans = [
        each
        for each in reference.coverage(snapshot)
        if each.extract == extract and (each.authority in keys or not keys)
    ]
    if not spans:
        return Reach(nothing=f"No {extract} have been loaded.")
    stock, far = not isinstance(metric.dating, Flow), looks_back(metric, told_apart)
    latest = max(spans, key=lambda each: known_from(far, each))
    last = min(each.complete_to for each in spans)
    ends = (PUBLISHED if snapshot.protected and extract in reference.SETTLING else ENDS).format(day=day(last))
    first, why = known_from(far, latest), begins(far, latest)
    return Reach(first, last, why, ends, stock=stock, settles=metric.settles, ahead=metric.ahead)


def unlisted(metric: Metric, snapshot: Snapshot) -> str | None:
    """Why a metric cannot be told in a store whose lists lack a code that it names.

    Left out of the question, such a code would make a figure of 0% or of 100% that nobody counted.
    """
    for each in conditions(metric):
        if isinstance(each, Is | IsNot):
            known = reference.keys(snapshot, each.dimension)
            if unknown := [code for code in each.codes if code not in known]:
                title = DIMENSIONS[each.dimension].title.lower()
                return f"This store has no {title} with the code {unknown[0]}, and this figure turns on it."
            if unplayed := _unplayed(snapshot, each):
                return unplayed
    return None


def _unplayed(snapshot: Snapshot, named: Is | IsNot) -> str | None:
    """Why a metric cannot be told where nothing is of a kind that it names: no team is of the type `hub`."""
    for child in (child for child, parents in SETTLES.items() if named.dimension in parents):
        known, title = reference.keys(snapshot, named.dimension), DIMENSIONS[named.dimension].title.lower()
        played = reference.settled(snapshot, child, named.dimension).values()
        for code in named.codes if played else ():
            if known[code] not in played:
                nothing = f"No {DIMENSIONS[child].title.lower()} is of the {title} with the code {code}"
                return f"{nothing}, and this figure turns on it."
    return None
