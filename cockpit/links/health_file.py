"""Leaves the link's health on disk, for `cockpit doctor` to read."""

import contextlib
import json
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from cockpit.links.can_link.health import LinkHealth

NAME = "health.json"


class HealthFile:
    """Writes the newest health from a thread of its own; a full disk is the doctor's news."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / NAME
        self._writer = ThreadPoolExecutor(1, "health file")

    def write(self, health: LinkHealth) -> None:
        """Keep this health; returns at once."""
        self._writer.submit(self._write, health)

    def close(self) -> None:
        """Finish what is waiting."""
        self._writer.shutdown()

    def _write(self, health: LinkHealth) -> None:
        part = self._file.with_suffix(".part")
        content = {"at": time.time(), "buses": health.as_json()}
        with contextlib.suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            part.write_text(json.dumps(content), "utf-8")
            part.replace(self._file)


def read_health(folder: Path) -> dict[str, Any] | None:
    """What the last cockpit left there: `at` (unix seconds) and `buses`; None if nothing usable."""
    try:
        found = json.loads((folder / NAME).read_text("utf-8"))
    except (OSError, ValueError):
        return None
    whole = isinstance(found, dict) and {"at", "buses"} <= found.keys()
    return found if whole else None
