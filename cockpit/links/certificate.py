"""The car's own certificate authority, and the certificates of its servers.

Who trusts this authority trusts it for what stands at home only: it can vouch for private
addresses and local names, never for a bank. Made with `cryptography`: P-256, ECDSA with SHA-256.
"""

import logging
import os
import socket
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from pathlib import Path
from threading import Lock

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

log = logging.getLogger(__name__)
_DRAWING = Lock()
"""Several servers of a car start at once, and share one CA."""

type Private = ec.EllipticCurvePrivateKey

CA_LASTS = timedelta(days=3653)
LASTS = timedelta(days=397)
"""Phones refuse a server's certificate that is good for longer."""
CLOCK_OFF = timedelta(days=1)
"""A car's clock may be behind when it starts."""
LOCAL_NAMES = ("local", "localhost", "lan", "home.arpa", "internal")
LOCAL_NETWORKS = tuple(
    ip_network(word)
    for word in (
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.168.0.0/16",
        "::1/128",
        "fc00::/7",
        "fe80::/10",
    )
)
SIGNING = x509.KeyUsage(
    digital_signature=False,
    content_commitment=False,
    key_encipherment=False,
    data_encipherment=False,
    key_agreement=False,
    key_cert_sign=True,
    crl_sign=True,
    encipher_only=False,
    decipher_only=False,
)


@dataclass(frozen=True, slots=True)
class Issued:
    """A server's certificate, with the CA's behind it, and its private key; PEM both."""

    certificate: Path
    key: Path


class CarCa:
    """Drawn once, good for ten years, and kept in `folder`, which only its owner may read.

    Files that cannot be read are put aside and made anew; phones then have to be paired anew.
    Raises OSError where the folder cannot be written.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.ca = folder / "ca.crt"
        """The CA's certificate, PEM: what a phone may trust."""
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)
        with _DRAWING:
            self._key, self._certificate = self._read() or self._fresh()

    @property
    def fingerprint(self) -> bytes:
        """SHA-256 of the CA's certificate in DER, 32 bytes."""
        return self._certificate.fingerprint(SHA256())

    def issue(self, names: Sequence[str], called: str = "server") -> Issued:
        """A fresh certificate for host names and addresses, good for a year.

        `called` names its files, `server.crt` and `server.key`: one for each who serves. What the
        CA may not vouch for is left out; raises ValueError where nothing is left.
        """
        entries = list(self._vouched(names))
        if not entries:
            raise ValueError(f"no local name or address among {', '.join(names) or 'none'}")
        key, issued = ec.generate_private_key(ec.SECP256R1()), self._files(called)
        mine = self._server(key, entries).public_bytes(Encoding.PEM)
        _write(issued.key, _pem(key))
        _write(issued.certificate, mine + self._certificate.public_bytes(Encoding.PEM))
        return issued

    def _files(self, called: str) -> Issued:
        return Issued(self._folder / f"{called}.crt", self._folder / f"{called}.key")

    def _vouched(self, names: Sequence[str]) -> Iterator[x509.GeneralName]:
        local = self._certificate.extensions.get_extension_for_class(x509.NameConstraints).value
        permitted = [each.value for each in local.permitted_subtrees or ()]
        for name in dict.fromkeys(names):
            entry = _entry(name)
            if entry is not None and any(_within(entry, each) for each in permitted):
                yield entry
            else:
                log.warning("%s: no local name, it is not in the car's certificate", name)

    def _server(self, key: Private, names: list[x509.GeneralName]) -> x509.Certificate:
        begin = datetime.now(UTC) - CLOCK_OFF
        builder = x509.CertificateBuilder(
            self._certificate.subject, _called("Cockpit server"), key.public_key()
        )
        builder = builder.serial_number(x509.random_serial_number())
        builder = builder.not_valid_before(begin).not_valid_after(begin + LASTS)
        ca_id = self._certificate.extensions.get_extension_for_class(x509.SubjectKeyIdentifier)
        usage = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH])
        signer = x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(ca_id.value)
        for extension in (x509.SubjectAlternativeName(names), usage, signer):
            builder = builder.add_extension(extension, critical=False)
        basic = x509.BasicConstraints(ca=False, path_length=None)
        return builder.add_extension(basic, critical=True).sign(self._key, SHA256())

    def _read(self) -> tuple[Private, x509.Certificate] | None:
        key_file = self._folder / "ca.key"
        try:
            key = load_pem_private_key(key_file.read_bytes(), None)
            certificate = x509.load_pem_x509_certificate(self.ca.read_bytes())
        except FileNotFoundError:
            return None
        except ValueError:
            key, certificate = None, None
        if isinstance(key, ec.EllipticCurvePrivateKey) and certificate and _good(key, certificate):
            return key, certificate
        log.warning("%s: is broken or over and was put aside", self._folder)
        for file in (key_file, self.ca):
            file.replace(file.with_suffix(f"{file.suffix}.broken"))
        return None

    def _fresh(self) -> tuple[Private, x509.Certificate]:
        key = ec.generate_private_key(ec.SECP256R1())
        certificate = _authority(key)
        _write(self._folder / "ca.key", _pem(key))
        _write(self.ca, certificate.public_bytes(Encoding.PEM))
        return key, certificate


def _authority(key: Private) -> x509.Certificate:
    """Signed by itself, for local names only."""
    begin, public = datetime.now(UTC) - CLOCK_OFF, key.public_key()
    called = _called(f"Cockpit car {os.urandom(4).hex()}")
    builder = x509.CertificateBuilder(called, called, public)
    builder = builder.serial_number(x509.random_serial_number())
    builder = builder.not_valid_before(begin).not_valid_after(begin + CA_LASTS)
    names = dict.fromkeys((*LOCAL_NAMES, socket.gethostname()))
    local = [x509.DNSName(name) for name in names if isinstance(_entry(name), x509.DNSName)]
    networks = [x509.IPAddress(network) for network in LOCAL_NETWORKS]
    own = x509.SubjectKeyIdentifier.from_public_key(public)
    builder = builder.add_extension(own, critical=False)
    bounds = x509.NameConstraints([*local, *networks], None)
    for extension in (x509.BasicConstraints(ca=True, path_length=0), SIGNING, bounds):
        builder = builder.add_extension(extension, critical=True)
    return builder.sign(key, SHA256())


def _good(key: Private, certificate: x509.Certificate) -> bool:
    """Whether they belong together, and will outlive a certificate of today."""
    lasts = certificate.not_valid_after_utc > datetime.now(UTC) + LASTS
    return lasts and certificate.public_key() == key.public_key()


def _called(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def _entry(name: str) -> x509.GeneralName | None:
    with suppress(ValueError):
        return x509.IPAddress(ip_address(name))
    plain = name.lower().rstrip(".")
    with suppress(ValueError):
        if plain and plain.isascii() and all(0 < len(each) < 64 for each in plain.split(".")):
            return x509.DNSName(plain)
    return None


def _within(entry: x509.GeneralName, permitted: object) -> bool:
    if isinstance(entry, x509.IPAddress):
        return isinstance(permitted, IPv4Network | IPv6Network) and entry.value in permitted
    return isinstance(permitted, str) and f".{entry.value}".endswith(f".{permitted}")


def _pem(key: Private) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def _write(file: Path, words: bytes) -> None:
    """Whole or not at all, and never readable by others."""
    draft = file.with_suffix(f"{file.suffix}.new")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        out.write(words)
        out.flush()
        os.fsync(out.fileno())
    draft.replace(file)
