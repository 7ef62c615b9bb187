"""Series made by hand, as answers with what the statistics read from them."""

from dataclasses import replace
from datetime import date

from metrics.kinds import Stock
from metrics.model import Better
from metrics.periods import Grain, add_months
from metrics.readings import read
from metrics.rebases import Rebase
from metrics.selection import Comparator
from tests.answers import answer, compared, figure, metric, provenance

FIRST = date(2022, 1, 1)
STEADY = (60, 62, 58, 61, 59, 63, 57, 60, 62, 58, 61, 59)  # mean 60, moving ranges of 3.27 on average


def monthly(
    values, name="referrals", rebases=(), target=None, better=Better.NEITHER, protected=False, **more
):
    """An answer by month from January 2022 on, read; `target` stands beside every figure."""
    values = list(values)
    places = range(len(values)) if target is not None else ()
    compare = {place: [compared(Comparator.TARGET, float(target))] for place in places}
    months = len(values) // len(more.get("members", ((),)))
    more.setdefault("declared", metric(name, better=better))
    shown = answer(
        values, name, first=FIRST, last=last_day(months), grain=Grain.MONTH,
        compare=compare, **more,
    )  # fmt: skip
    return read(replace(shown, provenance=provenance(protected=protected)), rebases)


def last_day(months):
    """The last day of so many months from January 2022 on."""
    return date.fromordinal(add_months(FIRST, months).toordinal() - 1)


def control(values, *args, **more):
    """The one control of such an answer."""
    return monthly(values, *args, **more).readings.controls[0]


def shares(numerators, denominators):
    """Percentages with what they were worked out from."""
    return [figure(part, whole) for part, whole in zip(numerators, denominators, strict=True)]


def stock(**changes):
    """A metric of people at a moment."""
    return metric(dating=Stock("started", "ended"), **changes)


def rebase(months, series="", name="referrals", **changes):
    """A decision that limits begin anew so many months after January 2022."""
    facts = {"why": "A second hub opened", "who": "ana@council", "at": provenance().loaded_at, "number": 1}
    return Rebase(name, series, add_months(FIRST, months), **facts | changes)
