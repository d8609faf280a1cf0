"""The painter's process: asked for tiles and labels on stdin, answers with pixels on stdout.

A request is one JSON line. An answer is a head (kind, number, length) and its bytes: a tile's 512
by 512 RGB32 pixels, or labels as JSON. Where a map cannot be read, a word about it comes first,
then bare ground or no labels. It ends when its stdin does.
"""

import json
import struct
import sys
from pathlib import Path
from typing import Any, BinaryIO

HEAD = struct.Struct("<cII")
TILE, LABELS, FAILED = b"t", b"l", b"f"


class Painter:
    """Answers one request after the other."""

    def __init__(self, out: BinaryIO) -> None:
        from cockpit.features.navigation.map.paint import TilePainter, bare
        from cockpit.maps.display.read import Display

        self._open, self._tile_painter, self._bare = Display, TilePainter, bare
        self._out = out
        self._display: Any = None
        self._file = ""
        self._painters: dict[str, Any] = {}

    def answer(self, asked: dict[str, Any]) -> None:
        """Do what a request asks for."""
        self._use(asked["file"])
        if asked["do"] == "tile":
            painter = self._painters.setdefault(
                asked["theme"], self._tile_painter(self._display, asked["theme"])
            )
            self._show(asked["number"], painter.paint(asked["zoom"], asked["column"], asked["row"]))
        else:
            found = self._display.labels(asked["zoom"], tuple(asked["box"]), asked["language"])
            words = json.dumps([list(label) for label in found], ensure_ascii=False)
            self.send(LABELS, asked["number"], words.encode())

    def do_without(self, asked: dict[str, Any], why: Exception) -> None:
        """Say what went wrong, and answer with nothing, so that it is not asked for again."""
        self.send(FAILED, asked["number"], f"{asked['file']}: {why}".encode()[:500])
        if asked["do"] == "tile":
            self._show(asked["number"], self._bare(asked["theme"]))
        else:
            self.send(LABELS, asked["number"], b"[]")

    def send(self, kind: bytes, number: int, body: bytes) -> None:
        """One answer, at once."""
        self._out.write(HEAD.pack(kind, number, len(body)))
        self._out.write(body)
        self._out.flush()

    def _show(self, number: int, image: Any) -> None:
        bits = image.constBits()
        bits.setsize(image.sizeInBytes())
        self.send(TILE, number, bytes(bits))

    def _use(self, file: str) -> None:
        if file != self._file:
            self._display = self._open(Path(file))
            self._file, self._painters = file, {}


def main() -> None:
    """Answer until nobody asks any more."""
    painter = Painter(sys.stdout.buffer)
    for line in sys.stdin:
        asked = json.loads(line)
        try:
            painter.answer(asked)
        except Exception as error:  # whatever a map holds, the next tile may be fine
            painter.do_without(asked, error)


if __name__ == "__main__":
    main()
