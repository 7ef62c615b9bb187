"""Children given to workers, and how they move between teams, counted again."""

from functools import partial

from tests.metrics.oracle.arithmetic import (
    Counted,
    Meets,
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
_moved = partial(_started, looks_back=1, unseen=True, turns_on=("allocation_kind",))
_between_levels = partial(_moved, turns_on=("allocation_kind", "child"))
_LENGTH = by_clock("started", "ended")


def _transfer(direction: str | None = None) -> Meets:
    return lambda row: row["allocation_kind"] == "transfer" and direction in (None, row["direction"])


COUNTED = {
    "allocations": _started(events),
    "allocations_per_1000": _started(number(of_children), per=1000),
    "children_allocated": _started(different("child"), turns_on=("child",)),
    "second_worker_share": _started(
        share(equals("allocation_kind", "second"), of=has("allocation_kind")), turns_on=("allocation_kind",)
    ),
    "open_allocations": _started(events, until="ended", unseen=True),
    "length_of_allocations": _LENGTH.pop("entry"),
    "days_to_first_allocation": _started(middle("days_from_referral"), looks_back=3),
    "transfers": _moved(number(_transfer())),
    "escalations": _between_levels(number(_transfer("escalation"))),
    "step_downs": _between_levels(number(_transfer("step_down"))),
}
BY_CLOCK = {"length_of_allocations": _LENGTH}
