"""Each metric's question as a careful analyst would write it by hand, on the same tables.

The question: by quarter and locality, between two day numbers, the whole council.
`{first}` and `{last}` are those days; `{hub}` and so on are keys. Written before and
apart from the compiler, so that neither copies the other.

To add a metric: one line in `QUERIES` of its topic's file: the text, the value in
it, and what the rows meet besides; and in `BY_CLOCK`, where it has other
clocks. To add a topic: a file, and its name here.
"""

from tests.bench.by_hand import (
    allocation,
    coming_back,
    fairness,
    front_door,
    groups,
    journeys,
    meetings,
    money,
    outcomes,
    pregnancy,
    quality,
    reporter,
    voice,
    wellbeing,
    workforce,
)

QUERIES = {
    **front_door.QUERIES,
    **coming_back.QUERIES,
    **allocation.QUERIES,
    **journeys.QUERIES,
    **pregnancy.QUERIES,
    **meetings.QUERIES,
    **groups.QUERIES,
    **reporter.QUERIES,
    **quality.QUERIES,
    **voice.QUERIES,
    **money.QUERIES,
    **workforce.QUERIES,
    **wellbeing.QUERIES,
    **outcomes.QUERIES,
    **fairness.QUERIES,
}


BY_CLOCK = front_door.BY_CLOCK | allocation.BY_CLOCK | reporter.BY_CLOCK  # by another clock than its own
ALL = [(name, clock) for name in QUERIES for clock in (None, *BY_CLOCK.get(name, ()))]


def query(metric: str, clock: str | None = None, **keys: int) -> str:
    """The hand-written SQL of that metric, by that clock, with days and keys put in."""
    text, value, also = BY_CLOCK[metric][clock] if clock else QUERIES[metric]
    return text.format(value=value.format(**keys), also=also.format(**keys), **keys)
