"""How children move between teams, counted again."""

from functools import partial

from tests.metrics.oracle.arithmetic import Counted, Meets, events, has, middle, number, of_children, total

_moved = partial(Counted, on="started", looks_back=1, unseen=True, turns_on=("allocation_kind",))
_of_child = partial(_moved, turns_on=("allocation_kind", "child"))


def _transfer(direction: str | None = None) -> Meets:
    return lambda row: row["allocation_kind"] == "transfer" and direction in (None, row["direction"])


def _among_children(direction: str) -> Meets:
    return lambda row: of_children(row) and _transfer(direction)(row)


COUNTED = {
    "transfers": _moved(number(_transfer())),
    "escalations": _of_child(number(_transfer("escalation"))),
    "step_downs": _of_child(number(_transfer("step_down"))),
    "escalations_per_1000": _of_child(number(_among_children("escalation")), per=1000),
    "step_downs_per_1000": _of_child(number(_among_children("step_down")), per=1000),
    "journeys": _of_child(number(has("moves"))),
    "journey_transfers": _of_child(total("moves"), settles=365),
    "days_from_decision": Counted(middle("days_from_decision"), on="received", turns_on=("child", "decided")),
    "involvements_ended": Counted(events, on="involvement_ended", unseen=True, turns_on=("child", "closed")),
}
RATIOS = {"transfers_per_100_journeys": ("journey_transfers", "journeys", 100)}
