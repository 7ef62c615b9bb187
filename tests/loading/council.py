"""A council of two teams a test can read at a glance, and the extracts it sends."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

import duckdb

from data_access.database import Store
from data_access.extracts import FACTS, LAYOUTS, Kind, Layout
from data_access.loading.report import LoadReport
from tests.loads import load

LISTS = {
    "authorities": [{"code": "south", "name": "South Council", "service_year_start": "10"}],
    "localities": [
        {"code": "east", "name": "East Side", "kind": "locality"},
        {"code": "west", "name": "West Side", "kind": "locality"},
    ],
    "team_types": [
        {"code": "hub", "name": "Hub", "level": "2"},
        {"code": "local_office", "name": "Local Office", "level": "3"},
    ],
    "teams": [
        {"code": "east_hub", "name": "East Hub", "type": "Hub"},
        {"code": "west_hub", "name": "West Hub", "type": "hub"},
        {"code": "east_office", "name": "East Office", "type": "local office"},
    ],
    "team_localities": [{"team": "east_hub", "locality": "east"}],
    "referral_sources": [
        {"code": "school", "name": "School", "group": "Education"},
        {"code": "police", "name": "Police", "group": "Police and fire"},
    ],
    "reasons": [{"code": "parenting", "name": "Parenting", "group": "Family"}],
    "decisions": [{"code": "no_further_action", "name": "No further action"}],
    "holidays": [{"day": "01/01/2024", "name": "New Year"}],
}
REFERRAL = {
    "reference": "R1",
    "child": "C1",
    "family": "F1",
    "authority": "south",
    "locality": "east",
    "team": "east_hub",
    "source": "school",
    "reason": "parenting",
    "received": "05/02/2024",
    "decided": "06/02/2024",
    "decision": "no_further_action",
    "closed": "20/02/2024",
    "unborn": "no",
}
ALLOCATION = {
    "reference": "A1",
    "child": "C1",
    "authority": "south",
    "team": "east_hub",
    "worker": "first",
    "started": "07/02/2024",
    "ended": "20/02/2024",
}
SUPPORT = {
    "reference": "S1",
    "parent": "P1",
    "authority": "south",
    "team": "east_hub",
    "support_kind": "peer",
    "started": "07/02/2024",
    "ended": "20/02/2024",
    "ended_as": "planned",
}


def _sound(layout: Layout) -> dict[str, str]:
    """A row of a fact with no more than it must have, dated in the council's days."""
    days = {Kind.DATE: "05/02/2024", Kind.MONTH: "02/2024", Kind.NUMBER: "10.5"}
    row = {field.name: days.get(field.kind, "X1") for field in layout.fields if field.required}
    return row | {"authority": "south"}


# A row of each other layout that is right as it stands.
SOUND = {
    **{layout.name: _sound(layout) for layout in FACTS},
    "referrals": REFERRAL,
    "allocations": ALLOCATION,
    "populations": {"locality": "east", "year": "2023", "age_group": "children", "people": "1,000"},
    "coverage": {
        "extract": "referrals",
        "covers_from": "01/01/2024",
        "covers_to": "31/03/2024",
        "as_at": "31/03/2024",
    },
    "locality_successors": {"locality": "east", "successor": "west", "changed": "01/02/2024"},
    "events": {"first": "27/09/2022", "text": "Hubs launched", "metrics": "hub_share transfers"},
    "aliases": {"dimension": "team", "written": "The Hub", "code": "east_hub"},
    **{name: rows[0] for name, rows in LISTS.items()},
}


def write(folder: Path, extract: str, rows: Iterable[dict[str, str]]) -> Path:
    """An extract as a plain CSV with every column of its layout; a value under "" is a cell too many."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{extract}.csv"
    names = [field.name for field in LAYOUTS[extract].fields]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(names)
        for row in rows:
            writer.writerow([*(row.get(name, "") for name in names), *([row[""]] if "" in row else [])])
    return path


def lists(folder: Path) -> list[Path]:
    """The council's lists."""
    return [write(folder, extract, rows) for extract, rows in LISTS.items()]


def referrals(folder: Path, *changes: dict[str, str]) -> Path:
    """Referrals, each as `REFERRAL` with these changes and a reference of its own."""
    rows = [{**REFERRAL, "reference": f"R{number}", **change} for number, change in enumerate(changes, 1)]
    return write(folder, "referrals", rows)


def allocations(folder: Path, *changes: dict[str, str]) -> Path:
    """Allocations, each as `ALLOCATION` with these changes and a reference of its own."""
    rows = [{**ALLOCATION, "reference": f"A{number}", **change} for number, change in enumerate(changes, 1)]
    return write(folder, "allocations", rows)


def supports(folder: Path, *changes: dict[str, str]) -> Path:
    """Support for parents, each row as `SUPPORT` with these changes and a reference of its own."""
    rows = [{**SUPPORT, "reference": f"S{number}", **change} for number, change in enumerate(changes, 1)]
    return write(folder, "supports", rows)


def loaded(store: Store, *paths: Path, **options) -> LoadReport:
    """Load, having seen that it was."""
    report = load(paths, store, **options)
    assert report.snapshot is not None, [finding.sentence for finding in report.findings]
    return report


def rows(store: Store, sql: str) -> list[tuple]:
    """What a query of the current snapshot gives; `store` keeps its snapshots in a folder."""
    path = store.folder / f"{store.current().number:06d}" / "internal.duckdb"
    with duckdb.connect(str(path), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def received(store: Store) -> list[int]:
    """The days on which its referrals were received, in order."""
    return [day for (day,) in rows(store, "SELECT received FROM referral ORDER BY 1")]


def rules(report: LoadReport) -> set[str]:
    """Which rules found something."""
    return {finding.rule for finding in report.findings}
