"""`python -m docs.generate`: write every document that is made from the code."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

from data_access import templates
from docs.generate.commands import bench, commands, make
from docs.generate.figures import benchmarks, checks, counterweights, metrics, no_benchmarks
from docs.generate.markdown import code
from docs.generate.names import comparators, dimensions, grains, pages, roles, words
from docs.generate.printed import printed
from docs.generate.settings import DEFAULTS
from metrics.told import figures

DOCS = Path(__file__).resolve().parents[1]
PLACE = re.compile(r"<!-- (\w+) -->")
PROSE = DOCS / "generate" / "reference.md"

# What is put in place of `<!-- NAME -->` in the prose.
PLACES = {
    each.__name__: each
    for each in (
        metrics,
        counterweights,
        dimensions,
        grains,
        comparators,
        benchmarks,
        no_benchmarks,
        checks,
        roles,
        pages,
        make,
        bench,
        commands,
        words,
    )
} | {name: partial(code, (value,)) for name, value in DEFAULTS.items()}


def documents() -> dict[Path, str]:
    """Each document that is made from the code, and what it says."""
    prose = PROSE.read_text(encoding="utf-8")
    return {
        DOCS / "reference.md": PLACE.sub(lambda place: PLACES[place[1]](), prose),
        DOCS / "data_dictionary.md": templates.dictionary(figures().codes),
        DOCS / "printed.md": printed(),
    }


if __name__ == "__main__":
    for path, text in documents().items():
        path.write_text(text, encoding="utf-8")
        print(f"docs/{path.name}")
