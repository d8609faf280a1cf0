"""Where a broker is and who we are there: `home=mqtts://USER:PASS@HOST:PORT?ca=FILE`.

`*` as the host: the broker is looked for on the network. Whoever answers there is a stranger until
he shows a certificate of the CA that the driver gave; before that he gets no password and no data.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

PORTS = {"mqtt": 1883, "mqtts": 8883}
FILES = ("ca", "cert", "key")
SOUGHT = "*"
"""The host of a broker that is looked for."""
OWN = "own"
"""What the car's own broker is called."""


class AddressError(Exception):
    """One line: which address, what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Address:
    """A broker. `ca` checks its certificate (None: the system's authorities); `cert` and `key`
    are the car's own, for mutual TLS.
    """

    name: str
    host: str
    port: int
    tls: bool = False
    user: str = ""
    password: str = ""
    ca: Path | None = None
    cert: Path | None = None
    key: Path | None = None
    known_as: str = ""
    """The name that its certificate must bear, where that is not `host`."""
    newest: bool = True
    """Whether it may speak MQTT 5; else it is known not to."""

    def __str__(self) -> str:
        """Without the password."""
        return f"{self.name} ({self.host}:{self.port})"


def parse_addresses(words: str) -> tuple[Address, ...]:
    """Several addresses parted by spaces; raises AddressError."""
    found: dict[str, Address] = {}
    for word in words.split():
        address = parse_address(word)
        if address.name in found:
            raise AddressError(f"[mqtt] brokers: {address.name} is there twice; name them apart")
        if address.name == OWN:
            raise AddressError("[mqtt] brokers: own is the car's own broker; take another name")
        found[address.name] = address
    return tuple(found.values())


def parse_address(word: str) -> Address:
    """One address; raises AddressError. Without a name it is `home`."""
    name, url = _named(word)
    shown = re.sub(r"//[^@/]*@", "//…@", word)
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise AddressError(f"[mqtt] brokers: {shown}: {error}") from None
    if parts.scheme not in PORTS or not parts.hostname:
        raise AddressError(f"[mqtt] brokers: {shown}: write NAME=mqtt://HOST:PORT or mqtts://…")
    files = _files(shown, parts.query)
    if parts.hostname == SOUGHT and (parts.scheme != "mqtts" or "ca" not in files):
        why = "strangers answer, too: a broker that is looked for needs mqtts:// and ?ca=FILE"
        raise AddressError(f"[mqtt] brokers: {shown}: {why}")
    return Address(
        name,
        parts.hostname,
        port or PORTS[parts.scheme],
        parts.scheme == "mqtts",
        unquote(parts.username or ""),
        unquote(parts.password or ""),
        files.get("ca"),
        files.get("cert"),
        files.get("key"),
    )


def _named(word: str) -> tuple[str, str]:
    name, sign, url = word.partition("=")
    if not sign or "/" in name:
        return "home", word
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,32}", name):
        raise AddressError(f"[mqtt] brokers: {name!r}: a name has letters, digits, - and _ only")
    return name, url


def _files(shown: str, query: str) -> dict[str, Path]:
    given = {key: Path(values[0]).expanduser() for key, values in parse_qs(query).items()}
    for key, file in given.items():
        if key not in FILES:
            raise AddressError(f"[mqtt] brokers: {shown}: no {key!r}; there are ca, cert and key")
        if not file.is_file():
            raise AddressError(f"[mqtt] brokers: {shown}: {key}: no file {file}")
    if ("cert" in given) != ("key" in given):
        raise AddressError(f"[mqtt] brokers: {shown}: cert and key go together")
    return given
