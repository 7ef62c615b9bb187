"""Small data and questions for Hypothesis to draw: few members, days that crowd around boundaries."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import Phase, settings
from hypothesis import strategies as st

from data_access.access import EVERYTHING, Access, Role, limit
from metrics import METRICS, Comparator, Filter, Selection
from metrics.dimensions import DIMENSIONS
from metrics.kinds import Count, Median, Percentage, Rate, Stock, Survival
from metrics.periods import Grain, add_months
from metrics.refusals import carries, splits
from tests.metrics import oracle
from tests.metrics.small_store import fact_row

# Shrinking a failure would take minutes with a store behind it; the data drawn is small as it is.
EXAMPLES = settings(max_examples=40, deadline=None, phases=set(Phase) - {Phase.shrink, Phase.explain})
CODES = {
    "authority": ("south", "north"),
    "locality": ("hamilton", "lanark", "airdrie"),
    "team": ("h_hub", "h_local", "a_hub"),
    "team_type": ("hub", "local_office", "ypss"),
    "source_group": ("public", "services"),
    "source": ("self", "police"),
    "reason_group": ("home",),
    "reason": ("childcare_concern",),
    "decision": ("no_further_action", "support"),
    "referral_kind": ("new", "rereferral"),
    "allocation_kind": ("first", "second", "transfer"),
    "direction": ("escalation", "step_down", "level"),
    "from_team": ("h_hub", "h_local", "a_hub"),
    "from_team_type": ("hub", "local_office", "ypss"),
}
TYPE_OF = {"h_hub": "hub", "h_local": "local_office", "a_hub": "hub", None: None}
GROUP_OF = {"self": "public", "police": "services", None: None}
BOUNDARIES = [
    day
    for year in (2022, 2023, 2024)
    for month in (1, 3, 4, 7, 10)
    for day in (date(year, month, 1), date(year, month, 1) - timedelta(days=1))
] + [date(2024, 2, 29), date(2021, 12, 31)]
DAYS = st.sampled_from(BOUNDARIES) | st.dates(date(2021, 6, 1), date(2024, 9, 30))
FEW = st.none() | st.integers(0, 5)


@st.composite
def _shared(draw) -> dict:
    council = draw(st.sampled_from(CODES["authority"]))
    own = {name: [c for c in CODES[name] if oracle.COUNCIL_OF[c] == council] for name in ("locality", "team")}
    team, source = (
        draw(st.sampled_from([*own["team"], None])),
        draw(st.sampled_from(["self", "police", None])),
    )
    reason = draw(st.sampled_from(["childcare_concern", None]))
    return {
        "authority": council,
        "locality": draw(st.sampled_from([*own["locality"], None])),
        "team": team,
        "team_type": TYPE_OF[team],
        "source": source,
        "source_group": GROUP_OF[source],
        "reason": reason,
        "reason_group": reason and "home",
        "child": draw(st.none() | st.integers(1, 4)),
        "family": draw(st.none() | st.integers(1, 3)),
        "n": draw(st.sampled_from([1, 1, 1, 2])),
    }


@st.composite
def referrals(draw) -> dict:
    ended = draw(st.none() | DAYS)
    return draw(_shared()) | {
        "involvement_ended": ended,
        "days_to_next": ended and draw(st.none() | st.sampled_from([0, 30, 364, 365, 366])),
        "received": draw(DAYS),
        "decision": draw(st.sampled_from([*CODES["decision"], None])),
        "referral_kind": draw(st.sampled_from(CODES["referral_kind"])),
        "days_since_previous": draw(st.none() | st.sampled_from([1, 364, 365, 366])),
        "days_to_decision": draw(FEW),
        "working_days_to_decision": draw(FEW),
    }


@st.composite
def allocations(draw) -> dict:
    started = draw(DAYS)
    kind = draw(st.sampled_from(CODES["allocation_kind"]))
    before = draw(st.sampled_from([*CODES["team"], None])) if kind == "transfer" else None
    return draw(_shared()) | {
        "from_team": before,
        "from_team_type": TYPE_OF[before],
        "started": started,
        "ended": draw(st.none() | DAYS.map(lambda day: max(day, started))),
        "allocation_kind": kind,
        "direction": draw(st.sampled_from(CODES["direction"])) if kind == "transfer" else None,
        "days_from_referral": draw(FEW),
    }


FACTS = st.fixed_dictionaries(
    {
        "referral": st.lists(referrals(), min_size=4, max_size=24),
        "allocation": st.lists(allocations(), min_size=4, max_size=24),
    }
)


# Each sort of SQL is drawn as often, however many metrics are of it.
SORTS = [
    [m for m in METRICS.values() if isinstance(m.dating, Stock)],
    [m for m in METRICS.values() if getattr(m.kind, "distinct", None)],
    *(
        [m for m in METRICS.values() if isinstance(m.kind, kind)]
        for kind in (Count, Percentage, Rate, Median, Survival)
    ),
]


@st.composite
def selections(draw) -> Selection:
    metric = draw(st.sampled_from(SORTS).flatmap(st.sampled_from))
    first = add_months(date(2020, 11, 1), draw(st.integers(0, 40)))
    dimensions = [name for name in CODES if carries(metric, name)]
    parts = [name for name in dimensions if splits(metric, name)]
    filtered = draw(st.lists(st.sampled_from(dimensions), max_size=2, unique=True))
    return Selection(
        metric=metric.name,
        first=first,
        last=add_months(first, draw(st.integers(1, 15))) - timedelta(days=1),
        grain=draw(st.sampled_from(Grain)),
        by=tuple(draw(st.lists(st.sampled_from(parts), max_size=2, unique=True))),
        where=tuple(Filter(dimension=name, members=draw(_codes(name))) for name in filtered),
        compare=tuple(draw(st.lists(st.sampled_from(_COMPARED), max_size=3, unique=True))),
    )


@st.composite
def _managers(draw) -> Access:
    places = draw(st.sets(st.sampled_from([*CODES["locality"], "moved_away"])))
    return limit(Role.MANAGER, frozenset(places), frozenset(draw(st.sets(st.sampled_from(CODES["team"])))))


MANAGERS = _managers()
ACCESSES = st.just(EVERYTHING) | MANAGERS
QUESTIONS = st.lists(selections(), min_size=5, max_size=10)
_COMPARED = (Comparator.PREVIOUS, Comparator.LAST_YEAR, Comparator.REST)


def _codes(name: str):
    return st.lists(st.sampled_from([*CODES[name], "not_recorded"]), min_size=1, unique=True).map(tuple)


def stored(fact: str, row: dict) -> dict:
    """The row as the store keeps it: keys for codes, columns by their names there."""
    values = {}
    for name, written in row.items():
        if name in CODES:
            values[DIMENSIONS[name].column] = CODES[name].index(written) + 1 if written else 0
        else:
            values[name] = written
    return fact_row(fact, **values)
