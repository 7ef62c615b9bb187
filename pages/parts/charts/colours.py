"""Colour, dash and mark of each member: fixed by its place in its list, whatever else the drawing shows.

The palette is the Government Analysis Function's (afcolours and afcharts-py,
MIT licence): neighbours in this order, and each against white, differ by 3:1.
"""

from __future__ import annotations

from dataclasses import dataclass

from metrics.dimensions import Member

PALETTE = ("#12436D", "#28A197", "#801650", "#F46A25", "#3D3D3D", "#A285D1")
MAIN = PALETTE[0]
GREY = "#6F6F6F"  # "Not recorded", targets and comparators: 5.0:1 on white
GRID = "#D6D6D6"
TEXT = "#0B0C0C"
# Better, worse and neither on a control chart; the orange and the blue differ by 3:1 too.
IMPROVEMENT, CONCERN, NEUTRAL, COMMON = PALETTE[0], PALETTE[3], PALETTE[2], PALETTE[4]
DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot")
MARKS = ("circle", "square", "diamond", "triangle-up", "x", "star")
PATTERNS = ("", "/", ".", "x", "-", "\\")
COLOURED = {"team_type", "from_team_type", "locality", "authority"}


@dataclass(frozen=True)
class Style:
    """How one member is drawn. Dash, mark and pattern tell members apart without colour."""

    colour: str
    dash: str
    mark: str
    pattern: str


ALONE = Style(MAIN, DASHES[0], MARKS[0], PATTERNS[0])


def style(member: Member) -> Style:
    """The style of a member, by its key: the first 36 of a list all differ."""
    if not member.key:
        return Style(GREY, "dot", "circle", ".")
    place = member.key - 1
    turn = (place + place // len(PALETTE)) % len(PALETTE)
    return Style(PALETTE[place % len(PALETTE)], DASHES[turn], MARKS[turn], PATTERNS[turn])


def bar_colour(member: Member) -> str:
    """Bars of team types and places keep their colours; all other bars have the same one."""
    if not member.key:
        return GREY
    return style(member).colour if member.dimension in COLOURED else MAIN
