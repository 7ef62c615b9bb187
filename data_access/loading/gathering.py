"""Which files there are to load, and what each is: an extract of ours, or a file somebody else defines."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from data_access import formats
from data_access.checks import Finding
from data_access.extracts import FACTS, LAYOUTS, Layout
from data_access.formats import tables
from data_access.formats.tables import LEFT_OUT, LEFT_OUT_COLUMNS
from data_access.loading import persons, standard_codes
from data_access.loading.delimited import fingerprint
from data_access.loading.naming import layout_beginning, layout_named
from data_access.loading.reading import Reader
from data_access.loading.report import FileReport
from data_access.mapping.own_words import OwnWords, is_mapping

# What `templates` and the loader itself write beside extracts.
NOT_EXTRACTS = {"data_dictionary.csv", "data_dictionary.md", "rejects.csv"}


def files_in(paths: Sequence[Path]) -> Iterator[Path]:
    """The files named, and those in the folders named, in the order of their names."""
    for path in paths:
        if path.is_dir():
            yield from (file for file in sorted(path.iterdir()) if file.is_file() and _is_extract(file))
        else:
            yield path


def _is_extract(path: Path) -> bool:
    told = path.stem.lower().startswith("readme")  # what somebody wrote to go with the files
    known = told or path.name in NOT_EXTRACTS or path.suffix in (".key", ".toml")
    return not (known or path.name.startswith((".", "~")))


def gather(
    reader: Reader, paths: Sequence[Path], mapping: Path | None, authorities: Collection[str]
) -> list[Finding]:
    """Stage every file; returns what the conversions of foreign files found. `authorities`: codes loaded."""
    foreign: list[Path] = []
    files = list(files_in(paths))
    if not files:
        folder = ", ".join(path.name for path in paths)
        sentence = f"There are no files in {folder}. Name the folder that holds the extracts."
        reader.findings.append(Finding(folder, "", "no_files", "error", None, None, sentence))
    for path in files:
        if is_mapping(path):
            continue
        layout = layout_of(reader.own, path)
        if refused := _refused(path, path in paths, layout):
            reader.findings.append(refused)
        elif not (formats.is_return(path) or (layout is None and formats.recognises(path))):
            reader.read(path, layout)
        elif path.name in {other.name for other in foreign}:  # they are told apart by their names
            reader.findings.append(_same_name(path))
        else:
            foreign.append(path)
    findings = _gather_foreign(reader, foreign, mapping, authorities) if foreign else []
    _add_lists(reader, reader.own.name, reader.own.lists.items(), adds=False)
    wanted = standard_codes.lists_wanted(reader.connection, reader.sources)
    _add_lists(reader, "Department for Education", list(wanted), adds=True)
    _refuse_zeros_lost(reader)
    return findings


def layout_of(own: OwnWords, path: Path) -> Layout | None:
    """What the file is: as the mapping says, else by its name."""
    return own.layout_of(path.name) or layout_named(path.stem) or layout_beginning(path.stem)


def _add_lists(
    reader: Reader, name: str, lists: Iterable[tuple[str, Iterable[Mapping[str, str]]]], adds: bool
) -> None:
    """Stage lists that no file of the council holds, as if it had sent them."""
    for extract, rows in lists:
        tables.write(reader.scratch / "lists" / name, extract, rows)
        path = reader.scratch / "lists" / name / f"{extract}.csv"
        reader.read(path, LAYOUTS[extract], f"{name}: {extract}", adds=adds)


def _refused(path: Path, named: bool, layout: Layout | None) -> Finding | None:
    """Why there is no file to read there. `named`: it was named itself, and not found in a folder."""
    if path.is_symlink() and not named:  # who may write in the folder need not be who loads it
        sentence = f"{path.name} is a link to another file, so it was not read. Put the file itself there."
        rule = "link"
    elif path.exists() and not path.is_file():  # a pipe would be waited on for ever
        rule, sentence = "no_file", f"{path.name} is not an ordinary file. Name a file or a folder."
    elif not path.exists():
        rule, sentence = "no_such_file", f"There is no file {path.name} in {path.parent}. Correct the path."
    else:
        return None
    return Finding(path.name, "", rule, "error", None, None, sentence, stops=named or layout is not None)


def _same_name(path: Path) -> Finding:
    sentence = (
        f"Two files of this load are called {path.name}, so the one in {path.parent.name} was not read. "
        "Rename it and load it too."
    )
    return Finding(path.name, "", "same_name", "error", None, None, sentence)


def _refuse_zeros_lost(reader: Reader) -> None:
    """Take out the files of facts whose people's numbers lack zeros that they have in others, unless told."""
    sent = [source for source in reader.sources if source.layout in FACTS]
    for source in sent:
        reader.findings += persons.put_back(reader.connection, source, reader.own.digits)
    lost = persons.zeros_lost(reader.connection, sent)
    for source in sent:
        if sentence := lost.get(source.table):
            layout, whose = source.layout.name, source.layout.key[-1]
            found = Finding(source.file, layout, "zeros_lost", "error", whose, None, sentence, stops=True)
            reader.findings.append(found)
            reader.sources.remove(source)
            reader.refused.append(FileReport(source.file, layout, source.sha256, source.rows, 0, source.rows))


def _gather_foreign(
    reader: Reader, paths: list[Path], mapping: Path | None, authorities: Collection[str]
) -> list[Finding]:
    """Convert all foreign files together, because some mean something only together, and stage them."""
    out = reader.scratch / "converted"
    known = {*authorities, *reader.codes_of("authorities")}
    places = None if mapping and is_mapping(mapping) else mapping
    findings = formats.extracts(paths, out, places, known)
    for path in sorted(out.glob("*/*.csv")):
        reader.read(path, layout_named(path.stem), f"{path.parent.name}: {path.stem}", adds=True)
    sent = {path.name: path for path in paths}
    for path in sorted(out.glob(f"*/*{LEFT_OUT}")):
        _add_left_out(reader, path, sent[path.parent.name])
    return findings


def _add_left_out(reader: Reader, path: Path, sent: Path) -> None:
    """Put the rows that a conversion left out on the list of rejected rows, counted with the others."""
    name, layout = f"{sent.name}: {path.stem}", LAYOUTS[path.stem]
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, LEFT_OUT_COLUMNS))
    said = [(name, row["row"] or None, row["column"], row["rule"], row["sentence"]) for row in rows]
    reader.connection.executemany("INSERT INTO rejects VALUES (?, ?, ?, ?, ?)", said)
    left_out = sum(int(row["rows"] or 1) for row in rows)
    reader.refused.append(FileReport(name, layout.name, fingerprint(sent), left_out, 0, left_out))
