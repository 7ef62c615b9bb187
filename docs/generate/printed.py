"""The figures that the council's papers print, and where a reader finds each."""

from __future__ import annotations

from collections.abc import Iterator
from numbers import Real

from docs.generate.markdown import table
from metrics.wording import listed
from tests.published.rules import FIGURES
from tests.published.shown import SHOWN

ABOUT = f"""# Printed figures, and where to find them

Two papers of South Lanarkshire Council print the {len(SHOWN)} figures below. The sample's families are \
invented, and these figures are those of the papers. `make test TESTS=tests/published` opens each address on \
three samples and compares what stands there with print. An address is what follows the name of your server. \
Figures for "everyone" are public; for the others somebody signs in who sees the whole council.
"""
HEADER = ("paper", "figure", "printed", "page", "on the page", "address", "who sees it")
# What print says without a number, and what it says of a number, by rule.
SAID = {
    "hub_is_largest": "hubs have the most",
    "allocations_exceed_referrals": "more allocations than referrals",
    "each_year_higher": "each year is higher",
}
OF_EACH = {"at_least": "at least ", "over": "over "}


def printed() -> str:
    """The document: one row for each figure, in the order of the papers' list."""
    return f"{ABOUT}\n{table(HEADER, _rows())}\n"


def _rows() -> Iterator[tuple[str, ...]]:
    for name in (each for each in FIGURES if each in SHOWN):
        figure, (address, shown) = FIGURES[name], SHOWN[name]
        who = "everyone" if address.public else "signed in"
        told = f"{figure['what']}{_where(figure['where'])} (`{name}`)"
        where = (address.title, str(shown), f"`{address.written}`", who)
        yield figure["source"], told, _value(figure), *where


def _where(where: dict[str, str]) -> str:
    """The place that the figure is of, where it is not of the whole council."""
    place = where.get("locality")
    return ", in each locality" if place == "each" else f", {place}" if place else ""


def _value(figure: dict) -> str:
    """As people write it: "61%", "3,928 referrals", "£487,340"."""
    value, unit = figure["value"], figure["unit"]
    if value is None:
        return SAID[figure["rule"]]
    if isinstance(value, dict):
        return listed([f"{many} {name}" for name, many in value.items()])
    number = f"{_number(value[0])} to {_number(value[1])}" if isinstance(value, list) else _number(value)
    if unit == "GBP":
        return f"£{number}"
    return f"{OF_EACH.get(figure['rule'], '')}{number}{'' if unit.startswith('%') else ' '}{unit}"


def _number(value: Real) -> str:
    return f"{value:,}"
