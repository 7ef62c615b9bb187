"""What the header of a census return states: whose it is and which year it covers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from xml.etree.ElementTree import Element

from data_access.formats.cin_xml import day, text
from data_access.formats.tables import Found
from data_access.loading.unreadable import UnreadableError


@dataclass
class Return:
    """One return as read: its authority, the year it covers, and its referrals by reference."""

    authority: str
    reference_date: date
    file: str
    referrals: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def first(self) -> date:
        """First day of the census year: the day after the reference date of the year before."""
        last, year = self.reference_date + timedelta(days=1), self.reference_date.year
        leap_day = (last.month, last.day) == (2, 29)
        return date(year - 1, 3, 1) if leap_day else last.replace(year=last.year - 1)


def opened(header: Element, found: Found) -> Return:
    """An empty return with the authority and year its `Header` states; raises `UnreadableError`."""
    collection = text(header, "CollectionDetails/Collection")
    if collection.upper() != "CIN":
        raise UnreadableError(
            "wrong_collection",
            f"The file is a return of another collection ('{collection[:20]}'); "
            "only Children in Need (CIN) is read.",
        )
    authority = text(header, "Source/LEA")
    if not re.fullmatch(r"[0-9]{3}", authority):
        raise UnreadableError(
            "no_authority", "The file does not say whose it is: LEA in its Header must be three digits."
        )
    return Return(authority, _reference_date(header, found), found.file)


def _reference_date(header: Element, found: Found) -> date:
    """The stated day; else 31 March of the stated year. What does not fit together becomes findings."""
    stated = day(text(header, "CollectionDetails/ReferenceDate"))
    year = text(header, "CollectionDetails/Year")
    if stated is None and not re.fullmatch(r"(19|20)[0-9]{2}", year):
        raise UnreadableError(
            "no_year",
            "The file has neither a ReferenceDate nor a Year in its Header, so its year is not known.",
        )
    if stated is None:
        sentence = f"ReferenceDate is missing or not a date; 31 March {year} was taken from Year."
        found.add("no_reference_date", "warning", sentence, "ReferenceDate")
        return date(int(year), 3, 31)
    written = day(text(header, "Source/DateTime"))
    if year != str(stated.year):
        stated = _agreed(stated, year, written, found)
    if (stated.month, stated.day) != (3, 31):
        sentence = "ReferenceDate is not a 31 March; the year up to it was taken as covered."
        found.add("odd_reference_date", "warning", sentence, "ReferenceDate")
    if written and written < stated:
        sentence = "DateTime is before ReferenceDate: the end of the year may not be in the return."
        found.add("written_early", "warning", sentence, "DateTime")
    return stated


def _agreed(stated: date, year: str, written: date | None, found: Found) -> date:
    """The day to take where Year and ReferenceDate differ: nobody returns a year before it has ended."""
    ends = date(int(year), 3, 31) if re.fullmatch(r"(19|20)[0-9]{2}", year) else None
    if ends and written and ends <= written < stated:
        sentence = (
            f"Year does not agree with ReferenceDate, and the return was written before ReferenceDate; "
            f"31 March {year} was taken from Year."
        )
        found.add("year_disagrees", "warning", sentence, "ReferenceDate")
        return ends
    sentence = "Year does not agree with ReferenceDate; ReferenceDate was taken."
    found.add("year_disagrees", "warning", sentence, "Year")
    return stated
