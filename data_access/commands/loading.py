"""`templates`, `check` and `load`: from an empty layout to a snapshot."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from data_access import templates
from data_access.database import open_store
from data_access.ingest import check, load
from data_access.loading.report import LoadReport

if TYPE_CHECKING:
    from data_access.commands import Commands

MAPPING = (
    "mapping.toml, with your own words; else the one beside the files. Or a CSV of child, locality and team, "
    "for a CIN return"
)


def add(commands: Commands) -> None:
    """Add the commands to the parser's."""
    command = commands.add_parser(
        "templates", help="write an empty CSV for each extract, and a data dictionary"
    )
    command.add_argument("folder", type=Path, metavar="DIR")
    command.set_defaults(run=_templates)
    for name, about in (
        ("check", "say what a load would do, and change nothing"),
        ("load", "load into the store"),
    ):
        command = commands.add_parser(name, help=about)
        _add_what_is_loaded(command)
        command.set_defaults(run=_check if name == "check" else _load)
    command.add_argument(
        "--anyway", action="store_true", help="load in spite of the reasons not to, which stay on record"
    )
    command.add_argument(
        "--second-edition",
        dest="early",
        type=_year,
        action="append",
        default=[],
        metavar="YEAR",
        help="after a gross mistake: publish a financial year, as 2023/24, a second and last time now",
    )
    command.add_argument(
        "--invented", action="store_true", help="say on every page that the data is invented"
    )


def _add_what_is_loaded(command: argparse.ArgumentParser) -> None:
    command.add_argument("paths", type=Path, nargs="+", metavar="FILE_OR_DIR")
    command.add_argument("--as-at", type=_day, help="the dashboard's today, as 31/03/2025 or 2025-03-31")
    command.add_argument("--mapping", type=Path, help=MAPPING)
    command.add_argument(
        "--rejects",
        type=Path,
        default=Path("rejects.csv"),
        help="where to list rejected rows; else rejects.csv where you are",
    )
    command.add_argument(
        "--new-key", action="store_true", help="the secret is new; rows hashed with the old are left out"
    )
    command.add_argument(
        "--publish-anew",
        dest="anew",
        action="store_true",
        help="begin anew where a store, or what it says was published, is lost or another store is meant",
    )


def _day(text: str) -> date:
    try:
        if "/" in text:
            day, month, year = map(int, text.split("/"))
            return date(year, month, day)
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is not a date; write it as 31/03/2025") from None


def _year(text: str) -> int:
    year, _, after = text.partition("/")
    if not (year.isdecimal() and len(year) == 4 and after == f"{(int(year) + 1) % 100:02d}"):
        raise argparse.ArgumentTypeError(f"{text} is not a financial year; write it as 2023/24")
    return int(year)


def _templates(options: argparse.Namespace) -> int:
    written = templates.write(options.folder, options.figures.codes)
    print(f"{len(written)} files written in {options.folder}. Begin with data_dictionary.md.")
    return 0


def _check(options: argparse.Namespace) -> int:
    report = check(
        options.paths,
        open_store(options.store),
        figures=options.figures,
        as_at=options.as_at,
        mapping=options.mapping,
        new_key=options.new_key,
        anew=options.anew,
        progress=_progress,
        rejects=options.rejects,
    )
    _print(report, options.rejects)
    print(f"{report.loaded:,} rows would be loaded. The store was not changed.")
    _say_how_to_go_on(report)
    return 0 if report.loaded and not report.stops else 1


def _load(options: argparse.Namespace) -> int:
    report = load(
        options.paths,
        open_store(options.store),
        menu=options.menu(),
        figures=options.figures,
        as_at=options.as_at,
        mapping=options.mapping,
        new_key=options.new_key,
        anyway=options.anyway,
        anew=options.anew,
        early=options.early,
        invented=options.invented,
        progress=_progress,
        rejects=options.rejects,
    )
    _print(report, options.rejects)
    if report.snapshot is None:
        print("Nothing was loaded. The store is as it was.")
        _say_how_to_go_on(report)
        return 1
    print(f"{report.loaded:,} rows loaded. Snapshot {report.snapshot.number}, as at {report.as_at:%d/%m/%Y}.")
    return 0


def _progress(line: str) -> None:
    print(line, flush=True)


def _print(report: LoadReport, rejects: Path) -> None:
    for line in report.lines():
        print(line)
    if report.rejected and rejects.exists():
        print(f"Which rows were rejected, and why: {rejects.resolve()}")


def _say_how_to_go_on(report: LoadReport) -> None:
    """How to load in spite of the reasons not to; nothing where there is no row to be loaded."""
    if report.loaded and report.stops:
        print(
            "Look into the reasons not to load, listed above. To load all the same: load --anyway. The "
            "reasons then stay on record with the load."
        )
