"""Small data and questions for Hypothesis to draw: few members, days that crowd around boundaries."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial
from random import Random

from hypothesis import Phase, settings
from hypothesis import strategies as st

from data_access.access import EVERYTHING, Access, Role, limit
from data_access.facts import FACTS as DECLARED
from data_access.facts.columns import Amount, Day
from data_access.facts.declaration import Fact, Measure
from data_access.facts.worked import Holds
from data_access.schema import FACTS as FACT_TABLES
from data_access.schema import FIXED
from metrics import METRICS, Comparator, Filter, Selection
from metrics.clocks import offered
from metrics.conditions import AtMost
from metrics.dimensions import DIMENSIONS
from metrics.kinds import Rate
from metrics.model import conditions
from metrics.periods import Grain, add_months
from metrics.refusals import carries, splits
from tests.metrics import oracle
from tests.metrics.small_store import fact_row

# Shrinking a failure would take minutes with a store behind it; the data drawn is small as it is.
_PHASES = set(Phase) - {Phase.shrink, Phase.explain}
EXAMPLES = settings(max_examples=40, deadline=None, phases=_PHASES)
OF_ONE_METRIC = settings(max_examples=3, deadline=None, phases=_PHASES)
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
    "programme": ("pregnancy", "teen"),
    "worker_role": ("social_worker",),
    "assessment_kind": ("pre_birth", "parenting_needs"),
    "assessment_outcome": ("alternative_care", "support"),
    "plan_kind": ("parents", "child"),
    "plan_outcome": ("escalated", "continued"),
    "fund": ("wfwf", "core"),
    "indicator": ("nation", "grant"),
    "paper": ("paper", "report"),
    "theme": ("listened", "time"),
    "statement": ("heard", "better"),
    "standard": ("plan", "voice"),
    "grade": ("very_good", "weak"),
    "need": ("parenting", "school"),
    "agency": ("health", "police"),
    "from_team": ("h_hub", "h_local", "a_hub"),
    "from_team_type": ("hub", "local_office", "ypss"),
    **{name: tuple(code for code, _ in members) for name, members in FIXED.items()},
}
TYPE_OF = {"h_hub": "hub", "h_local": "local_office", "a_hub": "hub", None: None}
GROUP_OF = {"self": "public", "police": "services", "very_good": "good", "weak": "below", None: None}
BOUNDARIES = [
    day
    for year in (2022, 2023, 2024)
    for month in (1, 3, 4, 7, 10)
    for day in (date(year, month, 1), date(year, month, 1) - timedelta(days=1))
] + [date(2024, 2, 29), date(2021, 12, 31)]
MONTHS = sorted({day.replace(day=1) for day in BOUNDARIES})  # of measures
ANY_DAY = [date(2021, 6, 1) + timedelta(days=n) for n in range(1218)]
LIMITS = [
    each.limit for metric in METRICS.values() for each in conditions(metric) if isinstance(each, AtMost)
]
# Days that people wait: few, and those on either side of every limit that a metric sets.
FEW = (None, *sorted({*range(6), *LIMITS, *(limit + 1 for limit in LIMITS)}))
# Days until something followed: those round a year, and on either side of every longer limit.
LONG = {day for limit in LIMITS if limit > 30 for day in (limit, limit + 1)}
DAYS_UNTIL = (None, *sorted({0, 30, 364, 365, 366, *LONG}))
SAME_PERSONS, MANY_PERSONS = (None, 1, 2, 3, 4), range(1, 61)

# --- rows, by whoever chooses: Hypothesis, or chance with a seed ---

Choose = Callable[[Sequence], object]


def _day(choose: Choose) -> date:
    return choose(choose((BOUNDARIES, ANY_DAY)))


def _perhaps(choose: Choose, made: Callable):
    return made(choose) if choose((True, False)) else None


def _shared(choose: Choose) -> dict:
    council = choose(CODES["authority"])
    own = {name: [c for c in CODES[name] if oracle.COUNCIL_OF[c] == council] for name in ("locality", "team")}
    team, source = choose([*own["team"], None]), choose((*CODES["source"], None))
    reason = choose((*CODES["reason"], None))
    return {
        "authority": council,
        "locality": choose([*own["locality"], None]),
        "team": team,
        "team_type": TYPE_OF[team],
        "source": source,
        "source_group": GROUP_OF[source],
        "reason": reason,
        "reason_group": reason and "home",
        "child": choose(choose((SAME_PERSONS, MANY_PERSONS))),
        "family": choose(SAME_PERSONS),
        "n": choose((1, 1, 1, 2)),
    }


def _row(fact: Fact, choose: Choose) -> dict:
    """A row with what the fact's declaration says that it has, each column whatever the others are."""
    row = {name: value for name, value in _shared(choose).items() if name in (*NAMES[fact.name], "n")}
    row |= {
        name: choose((*CODES[name], None)) for name in NAMES[fact.name] if name in CODES and name not in row
    }
    row |= {each.name: choose(SAME_PERSONS) for each in fact.who if each.name not in row}
    row[fact.dated] = choose(MONTHS) if isinstance(fact, Measure) else _day(choose)
    for each in fact.columns:
        if isinstance(each, Day) and each.name != fact.dated:
            day = _perhaps(choose, _day)
            row[each.name] = day and max(day, row.get(each.not_before) or day)
        elif isinstance(each, Amount):
            row[each.name] = choose((None, 0.0, 12.5, 100.0))
    row |= {wait.name: choose(FEW) for wait in fact.waits}
    for each in fact.worked:
        if each.holds is not Holds.KEY:
            row[each.name] = _perhaps(choose, _day) if each.holds is Holds.DAY else choose(DAYS_UNTIL)
    if fact.previous:
        row[fact.previous.days] = choose(DAYS_UNTIL)
    return _consistent(row, choose)


