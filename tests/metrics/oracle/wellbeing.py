"""First scores of wellbeing against latest, counted again."""

from functools import partial

from tests.metrics.oracle.arithmetic import Counted, Row, different, equals, has, middle, number, share

_first = partial(Counted, on="scored", looks_back=12, turns_on=("child", "score"))
_followed = partial(_first, settles=365)
_started = has("wellbeing_change")


def _paired(row: Row) -> bool:
    return row["wellbeing_change"] in ("better", "same", "worse")


def _middle_first(met):
    return lambda rows: middle("first_score")([row for row in rows if met(row)])


COUNTED = {
    "children_first_scored": _first(different("child", _started)),
    "wellbeing_first_scores": _first(number(_started)),
    "wellbeing_paired_share": _followed(share(_paired, of=_started)),
    **{
        f"wellbeing_{way}_share": _followed(share(equals("wellbeing_change", way), of=_paired))
        for way in ("better", "same", "worse")
    },
    "wellbeing_change": _followed(middle("change_in_score")),
    "wellbeing_first_score_of_pairs": _followed(_middle_first(_paired)),
    "wellbeing_first_score_of_lost": _followed(_middle_first(equals("wellbeing_change", "not_again"))),
}
