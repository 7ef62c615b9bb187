"""Who is escalated after a hub, counted again."""

from tests.metrics.oracle.arithmetic import Counted, at_most, equals, has, share

_hub, _child = equals("team_type", "hub"), has("child")

COUNTED = {
    "escalated_within_6_months": Counted(
        share(at_most("days_to_escalation", 183), of=lambda row: _hub(row) and _child(row)),
        on="received",
        settles=183,
        turns_on=("days_to_escalation", "child"),
    ),
}
