"""Family group decision making, counted again."""

from functools import partial

from tests.metrics.oracle.arithmetic import Counted, events, has, middle, share

_offered = partial(Counted, on="offered")
_followed = partial(_offered, settles=90)
_accepted, _held, _agreed = has("accepted"), has("held"), has("agreed")

COUNTED = {
    "meetings_offered": _offered(events),
    "meetings_accepted_share": _followed(share(_accepted), turns_on=("accepted",)),
    "meetings_held_share": _followed(share(_held, of=_accepted), turns_on=("held", "accepted")),
    "plans_agreed_share": _followed(share(_agreed, of=_held), turns_on=("agreed", "held")),
    "days_to_meeting": _followed(middle("days_to_meeting")),
}
