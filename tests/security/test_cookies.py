"""Cookies of a server behind a proxy with TLS: each for encrypted lines and this site, and for no script."""

from http.cookies import Morsel, SimpleCookie
from urllib.parse import urlencode, urlsplit

import pytest

from tests.browser.server import ROOT, serve
from tests.security.bare import asked
from tests.security.provider import settings

NAME = "dashboard.example"
PROXIED = {"Host": NAME, "X-Forwarded-Proto": "https", "X-Forwarded-For": "10.0.0.1"}
READ_BY_SCRIPTS = {"_streamlit_xsrf"}  # Streamlit's page sends it back, which another site's cannot


@pytest.fixture(scope="module")
def behind_proxy(provided, store, tmp_path_factory):
    """A server that is https to its readers, and plain http to the proxy in front."""
    told = settings(provided, store, f"sqlite:///{tmp_path_factory.mktemp('proxied')}/state.sqlite")
    told["OUTCOMES_OIDC_REDIRECT_URI"] = f"https://{NAME}/oauth2callback"
    with serve(ROOT / "app.py", told) as address:
        yield address


def test_https_is_asked_for_where_there_is_https_and_only_there(behind_proxy, guarded):
    """On every answer, refusals too; a browser would never come back to a server that is plain http."""
    for path, headers in (("/", PROXIED), ("/media/x", PROXIED), ("/", {"Host": "evil"})):
        answer, _ = asked(behind_proxy, path, **headers)
        assert answer.headers["strict-transport-security"] == "max-age=31536000", path
    assert asked(guarded, "/healthz")[0].headers["strict-transport-security"] is None


class Visit:
    """A browser as the proxy passes it on: it keeps cookies and follows nothing by itself."""

    def __init__(self, address: str):
        self.address, self.jar, self.given = address, {}, {}

    def get(self, path: str) -> str:
        """Where the answer sends the browser; empty where it stays."""
        cookies = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.jar.items())}
        answer, _ = asked(self.address, path, **PROXIED, **cookies)
        for line in answer.headers.get_all("set-cookie") or ():
            for name, morsel in SimpleCookie(line).items():
                self.jar[name], self.given[name] = morsel.coded_value, morsel
        return answer.headers["location"] or ""


def chosen(address: str, who: str) -> str:
    """The page that the provider sends a person back to, once they have said who they are."""
    parts = urlsplit(address)
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    answer, _ = asked(address, f"{parts.path}?{parts.query}", "POST", urlencode({"sub": who}), **form)
    back = urlsplit(answer.headers["location"])
    assert (back.scheme, back.netloc) == ("https", NAME)
    return f"{back.path}?{back.query}"


def is_guarded(name: str, cookie: Morsel) -> bool:
    kept = cookie["secure"] and cookie["samesite"].lower() in {"lax", "strict"}
    return bool(kept and (cookie["httponly"] or name in READ_BY_SCRIPTS) and not cookie["domain"])


def test_every_cookie_of_a_server_that_is_https_is_kept_to_encrypted_lines(behind_proxy):
    visit = Visit(behind_proxy)
    to_provider = visit.get(visit.get("/sign-in?to=/front-door"))
    assert visit.get(chosen(to_provider, "analyst")) == "/front-door"
    visit.get("/front-door?from=April+2022&to=March+2025")
    visit.get("/_stcore/host-config")
    visit.get("/_stcore/health")
    assert {"_streamlit_user", "outcomes_visitor", "outcomes_wanted", "_streamlit_xsrf"} <= set(visit.given)
    assert {name for name, cookie in visit.given.items() if not is_guarded(name, cookie)} == set()
