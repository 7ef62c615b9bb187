"""The sign-in provider, from Streamlit's secrets file or the environment; afterwards both are alike."""

from __future__ import annotations

import json
import os
import secrets as random
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

from streamlit.auth_util import get_cookie_with_chunks, get_secrets_auth_section
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

# The provider's settings in the environment, and Streamlit's names for them.
REQUIRED = {
    "OUTCOMES_OIDC_METADATA_URL": "server_metadata_url",
    "OUTCOMES_OIDC_CLIENT_ID": "client_id",
    "OUTCOMES_OIDC_CLIENT_SECRET": "client_secret",
    "OUTCOMES_OIDC_REDIRECT_URI": "redirect_uri",
}
SCOPE = "openid profile email"  # what it is asked for, where the council does not say


class Misconfigured(Exception):  # noqa: N818 - named for what it tells
    """The sign-in settings are not complete; the message says which are missing."""


@cache
def secret() -> str:
    """The secret that this server signs with: $OUTCOMES_SECRET, or one made for this process alone."""
    return os.environ.get("OUTCOMES_SECRET") or random.token_urlsafe(32)


def derived(purpose: str) -> str:
    """A separate key for each purpose, so that a signature for one is worthless for another."""
    return sha256(f"{purpose}:{secret()}".encode()).hexdigest()


def secrets_of_environment() -> dict[str, Any] | None:
    """Streamlit's secrets made of $OUTCOMES_OIDC_*; None where none is set. Raises Misconfigured."""
    given = {name: os.environ[name] for name in REQUIRED if os.environ.get(name)}
    if not given:
        return None
    if missing := sorted(set(REQUIRED) - set(given)):
        raise Misconfigured(f"Sign-in is half configured: set {', '.join(missing)} too, or none of them.")
    auth: dict[str, Any] = {REQUIRED[name]: value for name, value in given.items()}
    auth["cookie_secret"] = derived("sign-in")
    auth["client_kwargs"] = {"scope": os.environ.get("OUTCOMES_OIDC_SCOPE") or SCOPE}
    return {"auth": auth}


def is_configured() -> bool:
    """Whether anyone can sign in here."""
    return bool(get_secrets_auth_section())


def origin() -> str:
    """Scheme and host by which the provider sends people back; empty without a provider."""
    parts = urlsplit(str(get_secrets_auth_section().get("redirect_uri", "")))
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


def claims_in(cookies: Mapping[str, str]) -> dict[str, Any]:
    """The provider's claims on the person with these cookies; empty unless we signed them ourselves."""

    def signed(name: str) -> bytes | None:
        value = cookies.get(name)
        return decode_signed_value(get_cookie_secret(), name, value.encode("latin-1")) if value else None

    try:
        claims = json.loads(get_cookie_with_chunks(signed, USER_COOKIE_NAME) or b"{}")
    except (ValueError, UnicodeError):
        return {}
    return claims if claims.get("is_logged_in") and claims.get("origin") == origin() else {}
