"""`python -m tests.bench [PART ...]`, of the PARTS below: all of them when none is named."""

import sys
from importlib import import_module

PARTS = (
    "loading", "queries", "painting", "protecting", "knowing", "changes", "forecasts", "lookback", "clocks",
    "mutants", "fuzz", "kills", "voice",
)  # fmt: skip


def main(wanted: list[str]) -> None:
    """Run the named parts in order."""
    for name in wanted or PARTS:
        if name not in PARTS:
            sys.exit(f"There is no bench called {name}; choose from {', '.join(PARTS)}.")
        import_module(f"tests.bench.{name}").bench()


if __name__ == "__main__":
    main(sys.argv[1:])
