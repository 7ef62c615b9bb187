"""Marks for the verdict of a control chart, by shape, letter and words, so that none needs a colour.

Drawn here. A round mark is good, a diamond asks for care, a six-sided one is neither; a square shows the
target.
"""

from __future__ import annotations

from base64 import b64encode

from metrics.statistics.icons import Assurance, Variation
from pages.parts.charts.colours import COMMON, CONCERN, GREY, IMPROVEMENT, NEUTRAL, TEXT

SIZE = 48
DISC = '<circle cx="24" cy="24" r="22" fill="{fill}"/>'
DIAMOND = '<polygon points="24,0 48,24 24,48 0,24" fill="{fill}"/>'
HEXAGON = '<polygon points="13,3 35,3 47,24 35,45 13,45 1,24" fill="{fill}"/>'
WORTH = {
    "improvement": (DISC, IMPROVEMENT, "#FFFFFF"),
    "concern": (DIAMOND, CONCERN, TEXT),
    "neutral": (HEXAGON, NEUTRAL, "#FFFFFF"),
}
SQUARE = '<rect x="3" y="3" width="42" height="42" fill="{fill}" stroke="{line}" stroke-width="3"{dash}/>'
TARGETS = {
    Assurance.PASSES: ("P", IMPROVEMENT, IMPROVEMENT, "#FFFFFF", ""),
    Assurance.FAILS: ("F", CONCERN, CONCERN, TEXT, ""),
    Assurance.HIT_OR_MISS: ("?", "#FFFFFF", COMMON, COMMON, ""),
}
WITHHELD = ("\u2013", "#FFFFFF", GREY, GREY, ' stroke-dasharray="5 4"')


def variation(which: Variation) -> str:
    """The mark of the latest point: a wave in a hollow circle, or H or L on a shape for better or worse."""
    if which is Variation.COMMON_CAUSE:
        return _image(
            f'<circle cx="24" cy="24" r="21" fill="#FFFFFF" stroke="{COMMON}" stroke-width="3"/>'
            f'<path d="M10 24 q7 -12 14 0 t14 0" fill="none" stroke="{COMMON}" stroke-width="3"/>',
        )
    worth, way = which.split(" ")
    shape, fill, ink = WORTH[worth]
    return _image(shape.format(fill=fill) + _letter(way[0].upper(), ink))


def assurance(which: Assurance) -> str:
    """The mark of the target: P passes, F fails, ? hit or miss; a dash where there is no verdict."""
    letter, fill, line, ink, dash = TARGETS.get(which, WITHHELD)
    return _image(SQUARE.format(fill=fill, line=line, dash=dash) + _letter(letter, ink))


def _letter(letter: str, ink: str) -> str:
    return (
        f'<text x="24" y="33" text-anchor="middle" font-family="Arial, sans-serif" font-size="25" '
        f'font-weight="700" fill="{ink}">{letter}</text>'
    )


def _image(inside: str) -> str:
    """The mark as an image: Streamlit removes drawings from markup.

    A screen reader passes over it: the words beside it say the same.
    """
    drawn = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE} {SIZE}">{inside}</svg>'
    coded = b64encode(drawn.encode()).decode()
    return f'<img src="data:image/svg+xml;base64,{coded}" width="{SIZE}" height="{SIZE}" alt="">'
