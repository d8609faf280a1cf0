"""What makes of brokers have in common: where they listen, and how they are started."""

import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path


class OwnBrokerError(Exception):
    """One line: why there is no broker, and what to do."""


@dataclass(frozen=True, slots=True)
class Door:
    """Where the network comes in, over TLS only."""

    host: str
    port: int
    certificate: Path
    key: Path
    clients_ca: Path | None = None
    """Who comes in shows a certificate of this CA, whose common name is the user; no passwords."""


@dataclass(frozen=True, slots=True)
class Site:
    """Where a broker listens and keeps its files; `host` and `port` speak no TLS."""

    folder: Path
    vin: str
    host: str
    port: int
    door: Door | None = None


@dataclass(frozen=True, slots=True)
class Make:
    """A make of broker."""

    name: str
    write: Callable[[Site, Mapping[str, str]], list[str]]
    """Writes config, passwords and rights of these users; the words that start the program.

    Raises OSError and OwnBrokerError.
    """
    rereads: bool
    """Whether it takes changes while it runs, at SIGHUP; else it is started anew for them."""
    newest: bool = True
    """Whether it speaks MQTT 5 and keeps what it knows over a restart."""


def program(name: str = "mosquitto") -> str | None:
    """Where it is; Debian keeps some out of an ordinary user's path, pip puts it beside Python."""
    beside = f"{Path(sys.executable).parent}:/usr/sbin:/usr/local/sbin"
    return shutil.which(name) or shutil.which(name, path=beside)


def write_private(file: Path, words: str) -> None:
    """For its owner's eyes only, from the first moment, and whole or not at all."""
    draft = file.with_name(f"{file.name}.new")
    draft.unlink(missing_ok=True)
    draft.touch(0o600)
    draft.write_text(words, "utf-8")
    draft.replace(file)
