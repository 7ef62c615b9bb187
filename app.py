"""The way in: `streamlit run app.py`.

Everything a reader sees is drawn by `pages/frame.py`. This wrapper stands in
front of it, so that the frame runs before any page on a fresh server too, and
nothing is handed out that `pages/server` has not let through.
"""

from __future__ import annotations

import gc
import sys
from importlib import import_module
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import Route

from pages import PAGES
from pages.people import provider
from pages.server import files, headers, opening, readiness
from pages.server.doors import Doors
from pages.server.headers import Faults, SecurityHeaders
from pages.server.hosts import Hosts
from pages.server.shell import PageShell
from pages.server.signing_in import SigningIn
from pages.server.visitor import Visitors
from pages.server.wire import Wire

HERE = Path(__file__).resolve().parent


def say_only_the_reference(error: Exception) -> bool:
    """What a reader sees of an error in a page: a sentence with the number that the log knows."""
    st.error(headers.in_words(error))
    return True


try:
    secrets = provider.secrets_of_environment()
except provider.Misconfigured as error:
    sys.exit(str(error))

# In this order: what is outermost sees every request first and every response last.
app = st.App(
    HERE / "pages" / "frame.py",
    secrets=secrets,
    routes=[
        Route("/healthz", readiness.healthz),
        Route("/readyz", readiness.readyz),
        Route("/files/{ticket}", files.give),
        Route("/open/{token}", opening.enter),
    ],
    middleware=[
        Middleware(SecurityHeaders),
        Middleware(Faults),
        Middleware(Hosts),
        Middleware(Doors),
        Middleware(Visitors),
        Middleware(SigningIn),
        Middleware(PageShell),
        Middleware(Wire),
    ],
    on_script_error=say_only_the_reference,
)

# What is read once stays to the end: the collector of waste need not go through it while a page is drawn.
for page in PAGES:
    import_module(page.module)
gc.freeze()
