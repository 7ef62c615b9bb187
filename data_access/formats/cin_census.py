"""The Children in Need census: the XML return every English local authority sends each year.

One return becomes an authority, its sources, reasons and decisions, its referrals and
their coverage. Children keep their number only on the way to the loader, which hashes
it. Returns of several years and authorities may be given together: the later return
has the last word on a referral that both hold.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import timedelta
from functools import partial
from pathlib import Path
from xml.etree.ElementTree import Element

from data_access.checks import Finding
from data_access.formats import cin_codes, tables
from data_access.formats.cin_child import Reader
from data_access.formats.cin_places import Places, places
from data_access.formats.cin_return import Return, opened
from data_access.formats.cin_xml import children, named, pieces
from data_access.formats.tables import Found
from data_access.loading.held import counted
from data_access.loading.unreadable import UnreadableError


def recognises(path: Path) -> bool:
    """Any XML file: one that is not a Children in Need return then gets a sentence that says so."""
    try:
        with path.open("rb") as file:
            start = file.read(400).lstrip(b"\xef\xbb\xbf \r\n\t")
    except OSError:
        return False
    return path.suffix.lower() == ".xml" or start.startswith((b"<?xml", b"<Message"))


def extracts(
    paths: Sequence[Path], out: Path, *, mapping: Path | None = None, authorities: Collection[str] = ()
) -> list[Finding]:
    """Write the extracts of the returns, each in a folder of its name; nothing for one that is not whole.

    A return does not hold its authority's name, so authorities already known keep theirs.
    """
    findings: list[Finding] = []
    returns: list[Return] = []
    companion = Found(mapping.name if mapping else "", "referrals")
    known = places(mapping, companion)
    for path in paths:
        found = Found(path.name, "referrals")
        try:
            with counted(partial(children, path)):
                returns.append(_read(path, known, found))
        except (UnreadableError, OSError) as error:
            found.unread(error)
        findings += found.all()
        tables.write_left_out(out / path.name, found)
    if returns:
        returns.sort(key=lambda each: each.reference_date)
        _write(returns, out)
        unnamed = {census.authority for census in returns} - set(authorities)
        findings += _write_authorities(returns, unnamed, out)
    return findings + companion.all()


def _read(path: Path, known: Places, found: Found) -> Return:
    census: Return | None = None
    position = 0
    for piece in pieces(path):
        if piece.tag == "Header":
            census = census or opened(piece, found)
            continue
        if census is None:
            raise UnreadableError(
                "no_header", "The file has no Header before its children, so its authority is not known."
            )
        position += 1
        _all_found(piece, position)
        reader = Reader(census.authority, census.reference_date, found)
        _keep(reader.referrals(piece, position), census, position, known, found)
    if census is None or not position:
        raise UnreadableError("no_children", "The file holds no children; nothing was loaded from it.")
    if not census.referrals:
        raise UnreadableError(
            "no_referrals", "The file has no referral that can be loaded; what was there before stays."
        )
    _notes(census, known, found)
    return census


def _all_found(child: Element, position: int) -> None:
    """UnreadableError where a child has involvements in another place than a return has them."""
    if len(named(child, "CINdetails")) != len(child.findall("CINdetails")):
        raise UnreadableError(
            "misplaced_element",
            f"Child {position}: CINdetails stands where a Children in Need return does not have it, so it "
            "would be passed over; nothing was read from the file. Export the return again.",
        )


def _keep(rows: Iterable[dict], census: Return, position: int, known: Places, found: Found) -> None:
    for row in rows:
        if row["reference"] in census.referrals:
            sentence = f"Child {position}: a second referral of the same child on the same day was left out."
            found.leave_out("repeated_referral", sentence, "CINreferralDate", position)
        else:
            census.referrals[row["reference"]] = row | known.of(row["child"])


def _notes(census: Return, known: Places, found: Found) -> None:
    rows = census.referrals.values()
    without = sum(not (row.get("locality") or row.get("team")) for row in rows)
    if without:
        remedy = (
            "they have no row in the mapping file"
            if known
            else (
                "a Children in Need return has neither; give a file of child, locality, team with --mapping"
            )
        )
        sentence = f"Locality and team are 'Not recorded' for {without} of {len(rows)} referrals: {remedy}."
        found.add("no_places", "note", sentence, "locality")
    _before_the_year(census, found)
    found.add(
        "no_decision_date", "note", "A return has no day of decision: days to decision are not available."
    )


def _before_the_year(census: Return, found: Found) -> None:
    first = census.first.isoformat()
    earlier = [row["closed"] for row in census.referrals.values() if row["received"] < first]
    ended = sum(bool(closed) and closed < first for closed in earlier)
    if len(earlier) > ended:
        sentence = (
            f"Referrals from before the census year that were still open in it: {len(earlier) - ended}."
        )
        found.add("open_before_the_year", "note", sentence, "CINreferralDate")
    if ended:
        sentence = (
            f"Referrals that ended before the census year began: {ended}. They were loaded, but do not "
            "belong in this return; check ReferenceDate and CINclosureDate."
        )
        found.add("ended_before_the_year", "warning", sentence, "CINclosureDate")


def _write(returns: list[Return], out: Path) -> None:
    latest = returns[-1].file
    holder = {(each.authority, reference): each for each in returns for reference in each.referrals}
    for census in returns:
        rows = [row for key, row in census.referrals.items() if holder[census.authority, key] is census]
        if rows:
            tables.write(out / census.file, "referrals", rows)
    for layout, codes in (("referral_sources", cin_codes.SOURCES), ("reasons", cin_codes.NEEDS)):
        members = ({"code": code, "name": name, "group": group} for code, name, group in codes.values())
        tables.write(out / latest, layout, members)
    decisions = ({"code": code, "name": name} for code, name in cin_codes.DECISIONS.items())
    tables.write(out / latest, "decisions", decisions)
    for census in _last_of_each_authority(returns):
        tables.write(out / census.file, "coverage", [_coverage(returns, census.authority)])


def _last_of_each_authority(returns: list[Return]) -> list[Return]:
    """The latest return of each authority, of returns by their date."""
    last = {census.authority: census for census in returns}
    return [last[authority] for authority in sorted(last)]


def _write_authorities(returns: list[Return], unnamed: Collection[str], out: Path) -> list[Finding]:
    findings: list[Finding] = []
    years = {"service_year_start": 4, "school_year_start": 9, "nation": "England"}
    for census in _last_of_each_authority(returns):
        if census.authority in unnamed:
            name = f"Local authority {census.authority}"
            found = Found(census.file, "authorities")
            sentence = f"The authority is shown as '{name}'; name it in authorities.csv."
            found.add("authority_name", "note", sentence, "LEA")
            findings += found.all()
            tables.write(
                out / census.file, "authorities", [{"code": census.authority, "name": name, **years}]
            )
    return findings


def _coverage(returns: list[Return], authority: str) -> dict[str, str]:
    """The unbroken run of years that ends with the latest return; a year missing before it is not covered."""
    latest, *before = [census for census in reversed(returns) if census.authority == authority]
    first = latest.first
    for census in before:
        if census.reference_date >= first - timedelta(days=1):
            first = min(first, census.first)
    return {
        "authority": authority,
        "extract": "referrals",
        "covers_from": first.isoformat(),
        "covers_to": latest.reference_date.isoformat(),
        "as_at": latest.reference_date.isoformat(),
        "opening_stock": "yes",
    }
