"""Children in Need returns written by hand, for the tests of their conversion."""

from __future__ import annotations

import csv
from pathlib import Path

from data_access import formats

OPEN_DATA = Path(__file__).resolve().parents[2] / "../shared/open_data"

HEADER = """<Header><CollectionDetails><Collection>CIN</Collection><Year>2024</Year>
<ReferenceDate>2024-03-31</ReferenceDate></CollectionDetails>
<Source><LEA>850</LEA><DateTime>2024-05-23T11:14:05</DateTime></Source></Header>"""


def child(number="A1", *details: str, identifiers="<Sex>2</Sex>", characteristics="") -> str:
    """One child; a birth date is given unless `identifiers` says otherwise."""
    said = f"<LAchildID>{number}</LAchildID>" if number else ""
    born = "" if "BirthDate" in identifiers else "<PersonBirthDate>2015-03-27</PersonBirthDate>"
    return (
        f"<Child><ChildIdentifiers>{said}{born}{identifiers}</ChildIdentifiers>"
        f"<ChildCharacteristics>{characteristics}</ChildCharacteristics>{''.join(details)}</Child>"
    )


def details(received="2023-10-06", source="1C", need="N1", nfa="0", more="") -> str:
    return (
        f"<CINdetails><CINreferralDate>{received}</CINreferralDate><ReferralSource>{source}</ReferralSource>"
        f"<PrimaryNeedCode>{need}</PrimaryNeedCode>{more}<ReferralNFA>{nfa}</ReferralNFA></CINdetails>"
    )


def census(*children: str, header=HEADER) -> str:
    return f"<Message>{header}<Children>{''.join(children)}</Children></Message>"


def written(folder: Path, text: str | bytes, name="return.xml") -> Path:
    """The text as a file in the folder."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def rows(folder: Path, layout: str) -> list[dict[str, str]]:
    """Rows of an extract that a conversion wrote, of whichever file; none when it wrote no such extract."""
    found = []
    for path in sorted(folder.glob(f"*/{layout}.csv")):
        with path.open(newline="", encoding="utf-8") as file:
            found += csv.DictReader(file)
    return found


def converted(folder: Path, *paths: Path, **more):
    """Findings of the conversion, and the folder it wrote to."""
    out = folder / "out"
    return formats.extracts(paths, out, **more), out


def load(folder: Path, *children: str, header=HEADER, **more):
    """Findings of the conversion of one return with these children, and the folder it wrote to."""
    return converted(folder, written(folder, census(*children, header=header)), **more)


def rules(findings, severity=None):
    return {finding.rule for finding in findings if severity in (None, finding.severity)}


def only(findings, rule):
    [finding] = [finding for finding in findings if finding.rule == rule]
    return finding
