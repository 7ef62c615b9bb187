"""What the values of a coded column may mean, as lines to propose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from data_access.extracts import LAYOUTS, Field, Layout
from data_access.loading import standard_codes
from data_access.loading.naming import folded
from data_access.loading.roles import Codes
from data_access.loading.words import Vocabulary
from data_access.mapping.columns import Match
from data_access.mapping.likeness import SAID, best
from data_access.mapping.own_words import OwnWords
from data_access.mapping.proposal import Line, code_of, quoted, rows
from data_access.mapping.scoring import LEAST
from data_access.schema import FIXED

SURE = 90  # per cent alike from which a guess that no figure turns on stands unless it is changed
MOST_LISTED = 200  # different values; a column with more is hardly one of codes
LONGEST_NAME = 7  # words of a member of a list; what is longer is something said
LISTS: dict[str, Layout] = {each.table: each for each in LAYOUTS.values() if each.key == ("code",)}
TEAM_TYPES = {"hub": ("Early help team", 2), "local_office": ("Social work team", 3)}


@dataclass(frozen=True)
class Known:
    """What is known of members: lists, aliases, the mapping, the codes that figures go by.

    `types`: by team, the type that the files themselves give it.
    """

    vocabularies: Mapping[str, Vocabulary]
    own: OwnWords
    codes: Codes
    types: Mapping[str, str] = field(default_factory=dict)


def _are_sentences(texts: Sequence[str]) -> bool:
    """Whether most of the values are what somebody said, which may name a child and is not written down."""
    return 2 * sum(len(text.split()) > LONGEST_NAME for text in texts) > len(texts)


def lines(match: Match, known: Known) -> Iterator[Line]:
    """A line for each value of the column that means nothing yet: a guess, or that there is none."""
    dimension = match.field.dimension or ""
    unknown = _unknown(match, known)
    if len(unknown) > MOST_LISTED or match.column.different > len(match.column.values):
        different = f"{match.column.different:,} different values"
        yield _note(match, dimension, f"{different}: see that the column is the right one")
        return
    if _are_sentences([text for text, _ in unknown]):
        yield _note(
            match, dimension, "whole sentences, not quoted here: see that the column is the right one"
        )
        return
    if not _is_listed(dimension, known) and standard_codes.is_standard(
        dimension, [text for text, _ in unknown]
    ):
        yield _note(match, dimension, "in the Department for Education's codes, which are understood")
        return
    propose = _of_list if _is_listed(dimension, known) else _new
    taken = {row["code"] for row in _listed(known.own, match.field)}
    for text, times in unknown:
        line = propose(dimension, text, times, known)
        line = line if line.key not in taken else _same(line, dimension)
        taken.add(line.key)
        tables = {f"values.{dimension}", f"lists.{LISTS[dimension].name if dimension in LISTS else ''}"}
        yield replace(line, also_in=(tables - {line.table}).pop())


def _is_listed(dimension: str, known: Known) -> bool:
    """Whether values have to be of a list: ours, or one that the council sends as a file."""
    if dimension in FIXED:
        return True
    return bool(known.vocabularies[dimension].names.get(0)) and LISTS[dimension].name not in known.own.lists


def _same(line: Line, dimension: str) -> Line:
    """Another word for a member that has a line already."""
    return replace(line, table=f"values.{dimension}", key=line.subject, value=quoted(line.key), confirm=True)


def _unknown(match: Match, known: Known) -> list[tuple[str, int]]:
    """Values, with their rows, that neither a list nor the mapping nor the Department's codes explain."""
    vocabulary = known.vocabularies[match.field.dimension or ""]
    named = _named(known.own, match.field)
    texts = [
        (text, times)
        for text, times in _spelt_alike(match.column.values)
        if vocabulary.key(text, 0) is None and folded(text) not in named
    ]
    standard = standard_codes.keys(match.field, vocabulary, [(text, 0) for text, _ in texts])
    return [(text, times) for text, times in texts if (text, 0) not in standard]


