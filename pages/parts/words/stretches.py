"""Earlier points of a control chart that stand out, grouped into stretches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from metrics.readings.control import Control, Point
from pages.parts.words import signals

MOST_NAMED = 4


def earlier(control: Control) -> list[Point]:
    """Points that stand out before those that the signal at the last one covers."""
    own = control.verdict.cells if control.verdict else ()
    return [point for point in control.points if point.flag and point.cell not in own]


def told(control: Control) -> Iterator[str]:
    """The earlier signals, one stretch after another; nothing where there are none."""
    if found := _stretches(control.points, earlier(control)):
        more = f" and {len(found) - MOST_NAMED} more" if len(found) > MOST_NAMED else ""
        yield f"Earlier points that stand out: {', '.join(map(_named, found[:MOST_NAMED]))}{more}"


def _stretches(points: Sequence[Point], flagged: Sequence[Point]) -> list[list[Point]]:
    """The flagged points, grouped where neighbours point in one direction."""
    found: list[list[Point]] = []
    places = {id(point): place for place, point in enumerate(points)}
    for point in flagged:
        last = found[-1][-1] if found else None
        if last and places[id(last)] + 1 == places[id(point)] and _is_alike(last, point):
            found[-1].append(point)
        else:
            found.append([point])
    return found


def _is_alike(one: Point, other: Point) -> bool:
    return one.direction == other.direction


def _named(stretch: list[Point]) -> str:
    """ "May 2023 (above the upper limit)"; for several points their ends and what they share."""
    ends = dict.fromkeys((stretch[0].cell.period.label, stretch[-1].cell.period.label))
    said = dict.fromkeys(signals.signal(each).lower() for each in stretch)
    way = "higher" if stretch[0].direction > 0 else "lower"
    return f"{' to '.join(ends)} ({next(iter(said)) if len(said) == 1 else f'{way} than usual'})"
