"""One child of a census return: its referrals as rows of the referrals extract, and what is wrong with them.

Findings name a child by its position in the file and the element, never by its
number or by a value.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from xml.etree.ElementTree import Element

from data_access.formats import cin_codes
from data_access.formats.cin_xml import day, stray, text
from data_access.formats.tables import Found

LONGEST = timedelta(days=30 * 365)  # nobody is a child for longer, so an earlier date is a slip
UNBORN = timedelta(days=310)  # a birth later than this after the referral is a slip

SOURCES = {code: ours for code, (ours, _, _) in cin_codes.SOURCES.items()}
NEEDS = {code: ours for code, (ours, _, _) in cin_codes.NEEDS.items()}

# Elements within one involvement, the first of which cannot be later than the second.
IN_ORDER = (
    ("Assessments", "AssessmentActualStartDate", "AssessmentAuthorisationDate"),
    ("CINPlanDates", "CINPlanStartDate", "CINPlanEndDate"),
    ("Section47", "S47ActualStartDate", "DateOfInitialCPC"),
    ("ChildProtectionPlans", "CPPstartDate", "CPPendDate"),
)


@dataclass(frozen=True)
class Reader:
    """Turns children into rows, for a return of one authority and reference date."""

    authority: str
    reference_date: date
    found: Found

    def referrals(self, child: Element, position: int) -> Iterator[dict[str, str]]:
        """Rows of the referrals extract, without locality and team."""
        for tag in stray(child):
            self._say("stray_text", "warning", position, tag, "has stray text between its parts; ignored.")
        number = text(child, "ChildIdentifiers/LAchildID")
        involvements = child.findall("CINdetails")
        if not number:
            self._leave_out("no_child", position, "LAchildID", "is missing; the child was left out.")
        elif not involvements:
            self._say("no_referral", "warning", position, "CINdetails", "is missing; there is no referral.")
        else:
            person = self._person(child, position)
            for details in involvements:
                received = self._received(details, position)
                if received and self._closed_in_order(details, position, received):
                    self._other_dates(details, position, received)
                    yield {
                        "reference": f"{number}/{received}",
                        "child": number,
                        "authority": self.authority,
                        "received": received.isoformat(),
                        **person,
                        **self._age(child, position, received),
                        **self._involvement(details, position),
                    }

    def _say(self, rule: str, severity: str, position: int, tag: str, what: str) -> None:
        self.found.add(rule, severity, f"Child {position}: {tag} {what}", tag, position)

    def _leave_out(self, rule: str, position: int, tag: str, what: str) -> None:
        self.found.leave_out(rule, f"Child {position}: {tag} {what}", tag, position)

    def _code(self, element: Element, position: int, path: str, codes: dict[str, str]) -> str:
        written, tag = text(element, path), path.rpartition("/")[2]
        if written.upper() in codes or not written:
            return codes.get(written.upper(), "")
        self._say(
            "unknown_code", "warning", position, tag, "is not a code of the census; taken as not recorded."
        )
        return ""

    def _person(self, child: Element, position: int) -> dict[str, str]:
        sex = "Sex" if child.find("ChildIdentifiers/Sex") is not None else "GenderCurrent"
        groups = cin_codes.ETHNIC_GROUPS
        early = self.reference_date < cin_codes.LETTERS_FROM
        if early and text(child, f"ChildIdentifiers/{sex}").upper() in ("F", "M", "U"):
            self._say("later_code", "note", position, sex, "is a letter, as later returns have; taken so.")
        return {
            "sex": self._code(child, position, f"ChildIdentifiers/{sex}", cin_codes.SEXES),
            "ethnic_group": self._code(child, position, "ChildCharacteristics/Ethnicity", groups),
            "disability": self._disability(child, position),
        }

    def _disability(self, child: Element, position: int) -> str:
        elements = child.iterfind("ChildCharacteristics/Disabilities/Disability")
        written = {(element.text or "").strip().upper() for element in elements} - {""}
        if written - cin_codes.DISABILITIES:
            self._say("unknown_code", "warning", position, "Disability", "is not a code of the census.")
        known = written & cin_codes.DISABILITIES
        if not known:
            return ""
        return "no" if known == {cin_codes.NOT_DISABLED} else "yes"

    def _received(self, details: Element, position: int) -> date | None:
        """The day of the referral; None, with a finding, when the referral cannot be loaded."""
        tag = "CINreferralDate"
        written, received = text(details, tag), day(text(details, tag))
        if received is None:
            wrong = "is not a date" if written else "is missing"
            rule = "malformed_date" if written else "no_referral_date"
            self._leave_out(rule, position, tag, f"{wrong}; the referral was left out.")
        elif received > self.reference_date:
            what = self._after("the referral was left out.")
            self._leave_out("after_reference_date", position, tag, what)
        elif received < self.reference_date - LONGEST:
            what = "is too long ago for a child; the referral was left out."
            self._leave_out("impossible_date", position, tag, what)
        else:
            return received
        return None

    def _after(self, outcome: str) -> str:
        last = f"{self.reference_date.day} {self.reference_date:%B %Y}"
        return f"is after the return's reference date, {last}; {outcome}"

    def _beyond(self, position: int, tag: str, outcome: str) -> None:
        self._say("after_reference_date", "warning", position, tag, self._after(outcome))

    def _closed_in_order(self, details: Element, position: int, received: date) -> bool:
        closed = day(text(details, "CINclosureDate"))
        if closed is None or closed >= received:
            return True
        what = "is before the referral; the referral was left out."
        self._leave_out("closed_before_referral", position, "CINclosureDate", what)
        return False

    def _involvement(self, details: Element, position: int) -> dict[str, str]:
        return {
            "source": self._code(details, position, "ReferralSource", SOURCES),
            "reason": self._code(details, position, "PrimaryNeedCode", NEEDS),
            "decision": self._code(details, position, "ReferralNFA", cin_codes.NO_FURTHER_ACTION),
            "closed": self._closed(details, position),
        }

    def _closed(self, details: Element, position: int) -> str:
        tag = "CINclosureDate"
        written, closed = text(details, tag), day(text(details, tag))
        if closed is not None and closed <= self.reference_date:
            return closed.isoformat()
        if closed is not None:
            self._beyond(position, tag, "taken as still open.")
        elif written:
            self._say("malformed_date", "warning", position, tag, "is not a date; taken as still open.")
        return ""

    def _age(self, child: Element, position: int, received: date) -> dict[str, str]:
        tag = "PersonBirthDate"
        written, born = text(child, f"ChildIdentifiers/{tag}"), day(text(child, f"ChildIdentifiers/{tag}"))
        if born is None:
            if written:
                self._say("malformed_date", "warning", position, tag, "is not a date; age not recorded.")
            unborn = not written and bool(text(child, "ChildIdentifiers/ExpectedPersonBirthDate"))
            return {"unborn": "yes" if unborn else "", "age_band": "unborn" if unborn else ""}
        if not -UNBORN <= received - born <= LONGEST:
            self._say(
                "impossible_date",
                "warning",
                position,
                tag,
                "cannot be right beside the referral; age not recorded.",
            )
            return {"unborn": "", "age_band": ""}
        return {"unborn": "yes" if born > received else "no", "age_band": cin_codes.age_band(born, received)}

    def _other_dates(self, details: Element, position: int, received: date) -> None:
        """Dates that no figure uses yet: said, because whoever made the return will want to mend them."""
        for part, first, last in IN_ORDER:
            for group in details.iterfind(part):
                started, ended = day(text(group, first)), day(text(group, last))
                if started and started > self.reference_date:
                    self._beyond(position, first, "no figure uses it yet.")
                if started and ended and ended < started:
                    self._say("out_of_order", "warning", position, last, f"is before {first}.")
                if started and started < received:
                    self._say("before_referral", "warning", position, first, "is before the referral.")
