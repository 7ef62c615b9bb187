"""Comments, answers to statements and plans made with families, counted again."""

from functools import partial

from tests.metrics.oracle.arithmetic import Counted, equals, events, has, number, share

_answered = partial(Counted, on="answered")
_made = partial(Counted, on="started")
_together = has("made_with_family")


def _not_staff(row):
    return row["respondent"] != "staff"


def _said_by_others(row):
    return row["agreement"] is not None and _not_staff(row)


COUNTED = {
    "comments": Counted(events, on="said"),
    "statements_answered": _answered(number(_not_staff), turns_on=("respondent",)),
    "statements_agreed_share": _answered(
        share(equals("agreement", "agree"), of=_said_by_others), turns_on=("agreement", "respondent")
    ),
    "plans_made": _made(events),
    "plans_with_family_share": _made(
        share(lambda row: row["made_with_family"] in ("meeting", "present"), of=_together),
        turns_on=("made_with_family",),
    ),
    "plans_took_part_recorded_share": _made(share(_together), turns_on=("made_with_family",)),
}
