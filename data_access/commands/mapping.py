"""`map`: propose a mapping.toml from the words that a council's files use."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from data_access.database import open_store
from data_access.mapping.making import Mapped, make

if TYPE_CHECKING:
    from data_access.commands import Commands


def add(commands: Commands) -> None:
    """Add the command to the parser's."""
    command = commands.add_parser("map", help="propose a mapping.toml from the words that your files use")
    command.add_argument("paths", type=Path, nargs="+", metavar="FILE_OR_DIR")
    command.add_argument("--mapping", type=Path, help="where to write it; else mapping.toml beside the files")
    command.set_defaults(run=_map)


def _map(options: argparse.Namespace) -> int:
    done = make(options.paths, open_store(options.store), options.figures, options.mapping)
    for sentence in done.unread:
        print(f"  {sentence}")
    print(_told(done))
    return 0


def _told(done: Mapped) -> str:
    """What was written, and what is left for a person to do."""
    if not done.lines:
        return f"{done.path} has everything that these files hold; nothing was added."
    confirm = sum(line.confirm and line.placed for line in done.lines)
    unplaced = sum(not line.placed for line in done.lines)
    return (
        f"{done.path}: {len(done.lines):,} lines added, {confirm:,} of them to confirm and {unplaced:,} "
        "without a guess. What stood there stays. Edit it, then `python -m data_access check` the same files."
    )
