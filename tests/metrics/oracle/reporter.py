"""Reports to the Children's Reporter, counted again."""

from dataclasses import replace
from functools import partial

from tests.metrics.oracle.arithmetic import Counted, at_most, equals, events, has, middle, share
from tests.metrics.oracle.lasting import by_clock

_requested = partial(Counted, on="requested")

COUNTED = {
    "reports_requested": _requested(events),
    "reports_diverted_share": _requested(share(equals("team_type", "hub"), of=has("team_type"))),
    "days_to_report": _requested(middle("days_to_report"), settles=90),
    "reports_within_28_days": _requested(share(at_most("days_to_report", 28)), settles=28),
}
BY_CLOCK = {
    "days_to_report": by_clock("requested", "submitted"),
    "reports_within_28_days": {
        "exit": replace(
            COUNTED["reports_within_28_days"],
            on="submitted",
            unseen=True,
            turns_on=("submitted",),
            settles=0,
        )
    },
}
