"""Group programmes, counted again."""

from functools import partial

from tests.metrics.oracle.arithmetic import Counted, events, has, share, total

_offered, _started = partial(Counted, on="offered"), partial(Counted, on="started")

COUNTED = {
    "places_offered": _offered(events),
    "places_started_share": _offered(share(has("started")), settles=150, turns_on=("started",)),
    "places_completed_share": _started(
        share(has("completed")), settles=150, turns_on=("completed", "started")
    ),
    "group_sessions": _started(total("sessions"), turns_on=("sessions", "started")),
}
