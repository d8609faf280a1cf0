"""Live speeds, from a file or a message, on their way into the map's tiles."""

import json
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from cockpit.core.notices import Notices, Severity
from cockpit.features.navigation.router import Router

LOOK_S = 5.0
AGES_S = 60.0
"""So often the tiles are asked to forget what is too old."""


class TrafficFile:
    """Looks every few seconds, off the main thread; tells what the file holds."""

    def __init__(
        self,
        file: Path,
        tell: Callable[[Callable[[], None]], None],
        on_feed: Callable[[Any], None],
        on_trouble: Callable[[str], None],
    ) -> None:
        self._file, self._tell = file, tell
        self._on_feed, self._on_trouble = on_feed, on_trouble
        self._ended = threading.Event()
        self._seen: tuple[int, int] | None = None
        self._trouble = ""

    def start(self) -> None:
        """Begin to look."""
        threading.Thread(target=self._run, name="traffic", daemon=True).start()

    def stop(self) -> None:
        """Look no more."""
        self._ended.set()

    def _run(self) -> None:
        while not self._ended.is_set():
            self.look()
            self._ended.wait(LOOK_S)

    def look(self) -> None:
        """Read the file where it has changed; a wrong one is told once."""
        try:
            state = self._file.stat()
            mark = (state.st_mtime_ns, state.st_size)
            if mark == self._seen:
                return
            self._seen = mark
            feed = json.loads(self._file.read_text("utf-8"))
        except (OSError, ValueError) as error:
            why = getattr(error, "strerror", None) or str(error)
            self._say(f"{self._file}: no traffic from here ({why})")
            return
        self._say("")
        self._tell(lambda: self._on_feed(feed))

    def _say(self, trouble: str) -> None:
        if trouble != self._trouble:
            self._trouble = trouble
            self._tell(lambda: self._on_trouble(trouble))


class LiveTraffic:
    """Hands feeds to the router; ways from then on keep to them."""

    def __init__(self, router: Router, notices: Notices) -> None:
        self._router, self._notices = router, notices
        self._heard = False
        self._forgot_at = float("-inf")

    def hear(self, feed: Any) -> None:
        """Live speeds have come."""
        self._heard = True
        self._router.traffic(feed, self._told)

    @property
    def known(self) -> bool:
        """Whether live speeds have ever come."""
        return self._heard

    def warn(self, text: str) -> None:
        """One line on the feed; "" when it is well again."""
        if text:
            self._notices.show("traffic", Severity.INFO, text)
        else:
            self._notices.clear("traffic")

    def look(self, now: float) -> None:
        """Let what is too old be forgotten, now and then."""
        if self._heard and now - self._forgot_at > AGES_S:
            self._forgot_at = now
            self._router.traffic(None, lambda _: None)

    def _told(self, troubles: list[str] | str) -> None:
        lines = [troubles] if isinstance(troubles, str) else troubles
        self.warn(lines[0] if lines else "")
