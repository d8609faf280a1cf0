"""What the server answers to a request that is no WebSocket."""

from http import HTTPStatus
from urllib.parse import urlsplit

from websockets.datastructures import Headers
from websockets.http11 import Request, Response

from cockpit.links.companion.pages import TYPES, Page, Pages

MQTT = "/mqtt"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
SAFE = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
YEAR = "public, max-age=31536000, immutable"


def answer(pages: Pages, request: Request) -> Response | None:
    """A file, or what is wrong; None: let the WebSocket in."""
    if request.method != "GET":
        return plain(HTTPStatus.METHOD_NOT_ALLOWED)
    path = request.path.partition("?")[0]
    if path == MQTT:
        return _judged(request.headers)
    found = pages.get(path)
    return plain(HTTPStatus.NOT_FOUND) if found is None else _sent(found, request.headers)


def plain(status: HTTPStatus) -> Response:
    """One line of text."""
    return _response(status, f"{status.phrase}\n".encode(), {"Content-Type": TYPES[".txt"]})


def _judged(headers: Headers) -> Response | None:
    """A page of another origin may not use a phone's browser to reach the broker."""
    if "websocket" not in _one(headers, "Upgrade").lower():
        return plain(HTTPStatus.UPGRADE_REQUIRED)
    origin = _one(headers, "Origin")
    try:
        same = urlsplit(origin).netloc.lower() == _one(headers, "Host").lower()
    except ValueError:
        same = False
    return None if same or not origin else plain(HTTPStatus.FORBIDDEN)


def _one(headers: Headers, name: str) -> str:
    """The header's value; "" where there is none, or several."""
    values = headers.get_all(name)
    return values[0] if len(values) == 1 else ""


def _sent(found: Page, headers: Headers) -> Response:
    about = {"ETag": found.etag, "Cache-Control": YEAR if found.lasting else "no-cache"}
    if _one(headers, "If-None-Match") == found.etag:
        return _response(HTTPStatus.NOT_MODIFIED, b"", about)
    about |= {"Content-Type": found.type, "Vary": "Accept-Encoding"}
    if found.packed and "gzip" in _one(headers, "Accept-Encoding"):
        return _response(HTTPStatus.OK, found.packed, about | {"Content-Encoding": "gzip"})
    return _response(HTTPStatus.OK, found.body, about)


def _response(status: HTTPStatus, body: bytes, about: dict[str, str]) -> Response:
    length = {"Content-Length": str(len(body)), "Connection": "close"}
    return Response(status.value, status.phrase, Headers(SAFE | about | length), body)
