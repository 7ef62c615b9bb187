"""Every decision can be found by its number, and says whether it stands."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
DECISIONS = (ROOT / "DECISIONS.md").read_text(encoding="utf-8")
NUMBERS = [int(each) for each in re.findall(r"^## (\d+)\. \S.*[^.]$", DECISIONS, re.MULTILINE)]
AND_LATER = r"\d+(?:(?:, \d+)* and \d+)?"
STATUS = re.compile(
    rf"Status: (?:standing(?:, (?:extended|amended) by {AND_LATER})?|replaced by {AND_LATER})\."
)


def test_decisions_are_numbered_in_order():
    assert len(NUMBERS) >= 59
    assert list(range(1, len(NUMBERS) + 1)) == NUMBERS


def test_every_decision_begins_with_its_status():
    parts = re.split(r"^## \d+\. .*\n\n", DECISIONS, flags=re.MULTILINE)[1:]
    assert not [number for number, part in zip(NUMBERS, parts, strict=True) if not STATUS.match(part)]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_decisions_that_are_referred_to_exist(document):
    text = document.read_text(encoding="utf-8")
    told = re.findall(
        r"(?:(?:extended|amended|replaced) by|[Dd]ecisions?) (\d+(?:(?:, | to | and )\d+)*)", text
    )
    assert {int(number) for each in told for number in re.findall(r"\d+", each)} <= set(NUMBERS)
