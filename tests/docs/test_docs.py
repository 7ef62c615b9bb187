"""The documents answer to the code: what is added there and not here fails."""

import re
from pathlib import Path

import pytest

import metrics
from data_access.extracts import LAYOUTS
from data_access.extracts.structure import NOT_YET
from metrics.dimensions import DIMENSIONS

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = (ROOT / "docs/reference.md").read_text(encoding="utf-8")
LAYERS = ("data_access", "metrics", "pages")
TOLD = set(re.findall(r"`([^`\n]+)`", REFERENCE))


def test_the_reference_lists_every_setting_that_is_read_and_no_other():
    found = set()
    for path in [
        ROOT / "app.py",
        *(p for top in LAYERS for p in (ROOT / top).rglob("*.py")),
    ]:
        found |= set(re.findall(r"OUTCOMES_[A-Z_]*[A-Z]\b", path.read_text(encoding="utf-8")))
    assert found == {name for name in TOLD if name.startswith("OUTCOMES_")}


@pytest.mark.parametrize("document", ["SECURITY.md", "CONTRIBUTING.md", "docs/dpia.md", "docs/sign-in.md"])
def test_the_files_that_a_document_names_exist(document):
    text = (ROOT / document).read_text(encoding="utf-8")
    tops = "|".join(("pages", "metrics", "data_access", "sample_data", "tests", "docs"))
    named = re.findall(rf"`((?:{tops})/[\w/.]*)`", text)
    assert not [each for each in named if not (ROOT / each).exists()]
    assert named or document == "docs/sign-in.md"


def test_the_map_of_the_house_has_every_folder_of_a_layer():
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    folders = [each.parent for top in LAYERS for each in (ROOT / top).glob("*/__init__.py")]
    assert folders and not [each.name for each in folders if f"{each.name}/`" not in text]


def test_the_dictionary_says_which_lists_no_figure_uses_yet():
    """Nobody need fill a list in vain; and what is used must not be called idle."""
    lists = {each.table: each.about for each in LAYOUTS.values() if each.key == ("code",)}
    used = {each.table for each in DIMENSIONS.values()}
    assert used & set(lists) and {table for table in lists if NOT_YET in lists[table]} == set(lists) - used


def test_the_changelog_tells_of_changed_definitions():
    """A metric whose version was raised is under a heading "Definitions", called as readers know it."""
    changed = [metric.title for metric in metrics.METRICS.values() if metric.version > 1]
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    told = text.partition("### Definitions")[2].partition("\n## ")[0]
    assert told and all(title in told for title in changed)
