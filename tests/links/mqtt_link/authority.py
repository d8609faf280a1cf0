"""A certificate authority of a home, for brokers and clients, good or not."""

import ipaddress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from cockpit.links.certificate import Issued

DAY = timedelta(days=1)


class Authority:
    """`ca` is its certificate's file."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder, self.ca = folder, folder / "ca.crt"
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = _called(f"Authority of {folder.name}")
        now = datetime.now(UTC)
        one = x509.CertificateBuilder(self._name, self._name, self._key.public_key())
        one = one.serial_number(x509.random_serial_number())
        one = one.not_valid_before(now - 90 * DAY).not_valid_after(now + 90 * DAY)
        one = one.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        own = x509.SubjectKeyIdentifier.from_public_key(self._key.public_key())
        one = one.add_extension(own, critical=False)
        usage = x509.KeyUsage(False, False, False, False, False, True, True, False, False)
        one = one.add_extension(usage, critical=True)
        self.ca.write_bytes(one.sign(self._key, SHA256()).public_bytes(Encoding.PEM))

    def issue(self, called: str, *names: str, from_day: int = -1, to_day: int = 30) -> Issued:
        key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
        one = x509.CertificateBuilder(self._name, _called(called), key.public_key())
        one = one.serial_number(x509.random_serial_number())
        one = one.not_valid_before(now + from_day * DAY).not_valid_after(now + to_day * DAY)
        alternatives = x509.SubjectAlternativeName([_entry(name) for name in names])
        one = one.add_extension(alternatives, critical=False)
        mine = x509.AuthorityKeyIdentifier.from_issuer_public_key(self._key.public_key())
        one = one.add_extension(mine, critical=False)
        issued = Issued(self._folder / f"{called}.crt", self._folder / f"{called}.key")
        signed = one.sign(self._key, SHA256())
        issued.certificate.write_bytes(signed.public_bytes(Encoding.PEM))
        issued.key.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        return issued


def _called(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def _entry(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)
