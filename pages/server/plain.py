"""Pages with one sentence and one link, complete in themselves, without the app."""

from __future__ import annotations

from html import escape

from starlette.responses import HTMLResponse

from pages import TITLE

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{name} – {title}</title><link rel="icon" href="/favicon.png"><style>
body {{font: 1rem/1.5 system-ui, sans-serif; color: #0b0c0c; margin: 0; padding: 2rem 1rem;}}
main {{max-width: 34rem; margin: 4rem auto;}} h1 {{font-size: 2rem; line-height: 1.2; margin: 0 0 1rem;}}
a {{display: inline-block; background: #1d70b8; color: #fff; font-weight: 600; padding: .7rem 1.4rem;
  border-radius: 4px; text-decoration: none;}}
a:focus-visible {{outline: 3px solid #0b0c0c; outline-offset: 3px;}}
</style></head><body><main><h1>{title}</h1><p role="status">{sentence}</p>
<p><a href="{link}">{way_on}</a></p></main></body></html>
"""


def page(name: str, sentence: str, link: str, way_on: str, status: int = 200) -> HTMLResponse:
    """A page called `name` with the sentence; `way_on` is the text of its one link."""
    told = {"name": name, "sentence": sentence, "link": link, "way_on": way_on, "title": TITLE}
    content = PAGE.format(**{word: escape(text) for word, text in told.items()})
    return HTMLResponse(content, status, {"Cache-Control": "no-store"})
