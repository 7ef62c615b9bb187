"""What can stand in an address or a question: splits, periods, comparisons, pages and their words."""

from __future__ import annotations

from docs.generate.markdown import code, table
from metrics import Role
from metrics.dimensions import DIMENSIONS
from metrics.periods import Grain
from metrics.selection import Comparator
from pages import PAGES
from pages.parts.address import OF_SWITCHER, WORDS
from pages.parts.words.names import COMPARATORS


def dimensions() -> str:
    """What figures can be split and filtered by."""
    return table(("name", "title"), ((f"`{each.name}`", each.title) for each in DIMENSIONS.values()))


def grains() -> str:
    """How time can be cut."""
    return code(Grain)


def comparators() -> str:
    """What figures can be set beside."""
    return table(("name", "what it is"), ((f"`{each}`", COMPARATORS[each]) for each in Comparator))


def roles() -> str:
    """The roles, from the least to the most that is shown."""
    return code(Role)


def pages() -> str:
    """Every page, where it is and for whom."""
    rows = (
        (
            f"`/{'' if page.is_first else page.address}`",
            page.title,
            "everyone" if page.roles is None else code(sorted(page.roles)),
        )
        for page in PAGES
    )
    return table(("address", "page", "roles"), rows)


def words() -> str:
    """What each word of an address carries."""
    return table(
        ("word", "what it carries"), ((f"`{word}`", told) for word, told in (WORDS | OF_SWITCHER).items())
    )
