"""Whose figures: to nobody with a scope does a title, a drawing or a file read as of the whole council."""

from dataclasses import replace

import openpyxl
import pytest

from metrics.wording import lowered
from pages.parts import charts, words
from pages.parts.charts import Shape
from pages.parts.tellings import TELLINGS
from pages.parts.words.scope import named
from tests.answers import LOCALITIES, answer
from tests.readings.series import STEADY, monthly

OWN = ("Hamilton", "Blantyre")
OPENING = "Hamilton and Blantyre: "


def test_a_title_and_a_sentence_open_with_the_scope_and_others_are_as_before():
    shown = answer([1, 2, 3, 4])
    own = replace(shown, within=OWN)
    assert words.finding(own) == OPENING + lowered(words.finding(shown))
    assert words.sentence(own) == OPENING + lowered(words.sentence(shown))
    assert charts.alt(own).startswith(f"Line chart. {OPENING}there were 4 referrals")


def test_a_control_chart_says_it_once():
    told = TELLINGS[Shape.CONTROL]
    own = replace(monthly((*STEADY, 60)), within=OWN)
    several = replace(answer([1, 2, 3, 4]), within=OWN)  # not judged, so told by the plain finding
    for shown in (own, several):
        assert told.finding(shown).count(OPENING) == 1
    assert charts.alt(own, Shape.CONTROL).startswith(f"Control chart. {OPENING}referrals: steady at")


@pytest.mark.parametrize("shape", TELLINGS)
def test_every_telling_is_opened(shape):
    assert hasattr(TELLINGS[shape].finding, "__wrapped__")


def test_the_only_place_of_a_scope_is_not_named_twice():
    shown = answer([1, 2, 3, 4], members=((LOCALITIES[2],),), by=("locality",), within=("Hamilton",))
    assert words.finding(shown).startswith("Hamilton: there were 4 referrals")


def test_of_many_places_and_teams_the_first_are_named():
    assert named(OWN) == "Hamilton and Blantyre"
    assert named(("A", "B", "C", "D")) == "A, B, C and D"
    assert named(("A", "B", "C", "D", "E")) == "A, B, C and 2 more"


def test_a_file_has_the_scope_in_its_title(tmp_path):
    from pages.parts.exports import excel

    path = tmp_path / "figures.xlsx"
    path.write_bytes(excel.write(replace(answer([1, 2, 3, 4]), within=OWN)))
    sheet = openpyxl.load_workbook(path)["Figures"]
    assert str(sheet["A1"].value).startswith(OPENING)
