"""The council that the oracle counts: its places, who lives there, and which days its data covers."""

from datetime import date

COUNCIL_OF = {"hamilton": "south", "lanark": "south", "airdrie": "north"}
COUNCIL_OF |= {"h_hub": "south", "h_local": "south", "a_hub": "north"}
PEOPLE = {
    ("south", None): {2021: 50, 2022: 60},
    ("south", "hamilton"): {2021: 30, 2022: 35},
    ("south", "lanark"): {2021: 20, 2022: 25},
    ("north", None): {2021: 41, 2022: 42},
    ("north", "airdrie"): {2021: 41},
}
COVERED = (date(2020, 1, 1), date(2024, 6, 15))
# The referrals open on the first day are in the data. Allocations open then are not, and nearly all are over
# after so many months.
UNSEEN = {"started": 2}
# What tells rows apart by what came before them: how many months before, and whether it may have begun even
# earlier.
LOOK_BACK = {
    "referral_kind": (24, True),
    **dict.fromkeys(("direction", "from_team", "from_team_type"), (1, True)),
}
