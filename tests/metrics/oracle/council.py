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
# Of parts of the children: how many of an age, girls, and so on. Nobody says how many aged 1 to 4, or boys.
PEOPLE |= {
    ("south", None, "0"): {2021: 3, 2022: 4},
    ("south", None, "5-9"): {2021: 14, 2022: 15},
    ("south", None, "10-15"): {2022: 20},
    ("south", None, "girls"): {2021: 24, 2022: 31},
    ("south", "hamilton", "0"): {2021: 2, 2022: 3},
    ("south", "hamilton", "girls"): {2021: 13},
    ("south", "lanark", "girls"): {2021: 11, 2022: 12},
    ("north", None, "girls"): {2021: 20},
    ("south", None, "asian"): {2021: 5, 2022: 6},
    ("south", "hamilton", "asian"): {2021: 3},
    ("south", None, "disabled"): {2022: 6},
    ("south", None, "not_disabled"): {2022: 54},
    ("south", None, "fifth_1"): {2021: 16, 2022: 18},
    ("south", "lanark", "fifth_1"): {2021: 6},
    ("north", None, "fifth_1"): {2021: 9},
}
PARTS = {
    "age_band": {"0": "0", "5-9": "5-9", "10-15": "10-15"},
    "sex": {"female": "girls"},
    "ethnic_group": {"asian": "asian"},
    "disability": {"yes": "disabled", "no": "not_disabled"},
    "deprivation": {"1": "fifth_1"},
}
COVERED = (date(2020, 1, 1), date(2024, 6, 15))
# The referrals open on the first day are in the data. Allocations open then are not, and nearly all are over
# after so many months.
UNSEEN = {"started": 2}
# What tells rows apart by what came before them: how many months before, and whether it may have begun even
# earlier.
LOOK_BACK = {
    "referral_kind": (24, True),
    "what_followed": (0, True),
    "progress": (0, True),
    "wellbeing_change": (12, False),
    **dict.fromkeys(("direction", "from_team", "from_team_type"), (1, True)),
}
