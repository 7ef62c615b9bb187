"""Where a reader finds each printed figure: the address, and what there is to read.

`docs/printed.md` is made from this, and the tests open it.
"""

from __future__ import annotations

from sample_data.places import LOCALITIES
from tests.published.where import Address, Asked, Cell, Column, Rows, Said, Shown, Tiles


def _months(first: str, last: str, **asked: str) -> Asked:
    return (("from", first), ("to", last), *asked.items())


YEAR = _months("October 2022", "September 2023")  # the first service year
WHOLE = (*YEAR, ("grain", "Service years"))
PEERS = _months("January 2023", "December 2023", grain="Calendar years")
ONE_YEAR = ", one service year"
SERVICE_YEAR = "2022/23 (service year)"


def _metric(title: str, asked: Asked = WHOLE, public: bool = False) -> Address:
    return Address("one-metric", (("metric", title), *asked), public)


def _of_teams(title: str, called: str) -> Address:
    teams = tuple(
        ("team", f"{name} {each}") for name, _ in LOCALITIES.values() for each in called.split(", ")
    )
    return _metric(title, (*WHOLE, *teams))


FRONT_DOOR = Address("front-door", WHOLE)
FRONT_DOOR_IN_PUBLIC = Address("front-door", WHOLE, public=True)
COMING_BACK = Address("coming-back", WHOLE)
OVERVIEW = Address("", YEAR, public=True)
MONEY = Address("money", _months("April 2023", "March 2024"), public=True)
BY_TEAM_TYPE = (*WHOLE, ("by", "Team type"))

NEW = "Hub share of new referrals"
DIVERTED = "Referrals diverted from Local Offices"
SHARE = "Share of total (95% interval)"
BY_POLICE = "Referrals by team type. Referral source: Police"
POLICE_TO_HUBS = "Referrals by reason. Referral source: Police; Team type: Family Support Hub"
BACK_TO_HUBS = "Re-referrals by reason. Team type: Family Support Hub"
SELF = "Families who referred themselves"
PRE_BIRTH = "Pre-birth assessments"
CARE = "Pre-birth assessments that led to alternative care"
ESCALATED = "Parents' plans that escalated"
SUPPORTED = "Parents supported by peers"
HUB, LOCAL_OFFICE = "Family Support Hub", "Local Office"
BY_ROLE = ("by", "Worker's role")
OF_FUNDERS = "by indicator and paper"

