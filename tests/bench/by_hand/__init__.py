"""Each metric's question as a careful analyst would write it by hand, on the same tables.

The question: by quarter and locality, between two day numbers, the whole council.
`{first}` and `{last}` are those days; `{hub}` and so on are keys. Written before and
apart from the compiler, so that neither copies the other.

To add a metric: one line in `QUERIES` of its topic's file: the text, the value in
it, and what the rows meet besides. To add a topic: a file, and its name here.
"""

from tests.bench.by_hand import allocation, coming_back, front_door, meetings, money

QUERIES = {
    **front_door.QUERIES,
    **coming_back.QUERIES,
    **allocation.QUERIES,
    **meetings.QUERIES,
    **money.QUERIES,
}


def query(metric: str, **keys: int) -> str:
    """The hand-written SQL of that metric with days and keys put in."""
    text, value, also = QUERIES[metric]
    return text.format(value=value.format(**keys), also=also.format(**keys), **keys)
