"""The council, its localities and its teams."""

from __future__ import annotations

from sample_data.almanac import LAUNCH, PILOT_EAST_KILBRIDE, PILOT_HAMILTON

AUTHORITY = "south_lanarkshire"
HUB, LOCAL_OFFICE, YPSS = "hub", "local_office", "ypss"
TEAM_TYPES = {
    HUB: ("Family Support Hub", 2),
    LOCAL_OFFICE: ("Local Office", 3),
    YPSS: ("Young Person's Support Service", 3),
}

# code: name, share of families who come to the front door
LOCALITIES = {
    "hamilton": ("Hamilton", 0.36),
    "east_kilbride": ("East Kilbride", 0.23),
    "lanark": ("Lanark", 0.19),
    "cambuslang": ("Cambuslang", 0.22),
}
HUB_OPENED = {
    "hamilton": PILOT_HAMILTON,
    "east_kilbride": PILOT_EAST_KILBRIDE,
    "lanark": LAUNCH,
    "cambuslang": LAUNCH,
}
HUBS = {locality: f"{locality}_hub" for locality in LOCALITIES}
LOCAL_OFFICES = {
    locality: (f"{locality}_local_office_1", f"{locality}_local_office_2") for locality in LOCALITIES
}
YPSS_TEAM = "ypss"
PILOT_NAMES = {"hamilton": "Hamilton early support pilot", "east_kilbride": "EK early support pilot"}


def teams() -> dict[str, tuple[str, str, str, int | None]]:
    """Every team: code -> name, type, locality (empty for the whole council), day opened if in the data."""
    every = {}
    for code, (name, _) in LOCALITIES.items():
        every[HUBS[code]] = (f"{name} Family Support Hub", HUB, code, HUB_OPENED[code])
        for place, team in enumerate(LOCAL_OFFICES[code], 1):
            every[team] = (f"{name} Local Office Team {place}", LOCAL_OFFICE, code, None)
    every[YPSS_TEAM] = ("Young Person's Support Service", YPSS, "", None)
    return every


TYPE_OF = {code: team[1] for code, team in teams().items()}

# Invented split of a council of about 330,000 residents, of whom about 64,000 are children.
PEOPLE = {
    "hamilton": (108_300, 21_400),
    "east_kilbride": (90_200, 17_300),
    "lanark": (63_600, 11_800),
    "cambuslang": (64_200, 13_100),
}
# Invented shares of the children, by what `populations.csv` calls each part; each set adds up to all of them.
PARTS = (
    {"0": 0.050, "1-4": 0.212, "5-9": 0.279, "10-15": 0.346, "16-17": 0.113},
    {"girls": 0.488, "boys": 0.512},
    {"white": 0.914, "asian": 0.042, "mixed": 0.020, "black": 0.014, "other_ethnic_group": 0.010},
    {"disabled": 0.060, "not_disabled": 0.940},
)
FIFTHS = {
    "hamilton": (0.24, 0.22, 0.20, 0.18, 0.16),
    "east_kilbride": (0.11, 0.16, 0.22, 0.25, 0.26),
    "lanark": (0.15, 0.21, 0.25, 0.22, 0.17),
    "cambuslang": (0.29, 0.21, 0.18, 0.17, 0.15),
}
GROWTH = {"all": 0.005, "children": 0.001}  # a year, from 2019 on and back


def populations() -> list[tuple[str, int, str, int]]:
    """Locality (empty for the authority), year, age group, people; the localities add up to the authority."""
    rows = []
    for year in range(2016, 2025):
        for place, group in enumerate(("all", "children")):
            growth = 1 + GROWTH[group] * (year - 2019)
            parts = {code: round(people[place] * growth) for code, people in PEOPLE.items()}
            rows += _of_places(year, group, parts)
            if group == "children":
                rows += _of_groups(year, parts)
    return rows


def _of_groups(year: int, children: dict[str, int]) -> list[tuple[str, int, str, int]]:
    """The children of every place by age, sex and so on: the last group is whoever is left."""
    rows = []
    for shares in (dict.fromkeys(children, part) for part in PARTS):
        rows += _in_parts(year, children, shares)
    fifths = {code: {f"fifth_{n}": share for n, share in enumerate(of, 1)} for code, of in FIFTHS.items()}
    return rows + _in_parts(year, children, fifths)


def _in_parts(
    year: int, children: dict[str, int], shares: dict[str, dict[str, float]]
) -> list[tuple[str, int, str, int]]:
    found: dict[str, dict[str, int]] = {}
    for code, people in children.items():
        *groups, last = shares[code]
        for group in groups:
            found.setdefault(group, {})[code] = round(people * shares[code][group])
        found.setdefault(last, {})[code] = people - sum(found[group][code] for group in groups)
    return [row for group, parts in found.items() for row in _of_places(year, group, parts)]


def _of_places(year: int, group: str, parts: dict[str, int]) -> list[tuple[str, int, str, int]]:
    """The whole council, and each locality."""
    return [("", year, group, sum(parts.values())), *((code, year, group, n) for code, n in parts.items())]


# Named as invented wherever they are shown.
TARGETS = (
    ("hub_share", 60),
    ("diverted_share", 60),
    ("decided_within_3_days", 80),
    ("self_referral_share", 12),
)
# Metric, first and last day, and what print says is to be reached in between.
PRINTED_TARGETS = (("parents_supported_by_peers", "2023-01-01", "2023-12-31", 50),)
REPORT = "Family Support Hub Annual Report, September 2022 to September 2023"
EVENTS = (
    {"first": "2020-03-23", "last": "2020-05-28", "text": "First lockdown", "closed": "yes"},
    {"first": "2020-03-21", "last": "2020-08-10", "text": "Schools closed to most children"},
    {"first": "2021-01-06", "last": "2021-03-14", "text": "Schools closed again to most children"},
    {"first": "2021-09-06", "text": "Hub pilot starts in Hamilton", "creates": "escalations"},
    {"first": "2022-01-10", "text": "Hub pilot starts in East Kilbride"},
    {
        "first": "2022-09-27",
        "text": "Family Support Hubs launched",
        "metrics": "hub_share hub_share_new hub_share_before_birth diverted_share transfers step_downs "
        "involvements_ended meetings_offered comments",
        "pilot": "2021-09-06",
    },
)
ALIASES = (
    ("locality", "Clydesdale", "lanark"),
    ("locality", "Rutherglen and Cambuslang", "cambuslang"),
    ("team", PILOT_NAMES["hamilton"], HUBS["hamilton"]),
    ("team", PILOT_NAMES["east_kilbride"], HUBS["east_kilbride"]),
    ("referral_source", "Police Scotland", "police"),
)
