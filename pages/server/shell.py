"""What a browser gets at the address of a page: Streamlit's empty page, or the way to sign in."""

from __future__ import annotations

import re
from functools import cache, partial
from pathlib import Path
from urllib.parse import parse_qsl, urlencode

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from pages import PAGES, TITLE
from pages.frame import period_for_address
from pages.people import provider, sign_ins
from pages.people.admission import access_at
from pages.people.links import sign_in_link
from pages.people.sign_ins import Standing
from pages.server.doors import PAGE_ADDRESSES
from pages.server.plain import page
from pages.server.visitor import cookies_of

# Streamlit looks for its server below the address of every page, and fails, unless told where it is.
# And it overwrites the address when a reader changes a field (with a whole URL, as nothing else does).
# Here one act of the reader is one step of the browser's history, so that Back undoes it; what follows from
# the act, or from loading a page, is part of the same step.
FIRST_SCRIPT = """
window.__streamlit = {BACKEND_BASE_URL: window.location.origin};
const pushState = history.pushState.bind(history);
const replaceState = history.replaceState.bind(history);
let acted = false;
for (const act of ["pointerdown", "keydown"]) addEventListener(act, () => { acted = true; }, true);
history.pushState = (state, title, url) => {
  const isStep = acted && new URL(url, location.href).href !== location.href;
  acted = acted && !isStep;
  (isStep ? pushState : replaceState)(state, title, url);
};
history.replaceState = (state, title, url) =>
  (String(url).startsWith(location.origin) ? history.pushState : replaceState)(state, title, url);
"""

# The sidebar of a narrow window is out of sight when shut, so that the keyboard must not walk it. The button
# that opens or shuts it goes with the click, and the focus with it: it is handed to the other one.
SIDEBAR_SCRIPT = """
const OPENS = "[data-testid=stExpandSidebarButton]", SHUTS = "[data-testid=stSidebarCollapseButton] button";
addEventListener("click", ({target}) => {
  const next = target.closest?.(OPENS) ? SHUTS : target.closest?.(SHUTS) ? OPENS : null;
  const until = performance.now() + 2000;
  const hand = () => {
    const button = document.querySelector(next);
    button?.focus();
    if (document.activeElement !== button && performance.now() < until) requestAnimationFrame(hand);
  };
  if (next) requestAnimationFrame(hand);
}, true);
"""
STYLE = """
[data-testid=stSidebarCollapseButton] {visibility: visible !important}
[data-testid=stSidebar][data-collapsed=true] * {visibility: hidden !important}
:focus-visible {outline: 3px solid #0b0c0c !important; outline-offset: 1px !important}
main:focus-visible {outline-offset: -3px !important}
[data-testid=stSelectbox] input:not(:focus) {text-overflow: ellipsis !important}
[data-testid=stMainBlockContainer] {padding-top: 4rem !important}
[data-testid=stMain] h1, [data-testid=stMain] h2 {padding: 0 0 1rem !important}
[data-testid=stMain] h3 {font-size: 1rem !important; padding: 0 0 1rem !important}
[data-testid=stMain] [role=status] {padding: .4rem .75rem !important}
[data-testid=stMain] [data-testid=stVerticalBlock] {gap: .5rem !important}
details.about {font-size: .9rem}
@media (min-width: 641px) {[data-testid=stMainBlockContainer] {padding-inline: 2.5rem !important}}
@media (max-width: 640px) {
  [data-testid=stMain] h1 {font-size: 1.5rem !important}
  [data-testid=stMain] h2 {font-size: 1.15rem !important}
  [data-testid=stMain] h3 {line-height: 1.25 !important}
  [data-testid=stMain] [data-testid=stMarkdownContainer] p {
    font-size: .875rem !important; line-height: 1.35 !important}
  .st-key-fields [data-testid=stColumn] {min-width: 8rem !important; flex: 1 1 40% !important}
}
@page {size: A4 landscape; margin: 12mm}
@media print {
  [data-testid=stSidebar], [data-testid=stHeader], [data-testid=stExpander], details:not(.about) {
    display: none !important}
  .stApp, [data-testid=stAppViewContainer], [data-testid=stMain] {
    position: static !important; overflow: visible !important; height: auto !important}
  [data-testid=stMain] {zoom: .68}
  [data-testid=stElementContainer]:has(h2, h3, [data-testid=stCaptionContainer]) {break-after: avoid}
  [data-testid=stPlotlyChart], tr {break-inside: avoid}
}
"""

FIRST_PAGE = f"/{PAGES[0].address}"  # which Streamlit serves at "/" alone


class PageShell:
    """Answers the address of a page with the empty page that Streamlit then fills, once it names a period.

    Where people sign in, somebody who has not gets a page with nothing but the
    way to do so. A reader who asks without a period is sent on to the same page
    with one: an address always says which months it shows, from the first paint
    on, and shows the same months after newer data is loaded.
    """

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on requests that are not for the address of a page."""
        if scope["type"] != "http" or scope["method"] != "GET" or scope["path"] not in PAGE_ADDRESSES:
            await self.app(scope, receive, send)
            return
        await (await run_in_threadpool(_answer, scope))(scope, receive, send)


def _answer(scope: Scope) -> HTMLResponse | RedirectResponse:
    asked = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
    if provider.is_configured():
        standing = sign_ins.standing(provider.claims_in(cookies_of(scope)))
        if standing is not Standing.GOOD:
            return _sign_in_page(standing, scope["path"], asked)
    headers = Headers(scope=scope)
    wanted = period_for_address(dict(asked), partial(access_at, cookies_of(scope), headers, dict(asked)))
    if scope["path"] == FIRST_PAGE or not wanted.items() <= dict(asked).items():
        kept = [(word, value) for word, value in asked if word not in wanted]
        path = "/" if scope["path"] == FIRST_PAGE else scope["path"]
        return RedirectResponse(
            f"{path}?{urlencode([*kept, *wanted.items()])}", 302, {"Cache-Control": "no-store"}
        )
    return HTMLResponse(shell(), headers={"Cache-Control": "no-cache"})


def _sign_in_page(standing: Standing, path: str, asked: list[tuple[str, str]]) -> HTMLResponse:
    return page("Sign in", str(standing), sign_in_link(path, asked), "Sign in")


@cache
def shell() -> str:
    """Streamlit's own empty page with our first script and title, and without an unused font."""
    empty = (Path(st.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    empty = empty.replace(
        "<head>", f"<head><script>{FIRST_SCRIPT}{SIDEBAR_SCRIPT}</script><style>{STYLE}</style>", 1
    )
    empty = empty.replace("<title>Streamlit</title>", f"<title>{TITLE}</title>", 1)
    return re.sub(r'<link\s+rel="preload"[^>]*as="font"[^>]*/>', "", empty)
