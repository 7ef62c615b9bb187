"""Each printed figure as a question to the metrics layer: the id in figures.json and what to ask."""

from __future__ import annotations

from datetime import date

from metrics import EVERYTHING, Comparator, Filter, Selection, evaluate
from metrics.periods import Grain

FIRST, LAST = date(2022, 10, 1), date(2023, 9, 30)

CALLED = {"children_1st_worker": "Children 1st"}  # as print calls a role, where not by its code


def ask(snapshot, metric: str, by=(), grain=Grain.WHOLE, first=FIRST, last=LAST, **where: str) -> dict:
    """Every cell's value, by (first day of the period, code of the split if there is one)."""
    filters = tuple(Filter(dimension=name, members=(code,)) for name, code in where.items())
    selection = Selection(metric=metric, first=first, last=last, grain=grain, by=by, where=filters)
    return {
        (cell.period.first, *(member.code for member in cell.members)): cell.figure.value
        for cell in evaluate(selection, snapshot, EVERYTHING).cells
    }


def one(snapshot, metric: str, **how) -> float:
    """The only figure of a question that has one."""
    (value,) = ask(snapshot, metric, **how).values()
    return value


def counted(snapshot, metric: str, **where: str) -> float:
    """How many are counted in the only figure of a share, as its table says beside it."""
    filters = tuple(Filter(dimension=name, members=(code,)) for name, code in where.items())
    asked = Selection(metric=metric, first=FIRST, last=LAST, grain=Grain.WHOLE, where=filters)
    (cell,) = evaluate(asked, snapshot, EVERYTHING).cells
    return cell.figure.parts[0]


def split(snapshot, metric: str, by: str, **how) -> dict[str, float]:
    """Figures by code of the split over the first service year; not recorded left out."""
    found = ask(snapshot, metric, by=(by,), **how)
    return {code: value for (_, code), value in found.items() if code != "not_recorded" and value is not None}


def share(part: float, whole: float) -> float:
    """A percentage of two counts."""
    return 100 * part / whole


def police(snapshot, kind: str) -> float:
    """Share of police referrals answered by a team type."""
    types = split(snapshot, "referrals", "team_type", source="police")
    return share(types[kind], sum(types.values()))


def reason(snapshot, metric: str, code: str, **where: str) -> float:
    """Share of a reason among what hubs answered."""
    reasons = split(snapshot, metric, "reason", team_type="hub", **where)
    return share(reasons[code], sum(reasons.values()))


def fall(snapshot) -> float:
    """Local Office allocations of 2021 less those of 2023."""
    found = ask(
        snapshot,
        "allocations",
        grain=Grain.CALENDAR_YEAR,
        first=date(2021, 1, 1),
        last=date(2023, 12, 31),
        team_type="local_office",
    )
    return found[(date(2021, 1, 1),)] - found[(date(2023, 1, 1),)]


def rising(snapshot) -> list[float]:
    """Referrals of the three service years that end with the first of the hubs."""
    found = ask(snapshot, "referrals", grain=Grain.SERVICE_YEAR, first=date(2020, 10, 1))
    return [found[key] for key in sorted(found)]


def target(snapshot, metric: str, year: int) -> float | None:
    """The council's target for the calendar year, as it stands beside the figure."""
    days = {"first": date(year, 1, 1), "last": date(year, 12, 31), "grain": Grain.WHOLE}
    [cell] = evaluate(
        Selection(metric=metric, compare=(Comparator.TARGET,), **days), snapshot, EVERYTHING
    ).cells
    [beside] = cell.comparisons
    return beside.figure.value


def staff(snapshot) -> dict[str, float]:
    """People of each role in a locality's hub at the end of the first service year; all localities alike."""
    found = ask(snapshot, "staff", by=("locality", "worker_role"), team_type="hub")
    roles: dict[str, dict[str, float]] = {}
    for (_, place, role), many in found.items():
        if many and place != "not_recorded":
            roles.setdefault(place, {})[CALLED.get(role, role.replace("_", " "))] = many
    first, *others = roles.values()
    assert len(others) == 3 and all(each == first for each in others)
    return first


def planned(snapshot, fund: str, year: int) -> float:
    """Pounds planned from a fund in the financial year that begins then."""
    return one(snapshot, "budget", first=date(year, 4, 1), last=date(year + 1, 3, 31), fund=fund)


QUESTIONS = {
    "sl.hub_share": lambda s: one(s, "hub_share"),
    "sl.hub_share.east_kilbride": lambda s: one(s, "hub_share_new", locality="east_kilbride"),
    "sl.hub_share.cambuslang": lambda s: one(s, "hub_share_new", locality="cambuslang"),
    "sl.hub_share.each_locality": lambda s: split(s, "hub_share_new", "locality"),
    "sl.hub_share.each_quarter": lambda s: ask(s, "diverted_share", grain=Grain.QUARTER),
    "sl.police.total": lambda s: one(s, "referrals", source="police"),
    "sl.police.hub": lambda s: police(s, "hub"),
    "sl.police.local_office": lambda s: police(s, "local_office"),
    "sl.police.ypss": lambda s: police(s, "ypss"),
    "sl.police.hub.childcare_concern": lambda s: reason(s, "referrals", "childcare_concern", source="police"),
    "sl.police.hub.domestic_abuse": lambda s: reason(s, "referrals", "domestic_abuse", source="police"),
    "sl.self.hub": lambda s: one(s, "self_referring_families", team_type="hub"),
    "sl.rereferrals.hub": lambda s: one(s, "rereferrals", team_type="hub"),
    "sl.rereferrals.childcare_concern": lambda s: reason(s, "rereferrals", "childcare_concern"),
    "sl.rereferrals.domestic_abuse": lambda s: reason(s, "rereferrals", "domestic_abuse"),
    "sl.allocations.hub_most": lambda s: split(s, "allocations", "team_type"),
    "sl.allocations.exceed_referrals": lambda s: {
        name: one(s, name) for name in ("allocations", "referrals")
    },
    "sl.allocations.local_office_fall": fall,
    "sl.referrals.rising": rising,
    "sl.peer.fte": lambda s: one(
        s, "posts_filled", first=date(2023, 1, 1), last=date(2023, 12, 31), worker_role="peer_worker"
    ),
    "sl.parenting_support_workers": lambda s: one(s, "staff", worker_role="parenting_support_worker"),
    "sl.staff_per_locality": staff,
    "sl.peer.target": lambda s: target(s, "parents_supported_by_peers", 2023),
    "sl.peer.grant": lambda s: one(s, "grants_awarded"),
    "sl.national_fund": lambda s: one(s, "national_funding"),
    "sl.wfwf": lambda s: planned(s, "whole_family", 2023),
    "sl.parent_plans": lambda s: one(s, "parents_plans", locality="hamilton"),
    "sl.parent_plans.escalated": lambda s: split(s, "parents_plans", "plan_outcome", locality="hamilton")[
        "escalated"
    ],
    "sl.prebirth.hub": lambda s: split(s, "pre_birth_assessments", "team_type")["hub"],
    "sl.prebirth.hub.care": lambda s: counted(s, "pre_birth_care_share", team_type="hub"),
    "sl.prebirth.local_office": lambda s: split(s, "pre_birth_assessments", "team_type")["local_office"],
    "sl.prebirth.local_office.care": lambda s: counted(s, "pre_birth_care_share", team_type="local_office"),
}
