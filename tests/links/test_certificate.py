import hashlib
import shutil
import socket
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest

from cockpit.links.certificate import CarCa, Issued


@contextmanager
def served(issued: Issued) -> Iterator[int]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(issued.certificate, issued.key)
    with socket.create_server(("127.0.0.1", 0)) as door:
        thread = Thread(target=_answer, args=(door, context), daemon=True)
        thread.start()
        yield door.getsockname()[1]
        thread.join(5)


def _answer(door: socket.socket, context: ssl.SSLContext) -> None:
    one, _ = door.accept()
    try:
        with context.wrap_socket(one, server_side=True) as secure:
            secure.sendall(b"here")
    except OSError:  # the test's client has turned away
        one.close()


def asked(port: int, ca: Path, name: str) -> bytes:
    context = ssl.create_default_context(cafile=ca)
    with (
        socket.create_connection(("127.0.0.1", port), 5) as one,
        context.wrap_socket(one, server_hostname=name) as secure,
    ):
        return secure.recv(4)


@pytest.mark.parametrize("name", ["127.0.0.1", "car.local"])
def test_who_trusts_the_car_trusts_its_servers(tmp_path: Path, name: str) -> None:
    ca = CarCa(tmp_path / "tls")
    with served(ca.issue(["car.local", "127.0.0.1", "fd00::1"])) as port:
        assert asked(port, ca.ca, name) == b"here"


def test_another_name_is_not_vouched_for(tmp_path: Path) -> None:
    ca = CarCa(tmp_path)
    with served(ca.issue(["car.local"])) as port, pytest.raises(ssl.SSLCertVerificationError):
        asked(port, ca.ca, "house.local")


def test_another_cars_ca_does_not_fit(tmp_path: Path) -> None:
    other = CarCa(tmp_path / "other")
    with (
        served(CarCa(tmp_path / "one").issue(["car.local"])) as port,
        pytest.raises(ssl.SSLCertVerificationError),
    ):
        asked(port, other.ca, "car.local")


def test_the_ca_outlives_the_run_and_its_fingerprint_is_that_of_the_der(tmp_path: Path) -> None:
    first = CarCa(tmp_path)
    again = CarCa(tmp_path)
    der = ssl.PEM_cert_to_DER_cert(first.ca.read_text("ascii"))
    assert first.fingerprint == again.fingerprint == hashlib.sha256(der).digest()


def test_servers_that_start_at_once_share_the_ca(tmp_path: Path) -> None:
    seen = list[bytes]()
    threads = [Thread(target=lambda: seen.append(CarCa(tmp_path).fingerprint)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(5)
    assert len(seen) == 8
    assert set(seen) == {CarCa(tmp_path).fingerprint}


def test_only_the_owner_reads_the_keys(tmp_path: Path) -> None:
    ca = CarCa(tmp_path / "tls")
    issued = ca.issue(["127.0.0.1"], "companion")
    assert issued.key.name == "companion.key"
    assert (tmp_path / "tls").stat().st_mode & 0o077 == 0
    assert all(file.stat().st_mode & 0o077 == 0 for file in (tmp_path / "tls").iterdir())


def test_it_cannot_speak_for_a_bank(tmp_path: Path) -> None:
    ca = CarCa(tmp_path)
    strangers = ["bank.example.com", "8.8.8.8", "not local", "", "local.example.org"]
    with pytest.raises(ValueError, match="no local name"):
        ca.issue(strangers)
    with served(ca.issue([*strangers, "car.local"])) as port:
        assert asked(port, ca.ca, "car.local") == b"here"


@pytest.mark.skipif(shutil.which("openssl") is None, reason="needs openssl")
def test_the_bounds_stand_in_the_ca_itself(tmp_path: Path) -> None:
    """Who steals the key cannot make more of it either."""
    file = str(CarCa(tmp_path).ca)
    words = ["openssl", "x509", "-in", file, "-noout", "-ext", "nameConstraints"]
    said = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    assert "critical" in said
    assert "DNS:local" in said
    assert "IP:192.168.0.0" in said


@pytest.mark.parametrize("broken", ["ca.key", "ca.crt"])
def test_what_is_broken_is_put_aside(tmp_path: Path, broken: str) -> None:
    old = CarCa(tmp_path).fingerprint
    (tmp_path / broken).write_text("rust")
    assert CarCa(tmp_path).fingerprint != old
    assert (tmp_path / f"{broken}.broken").read_text() == "rust"


def test_key_and_certificate_of_different_cas_are_none(tmp_path: Path) -> None:
    one, other = CarCa(tmp_path / "one"), CarCa(tmp_path / "other")
    shutil.copy(other.ca, one.ca)
    assert CarCa(tmp_path / "one").fingerprint not in (one.fingerprint, other.fingerprint)
