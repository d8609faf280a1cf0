"""A browser's MQTT over WebSocket ↔ the broker's TCP port: bytes through, nothing read or kept.

The browser logs in at the broker with a user and a password of its own; the bridge has none.
"""

import asyncio
import contextlib
import ssl
from dataclasses import dataclass

from websockets.asyncio.server import ServerConnection
from websockets.exceptions import ConnectionClosed

from cockpit.links.mqtt_link.address import Address

LARGEST_FRAME = 65_536
"""Bytes of a frame from a browser; commands have 4096 at most."""
MOST = 16
"""Browsers at once: as many as there can be keys."""
FIRST_S, IDLE_S = 10.0, 150.0
"""Patience with a browser that says nothing: at first, and later (it pings each minute)."""
REACH_S = 5.0
CHUNK = 16_384
LATER, SILENT, TEXT = 1013, 1008, 1003
"""Why a connection is closed, as WebSocket numbers it."""


@dataclass(slots=True)
class Bridge:
    """`broker` is where all of them lead."""

    broker: Address
    open: int = 0

    async def carry(self, browser: ServerConnection) -> None:
        """Until one of both sides ends it."""
        if self.open >= MOST:
            await browser.close(LATER, "too many phones at once")
            return
        self.open += 1
        try:
            await self._joined(browser)
        finally:
            self.open -= 1

    async def _joined(self, browser: ServerConnection) -> None:
        try:
            reader, writer = await self._reach()
        except (OSError, TimeoutError):
            await browser.close(LATER, "the broker does not answer")
            return
        try:
            await self._both(browser, reader, writer)
        finally:
            writer.close()
            with contextlib.suppress(OSError):
                await writer.wait_closed()

    async def _reach(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        at = self.broker
        async with asyncio.timeout(REACH_S):
            return await asyncio.open_connection(at.host, at.port, ssl=trust(at))

    async def _both(
        self, browser: ServerConnection, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        ways = {
            asyncio.create_task(self._up(browser, writer)),
            asyncio.create_task(self._down(browser, reader)),
        }
        try:
            await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for way in ways:
                way.cancel()
            await asyncio.gather(*ways, return_exceptions=True)

    async def _up(self, browser: ServerConnection, writer: asyncio.StreamWriter) -> None:
        patience = FIRST_S
        with contextlib.suppress(ConnectionClosed, OSError):
            while True:
                try:
                    async with asyncio.timeout(patience):
                        frame = await browser.recv()
                except TimeoutError:
                    await browser.close(SILENT, "nothing was said")
                    return
                if isinstance(frame, str):
                    await browser.close(TEXT, "MQTT is bytes")
                    return
                writer.write(frame)
                await writer.drain()
                patience = IDLE_S

    async def _down(self, browser: ServerConnection, reader: asyncio.StreamReader) -> None:
        with contextlib.suppress(ConnectionClosed, OSError):
            while heard := await reader.read(CHUNK):
                await browser.send(heard)
            await browser.close()


def trust(broker: Address) -> ssl.SSLContext | None:
    """How its certificate is checked; None: it speaks no TLS."""
    if not broker.tls:
        return None
    context = ssl.create_default_context(cafile=broker.ca)
    if broker.cert and broker.key:
        context.load_cert_chain(broker.cert, broker.key)
    return context
