"""What a reader must know about a figure, said once for the whole answer."""

from __future__ import annotations

from collections.abc import Iterator

from metrics.asking.figures import Figures
from metrics.asking.inquiry import Inquiry
from metrics.asking.living import divides_by
from metrics.asking.population import estimate_year
from metrics.asking.scope import in_words, own
from metrics.catalogue import recording, reference
from metrics.catalogue.lifetimes import changes
from metrics.conditions import Recorded
from metrics.dimensions import DIMENSIONS, Member
from metrics.kinds import Flow, Percentage, Rate
from metrics.periods import Grain, months_apart, months_in
from metrics.wording import day

OF_PART = "Rates are for the period itself; they are not scaled up to a year."
OF_YEARS = "A rate over several years is for one year: it divides by the children of all of them."
# A key that the loader works out from another field is as complete as that field.
FIELD_OF = {"team_type": "team", "source_group": "source", "reason_group": "reason", "grade_group": "grade"}

CLAUSES = ("how", "what", "whether", "who")  # titles that begin so are no nouns


def caveats(inquiry: Inquiry, figures: Figures, shown: tuple[Member, ...]) -> tuple[str, ...]:
    """The metric's own caveats, then those of this question; `shown` are the places and teams it shows."""
    said = [*inquiry.metric.caveats, *_widened(inquiry), *_not_recorded(inquiry)]
    window = inquiry.periods[0].first, inquiry.periods[-1].last
    theirs = own(inquiry.snapshot, inquiry.access)
    said += changes(inquiry.snapshot, (*shown, *theirs), window, inquiry.access)
    if isinstance(inquiry.metric.kind, Rate):
        said += [*_narrowed(inquiry, inquiry.metric.kind), *_no_year(inquiry), *_estimates(inquiry, figures)]
    return tuple(dict.fromkeys(said))


def _widened(inquiry: Inquiry) -> Iterator[str]:
    first, last = inquiry.periods[0].first, inquiry.periods[-1].last
    if (first, last) != (inquiry.selection.first, inquiry.selection.last):
        yield f"Periods are shown whole, so the figures run from {day(first)} to {day(last)}."


def _not_recorded(inquiry: Inquiry) -> Iterator[str]:
    """A sentence for each dimension of the question that some rows of the store do not record.

    The counts are true ones of the whole store: told to those alone who see all of it.
    """
    if inquiry.access.public or inquiry.access.limited:
        return
    extract = recording.extract_of(inquiry.metric.fact)
    complete = {
        each.field: each
        for each in reference.completeness(inquiry.snapshot, inquiry.access)
        if each.extract == extract
    }
    turns_on = {
        FIELD_OF.get(name, name) for name in (*inquiry.selection.by, *inquiry.scope.filters, *_of(inquiry))
    }
    for field in sorted(turns_on & set(complete)):
        missing = complete[field].rows - complete[field].recorded
        if missing and field in DIMENSIONS:
            rows, unsaid = complete[field].rows, _unsaid(DIMENSIONS[field].title.lower(), missing == 1)
            yield f"{missing:,} of the {rows:,} {extract} in the store {unsaid}."


def _unsaid(title: str, is_one: bool) -> str:
    """ "have no team recorded", "do not record whether a hub helped"."""
    if title.split()[0] in CLAUSES:
        return f"{'does' if is_one else 'do'} not record {title}"
    return f"{'has' if is_one else 'have'} no {title} recorded"


def _of(inquiry: Inquiry) -> list[str]:
    kind = inquiry.metric.kind
    declared = kind.of if isinstance(kind, Percentage) else ()
    return [each.column for each in declared if isinstance(each, Recorded)]


def _narrowed(inquiry: Inquiry, rate: Rate) -> Iterator[str]:
    narrowing = [
        DIMENSIONS[name].title.lower()
        for name in dict.fromkeys((*inquiry.scope.filters, *inquiry.selection.by))
        if name not in divides_by(inquiry)
    ]
    if narrowing:
        yield (
            f"Choosing {in_words(narrowing)} narrows what is counted, not whom it is divided by: "
            f"the rate is still for all {rate.population} living in the places selected."
        )


def _no_year(inquiry: Inquiry) -> Iterator[str]:
    period = inquiry.periods[0]
    months = months_apart(period.first, period.last) + 1
    length = months if inquiry.selection.grain is Grain.WHOLE else months_in(inquiry.selection.grain)
    if isinstance(inquiry.metric.dating, Flow) and length != 12:
        yield OF_PART if length < 12 else OF_YEARS


def _estimates(inquiry: Inquiry, figures: Figures) -> Iterator[str]:
    for period in inquiry.periods:
        year, due = figures.people(period, figures.living(())).year, estimate_year(period)
        if year is not None and year < due:
            yield f"The population estimate for {due} is not loaded; the one for {year} is used in its place."
