"""From the settings to a server that is ready to start."""

import ssl
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address
from pathlib import Path

from cockpit.links.certificate import CarCa
from cockpit.links.companion.bridge import Bridge
from cockpit.links.companion.door import Door, ListenError, parse_listen
from cockpit.links.companion.pages import page, read_pages
from cockpit.links.companion.server import CompanionServer
from cockpit.links.companion.settings import CompanionSettings
from cockpit.links.mqtt_link.address import Address

CA = "/ca.crt"


class OpeningError(Exception):
    """One line: why the companion is not served, and what to do."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A server, the page that phones open, and the SHA-256 of its CA."""

    server: CompanionServer
    page: str
    ca: bytes


def opened(wished: CompanionSettings, broker: Address, folder: Path, app: Path) -> Opened:
    """A server that is not started yet. `folder` keeps the CA, `app` has the built app.

    Raises OpeningError.
    """
    try:
        listen = parse_listen(wished.listen)
        names = tuple(name for name in (wished.name, *listen.names) if name)
        pages = {**read_pages(app)}
        if "/index.html" not in pages:
            raise OpeningError(f"{app}: the companion is not built: make companion")
        ca = CarCa(folder)
        ca.issue(names[:1], "companion")  # what phones open must be vouched for; the rest may be
        issued = ca.issue(names, "companion")
        pages[CA] = page(CA, ssl.PEM_cert_to_DER_cert(ca.ca.read_text("ascii")))
        door = Door(listen)
    except (ListenError, ValueError) as error:
        raise OpeningError(str(error)) from None
    except OSError as error:
        raise OpeningError(f"[companion] {wished.listen}: {error.strerror or error}") from None
    server = CompanionServer(door, issued, pages, Bridge(broker))
    return Opened(server, f"https://{_host(names[0])}:{door.port}/", ca.fingerprint)


def _host(name: str) -> str:
    """As a URL writes it."""
    try:
        return f"[{name}]" if isinstance(ip_address(name), IPv6Address) else name
    except ValueError:
        return name
