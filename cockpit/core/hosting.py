"""The car's own place on the network, where phones meet it: its broker, and the page it serves."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

HTTPS = 443


@dataclass(frozen=True, slots=True)
class Host:
    """How a phone reaches the car."""

    name: str
    """Host name or address of the broker."""
    port: int
    """MQTT, over TLS where `ca` is not empty."""
    ca: bytes = b""
    """SHA-256 of the CA's certificate in DER; empty: no TLS."""
    page: str = ""
    """Where the companion is served, `https://…/`; empty: nowhere."""


class Hosting:
    """Nobody is let in, and there is no page, until a link offers them.

    A broker and a page come from two links, in any order; `at` is both together.
    """

    def __init__(self) -> None:
        self._broker: Host | None = None
        self._page: Host | None = None
        self._admit: Callable[[str], str] | None = None
        self._dismiss: Callable[[str], None] | None = None
        self._accounts: tuple[Callable[[str], str], Callable[[str], None]] | None = None
        self._watchers: list[Callable[[], None]] = []

    @property
    def at(self) -> Host | None:
        """Where the car is now; without a broker of its own, where its page is."""
        if self._broker is None or self._page is None:
            return self._broker or self._page
        return replace(self._broker, page=self._page.page)

    def offer(
        self,
        at: Host | None,
        admit: Callable[[str], str] | None = None,
        dismiss: Callable[[str], None] | None = None,
    ) -> None:
        """A link says where the car is now, and how a person gets a password; None: gone."""
        self._broker, self._admit, self._dismiss = at, admit, dismiss
        self._tell()

    def keep_accounts(self, admit: Callable[[str], str], dismiss: Callable[[str], None]) -> None:
        """Who lets people in where the broker is not the car's own: a desk's is the demo's."""
        self._accounts = admit, dismiss

    def serve(self, page: str, ca: bytes) -> None:
        """A link says where it serves the companion; empty: no more.

        `page` is `https://…/`, and the way to the broker, too; `ca` the SHA-256 of its CA in DER.
        """
        where = urlsplit(page)
        at = Host(where.hostname or "", where.port or HTTPS, ca, page)
        self._page = at if page else None
        self._tell()

    def watch(self, told: Callable[[], None]) -> None:
        """Call `told` when the place changes."""
        self._watchers.append(told)

    def admit(self, person: str) -> str:
        """The password of `person` at the broker; empty where his account is not ours to make."""
        admit = self._admit or (self._accounts and self._accounts[0])
        return admit(person) if admit else ""

    def dismiss(self, person: str) -> None:
        """`person` is to be let in no more."""
        dismiss = self._dismiss or (self._accounts and self._accounts[1])
        if dismiss:
            dismiss(person)

    def _tell(self) -> None:
        for told in tuple(self._watchers):
            told()
