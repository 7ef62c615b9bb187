"""Words from links and files stay words on a page."""

import re

import pytest

from pages.parts.marks import plain


@pytest.mark.parametrize(
    "text",
    [
        "Sign in again at https://evil.example/login",
        "www.evil.example and WWW.evil.example",
        "write to a@evil.example",
        "[x](javascript:alert(1)) ![i](http://evil.example/x.png)",
        "<img src=x onerror=alert(1)>",
        ":red[alert] $x$ `code` **bold**",
        "10:30, 5 to 9",
    ],
)
def test_nothing_in_a_text_is_read_as_a_mark(text):
    escaped = plain(text)
    assert re.sub(r"\\(.)", r"\1", escaped) == text
    left = re.sub(r"\\.", "", escaped)
    assert not re.search(r"[`*_\[\]<>$:@]|www\.", left, re.IGNORECASE)
