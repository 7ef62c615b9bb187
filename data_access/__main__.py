"""`python -m data_access COMMAND`: the commands, given what the metrics declare: public menu, codes, titles.

Only here does anything of the data layer meet the metrics: loading is handed their compiled figures, and
the codes and columns that they turn on and their names, as values, and knows nothing else of them.
`reveals` is handed what an exported table counts.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from data_access.commands import line
from metrics.menu import menu
from metrics.printed import printed
from metrics.told import figures


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit status, 1 where nothing was loaded or something stopped it."""
    return line.run(menu, figures(), printed, arguments)


if __name__ == "__main__":
    sys.exit(main())
