"""Bands from what was before to what came after: the wider, the more."""

from __future__ import annotations

from metrics.answer import Answer, Cell
from metrics.dimensions import DIMENSIONS, Member
from pages.parts.charts import axes
from pages.parts.charts.colours import GREY, TEXT, bar_colour
from pages.parts.words.flow import bands
from pages.parts.words.numbers import number

ROW = 5 * axes.LINE  # a name of up to three lines, its number, and the space around them
HEAD = 4 * axes.LINE  # the unit, what stands on either side, and half of the topmost name
PALE = 0.4  # of a band's own colour, so that names can be read on it


def flow(answer: Answer) -> dict:
    """A band for each pair of members with figures; names and totals stand at both ends."""
    drawn = bands(answer)
    before, after = (list(dict.fromkeys(each.members[side] for each in drawn)) for side in (0, 1))
    frame = axes.layout(answer, HEAD + ROW * (max(len(before), len(after)) + 1))
    frame["margin"] |= {"t": HEAD, "b": 2 * axes.LINE}  # a name may be taller than its mark
    frame["annotations"] = _sides(answer)
    nodes = [_named(each, drawn) for each in before] + [_named(each, drawn) for each in after]
    trace = {
        "type": "sankey",
        "name": answer.metric.title,
        "hoverinfo": "skip",
        "textfont": {"size": axes.SMALL, "color": TEXT},
        "node": {
            "label": nodes,
            "color": [bar_colour(each) for each in (*before, *after)],
            "pad": ROW - axes.LINE,
            "thickness": 14,
            "line": {"width": 0},
        },
        "link": {
            "source": [before.index(each.members[0]) for each in drawn],
            "target": [len(before) + after.index(each.members[1]) for each in drawn],
            "value": [each.figure.given for each in drawn],
            "color": [_pale(bar_colour(each.members[0])) for each in drawn],
            "line": {"color": GREY, "width": 1},  # an edge that stands out however pale the band is
        },
    }
    return {"data": [trace], "layout": frame}


def _named(member: Member, drawn: list[Cell]) -> str:
    """The name, on short lines, and what all its bands of that side add up to."""
    total = sum(each.figure.given for each in drawn if member in each.members)
    return f"{axes.broken(member.name, 16)}<br>{number(total)}"


def _sides(answer: Answer) -> list[dict]:
    """What stands on the left and what on the right."""
    titles = [DIMENSIONS[name].title for name in answer.selection.by]
    return [
        {
            "text": axes.broken(title, 24),
            "showarrow": False,
            "x": side,
            "xref": "paper",
            "xanchor": anchor,
            "align": anchor,
            "y": 1,
            "yref": "paper",
            "yanchor": "bottom",
            "yshift": axes.LINE,
            "font": {"size": axes.SMALL},
        }
        for side, (title, anchor) in enumerate(zip(titles, ("left", "right"), strict=True))
    ]


def _pale(colour: str) -> str:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red},{green},{blue},{PALE})"
