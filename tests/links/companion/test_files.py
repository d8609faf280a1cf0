import gzip
import http.client
import socket
import ssl
from collections.abc import Callable
from contextlib import suppress
from http.client import HTTPResponse
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from websockets.datastructures import Headers
from websockets.http11 import Request

from cockpit.links.companion.answering import answer
from cockpit.links.companion.pages import page
from cockpit.links.companion.server import CompanionServer
from tests.links.companion.conftest import NOWHERE, Serve

type Trusting = Callable[[], ssl.SSLContext]


def get(
    server: CompanionServer, context: ssl.SSLContext, path: str, method: str = "GET", **headers: str
) -> tuple[HTTPResponse, bytes]:
    client = http.client.HTTPSConnection("localhost", server.port, context=context, timeout=5)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    client.request(method, path, headers=named)
    response = client.getresponse()
    return response, response.read()


def test_the_app_comes_with_its_type_and_is_kept_safe(serve: Serve, trusting: Trusting) -> None:
    response, body = get(serve(NOWHERE), trusting(), "/")
    assert (response.status, body) == (200, b"<p>hello</p>" * 50)
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    assert "unsafe" not in response.headers["Content-Security-Policy"]
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert response.headers["Server"] is None


def test_packed_for_who_can_read_it_and_not_sent_twice(serve: Serve, trusting: Trusting) -> None:
    server = serve(NOWHERE)
    response, body = get(server, trusting(), "/index.html", Accept_Encoding="gzip, br")
    assert gzip.decompress(body) == b"<p>hello</p>" * 50
    etag = response.headers["ETag"]
    response, body = get(server, trusting(), "/index.html", If_None_Match=etag)
    assert (response.status, body) == (304, b"")


def test_what_bears_its_hash_is_kept_for_good(serve: Serve, trusting: Trusting) -> None:
    server = serve(NOWHERE)
    lasting, _ = get(server, trusting(), "/built/app-1a2b.js")
    assert "immutable" in lasting.headers["Cache-Control"]
    assert get(server, trusting(), "/")[0].headers["Cache-Control"] == "no-cache"


def test_the_ca_can_be_fetched(serve: Serve, trusting: Trusting, tmp_path: Path) -> None:
    response, body = get(serve(NOWHERE), trusting(), "/ca.crt")
    pem = (tmp_path / "tls" / "ca.crt").read_text("ascii")
    assert body == ssl.PEM_cert_to_DER_cert(pem)
    assert response.headers["Content-Type"] == "application/x-x509-ca-cert"


@pytest.mark.parametrize(
    "path",
    [
        "/../tls/ca.key",
        "/%2e%2e/tls/ca.key",
        "/built/../../tls/ca.key",
        "//etc/passwd",
        "/notes.py",
        "/link.txt",
        "/built/",
        "/nothing",
        "/ca.key",
    ],
)
def test_nothing_else_is_served(serve: Serve, trusting: Trusting, path: str) -> None:
    assert get(serve(NOWHERE), trusting(), path)[0].status == 404


def test_other_methods_are_refused(serve: Serve, trusting: Trusting) -> None:
    assert get(serve(NOWHERE), trusting(), "/", "DELETE")[0].status == 405


def test_mqtt_is_no_page(serve: Serve, trusting: Trusting) -> None:
    assert get(serve(NOWHERE), trusting(), "/mqtt")[0].status == 426


@pytest.mark.parametrize(
    "words",
    [
        b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + b"a: b\r\n" * 1000 + b"\r\n",
        b"POST / HTTP/1.1\r\nContent-Length: 5000000\r\n\r\n",
        b"\xff\x00\xff\r\n\r\n",
        b"GET /\xff HTTP/1.1\r\nHost: \xff\r\n\r\n",
    ],
)
def test_who_talks_nonsense_harms_nobody(serve: Serve, trusting: Trusting, words: bytes) -> None:
    server, context = serve(NOWHERE), trusting()
    with (
        socket.create_connection(("localhost", server.port), 5) as one,
        context.wrap_socket(one, server_hostname="localhost") as secure,
        suppress(OSError),  # to be hung up on in the middle of a sentence is an answer, too
    ):
        secure.sendall(words)
        assert b"200 OK" not in secure.recv(4096)
    assert get(server, context, "/")[0].status == 200


WORDS = st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=40).map(str.strip)


@settings(max_examples=300, deadline=None)
@given(
    path=WORDS, headers=st.lists(st.tuples(st.sampled_from(["Host", "Origin", "Upgrade"]), WORDS))
)
def test_any_request_gets_one_answer(path: str, headers: list[tuple[str, str]]) -> None:
    only = {"/here.txt": page("/here.txt", b"here")}
    told = answer(only, Request(path, Headers(headers), "GET"))
    assert told is None or told.status_code in (200, 403, 404, 426)
