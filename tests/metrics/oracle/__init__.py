"""Every metric counted again, in plain Python over lists of dicts.

Written apart from the compiler: it takes only the metrics' names from the
project. Rows hold codes (None where not recorded) and dates, as people would
write them, and `n`, the events a row stands for.

To add a metric: one line in `COUNTED` of its topic's file, by what is in
`arithmetic`, and one in `BY_CLOCK` where it has other clocks; in the order in
which pages have them. To add a topic: a file with a `COUNTED`, and its line in
`TOPICS` here. A figure that is none of `arithmetic` is a function of the topic's
own, from the rows of a period to a number or None.
The rows of a fact are drawn from its declaration. The agreement tests ask every
metric by themselves, and fail until each of its conditions and dimensions was
asked with rows that meet it and rows that do not.
"""

from tests.metrics.oracle import (
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
from tests.metrics.oracle.arithmetic import Counted, Row
from tests.metrics.oracle.asking import Scope, kept, known, months, people, value
from tests.metrics.oracle.council import COUNCIL_OF, COVERED, PARTS, PEOPLE, UNSEEN

__all__ = [
    "BY_CLOCK",
    "COUNCIL_OF",
    "COUNTED",
    "COVERED",
    "PARTS",
    "PEOPLE",
    "RATIOS",
    "TOPICS",
    "UNSEEN",
    "Counted",
    "Row",
    "Scope",
    "counted",
    "kept",
    "known",
    "months",
    "people",
    "value",
]

TOPICS: dict[str, dict[str, Counted]] = {
    "front_door": front_door.COUNTED,
    "coming_back": coming_back.COUNTED,
    "allocation": allocation.COUNTED,
    "journeys": journeys.COUNTED,
    "pregnancy": pregnancy.COUNTED,
    "meetings": meetings.COUNTED,
    "groups": groups.COUNTED,
    "reporter": reporter.COUNTED,
    "quality": quality.COUNTED,
    "voice": voice.COUNTED,
    "money": money.COUNTED,
    "workforce": workforce.COUNTED,
    "wellbeing": wellbeing.COUNTED,
    "outcomes": outcomes.COUNTED,
    "fairness": fairness.COUNTED,
}
COUNTED = {name: counted for topic in TOPICS.values() for name, counted in topic.items()}
# By metric and clock, those told by another clock than their own.
BY_CLOCK: dict[str, dict[str, Counted]] = front_door.BY_CLOCK | allocation.BY_CLOCK | reporter.BY_CLOCK
# By metric, the two that it is divided from, and for how many of the second.
RATIOS = journeys.RATIOS | money.RATIOS | workforce.RATIOS


def counted(metric: str, clock: str | None) -> Counted:
    """How the metric is counted, by that clock where it is not its own."""
    return BY_CLOCK[metric][clock] if clock else COUNTED[metric]
