"""README and the pages it leads to: short enough to read, and true of the code."""

import re
from pathlib import Path

import pytest

import metrics
from data_access.access import Role
from data_access.extracts import LAYOUTS
from data_access.protection import banded, rounding, settling
from data_access.protection.cubes import CUBES, SETTLES
from metrics import menu
from metrics.kinds import Count, Median, Percentage, Rate, Survival
from metrics.public import publish
from metrics.readings import change, places, reasons, step, verdict
from metrics.signals.changes import BOUND
from metrics.statistics import baseline, forecast, outlook, rules, suitability
from pages.parts.views import VIEWS

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
THREE, TWELVE = {3: "three"}, {12: "twelve"}  # the pages have the word in their sentences too
MOST = 5_000  # bytes: what somebody reads before deciding to go on


def _read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def _named(document: Path) -> str:
    return str(document.relative_to(ROOT))


def test_the_readme_is_short():
    assert len(_read("README.md").encode()) <= MOST


@pytest.mark.parametrize("document", DOCUMENTS, ids=_named)
def test_every_link_leads_somewhere(document):
    for target in re.findall(r"\]\((?!https?:)([^)]+)\)", document.read_text(encoding="utf-8")):
        name, _, anchor = target.partition("#")
        found = document.parent / name if name else document
        assert found.exists(), target
        assert not anchor or anchor in _anchors(found), target


def _anchors(document: Path) -> set[str]:
    """The addresses of a document's headings, as GitHub and GitLab make them."""
    headings = re.findall(r"^#+ (.+)$", document.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", each.lower()).replace(" ", "-") for each in headings}


@pytest.mark.parametrize("document", DOCUMENTS, ids=_named)
def test_every_command_is_one_there_is(document):
    """`docs/reference.md` is held to each program's own help, so a command that stands there runs."""
    text, reference = document.read_text(encoding="utf-8"), _read("docs/reference.md")
    targets = set(re.findall(r"^([a-z]+):", _read("Makefile"), re.MULTILINE))
    assert set(re.findall(r"(?:`|^)make ([a-z]+)", text, re.MULTILINE)) <= targets
    for command in re.findall(r"python -m (?:data_access|metrics) [a-z]+", text):
        assert f"`{command}" in reference, command
    for name in re.findall(r"python -m metrics (?:show|sql|value) ([a-z]\w+)", text):
        assert name in metrics.METRICS
    for line in re.findall(r"python -m (?:data_access|metrics) [^`\n]+", text):
        assert all(option in reference for option in re.findall(r"--[a-z-]+", line)), line


def test_the_readme_says_what_every_role_sees():
    assert re.findall(r"^\| (\w+)(?: \([a-z]+\))? \| (?!sees)", _read("README.md"), re.MULTILINE) == list(
        Role
    )


def test_coverage_and_mapping_are_those_of_the_layouts():
    told = _read("docs/your-data.md")
    assert "coverage.csv" in told and "coverage" in LAYOUTS
    assert "`child`, `locality`, `team`" in told


def test_the_charts_page_has_every_view():
    assert all(f"| {view.title} |" in _read("docs/charts.md") for view in VIEWS.values())


@pytest.mark.parametrize(
    "told",
    [
        f"1 in {1 / BOUND:.0f} at most, on average, is there by chance",
        f"comes from the first {baseline.MONTHS} periods",
        f"one of {rules.RUN} or more in a row",
        f"Fewer than {suitability.LEAST_MEAN:.0f} events a period lie behind it ({reasons.LEAST_PUBLIC:.0f}",
        f"Fewer than {suitability.LEAST_DOTS} periods are complete",
        f"fewer than {reasons.LEAST_DIFFERENT} different values",
        f"Limits from fewer than {suitability.LEAST_FULL} periods",
        f"The chart compares the {change.MOST} months before",
        f"the same calendar months of both, {change.LEAST} or more",
        f"In the first {step.LEAST} to {verdict.YEAR - 1} months the same calendar months are compared, "
        f"at {step.SURE_SO_FAR:.0%}",
        f"needs {forecast.LEAST_LEVEL} complete months of one level ({forecast.LEAST_WALK} where it counts "
        f"people at a moment) and looks {forecast.MOST_STEPS} months ahead",
        f"From {forecast.LEAST_YEARS} months of one level on",
        f"Of {outlook.MOST_TRIES} months, {outlook.FEWEST_HELD} to {outlook.MOST_HELD} must have; of "
        f"{outlook.FEWEST_TRIES} to {outlook.MOST_TRIES - 1} months, two thirds",
        f"Fewer than {places.LEAST} on either side",
    ],
)
def test_the_charts_page_has_the_figures_of_the_code(told):
    assert told in _read("docs/charts.md")


@pytest.mark.parametrize(
    "told",
    [
        f"1 to {rounding.BASE - 1} become 0 or {rounding.BASE}",
        f"published {THREE[SETTLES]} months after it ends",
        f"needs at least {publish.LEAST} behind it, and at least {publish.BASE} on either side",
        f"fewer than {publish.FEW} are behind it, it is given to the nearest {publish.BASE}%",
        f"also withheld where fewer than {banded.FEW} are on either side",
        f"only where {banded.FAR} or more are on each side",
        f"more than {settling.SHARE:.1%} of the year's rows",
        f"{TWELVE[settling.AFTER]} months after the year ends",
    ],
)
def test_the_protection_page_has_the_figures_of_the_code(told):
    assert told in _read("docs/protection.md")


def test_the_protection_page_has_the_cells_of_referrals_and_allocations():
    words = {
        "authority": None,  # a council's figures are its own
        "locality": "a locality",
        "team_type": "a type of team",
        "source_group": "a group of sources",
        "allocation_kind": "a kind of allocation",
    }
    for fact in ("referral", "allocation"):
        *most, last = ["a month", *filter(None, (words[key] for key in CUBES[fact].keys))]
        assert f"{', '.join(most)} and {last}." in _read("docs/protection.md")


def test_the_fixed_list_is_withheld_where_the_protection_page_says():
    leasts = {kind: least for kind, (_, least) in menu.ROUNDED.items()}
    assert leasts == {Count: 10, Rate: 10, Percentage: 50, Survival: 50, Median: 50}
    assert "where fewer than 10 are behind it (50 for medians and percentages)" in _read("docs/protection.md")
