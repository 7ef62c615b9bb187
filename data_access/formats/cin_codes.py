"""The code sets of the Children in Need census, and what they become here.

Codes and names follow the Department for Education's schema of 2024; the later
letters for sex (F, M, U, from 2024 to 2025) are taken too.
"""

from __future__ import annotations

from datetime import date

# Census code -> (our code, name, group). Metrics know `self` and `police` by these codes.
SOURCES = {
    "1A": ("1a", "Family member, relative or carer", "Individual"),
    "1B": ("1b", "Acquaintance, neighbour or child minder", "Individual"),
    "1C": ("self", "Self", "Individual"),
    "1D": ("1d", "Other individual", "Individual"),
    "2A": ("2a", "Schools", "Education"),
    "2B": ("2b", "Education services", "Education"),
    "3A": ("3a", "General practitioner (GP)", "Health services"),
    "3B": ("3b", "Health visitor", "Health services"),
    "3C": ("3c", "School nurse", "Health services"),
    "3D": ("3d", "Other primary health services", "Health services"),
    "3E": ("3e", "Accident and emergency department", "Health services"),
    "3F": ("3f", "Other health services", "Health services"),
    "4": ("4", "Housing", "Housing"),
    "5A": ("5a", "Local authority social care", "Local authority services"),
    "5B": ("5b", "Other department of the local authority", "Local authority services"),
    "5C": ("5c", "Services of another local authority", "Local authority services"),
    "5D": ("5d", "Local authority early help", "Local authority services"),
    "6": ("police", "Police", "Police"),
    "7": ("7", "Courts, probation, Cafcass, immigration or prison", "Other legal agency"),
    "8": ("8", "Children's centres, independent or voluntary organisations", "Other"),
    "9": ("9", "Anonymous", "Anonymous"),
    "10": ("10", "Unknown", "Unknown"),
}

# The census does not group primary needs; these groups put like beside like.
NEEDS = {
    "N1": ("n1", "Abuse or neglect", "Abuse or neglect"),
    "N2": ("n2", "Child's disability or illness", "Disability or illness"),
    "N3": ("n3", "Parental disability or illness", "Disability or illness"),
    "N4": ("n4", "Family in acute stress", "Family circumstances"),
    "N5": ("n5", "Family dysfunction", "Family circumstances"),
    "N6": ("n6", "Socially unacceptable behaviour", "Behaviour"),
    "N7": ("n7", "Low income", "Family circumstances"),
    "N8": ("n8", "Absent parenting", "Family circumstances"),
    "N9": ("n9", "Cases other than children in need", "Other"),
    "N0": ("n0", "Not stated", "Not stated"),
}

DECISIONS = {"accepted": "Accepted", "no_further_action": "No further action"}
NO_FURTHER_ACTION = {
    "TRUE": "no_further_action",
    "1": "no_further_action",
    "FALSE": "accepted",
    "0": "accepted",
}

LETTERS_FROM = date(2025, 3, 31)  # reference date of the first return with F, M, U for sex

# Not recorded, not known: empty here, and no finding.
SEXES = {"1": "male", "M": "male", "2": "female", "F": "female", "9": "other", "0": "", "U": ""}

# Chinese is counted with Asian, as in the censuses since 2011.
ETHNIC_GROUPS = {
    **dict.fromkeys(("WBRI", "WIRI", "WIRT", "WOTH", "WROM"), "white"),
    **dict.fromkeys(("MWBC", "MWBA", "MWAS", "MOTH"), "mixed"),
    **dict.fromkeys(("AIND", "APKN", "ABAN", "AOTH", "CHNE"), "asian"),
    **dict.fromkeys(("BCRB", "BAFR", "BOTH"), "black"),
    "OOTH": "other",
    "REFU": "",
    "NOBT": "",
}

NOT_DISABLED = "NONE"
DISABILITIES = frozenset(
    ("MOB", "HAND", "PC", "INC", "COMM", "LD", "HEAR", "VIS", "BEH", "CON", "AUT", "DDA", NOT_DISABLED)
)


# The age in whole years up to which somebody is in a band, and the code of the band; beyond, the oldest.
BANDS = ((0, "0"), (4, "1-4"), (9, "5-9"), (15, "10-15"), (17, "16-17"))
OLDEST = "18+"


def age_band(born: date, on: date) -> str:
    """Code of the age band of somebody born that day, on that day."""
    if born > on:
        return "unborn"
    years = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    return next((code for oldest, code in BANDS if years <= oldest), OLDEST)
