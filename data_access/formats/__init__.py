"""Files that other people define, turned into ordinary extracts.

`recognises` says whether a file is one of theirs; `extracts` writes the CSVs,
named by layout, that the loader takes in as if the council had sent them. To
take another format, add a module with these two functions to `FORMATS`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from data_access.checks import Finding
from data_access.formats import cin_census, cin_xml, dfe_open_data
from data_access.formats.tables import read

# The census comes first: the authority it names tells which populations are wanted.
FORMATS = (cin_census, dfe_open_data)


def recognises(path: Path) -> bool:
    """Whether some format knows the file; never raises, whatever the bytes."""
    return any(module.recognises(path) for module in FORMATS)


def is_return(path: Path) -> bool:
    """Whether the file is a Children in Need return by its bytes, whatever its name says."""
    return cin_xml.is_message(path)


def extracts(
    paths: Sequence[Path], out: Path, mapping: Path | None = None, authorities: Collection[str] = ()
) -> list[Finding]:
    """Write the recognised files as extract CSVs in `out`, in a folder named after the file they came from.

    Files nobody knows are passed over.

    All files go in one call, because some mean something only together (a neighbour
    model and the values). `mapping` is a CSV with the columns child, locality and team,
    for returns that know no places. `authorities` are codes already in the store: a
    population file gives rows for these and for authorities the same call brings.
    """
    findings: list[Finding] = []
    for module in FORMATS:
        known = [path for path in paths if module.recognises(path)]
        if known:
            wanted = {*authorities, *_written_authorities(out)}
            findings += module.extracts(known, out, mapping=mapping, authorities=wanted)
    return findings


def _written_authorities(out: Path) -> list[str]:
    return [row["code"] for path in out.glob("*/authorities.csv") for _, row in read(path)]
