"""Children given to workers, counted again."""

from functools import partial

from tests.metrics.oracle.arithmetic import (
    Counted,
    different,
    equals,
    events,
    has,
    middle,
    number,
    of_children,
    share,
)
from tests.metrics.oracle.lasting import by_clock

_started = partial(Counted, on="started")
_LENGTH = by_clock("started", "ended")

COUNTED = {
    "allocations": _started(events),
    "allocations_per_1000": _started(number(of_children), per=1000),
    "children_allocated": _started(different("child"), turns_on=("child",)),
    "families_allocated": _started(different("family"), turns_on=("family",)),
    "second_worker_share": _started(
        share(equals("allocation_kind", "second"), of=has("allocation_kind")), turns_on=("allocation_kind",)
    ),
    "open_allocations": _started(events, until="ended", unseen=True),
    "length_of_allocations": _LENGTH.pop("entry"),
    "days_to_first_allocation": _started(middle("days_from_referral"), looks_back=3),
}
BY_CLOCK = {"length_of_allocations": _LENGTH}
