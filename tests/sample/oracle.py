"""The printed figures worked out again from the extracts, in plain Python: no store, no SQL, no metrics."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path

AS_AT = "2025-03-31"
YEAR = ("2022-10-01", "2023-09-30")


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    """Every row of an extract as it was written."""
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def share(part: int, whole: int) -> float:
    """A percentage."""
    return 100 * part / whole


def _is_date(text: str) -> bool:
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False


class Extracts:
    """One folder of extracts, read as the loader should: rows with errors left out, aliases undone."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.types = {row["code"]: row["type"] for row in rows(folder, "teams")}
        self.meant = {(row["dimension"], row["written"]): row["code"] for row in rows(folder, "aliases")}

    def _sound(self, name: str, dated: str, then: tuple[str, ...]) -> list[dict[str, str]]:
        kept, seen = [], set()
        for row in rows(self.folder, name):
            wrong = not row["child"] or not _is_date(row[dated]) or row[dated] > AS_AT
            wrong |= any(row[column] and row[column] < row[dated] for column in then)
            if not wrong and row["reference"] not in seen:
                kept.append(self._understood(row))
                seen.add(row["reference"])
        return kept

    def _understood(self, row: dict[str, str]) -> dict[str, str]:
        for column, dimension in (("locality", "locality"), ("team", "team"), ("source", "referral_source")):
            if column in row:
                row[column] = self.meant.get((dimension, row[column]), row[column])
        row["team_type"] = self.types.get(row["team"], "")
        return row

    @cached_property
    def referrals(self) -> list[dict]:
        """Referrals, each with its `kind`: while another is open, soon after one that closed, or new."""
        found = sorted(
            self._sound("referrals", "received", ("decided", "closed")), key=lambda r: r["received"]
        )
        history = defaultdict(list)
        for row in found:
            before, day = history[row["child"]], row["received"]
            ends = [each["closed"] or "never" for each in before if each["received"] < day]
            since = (date.fromisoformat(day) - timedelta(days=730)).isoformat()
            row["previous_closed"] = max((end for end in ends if since <= end <= day), default="")
            row["kind"] = "rereferral" if row["previous_closed"] else "new"
            if any(end > day for end in ends):
                row["kind"] = "while_open"
            before.append(row)
        return found

    @cached_property
    def allocations(self) -> list[dict]:
        """Allocations whose rows have no error."""
        return self._sound("allocations", "started", ("ended",))

    @cached_property
    def assessments(self) -> list[dict]:
        """Assessments whose rows have no error."""
        return self._sound("assessments", "started", ("completed",))

    @cached_property
    def plans(self) -> list[dict]:
        """Plans whose rows have no error."""
        return self._sound("plans", "started", ("ended",))

    @cached_property
    def births(self) -> list[dict]:
        """Births whose rows have no error."""
        return self._sound("births", "born", ("care_from", "observed_to"))

    def received(self, first: str, last: str) -> list[dict]:
        """Referrals received in the days given."""
        return [row for row in self.referrals if first <= row["received"] <= last]

    def allocated(self, first: str, last: str) -> Counter:
        """Allocations started in the days given, by team type."""
        return Counter(row["team_type"] for row in self.allocations if first <= row["started"] <= last)


def _hub_share(year: list[dict]) -> dict:
    new = [row for row in year if row["kind"] == "new"]
    places = Counter(row["locality"] for row in new)
    hubs = Counter(row["locality"] for row in new if row["team_type"] == "hub")
    each = {place: share(hubs[place], places[place]) for place in places}
    quarters = Counter(_quarter(row) for row in year)
    away = Counter(_quarter(row) for row in year if row["team_type"] in ("hub", "ypss"))
    return {
        "sl.hub_share": share(sum(row["team_type"] == "hub" for row in year), len(year)),
        "sl.hub_share.east_kilbride": each["east_kilbride"],
        "sl.hub_share.cambuslang": each["cambuslang"],
        "sl.hub_share.each_locality": each,
        "sl.hub_share.each_quarter": {name: share(away[name], quarters[name]) for name in quarters},
    }


def _quarter(row: dict) -> str:
    return f"{row['received'][:4]}-Q{(int(row['received'][5:7]) + 2) // 3}"


def _police(year: list[dict]) -> dict:
    police = [row for row in year if row["source"] == "police"]
    types = Counter(row["team_type"] for row in police)
    reasons = Counter(row["reason"] for row in police if row["team_type"] == "hub")
    found = {"sl.police.total": len(police)}
    found |= {f"sl.police.{kind}": share(count, len(police)) for kind, count in types.items()}
    for reason in ("childcare_concern", "domestic_abuse"):
        found[f"sl.police.hub.{reason}"] = share(reasons[reason], types["hub"])
    return found


