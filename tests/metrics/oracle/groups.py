"""Group programmes, staff trained in them and support for parents, counted again."""

from functools import partial

from tests.metrics.oracle.arithmetic import Counted, different, equals, events, has, number, share, total

_offered, _started = partial(Counted, on="offered"), partial(Counted, on="started")
_ended = partial(Counted, on="ended", unseen=True)
_needs = equals("assessment_kind", "parenting_needs")
_planned = equals("ended_as", "planned")

COUNTED = {
    "places_offered": _offered(events),
    "places_started_share": _offered(share(has("started")), settles=150, turns_on=("started",)),
    "places_completed_share": _started(
        share(has("completed")), settles=150, turns_on=("completed", "started")
    ),
    "group_sessions": _started(total("sessions"), turns_on=("sessions", "started")),
    "staff_trained": Counted(total("staff_trained"), on="month", turns_on=("staff_trained",)),
    "parenting_assessments": _started(number(_needs), turns_on=("assessment_kind",)),
    "families_assessed_for_parenting": _started(
        different("family", _needs), turns_on=("family", "assessment_kind")
    ),
    "supports_started": _started(events),
    "parents_supported": _started(different("parent"), turns_on=("parent",)),
    "parents_supported_by_peers": _started(
        different("parent", equals("support_kind", "peer")), turns_on=("parent", "support_kind")
    ),
    "supports_planned_share": _ended(share(_planned, of=has("ended_as")), turns_on=("ended_as", "ended")),
    "support_sustained_share": _ended(
        share(has("sustained"), of=lambda row: _planned(row) and row["parent"] is not None),
        settles=183,
        turns_on=("ended_as", "parent", "ended"),
    ),
}
