"""Documents made from the code say what the code says now."""

import re

import pytest

from docs.generate import commands
from docs.generate.__main__ import DOCS, PLACE, PLACES, PROSE, documents
from docs.generate.markdown import table


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.name)
def test_generating_changes_nothing(path):
    written = path.read_text(encoding="utf-8") if path.exists() else ""
    assert written == documents()[path], f"docs/{path.name} is not what the code says: run `make docs`"


def test_the_prose_has_one_place_for_each_table():
    assert sorted(PLACE.findall(PROSE.read_text(encoding="utf-8"))) == sorted(PLACES)


def test_every_command_says_what_it_does():
    said = [line.strip("| ").split("|")[-1].strip() for line in commands.commands().splitlines()[2:]]
    assert len(said) > 10 and all(said)


def test_the_first_lines_of_the_makefile_tell_of_every_target():
    text = commands.MAKEFILE.read_text(encoding="utf-8")
    (targets,) = re.findall(r"^\.PHONY: (.+)$", text, re.MULTILINE)
    assert sorted(targets.split()) == sorted(name for name, _ in commands.TARGET.findall(text))


def test_neither_a_bar_nor_a_new_line_ends_a_cell():
    assert table(("a", "b"), [("one|two", "three\n  four")]).splitlines()[2:] == [
        "| one\\|two | three four |"
    ]


def test_a_document_that_lacks_a_command_is_not_what_the_code_says(monkeypatch):
    monkeypatch.setattr(commands, "PARSERS", commands.PARSERS[:1])
    assert documents()[DOCS / "reference.md"] != (DOCS / "reference.md").read_text(encoding="utf-8")
