"""Needs met when help ended, and still met six months on, counted again."""

from functools import partial

from tests.metrics.oracle.arithmetic import Counted, Row, equals, events, has, share

_ended = partial(Counted, on="closed", unseen=True)
_later = partial(_ended, settles=243)
_met, _still = equals("need_at_closing", "met"), equals("need_later", "met")


def _met_and_found(row: Row) -> bool:
    return _met(row) and row["need_later"] is not None


def _not_found_unmet(row: Row) -> bool:
    return row["need_later"] != "unmet"


COUNTED = {
    "needs_identified": Counted(events, on="identified"),
    "needs_met_share": _ended(share(_met, of=has("need_at_closing")), turns_on=("need_at_closing", "closed")),
    "needs_followed_share": _later(
        share(has("need_later"), of=_met), turns_on=("need_at_closing", "need_later", "closed")
    ),
    "needs_still_met_share": _later(
        share(_still, of=_met_and_found), turns_on=("need_at_closing", "need_later", "closed")
    ),
    "needs_still_met_at_worst": _later(
        share(_still, of=_met), turns_on=("need_at_closing", "need_later", "closed")
    ),
    "needs_still_met_at_best": _later(
        share(_not_found_unmet, of=_met), turns_on=("need_at_closing", "closed")
    ),
}
