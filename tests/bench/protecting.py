"""Protecting: what the public store of the full sample costs, and how far its figures are from the true ones.

Totals of more than 50, over every range of months and every combination of members of the cells'
dimensions, by how many dimensions they are told apart by (order) and by length.
Each secret rounds in a way of its own, and a row of sixty totals is luck with one
of them: errors are those of several.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path

import duckdb
import numpy

from data_access.database import open_store
from data_access.protection.build import NOTHING_YET
from data_access.protection.cubes import CUBES, Cube, true_cells
from data_access.protection.editions import Published
from tests.bench.stores import load, sample
from tests.loads import protect
from tests.protection import late

NEAR, LEAST, AIM = 5, 50, 0.95
LENGTHS = {"month": 1, "quarter": 3, "year": 12, "any": None}
AT_MOST_FULL, AT_MOST_MONTH = 60, 5
DRAWS = range(1, 6)
SECRETS = [f"secret {number} of the bench alone" for number in range(10)]


def bench() -> None:
    """Print the seconds, the distribution of errors, and what late rows do to each edition."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"duckdb:///{folder}/store"
        load(sample(Path(folder)), url)
        internal, public = Path(folder) / "internal.duckdb", Path(folder) / "public.duckdb"
        open_store(url).previous_file(internal)
        _print_cost(internal, public)
        rounded = [Path(folder) / f"{secret}.duckdb" for secret in SECRETS]
        for path, secret in zip(rounded, SECRETS, strict=True):
            _timed(internal, path, secret=secret)
        print(f"  errors of totals over {LEAST} by {len(SECRETS)} secrets; aim: {AIM:.0%} within {NEAR}")
        print(f"  {'fact':<12}{'order':>6}  {'range':<9}{'totals':>8}{'within 5':>10}{'95th':>6}{'worst':>7}")
        for cube in CUBES.values():
            _print_errors(cube, internal, rounded)
    _print_late()


def _print_late() -> None:
    """Before, a month was frozen on its last day, or held in its first edition."""
    print(f"\n  where 15% of rows come after their month: an invented council, {len(DRAWS)} draws")
    print(f"  {'each month as published':<26}{'all rows':>10}  {'totals over 50 within 5':>24}")
    found: dict[str, list[tuple[float, float]]] = {}
    for draw in DRAWS:
        every = late.rows(draw)
        end = late.true_at(every, late.day_number(late.date(2100, 1, 1)))
        for way, shown in late.editions(every).items():
            found.setdefault(way, []).append(late.compared(shown, end))
    for way, figures in found.items():
        bias, within = numpy.mean(figures, axis=0)
        print(f"  {way:<26}{bias:>10.2%}  {within:>24.1%}")


def _print_cost(internal: Path, public: Path) -> None:
    full, published = _timed(internal, public)
    last = max(each.month for each in published.editions)
    earlier = replace(published, editions=tuple(e for e in published.editions if e.month < last))
    month, _ = _timed(internal, public, earlier)
    print("\nProtecting the full sample")
    print(f"  every month                      {full:6.1f} s   (at most {AT_MOST_FULL})")
    print(f"  one month more                   {month:6.1f} s   (at most {AT_MOST_MONTH})")


def _timed(
    internal: Path, public: Path, before: Published = NOTHING_YET, secret: str = SECRETS[0]
) -> tuple[float, Published]:
    """The seconds it takes, and what is published by then."""
    start = time.perf_counter()
    published = protect(internal, public, secret, before=before)
    return time.perf_counter() - start, published


def _print_errors(cube: Cube, internal: Path, rounded: list[Path]) -> None:
    every, found = [], [_errors(cube, internal, public) for public in rounded]
    for order, length in sorted(found[0]):
        errors = numpy.concatenate([each[order, length] for each in found])
        share, tail = numpy.mean(errors <= NEAR), numpy.quantile(errors, 0.95)
        row = f"  {cube.fact:<12}{order:>6}  {length:<9}{len(errors):>8,}"
        below = "  BELOW THE AIM" if share < AIM else ""
        print(f"{row}{share:>10.1%}{tail:>6.0f}{errors.max():>7}{below}")
        every.append(errors)
    share = numpy.mean(numpy.concatenate(every) <= NEAR)
    verdict = "as aimed for" if share >= AIM else "BELOW THE AIM: make the cells coarser"
    print(f"  {cube.fact:<12}   all{'':>19}{share:>10.1%}  {verdict}")


def _errors(cube: Cube, internal: Path, public: Path) -> dict[tuple[int, str], numpy.ndarray]:
    """Absolute errors by order and length of range."""
    published = _months(public, cube)
    months = sorted(published)
    true = {month: cells for month, cells in _months(internal, cube).items() if month in published}
    found: dict[tuple[int, str], list] = {}
    shown, exact = _series(published, months), _series(true, months)
    for margin in shown.keys() | exact.keys():
        nothing = numpy.zeros(len(months) + 1, dtype=int)
        order = sum(key is not None for key in margin)
        for name, length in LENGTHS.items():
            counts, errors = [], []
            for first, last in _ranges(len(months), length):
                ours = numpy.subtract(*(shown.get(margin, nothing)[[last, first]]))
                counts.append(ours)
                errors.append(abs(ours - numpy.subtract(*(exact.get(margin, nothing)[[last, first]]))))
            kept = numpy.array(errors)[numpy.array(counts) > LEAST]
            found.setdefault((order, name), []).append(kept)
    return {place: numpy.concatenate(errors) for place, errors in found.items() if sum(map(len, errors))}


def _months(path: Path, cube: Cube) -> dict:
    with duckdb.connect(str(path), read_only=True) as connection:
        return true_cells(connection, cube)


def _series(by_month: dict, months: list[int]) -> dict[tuple, numpy.ndarray]:
    """For each margin its running total at the start of each month and after the last."""
    series: dict[tuple, numpy.ndarray] = {}
    for place, month in enumerate(months, 1):
        for keys, count in by_month.get(month, {}).items():
            for margin in product(*((key, None) for key in keys[1:])):
                series.setdefault(margin, numpy.zeros(len(months) + 1, dtype=int))[place] += count
    return {margin: counts.cumsum() for margin, counts in series.items()}


def _ranges(months: int, length: int | None) -> Iterator[tuple[int, int]]:
    if length:
        return ((first, first + length) for first in range(months - length + 1))
    return ((first, last) for first in range(months) for last in range(first + 1, months + 1))
