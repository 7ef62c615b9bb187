"""A request that no client mends on its way: path and headers go out as they are written."""

import http.client
from urllib.parse import urlsplit


def asked(address: str, path: str, method: str = "GET", body: str | None = None, **headers: str):
    """The answer to one request, and its body."""
    line = http.client.HTTPConnection(urlsplit(address).netloc, timeout=30)
    line.request(method, path, body=body, headers=headers)
    answer = line.getresponse()
    got = answer.read()
    line.close()
    return answer, got
