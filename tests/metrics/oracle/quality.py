"""Case audits, counted again."""

from functools import partial

from tests.metrics.oracle.arithmetic import Counted, different, equals, events, has, share

_audited = partial(Counted, on="audited")

COUNTED = {
    "case_audits": _audited(events),
    "cases_audited": _audited(different("child"), turns_on=("child",)),
    "audits_good_share": _audited(
        share(equals("grade_group", "good"), of=has("grade_group")), turns_on=("grade_group",)
    ),
}
