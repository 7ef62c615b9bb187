"""Hand-made answers: what the parts of a page are tested with, so that no store is needed."""

from __future__ import annotations

from datetime import date, datetime

from metrics.answer import Answer, Cell, Comparison, Provenance, Status, Value
from metrics.conditions import Recorded
from metrics.dimensions import Member
from metrics.kinds import Count, Flow, Median, Percentage, Rate
from metrics.model import Metric
from metrics.periods import Calendar, Grain, periods_between
from metrics.selection import Comparator, Selection
from metrics.statistics.intervals import Interval, wilson

KINDS = {
    "referrals": (Count(), "Referrals", "referrals", 0),
    "hub_share": (Percentage((Recorded("team"),)), "Hub share of referrals", "% of referrals", 0),
    "referrals_per_1000": (Rate(1000), "Referrals per 1,000 children", "referrals per 1,000 children", 1),
    "days_to_decision": (Median("days_to_decision"), "Days to decision", "days", 0),
}
LABELS = {
    Comparator.PREVIOUS: "the period before",
    Comparator.LAST_YEAR: "a year earlier",
    Comparator.TARGET: "the target",
    Comparator.REST: "the rest of the council",
}
TEAM_TYPES = tuple(
    Member("team_type", code, name, key)
    for key, (code, name) in enumerate(
        (("hub", "Hub"), ("local_office", "Local Office"), ("ypss", "Young People's Support Service")), 1
    )
)
LOCALITIES = tuple(
    Member("locality", name.lower().replace(" ", "_"), name, key)
    for key, name in enumerate(("Clydesdale", "East Kilbride", "Hamilton", "Rutherglen"), 1)
)


def teams(count: int) -> tuple[Member, ...]:
    """So many teams, named by their numbers."""
    return tuple(Member("team", f"t{key}", f"Team {key}", key) for key in range(1, count + 1))


def metric(name: str = "referrals", **changes) -> Metric:
    """One of four metrics, one of each kind, with some of its declaration changed."""
    kind, title, unit, decimals = KINDS[name]
    declared = {
        "name": name,
        "title": title,
        "question": f"How many? {title}",
        "fact": "referral",
        "dating": Flow("received"),
        "kind": kind,
        "unit": unit,
        "decimals": decimals,
        "definition": f"{title}, counted on the day they were received.",
        "why": "It tells how many families ask.",
        "defined_by": "Annual Report",
    }
    return Metric(**declared | changes)


def figure(x: float | None, base: float | None = None, **more) -> Value:
    """A value; with a base, `x` is a numerator and the value its percentage."""
    if x is None:
        return Value(None, status=more.pop("status", Status.NOT_AVAILABLE), **more)
    status = more.pop("status", Status.NONE if x == 0 else Status.SHOWN)
    if base is None:
        return Value(float(x), numerator=float(x), status=status, **more)
    between = Interval(*(100 * end for end in wilson(x, base))) if 0 <= x <= base else None
    return Value(100 * x / base, float(x), float(base), status, **{"interval": between} | more)


def compared(comparator: Comparator, x: Value | float | None, label: str = "") -> Comparison:
    """A comparison with its usual label."""
    shown = x if isinstance(x, Value) else figure(x)
    return Comparison(comparator, label or LABELS[comparator], shown)


def answer(
    values,
    name: str = "referrals",
    *,
    first: date = date(2022, 10, 1),
    last: date = date(2023, 9, 30),
    grain: Grain = Grain.QUARTER,
    members=((),),
    by: tuple[str, ...] = (),
    compare=None,
    declared: Metric | None = None,
    **more,
) -> Answer:
    """An answer with `values` (figures or numbers) in order of period, then of member.

    `compare` maps the place of a cell to its comparisons.
    """
    periods = periods_between(first, last, grain, Calendar(10, 8))
    places = [(period, each) for period in periods for each in members]
    figures = [each if isinstance(each, Value) else figure(each) for each in values]
    cells = tuple(
        Cell(period, each, shown, tuple((compare or {}).get(place, ())))
        for place, ((period, each), shown) in enumerate(zip(places, figures, strict=True))
    )
    # model_construct: these tests are about what is shown, not about which questions are refused
    selection = Selection.model_construct(
        metric=name, first=first, last=last, grain=grain, by=by, where=(), compare=()
    )
    return Answer(selection, declared or metric(name), cells, provenance(), **more)


def provenance(**changes) -> Provenance:
    """Snapshot 3, as at 31 March 2025."""
    facts = {
        "snapshot": 3,
        "as_at": date(2025, 3, 31),
        "loaded_at": datetime(2025, 4, 2, 9, 30),
        "invented": True,
    }
    return Provenance(**facts | changes)


def split(values, members=TEAM_TYPES, name: str = "referrals", **more) -> Answer:
    """An answer split by one dimension over one period, the twelve months from October 2022."""
    settings = {"grain": Grain.WHOLE, "by": (members[0].dimension,)} | more
    return answer(values, name, members=tuple((each,) for each in members), **settings)
