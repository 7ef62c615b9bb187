"""How often the months that follow lie in the forecast's 80% range, on 500 series of each kind."""

from __future__ import annotations

from statistics import median

from tests.statistics.monthly import WORLDS, held, shown, tried

RUNS = 500
LOW, HIGH = 0.72, 0.88
FORMAT = "{:12}{:>10}{:>10}{:>14}"


def bench() -> None:
    """Print, for each kind of series, how many were given a forecast and what share of months it held."""
    print(f"\nForecasts of {RUNS} series of each kind, of 72 months; six months ahead at 80%")
    print(FORMAT.format("series", "drawn", "held", "width/mean"))
    for world in WORLDS:
        series = list(tried(world, RUNS))
        widths = [
            (each.band80.high - each.band80.low) / each.centre
            for one in series
            for each in one.drawn.ahead[:1]
            if one.drawn.holds
        ]
        aim = "" if LOW <= held(series) <= HIGH else "  BEYOND THE AIM"
        figures = (f"{shown(series):.1%}", f"{held(series):.1%}", f"{median(widths):.2f}")
        print(FORMAT.format(world, *figures) + aim)
