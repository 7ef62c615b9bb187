"""A return is read a child at a time, and what is no return is refused in a sentence."""

from __future__ import annotations

import re
import weakref

import pytest

from data_access.formats import recognises
from data_access.formats.cin_xml import pieces
from tests.formats.returns import (
    HEADER,
    census,
    child,
    converted,
    details,
    rows,
    written,
)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (b"", "is empty"),
        (b"\x00\x01 nothing", "not well-formed"),
        (census(child("A1", details()))[:-30], "is cut off at line"),
        (census(child("A1\u00e9")).encode().partition(b"\xa9")[0], "is cut off at line"),
        (census(child("A1", details())).replace("</Child>", "</Chidl>"), "not well-formed"),
        ("<html><body/></html>", "outermost element is 'html'"),
        (census(child("A1", details()), header=HEADER.replace("CIN", "CLA")), "another collection"),
        (census(child("A1", details()), header=HEADER.replace("850", "85")), "LEA"),
        (census(child("A1", details()), header=""), "no Header"),
        (census(child("A1", details()), header=re.sub(r"20\d\d", "", HEADER)), "ReferenceDate nor a Year"),
        (census(), "holds no children"),
        ('<?xml version="1.0" encoding="klingon"?><Message/>', "encoding"),
        ("<Message>" + "<a>" * 100 + "</a>" * 100 + "</Message>", "too deep"),
        (
            '<!DOCTYPE M [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>' + census(child("&b;", details())),
            "document type or entities",
        ),
        ("<!DOCTYPE Message>" + census(child("A1", details())), "document type or entities"),
        (
            '<!DOCTYPE M [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + census(child("&a;", details())),
            "document type or entities",
        ),
    ],
)
def test_what_is_no_return_gets_one_sentence_and_no_rows(tmp_path, text, says):
    path = written(tmp_path, text)
    findings, out = converted(tmp_path, path)
    [finding] = [each for each in findings if each.severity == "error"]
    assert recognises(path)
    assert says in finding.sentence
    assert finding.sentence.startswith("The file ") and "return.xml" not in finding.sentence
    assert not list(out.glob("*/*.csv"))


def test_children_are_let_go_as_they_are_read(tmp_path):
    path = written(tmp_path, census(*(child(f"A{number}", details()) for number in range(3000))))
    seen = []
    for piece in pieces(path):
        seen.append(weakref.ref(piece))
        if len(seen) % 1000 == 0:
            assert sum(each() is not None for each in seen) < 500
    assert len(seen) == 3001


def test_namespaces_do_not_matter(tmp_path):
    text = census(child("A1", details())).replace("<Message>", '<Message xmlns="urn:cin">')
    _, out = converted(tmp_path, written(tmp_path, text))
    assert len(rows(out, "referrals")) == 1
