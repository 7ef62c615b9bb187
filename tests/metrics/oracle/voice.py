"""Comments and answers to statements, counted again."""

from functools import partial

from tests.metrics.oracle.arithmetic import Counted, equals, events, has, share

_answered = partial(Counted, on="answered")

COUNTED = {
    "comments": Counted(events, on="said"),
    "statements_answered": _answered(events),
    "statements_agreed_share": _answered(
        share(equals("agreement", "agree"), of=has("agreement")), turns_on=("agreement",)
    ),
}
