"""DfE open-data files written by hand, for the tests of their conversion."""

from __future__ import annotations

from tests.formats.returns import OPEN_DATA, written

PUBLISHED = OPEN_DATA / "dfe"
NEIGHBOURS = [str(code) for code in range(911, 921)]
HEAD = "time_period,time_identifier,geographic_level,country_name,region_name,old_la_code,la_name,"
RATE = "rereferral_percent"


def line(place: str, *figures: object, year: object = 2025, region: str = "South West") -> str:
    """A row of a DfE file for England, a region (by name) or an authority (by code)."""
    level = {"England": "National", region: "Regional"}.get(place, "Local authority")
    code = place if level == "Local authority" else ""
    within = "" if level == "National" else region
    return ",".join(map(str, (year, "Reporting year", level, "England", within, code, "", *figures)))


def values(folder, *lines, columns=RATE, name="c1.csv"):
    return written(folder, "\n".join((HEAD + columns, *lines)), name)


def population(folder, *lines, name="ons.csv"):
    return values(folder, *lines, columns="age_group,population_estimate", name=name)


def children(place, people, year=2024):
    return line(place, "Children aged 0 to 17 years", people, year=year)


def model(folder, *authorities, name="sn_model_2025_wide.csv"):
    header = "old_la_code,la_name," + ",".join(f"SN_{n},SN_{n}P" for n in range(1, 11))
    listed = [f"{code},Name," + ",".join(f"{n},Close " for n in NEIGHBOURS) for code in authorities]
    return written(folder, "\ufeff" + "\n".join((header, *listed)), name)


def some(found, **match):
    return [row for row in found if all(row[name] == value for name, value in match.items())]


def rules(findings):
    return {finding.rule for finding in findings}
