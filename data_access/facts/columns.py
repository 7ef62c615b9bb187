"""What the columns of a council's file can be. Those that follow from them are in `worked.py`."""

from __future__ import annotations

from dataclasses import dataclass

# What case systems call the column of a dimension, whatever the extract.
CALLED: dict[str, tuple[str, ...]] = {
    "locality": ("district", "area", "ward", "home locality", "neighbourhood", "patch"),
    "team": ("responsible team", "allocated team", "worker team", "team name", "receiving team"),
    "team_type": ("team type", "type of team", "service type"),
}
# What follows from a member of a dimension: a team is of one type, a source, reason or grade of one group.
PARENTS = {
    "team": "team_type",
    "referral_source": "source_group",
    "reason": "reason_group",
    "grade": "grade_group",
}


@dataclass(frozen=True)
class Instead:
    """A column that may be sent in place of another, which is worked out from it and is all that is kept."""

    name: str
    about: str
    also: tuple[str, ...]


DATE_OF_BIRTH = Instead(
    "date_of_birth",
    "The date of birth: the age on the day of the row is worked out from it, and it is not kept.",
    also=("dob", "birth date", "date birth", "person birth date"),
)
DEPRIVATION_DECILE = Instead(
    "deprivation_decile",
    "The tenth of deprivation, 1 most deprived.",
    also=("imd decile", "idaci decile", "simd decile", "deprivation decile", "imd", "simd"),
)


@dataclass(frozen=True)
class Member:
    """A member of a dimension, sent by code or name in the column `name` (the dimension's own if empty).

    `else_of`: the fact whose latest row of the same child says it where this row does not. `instead`: the
    column that it can be worked out from. `also`, of every sort of column: what case systems call it.
    """

    dimension: str
    about: str
    name: str = ""
    required: bool = False
    else_of: str = ""
    also: tuple[str, ...] = ()
    instead: Instead | None = None


AUTHORITY = Member("authority", "Authority the row belongs to; may be left out when only one is loaded.")
LOCALITY = Member(
    "locality", "Locality the family lives in; the latest referral's if empty.", else_of="referral"
)


@dataclass(frozen=True)
class Day:
    """A day. `not_before` names the day it cannot be before.

    `empty_means` says what an empty cell answers ("still open"), so that it is no gap in the recording.
    `called` is what people call it: "day of decision"; "day decided" where nothing is given.
    `or_yes`: a file may say Yes or No in its place. It is then known that it happened, and not when.
    `ahead`: so many years may it lie ahead of the day the extract was taken, as what is planned does.
    """

    name: str
    about: str
    required: bool = False
    empty_means: str = ""
    not_before: str = ""
    called: str = ""
    also: tuple[str, ...] = ()
    or_yes: bool = False
    ahead: int = 0

    @property
    def yes(self) -> str:
        """The column that keeps a Yes sent in place of the day; empty where only a day will do."""
        return f"{self.name}_yes" if self.or_yes else ""


@dataclass(frozen=True)
class Month:
    """The month a measure is for: any day of it, kept as its first."""

    name: str
    about: str
    called: str = ""
    required: bool = True


@dataclass(frozen=True)
class Amount:
    """A number that is measured and not counted, in its `unit`: pounds, days, a score.

    `ahead`: it may be of months still to come, because it is a plan.
    """

    name: str
    about: str
    unit: str
    called: str = ""
    required: bool = False
    ahead: bool = False


@dataclass(frozen=True)
class Flag:
    """Yes or no. `means`: the member of a dimension (its name and code) that yes settles."""

    name: str
    about: str
    required: bool = False
    means: tuple[str, str] | None = None


@dataclass(frozen=True)
class Text:
    """What somebody said, in their own words: kept, never counted, and never part of a figure.

    It can name a child. The public store does not hold it, and a reader sees it only once an officer has
    approved it.
    """

    name: str
    about: str
    required: bool = False
    also: tuple[str, ...] = ()


Sent = Member | Day | Month | Amount | Flag | Text  # a column of the council's file
