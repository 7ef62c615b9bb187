"""Layouts of the files that facts come in, made from their declarations."""

from __future__ import annotations

from collections.abc import Iterator

from data_access.extracts.layout import Field, Kind, Layout, Replaces, day_field, member_field
from data_access.facts import FACTS as DECLARED
from data_access.facts.columns import Amount, Day, Flag, Member, Month, Sent, Text
from data_access.facts.declaration import Fact, Measure


def layout(fact: Fact) -> Layout:
    """The layout of the fact's file. Its rows have numbers of their own; a measure has one row a month."""
    keys = (each.name or each.dimension for each in fact.sent if isinstance(each, Member))
    return Layout(
        fact.extract,
        fact.name,
        fact.about,
        tuple(_fields(fact)),
        key=(*keys, fact.dated) if isinstance(fact, Measure) else _own_key(fact),
        replaces=Replaces.WINDOW,
        dated=fact.dated,
        also=fact.also,
    )


def _own_key(fact: Fact) -> tuple[str, ...]:
    """A row's own number and whom it is about: brothers and sisters may be referred under one number."""
    return ("authority", "reference", *([fact.person.name] if fact.person else []))


def _fields(fact: Fact) -> Iterator[Field]:
    if not isinstance(fact, Measure):
        alone = f", or unique with the {fact.person.name}" if fact.person else ""
        about = f"The {fact.name.replace('_', ' ')}'s own number; unique{alone}."
        also = tuple(f"{fact.name} {word}" for word in ("id", "number", "reference"))
        yield Field("reference", Kind.PERSON, about, required=True, column="id", also=also)
    for person in fact.who:
        yield Field(person.name, Kind.PERSON, person.about, person.required, blank=True, also=person.also)
    for each in fact.sent:
        yield _field(each)


def _field(each: Sent) -> Field:
    match each:
        case Member():
            return member_field(
                each.dimension,
                each.about,
                each.name or None,
                each.required,
                also=each.also,
                instead=each.instead,
            )
        case Day():
            return day_field(
                each.name,
                each.about,
                each.required,
                empty_means=each.empty_means,
                not_before=each.not_before,
                ahead=each.ahead,
                also=each.also,
                yes=each.yes,
            )
        case Month():
            return Field(each.name, Kind.MONTH, each.about, each.required, example="09/2022")
        case Amount():
            return Field(
                each.name,
                Kind.NUMBER,
                each.about,
                each.required,
                example="1250.50" if each.unit == "pounds" else "6",
            )
        case Flag():
            return Field(each.name, Kind.FLAG, each.about, each.required)
        case Text():
            return Field(each.name, Kind.TEXT, each.about, each.required, also=each.also)


FACTS = tuple(layout(fact) for fact in DECLARED.values())
