"""Labels where lines end: read in place of a legend."""

from __future__ import annotations

from collections.abc import Sequence

from pages.parts.charts import axes

EDGE = 4  # pixels by which a label with its white ground is taller than its lines


def labels(lines: list, pixels: float, low: float, alone: bool) -> list[dict]:
    """A label where each line ends; labels move apart so that none overlap.

    `pixels` is the height of one unit of the vertical axis, which begins at `low`.
    A line alone is labelled with its last figure.
    """
    ends = []
    for line in lines:
        place = max((i for i, each in enumerate(line.y) if each is not None), default=None)
        if place is None:
            continue
        text = line.last if alone else axes.broken(line.name, 13)
        mark = "" if alone else f'<span style="color:{line.look.colour}">\u25ac</span> '
        ends.append((line.y[place], line.x[place], text, mark))
    wanted = [((each[0] - low) * pixels, axes.lines_in(each[2]) * axes.LINE) for each in ends]
    shifts = apart(wanted)
    return [label(*end, shift) for end, shift in zip(ends, shifts, strict=True)]


def apart(wanted: Sequence[tuple[float, float]]) -> list[float]:
    """How far to move each label (centre and height in pixels above the axis) so that no two overlap.

    No label goes below the axis either, which would cross it.
    """
    moved, floor = [0.0] * len(wanted), 0.0
    for place in sorted(range(len(wanted)), key=lambda i: wanted[i][0]):
        centre, half = wanted[place][0], (wanted[place][1] + EDGE) / 2
        at = max(centre, floor + half)
        moved[place], floor = at - centre, at + half
    return moved


def label(y: float, x: float | str, text: str, mark: str = "", shift: float = 0) -> dict:
    """A label to the right of a point, moved up by `shift` pixels."""
    return {
        "x": x,
        "y": y,
        "xanchor": "left",
        "xshift": 8,
        "yshift": round(shift),
        "align": "left",
        "text": mark + text,
        "showarrow": False,
        "font": {"size": axes.SMALL},
        "bgcolor": "#FFFFFF",  # lines of the grid end under it
    }


def width(text: str) -> int:
    """Letters in the longest line of a label, its mark counted as two."""
    mark, _, rest = text.rpartition("</span>")
    return max(len(line) for line in rest.split("<br>")) + 2 * bool(mark)
