"""What the command line offers. Commands that change anything are recorded."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence

import duckdb

from data_access.commands import keeping, loading, mapping, people, revealing
from data_access.database import Snapshot, StoreError, open_store
from data_access.exported import Exported
from data_access.loading import scratch
from data_access.loading.roles import Figures
from data_access.protection.banded import Menu
from data_access.protection.beside import Table
from data_access.stores.disk import reason


def run(
    menu: Callable[[], Menu],
    figures: Figures,
    printed: Callable[[Exported, Snapshot], Table],
    arguments: Sequence[str] | None = None,
) -> int:
    """Run one command; its exit status, 1 where nothing was loaded or something stopped it.

    `menu` gives the figures that the public store is to hold ready; `figures`: what is told of all of them;
    `printed`: what a file of figures counts.
    """
    os.umask(0o077)  # what is written holds rows about children: for its owner alone
    options = command_line().parse_args(
        arguments, argparse.Namespace(menu=menu, figures=figures, printed=printed)
    )
    scratch.clear_stale()  # what a killed load left holds rows about children
    try:
        open_store(options.store).clear_left()
        status: int = options.run(options)
        sys.stdout.flush()
        return status
    except BrokenPipeError:
        # Who read what is printed, as `head` does, has enough. Python would complain once more at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except StoreError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"Cannot open {error.filename or 'a file'}: {reason(error)}.", file=sys.stderr)
        return 1
    except duckdb.Error as error:
        # Its own words may hold a value from a file, so they are not printed.
        print(
            f"The program failed ({type(error).__name__}). The store is as it was. Report it.",
            file=sys.stderr,
        )
        return 1
    except KeyboardInterrupt:
        print("Stopped. The store is as it was.", file=sys.stderr)
        return 1


def command_line() -> argparse.ArgumentParser:
    """The commands and their options."""
    parser = argparse.ArgumentParser(
        prog="python -m data_access", description="Load data, and say who sees it."
    )
    parser.add_argument("--store", help="URL of the store; else $OUTCOMES_STORE, else duckdb:///store")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for part in (loading, mapping, keeping, revealing, people):
        part.add(commands)
    return parser