def _consistent(row: dict, choose: Choose) -> dict:
    """What the loader never does apart: a grade and its group, a transfer and where it came from."""
    if "from_team" in row:
        moved = row["allocation_kind"] == "transfer"
        before = choose((*CODES["team"], None)) if moved else None
        row |= {"from_team": before, "from_team_type": TYPE_OF[before]}
        row["direction"] = choose(CODES["direction"]) if moved else None
    if "grade" in row:
        row["grade_group"] = GROUP_OF[row["grade"]]
    if row.get("involvement_ended") is None and "days_to_next" in row:
        row["days_to_next"] = None
    for name, (day, nothing) in AWAITED.items():
        if row.get(name) in (nothing, "not_yet"):
            row[name] = _followed(row[day], nothing)
    return row


# From which day a year is waited for, and what nothing is called once it is over.
AWAITED = {
    "what_followed": ("involvement_ended", "nothing"),
    "progress": ("involvement_ended", "not_back"),
    "wellbeing_change": ("scored", "not_again"),
}


def _followed(ended: date | None, nothing: str) -> str | None:
    """Nothing only where nothing has come in a year that is over: before, nobody knows yet."""
    if ended is None:
        return None
    return "not_yet" if ended + timedelta(365) > oracle.COVERED[1] else nothing


NAMES = {
    fact.name: [
        *(name for name, each in DIMENSIONS.items() if each.column in FACT_TABLES[fact.name].c),
        *(person.name for person in fact.who),
    ]
    for fact in DECLARED.values()
}
ROWS = {fact.name: partial(_row, fact) for fact in DECLARED.values()}


@st.composite
def _drawn(draw, row: Callable[[Choose], dict]) -> dict:
    return row(lambda options: draw(st.sampled_from(options)))


def facts_of(*metrics: str):
    """Rows of the facts that these metrics count, and none of the others."""
    asked = {METRICS[name].fact for name in metrics}
    rows = {fact: st.lists(_drawn(ROWS[fact]), min_size=4, max_size=24) for fact in asked}
    return st.fixed_dictionaries({fact: rows.get(fact, st.just([])) for fact in ROWS})


FACTS = facts_of(*METRICS)


def settled_rows(fact: str, many: int = 450) -> list[dict]:
    """The same rows each time, enough of them to have every member and every side of a boundary."""
    return list(map(ROWS[fact], [Random(7).choice] * many))


# --- questions ---


@st.composite
def selections(draw, metrics: Sequence[str]) -> Selection:
    metric = METRICS[draw(st.sampled_from(metrics))]
    first = add_months(date(2019, 11, 1), draw(st.integers(0, 52)))
    dimensions = [name for name in CODES if carries(metric, name)]
    parts = [name for name in dimensions if splits(metric, name)]
    filtered = draw(st.lists(st.sampled_from(dimensions), max_size=2, unique=True))
    by = tuple(draw(st.lists(st.sampled_from(parts), max_size=2, unique=True)))
    crossed = isinstance(metric.kind, Rate) and len(by) > 1 and {*by} <= {*oracle.PARTS}
    return Selection(
        metric=metric.name,
        first=first,
        last=add_months(first, draw(st.integers(1, 15))) - timedelta(days=1),
        grain=draw(st.sampled_from(Grain)),
        by=by[:1] if crossed else by,  # nobody knows how many girls of an age there are
        where=tuple(Filter(dimension=name, members=draw(_codes(name))) for name in filtered),
        compare=tuple(draw(st.lists(st.sampled_from(_COMPARED), max_size=3, unique=True))),
        clock=draw(st.sampled_from((None, *offered(metric)))),
    )


@st.composite
def _managers(draw) -> Access:
    places = draw(st.sets(st.sampled_from([*CODES["locality"], "moved_away"])))
    return limit(Role.MANAGER, frozenset(places), frozenset(draw(st.sets(st.sampled_from(CODES["team"])))))


MANAGERS = _managers()
ACCESSES = st.just(EVERYTHING) | MANAGERS
QUESTIONS = st.lists(selections(tuple(METRICS)), min_size=5, max_size=10)
_COMPARED = (Comparator.PREVIOUS, Comparator.LAST_YEAR, Comparator.REST)


def _codes(name: str):
    return st.lists(st.sampled_from([*CODES[name], "not_recorded"]), min_size=1, unique=True).map(tuple)


def questions_of(metric: str):
    return st.lists(selections((metric,)), min_size=1, max_size=3)


def stored(fact: str, row: dict) -> dict:
    """The row as the store keeps it: keys for codes, columns by their names there."""
    values = {}
    for name, written in row.items():
        if name in AWAITED and written == "not_yet":
            written = AWAITED[name][1]  # which day it is, the store is told by its coverage
        if name in CODES:
            values[DIMENSIONS[name].column] = CODES[name].index(written) + 1 if written else 0
        else:
            values[name] = written
    return fact_row(fact, **values)
