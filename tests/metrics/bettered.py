"""A council in which any metric can improve, and any of its counterweights worsen, from a month on."""

from datetime import date
from itertools import product
from math import prod

from metrics.periods import add_months
from tests.metrics.small_store import fact_row

FIRST, MONTHS, SINCE = date(2021, 1, 1), 48, 39  # from month 39 on things are as they became
WAVE = (0, 3, -2, 1, -1, 2, -3)  # as months go up and down without anything happening: no season, no trend
# What is usual: of 400 referrals, meetings, places and so on a month, shares in percent, waits in days.
USUAL = {
    "hub": 40, "back": 20, "nothing": 20, "soon": 40, "days": 20,
    "transfers": 60, "to_worker": 20,
    "offered": 400, "accepted": 60, "held": 60, "agreed": 50, "to_meeting": 40,
    "places": 400, "started": 60, "completed": 60,
    "supports": 400, "planned": 60, "sustained": 60,
    "to_hubs": 40, "in_time": 30, "to_report": 60,
    "audited": 400, "good": 60,
    "plans": 400, "told": 60, "with_family": 60,
}  # fmt: skip
# How each metric improves, and how each of the metrics they are held against worsens.
IMPROVES = {
    "hub_share": {"hub": 70},
    "hub_share_new": {"hub": 70},
    "diverted_share": {"hub": 70},
    "days_to_decision": {"days": 8},
    "decided_within_1_day": {"soon": 70},
    "decided_within_3_days": {"soon": 70},
    "days_to_first_allocation": {"to_worker": 8},
    "meetings_accepted_share": {"accepted": 85},
    "meetings_held_share": {"held": 85},
    "plans_agreed_share": {"agreed": 80},
    "days_to_meeting": {"to_meeting": 15},
    "places_started_share": {"started": 85},
    "places_completed_share": {"completed": 85},
    "supports_planned_share": {"planned": 85},
    "support_sustained_share": {"sustained": 85},
    "reports_diverted_share": {"to_hubs": 70},
    "days_to_report": {"to_report": 40},
    "reports_within_28_days": {"in_time": 42},
    "audits_good_share": {"good": 85},
    "plans_with_family_share": {"with_family": 85},
}
WORSENS = {
    "rereferrals_within_12_months": {"back": 40},
    "no_further_action_share": {"nothing": 40},
    "transfers": {"transfers": 110},
    "meetings_offered": {"offered": 250},
    "meetings_accepted_share": {"accepted": 35},
    "meetings_held_share": {"held": 35},
    "places_offered": {"places": 250},
    "places_started_share": {"started": 35},
    "supports_started": {"supports": 250},
    "supports_planned_share": {"planned": 35},
    "days_to_report": {"to_report": 80},
    "reports_within_28_days": {"in_time": 10},
    "case_audits": {"audited": 250},
    "plans_made": {"plans": 250},
    "plans_took_part_recorded_share": {"told": 35},
}


def rows(*changes: dict[str, int], locality: int = 1) -> dict[str, list[dict]]:
    """Rows of the facts in that locality, as USUAL but for the changes."""
    """Rows of five facts in that locality, as USUAL but for the changes."""
    changed = {name: to for each in changes for name, to in each.items()}
    found: dict[str, list[dict]] = {fact: [] for fact in MADE}
    for n in range(MONTHS):
        now = USUAL | (changed if n >= SINCE else {})
        level = {name: x + WAVE[(n + place) % 7] for place, (name, x) in enumerate(now.items())}
        for fact, of_month in MADE.items():
            made = of_month(level, add_months(FIRST, n))
            found[fact] += [fact_row(fact, locality=locality, **row) for row in made]
    return found


def _asked(level, day):
    for is_so in product((True, False), repeat=4):
        shares = (level[name] / 100 for name in ("hub", "back", "nothing", "soon"))
        hub, back, nothing, soon = is_so
        yield {
            "n": round(400 * prod(s if so else 1 - s for s, so in zip(shares, is_so, strict=True))),
            "received": day, "closed": day, "child": 1, "team_type": 1 if hub else 2, "referral_kind": 1,
            "decision": 1 if nothing else 2, "days_to_decision": level["days"],
            "working_days_to_decision": 1 if soon else 9,
            "previous_received": 1, "days_since_previous": 300 if back else 900,
        }  # fmt: skip


def _given(level, day):
    yield {"n": 100, "started": day, "allocation_kind": 1, "days_from_referral": level["to_worker"]}
    yield {"n": level["transfers"], "started": day, "allocation_kind": 3}


def _met(level, day):
    """Those who came no further than the offer, the acceptance, the meeting, and the plan."""
    left, row = level["offered"], {"offered": day}
    for step in ("accepted", "held", "agreed"):
        further = round(left * level[step] / 100)
        yield {"n": left - further, **row}
        waited = {"days_to_meeting": level["to_meeting"]} if step == "held" else {}
        left, row = further, {**row, step: day, **waited}
    yield {"n": left, **row}


def _placed(level, day):
    """Those who came no further than the offer, the first session, and the last."""
    started = round(level["places"] * level["started"] / 100)
    completed = round(started * level["completed"] / 100)
    yield {"n": level["places"] - started, "offered": day}
    yield {"n": started - completed, "offered": day, "started": day}
    yield {"n": completed, "offered": day, "started": day, "completed": day}


def _supported(level, day):
    """Those whose support ended otherwise, ended as planned but did not last, and lasted."""
    planned = round(level["supports"] * level["planned"] / 100)
    sustained = round(planned * level["sustained"] / 100)
    row = {"started": day, "ended": day, "parent": 1}
    yield {"n": level["supports"] - planned, **row, "ended_as": 3}
    yield {"n": planned - sustained, **row, "ended_as": 1}
    yield {"n": sustained, **row, "ended_as": 1, "sustained": day}


def _reported(level, day):
    """Those submitted within 28 days, those submitted later, and those that are not submitted."""
    waits = {20: level["in_time"], level["to_report"]: 90 - level["in_time"], None: 10}
    for days, share in waits.items():
        hubs = round(4 * share * level["to_hubs"] / 100)
        row = {"requested": day, "days_to_report": days}
        yield {"n": hubs, "team_type": 1, **row}
        yield {"n": 4 * share - hubs, "team_type": 2, **row}


def _audited(level, day):
    good = round(level["audited"] * level["good"] / 100)
    yield {"n": good, "audited": day, "grade_group": 1}
    yield {"n": level["audited"] - good, "audited": day, "grade_group": 2}


def _planned(level, day):
    """Plans that do not say how the family took part, those made with it, and those without."""
    told = round(level["plans"] * level["told"] / 100)
    together = round(told * level["with_family"] / 100)
    yield {"n": level["plans"] - told, "started": day}
    yield {"n": together, "started": day, "made_with_family": 1}
    yield {"n": told - together, "started": day, "made_with_family": 3}


MADE = {
    "referral": _asked,
    "allocation": _given,
    "meeting": _met,
    "group_place": _placed,
    "support": _supported,
    "report": _reported,
    "case_audit": _audited,
    "plan": _planned,
}
