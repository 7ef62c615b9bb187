"""Pregnancy and birth, counted again."""

from functools import partial

from tests.metrics.oracle.arithmetic import Counted, different, equals, events, has, number, share
from tests.metrics.oracle.council import COVERED
from tests.metrics.oracle.lives import AT_HOME, at_home_after_a_year, lives

_received = partial(Counted, on="received")
_assessed = partial(Counted, on="started")
_born = partial(Counted, on="born")
_unborn, _hub = equals("age_band", "unborn"), equals("team_type", "hub")
_office = equals("team_type", "local_office")
_helped, _has_help = equals("hub_helped", "yes"), has("hub_helped")
_pre_birth, _care = equals("assessment_kind", "pre_birth"), equals("assessment_outcome", "alternative_care")
_planned, _parents = partial(Counted, on="started"), equals("plan_kind", "parents")
_escalated, _has_became = equals("plan_outcome", "escalated"), has("plan_outcome")
_has_team, _has_outcome = has("team_type"), has("assessment_outcome")

COUNTED = {
    "referrals_before_birth": _received(number(_unborn), turns_on=("age_band",)),
    "hub_share_before_birth": _received(
        share(_hub, of=lambda row: _unborn(row) and _has_team(row)), turns_on=("age_band", "team_type")
    ),
    "assessments": _assessed(events),
    "pre_birth_assessments": _assessed(number(_pre_birth), turns_on=("assessment_kind",)),
    "pre_birth_hub_share": _assessed(
        share(_hub, of=lambda row: _pre_birth(row) and _has_team(row)),
        turns_on=("assessment_kind", "team_type"),
    ),
    "pre_birth_hub_help_share": _assessed(
        share(
            equals("hub_helped", "yes"), of=lambda row: _pre_birth(row) and _office(row) and _has_help(row)
        ),
        turns_on=("assessment_kind", "team_type", "hub_helped"),
    ),
    "pre_birth_care_share": _assessed(
        share(_care, of=lambda row: _pre_birth(row) and _has_outcome(row)),
        settles=270,
        apart=True,
        turns_on=("assessment_kind", "assessment_outcome"),
    ),
    "parents_plans": _planned(number(_parents), turns_on=("plan_kind",)),
    "parents_plans_escalated": _planned(
        share(_escalated, of=lambda row: _parents(row) and _has_became(row)),
        settles=270,
        turns_on=("plan_kind", "plan_outcome"),
    ),
    "parents_in_pregnancy_groups": Counted(
        different("parent", equals("programme", "pregnancy")),
        on="started",
        turns_on=("parent", "programme", "started"),
    ),
    "births": _born(events),
    "at_home_at_first_birthday": _born(
        lambda rows: at_home_after_a_year(rows, COVERED[1]),
        turns_on=("child", "days_to_care"),
        alone=lambda row: bool(lives([row], COVERED[1], AT_HOME)),
        apart=True,
    ),
}
