"""What can be typed in a terminal, as the Makefile and the parsers of the commands say it."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

from data_access.commands.line import command_line as of_data_access
from docs.generate.markdown import code, table
from metrics.__main__ import command_line as of_metrics
from sample_data.__main__ import command_line as of_sample_data
from tests.bench.__main__ import PARTS

MAKEFILE = Path(__file__).resolve().parents[2] / "Makefile"
TARGET = re.compile(r"^# make (\w+) +(.+)$", re.MULTILINE)
PARSERS = (of_sample_data, of_data_access, of_metrics)


def make() -> str:
    """The targets of the Makefile, as its first lines tell them."""
    told = TARGET.findall(MAKEFILE.read_text(encoding="utf-8"))
    return table(("target", "what it does"), ((f"`make {name}`", about) for name, about in told))


def bench() -> str:
    """The parts of the bench."""
    return code(f"make bench ONLY={part}" for part in PARTS)


def commands() -> str:
    """Every command with its options and what its `--help` says of it."""
    rows = (row for command_line in PARSERS for row in _of(command_line()))
    return table(("command", "options", "what it does"), rows)


def _of(parser: argparse.ArgumentParser) -> Iterator[tuple[str, str, str]]:
    """One row for the parser, or one for each command that it has."""
    within = [each for each in parser._actions if isinstance(each, argparse._SubParsersAction)]
    if not within:
        yield _row(parser, parser.description or "")
    for each in within:
        told = {choice.dest: choice.help or "" for choice in each._choices_actions}
        for name, command in each.choices.items():
            yield _row(command, told[name])


def _row(parser: argparse.ArgumentParser, told: str) -> tuple[str, str, str]:
    asked = [each for each in parser._actions if not each.option_strings]
    options = [each.option_strings[-1] for each in parser._actions if each.option_strings]
    typed = " ".join([parser.prog, *map(_typed, asked)])
    return f"`{typed}`", code(each for each in options if each != "--help"), told


def _typed(action: argparse.Action) -> str:
    name = str(action.metavar or action.dest).upper()
    return {"+": f"{name} ...", "?": f"[{name}]"}.get(str(action.nargs), name)
