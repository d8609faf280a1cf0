"""One HTTPS port for the phone: the app's files, the CA, and the way to the broker at `/mqtt`."""

import asyncio
import logging
import ssl
from collections.abc import Callable
from contextlib import suppress
from threading import Thread

from websockets.asyncio.server import ServerConnection, serve
from websockets.http11 import Request, Response
from websockets.typing import Subprotocol

from cockpit.links.certificate import Issued
from cockpit.links.companion.answering import answer
from cockpit.links.companion.bridge import LARGEST_FRAME, Bridge
from cockpit.links.companion.door import Door
from cockpit.links.companion.pages import Pages

log = logging.getLogger(__name__)

PROTOCOL = Subprotocol("mqtt")
PATIENCE_S = 10.0
"""Until a connection has said what it wants."""
STOP_S = 3.0


class CompanionServer:
    """Serves in a thread of its own, from `start` to `stop`."""

    def __init__(self, door: Door, issued: Issued, pages: Pages, bridge: Bridge) -> None:
        self._door, self._pages, self._bridge = door, pages, bridge
        self._ready: Callable[[], None] | None = None
        self._tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._tls.minimum_version = ssl.TLSVersion.TLSv1_2
        self._tls.load_cert_chain(issued.certificate, issued.key)
        self._loop = asyncio.new_event_loop()
        self._over = asyncio.Event()
        self._thread = Thread(target=self._run, name="companion", daemon=True)

    @property
    def port(self) -> int:
        """Where it serves."""
        return self._door.port

    def start(self, ready: Callable[[], None] | None = None) -> None:
        """Begin; `ready` is called in the server's thread when it answers."""
        self._ready = ready
        self._thread.start()

    def stop(self) -> None:
        """Close the port and every connection; again is fine."""
        with suppress(RuntimeError):  # the loop is closed: it has ended
            self._loop.call_soon_threadsafe(self._over.set)
        self._thread.join(STOP_S)

    def _run(self) -> None:
        try:
            self._loop.run_until_complete(self._serve())
        finally:
            self._loop.close()

    async def _serve(self) -> None:
        async with serve(
            self._bridge.carry,
            sock=self._door,
            ssl=self._tls,
            ssl_handshake_timeout=PATIENCE_S,
            subprotocols=[PROTOCOL],
            process_request=self._asked,
            compression=None,
            max_size=LARGEST_FRAME,
            open_timeout=PATIENCE_S,
            close_timeout=1.0,
            server_header=None,
            logger=log,
        ):
            if self._ready:
                self._ready()
            await self._over.wait()

    def _asked(self, _: ServerConnection, request: Request) -> Response | None:
        """A file, a refusal, or None: go on with WebSocket."""
        return answer(self._pages, request)