SHOWN: dict[str, tuple[Address, Shown]] = {
    "sl.hub_share": (
        FRONT_DOOR_IN_PUBLIC,
        Cell(f"Hub share of all referrals{ONE_YEAR}", "Hub share of all referrals (%)", SERVICE_YEAR),
    ),
    "sl.hub_share.east_kilbride": (FRONT_DOOR, Cell(f"{NEW} by locality", f"{NEW} (%)", "East Kilbride")),
    "sl.hub_share.cambuslang": (FRONT_DOOR, Cell(f"{NEW} by locality", f"{NEW} (%)", "Cambuslang")),
    "sl.hub_share.each_locality": (FRONT_DOOR, Column(f"{NEW} by locality", f"{NEW} (%)")),
    "sl.hub_share.each_quarter": (
        _metric(DIVERTED, (*YEAR, ("grain", "Quarters")), public=True),
        Column(f"{DIVERTED} by quarter", f"{DIVERTED} (%)"),
    ),
    "sl.police.total": (FRONT_DOOR, Cell("Referrals by referral source", "Referrals", "Police")),
    "sl.police.hub": (FRONT_DOOR_IN_PUBLIC, Cell(BY_POLICE, SHARE, HUB)),
    "sl.police.local_office": (FRONT_DOOR_IN_PUBLIC, Cell(BY_POLICE, SHARE, LOCAL_OFFICE)),
    "sl.police.ypss": (FRONT_DOOR_IN_PUBLIC, Cell(BY_POLICE, SHARE, "Young Person's Support Service")),
    "sl.police.hub.childcare_concern": (FRONT_DOOR, Cell(POLICE_TO_HUBS, SHARE, "Childcare concern")),
    "sl.police.hub.domestic_abuse": (FRONT_DOOR, Cell(POLICE_TO_HUBS, SHARE, "Domestic abuse")),
    "sl.self.hub": (
        _metric(SELF, BY_TEAM_TYPE),
        Cell(f"{SELF} by team type{ONE_YEAR}", f"{SELF} (families)", HUB),
    ),
    "sl.rereferrals.hub": (COMING_BACK, Cell(f"Re-referrals by team type{ONE_YEAR}", "Re-referrals", HUB)),
    "sl.rereferrals.childcare_concern": (COMING_BACK, Cell(BACK_TO_HUBS, SHARE, "Childcare concern")),
    "sl.rereferrals.domestic_abuse": (COMING_BACK, Cell(BACK_TO_HUBS, SHARE, "Domestic abuse")),
    "sl.allocations.hub_most": (
        _metric("Allocations", BY_TEAM_TYPE, public=True),
        Column(f"Allocations by team type{ONE_YEAR}", "Allocations"),
    ),
    "sl.allocations.exceed_referrals": (OVERVIEW, Tiles(("Allocations", "Referrals"))),
    "sl.allocations.local_office_fall": (
        Address("allocations", _months("January 2021", "December 2023"), public=True),
        Said("From 2021 to 2023: ", f"{LOCAL_OFFICE} (number) fewer"),
    ),
    "sl.referrals.rising": (
        _metric("Referrals", _months("October 2020", "September 2023", grain="Service years"), public=True),
        Column("Referrals by service year", "Referrals"),
    ),
    "sl.prebirth.hub": (
        _metric(PRE_BIRTH, BY_TEAM_TYPE),
        Cell(f"{PRE_BIRTH} by team type{ONE_YEAR}", PRE_BIRTH, HUB),
    ),
    "sl.prebirth.hub.care": (_of_teams(CARE, HUB), Cell(f"{CARE}{ONE_YEAR}", "Counted", SERVICE_YEAR)),
    "sl.prebirth.local_office": (
        _metric(PRE_BIRTH, BY_TEAM_TYPE),
        Cell(f"{PRE_BIRTH} by team type{ONE_YEAR}", PRE_BIRTH, LOCAL_OFFICE),
    ),
    "sl.prebirth.local_office.care": (
        _of_teams(CARE, f"{LOCAL_OFFICE} Team 1, {LOCAL_OFFICE} Team 2"),
        Cell(f"{CARE}{ONE_YEAR}", "Counted", SERVICE_YEAR),
    ),
    "sl.parent_plans": (
        _metric(ESCALATED, (*WHOLE, ("locality", "Hamilton"))),
        Cell(f"{ESCALATED}{ONE_YEAR}", "Out of", SERVICE_YEAR),
    ),
    "sl.parent_plans.escalated": (
        _metric(ESCALATED, (*WHOLE, ("locality", "Hamilton"))),
        Cell(f"{ESCALATED}{ONE_YEAR}", "Counted", SERVICE_YEAR),
    ),
    "sl.peer.target": (
        _metric(SUPPORTED, (*PEERS, ("compare", "Council's target"))),
        Cell(f"{SUPPORTED}, one calendar year", "Council's target", "2023"),
    ),
    "sl.peer.fte": (
        _metric("Posts filled", (*PEERS, BY_ROLE)),
        Cell(
            "Posts filled by worker's role, one calendar year",
            "Posts filled (full-time equivalent posts)",
            "Peer worker",
        ),
    ),
    "sl.peer.grant": (
        MONEY,
        Cell(
            f"Grants awarded {OF_FUNDERS}",
            "Grants awarded (pounds)",
            "Corra Foundation award for peer support, at least five years from 2023",
        ),
    ),
    "sl.wfwf": (
        MONEY,
        Cell("Money planned by fund", "Money planned (pounds)", "Whole Family Wellbeing Fund"),
    ),
    "sl.parenting_support_workers": (
        _metric("Staff in post", (*WHOLE, BY_ROLE)),
        Cell(
            f"Staff in post by worker's role{ONE_YEAR}", "Staff in post (people)", "Parenting support worker"
        ),
    ),
    "sl.staff_per_locality": (
        Address("workforce", YEAR),
        Rows("Staff in post by locality and worker's role"),
    ),
    "sl.national_fund": (
        MONEY,
        Cell(
            f"National funding {OF_FUNDERS}",
            "National funding (pounds)",
            "Whole Family Wellbeing Funding for Scotland, 2021 to 2026",
        ),
    ),
}