def _spelt_alike(values: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    """Values that a load takes for one, differing only in case or spaces, as the commonest of them."""
    together: dict[str, tuple[str, int]] = {}
    for text, times in values:
        first, before = together.get(folded(text), (text, 0))
        together[folded(text)] = (first, before + times)
    return list(together.values())


def _named(own: OwnWords, field: Field) -> set[str]:
    """Codes and names of the list that the mapping holds."""
    return {folded(row[key]) for row in _listed(own, field) for key in ("code", "name") if key in row}


def _listed(own: OwnWords, field: Field) -> tuple[Mapping[str, str], ...]:
    """The rows of the field's list that the mapping holds."""
    layout = LISTS.get(field.dimension or "")
    return own.lists.get(layout.name, ()) if layout else ()


def _note(match: Match, dimension: str, about: str) -> Line:
    """What is told of a column whose values have no lines of their own."""
    key = quoted(match.column.name)
    return Line(f"values.{dimension}", key, "", key, about, placed=False)


def _of_list(dimension: str, text: str, times: int, known: Known) -> Line:
    """A value beside a list of members: the most alike of them."""
    names = known.vocabularies[dimension].names.get(0, {})
    members: dict[str, list[str]] = {}
    for word, name in names.items():
        members.setdefault(name, []).append(word)
    roles = {_name_of(names, code): SAID.get(code, ()) for code in known.codes.get(dimension, ())}
    name, score = best(text, {name: (*words, *roles.get(name, ())) for name, words in members.items()})
    key, about = quoted(text), f"{score}% alike, {rows(times)}"
    if score < LEAST:
        return Line(f"values.{dimension}", key, '""', key, rows(times), placed=False)
    sure = score >= SURE and name not in roles
    return Line(f"values.{dimension}", key, quoted(name), key, about, confirm=not sure)


def _name_of(names: Mapping[str, str], code: str) -> str:
    return names.get(code, code)


def _new(dimension: str, text: str, times: int, known: Known) -> Line:
    """A value where there is no list: it names a member, which may be one that figures go by."""
    if dimension in ("team", "team_type"):
        return (_team if dimension == "team" else _type)(text, times, known)
    role, score = _role(dimension, text, known.codes)
    table, subject = f"lists.{LISTS[dimension].name}", quoted(text)
    if role:
        about = f"{score}% alike, {rows(times)}; figures turn on {role}"
        return Line(table, role, subject, subject, about, confirm=True)
    return Line(table, code_of(text), subject, subject, rows(times))


def _team(text: str, times: int, known: Known) -> Line:
    """A team needs a type, which figures turn on: by what its files call it, else by its name."""
    kind = known.types.get(folded(text), "")
    role, score = _role("team_type", kind, known.codes)
    if not role:
        role, score = _role("team_type", text, known.codes)
    called = f", of type “{kind}”" if kind else ""
    about = (
        f"{score}% alike, {rows(times)}{called}; figures turn on its type" if role else rows(times) + called
    )
    value = f"{{name = {quoted(text)}, type = {quoted(role)}}}"
    return Line("lists.teams", code_of(text), value, quoted(text), about, confirm=True, placed=bool(role))


def _type(text: str, times: int, known: Known) -> Line:
    """A type of team that a list of teams names: one that figures go by, or one of the council's own."""
    role, score = _role("team_type", text, known.codes)
    if role:
        key, about = quoted(text), f"{score}% alike, {rows(times)}; figures turn on {role}"
        return Line("values.team_type", key, quoted(role), key, about, confirm=True)
    value = f"{{name = {quoted(text)}, level = 1}}"
    return Line(
        "lists.team_types", code_of(text), value, quoted(text), rows(times), confirm=True, placed=False
    )


def _role(dimension: str, text: str, codes: Codes) -> tuple[str, int]:
    """The code that figures go by which a value is most like, and how like; none where none is."""
    roles = {code: (code, *SAID.get(code, ())) for code in codes.get(dimension, ())}
    role, score = best(text, roles)
    return (role, score) if score >= LEAST else ("", score)


def types_of_team(known: Known) -> Iterator[Line]:
    """The types of team that figures go by, where no list has any."""
    if known.vocabularies["team_type"].names.get(0) or known.own.lists.get("team_types"):
        return
    for code in known.codes.get("team_type", ()):
        name, level = TEAM_TYPES.get(code, (code.replace("_", " ").capitalize(), 2))
        value = f"{{name = {quoted(name)}, level = {level}}}"
        about = "level: 1 universal, 2 early help, 3 social work, 4 specialist"
        yield Line("lists.team_types", code, value, f"{code} =", about, confirm=True)
