"""Small pictures that are drawn by code: what a simulated camera sees, what a record looks like."""

import struct
import zlib

type Colour = tuple[int, int, int]


class Canvas:
    """Pixels, red, green and blue; what is drawn beyond the edge is cut."""

    def __init__(self, width: int, height: int, colour: Colour) -> None:
        self.width, self.height = width, height
        self._rows = [bytearray(bytes(colour) * width) for _ in range(height)]

    def fill(self, left: int, top: int, width: int, height: int, colour: Colour) -> None:
        """A rectangle."""
        first, last = max(0, left), min(self.width, left + width)
        for row in self._rows[max(0, top) : max(0, top + height)]:
            row[3 * first : 3 * max(first, last)] = bytes(colour) * max(0, last - first)

    def png(self) -> bytes:
        """The picture as a PNG file (8-bit RGB, no filters)."""
        head = struct.pack(">IIBBBBB", self.width, self.height, 8, 2, 0, 0, 0)
        rows = zlib.compress(b"".join(b"\0" + row for row in self._rows), 6)
        chunks = _chunk(b"IHDR", head) + _chunk(b"IDAT", rows) + _chunk(b"IEND", b"")
        return b"\x89PNG\r\n\x1a\n" + chunks


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
