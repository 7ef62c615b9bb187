"""How children move between teams, counted again."""

from functools import partial

from tests.metrics.oracle.arithmetic import Counted, Meets, number

_moved = partial(Counted, on="started", looks_back=1, unseen=True, turns_on=("allocation_kind",))
_between_levels = partial(_moved, turns_on=("allocation_kind", "child"))


def _transfer(direction: str | None = None) -> Meets:
    return lambda row: row["allocation_kind"] == "transfer" and direction in (None, row["direction"])


COUNTED = {
    "transfers": _moved(number(_transfer())),
    "escalations": _between_levels(number(_transfer("escalation"))),
    "step_downs": _between_levels(number(_transfer("step_down"))),
}
