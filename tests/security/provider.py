"""A real OpenID provider on this machine, in a process of its own, and the people it knows."""

import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.error import URLError
from urllib.request import urlopen

PEOPLE = {
    "analyst": ["outcomes.analyst"],
    "administrator": ["outcomes.administrator"],
    "lanark": ["outcomes.manager", "outcomes.locality.lanark"],
    "granted": [],  # a grant in the state store makes them a manager of Hamilton
    "unknown": [],
    "mistaken": ["outcomes.superuser", "analyst"],
    "unsaid": [],  # granted by an address that the provider says nothing of
    "lookalike": [],  # of somebody granted, with a long s
    "hired": [],  # a grant makes them an analyst, and is taken away
}
# What the provider says of those whose addresses it does not vouch for, or that are another's at a glance.
VERIFIED = {"email_verified": True}
VOUCHED = {"unsaid": {}, "lookalike": {"email": "adminiſtrator@council.example"} | VERIFIED}


def email(who: str) -> str:
    """The address a person goes by in the record."""
    return f"{who}@council.example"


@contextmanager
def provider() -> Iterator[str]:
    """The address of a provider that signs in whoever is chosen on its page."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    people = [
        json.dumps({"sub": who, "email": email(who), "roles": roles} | VOUCHED.get(who, VERIFIED))
        for who, roles in PEOPLE.items()
    ]
    command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(port)]
    for each in people:
        command += ["--user-claims", each]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        _until_ready(process, address)
        yield address
    finally:
        process.terminate()
        process.wait(20)


def settings(provider_address: str, store: str, state: str) -> dict[str, str]:
    """What a server must be told to sign people in there."""
    return {
        "OUTCOMES_STORE": store,
        "OUTCOMES_STATE": state,
        "OUTCOMES_SECRET": "a secret of the tests, long enough to sign with",
        "OUTCOMES_OIDC_METADATA_URL": f"{provider_address}/.well-known/openid-configuration",
        "OUTCOMES_OIDC_CLIENT_ID": "outcomes",
        "OUTCOMES_OIDC_CLIENT_SECRET": "of no account",
        "OUTCOMES_OIDC_REDIRECT_URI": "{address}/oauth2callback",
    }


def _until_ready(process: subprocess.Popen, address: str) -> None:
    for _ in range(600):
        try:
            urlopen(f"{address}/.well-known/openid-configuration", timeout=1).close()
            return
        except (URLError, OSError):
            if process.poll() is not None:
                break
            time.sleep(0.1)  # another process: there is nothing to wait on but its answer
    raise AssertionError("The provider did not start.")