def families_to_hubs(extracts: Extracts) -> dict[str, int]:
    """Different families each source referred to hubs in the first service year."""
    families = defaultdict(set)
    for row in extracts.received(*YEAR):
        if row["team_type"] == "hub":
            families[row["source"]].add(row["family"])
    return {source: len(those) for source, those in families.items()}


def return_reasons(extracts: Extracts) -> Counter:
    """Reasons of re-referrals to hubs in the first service year."""
    year = extracts.received(*YEAR)
    return Counter(row["reason"] for row in year if row["team_type"] == "hub" and row["kind"] == "rereferral")


def _posts(extracts: Extracts) -> dict:
    """People and posts at the end of the first service year, peer workers at the end of 2023."""
    posts = rows(extracts.folder, "posts")
    peers = [row for row in posts if (row["month"], row["worker_role"]) == ("2023-12-01", "peer_worker")]
    staff: dict[str, dict[str, int]] = defaultdict(dict)
    for row in posts:
        if row["month"] == "2023-09-01" and extracts.types[row["team"]] == "hub":
            role = row["worker_role"].replace("_", " ")
            staff[row["locality"]]["Children 1st" if "1st" in role else role] = int(row["staff"])
    hamilton = staff["hamilton"]
    return {
        "sl.peer.fte": sum(float(row["in_post"]) for row in peers),
        "sl.parenting_support_workers": sum(each["parenting support worker"] for each in staff.values()),
        "sl.staff_per_locality": hamilton if [*staff.values()] == 4 * [hamilton] else staff,
    }


def _funds(extracts: Extracts) -> dict:
    """Pounds planned in 2023/24 of the fund; the last pounds of what others printed; the peers' target."""
    planned: dict[str, float] = defaultdict(float)
    for row in rows(extracts.folder, "accounts"):
        if "2023-04-01" <= row["month"] <= "2024-03-01":
            planned[row["fund"]] += float(row["budget"])
    printed = {row["indicator"]: float(row["pounds"]) for row in rows(extracts.folder, "context_figures")}
    targets = {row["metric"]: float(row["value"]) for row in rows(extracts.folder, "targets")}
    return {
        "sl.wfwf": round(planned["whole_family"], 2),
        "sl.peer.grant": printed["peer_grant"],
        "sl.national_fund": printed["national_fund"],
        "sl.peer.target": targets["parents_supported_by_peers"],
    }


def _before_birth(extracts: Extracts) -> dict:
    found: Counter = Counter()
    for row in extracts.assessments:
        if row["assessment_kind"] == "pre_birth" and YEAR[0] <= row["started"] <= YEAR[1]:
            found[f"sl.prebirth.{row['team_type']}"] += 1
            found[f"sl.prebirth.{row['team_type']}.care"] += row["assessment_outcome"] == "alternative_care"
    for row in extracts.plans:
        if YEAR[0] <= row["started"] <= YEAR[1] and row["locality"] == "hamilton":
            found["sl.parent_plans"] += 1
            found["sl.parent_plans.escalated"] += row["plan_outcome"] == "escalated"
    return found


def published(extracts: Extracts) -> dict:
    """Every printed figure that the extracts of facts answer: id -> what they give."""
    year, returns, by_type = extracts.received(*YEAR), return_reasons(extracts), extracts.allocated(*YEAR)
    years = {each: len(extracts.received(f"{each}-10-01", f"{each + 1}-09-30")) for each in range(2020, 2023)}
    fall = [extracts.allocated(f"{each}-01-01", f"{each}-12-31")["local_office"] for each in (2021, 2023)]
    total = sum(returns.values())
    return (
        _hub_share(year)
        | _police(year)
        | _posts(extracts)
        | _funds(extracts)
        | _before_birth(extracts)
        | {
            "sl.self.hub": families_to_hubs(extracts)["self"],
            "sl.rereferrals.hub": total,
            "sl.rereferrals.childcare_concern": share(returns["childcare_concern"], total),
            "sl.rereferrals.domestic_abuse": share(returns["domestic_abuse"], total),
            "sl.allocations.hub_most": by_type,
            "sl.allocations.exceed_referrals": {"allocations": sum(by_type.values()), "referrals": len(year)},
            "sl.allocations.local_office_fall": fall[0] - fall[1],
            "sl.referrals.rising": years,
        }
    )
