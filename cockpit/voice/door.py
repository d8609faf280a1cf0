"""A door for typed sentences: `cockpit say` on one side, the running cockpit on the other.

A Unix socket of this user's; one JSON line each way and connection: `{"text": …}` in, the record
of the command out.
"""

import json
import logging
import os
import socket
import tempfile
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

log = logging.getLogger(__name__)

type Table = Mapping[str, Any]
type Ask = Callable[[str, Callable[[Table], None]], None]
"""Takes a text on the door's thread, and calls back, on any thread, when all is known."""

PATIENCE_S = 40.0
LONGEST = 4096
GONE = "The cockpit gave no answer"


def door_path() -> Path:
    """Where the socket of this user's cockpit is."""
    if named := os.environ.get("COCKPIT_DOOR"):
        return Path(named)
    if runtime := os.environ.get("XDG_RUNTIME_DIR"):
        return Path(runtime) / "cockpit" / "voice.sock"
    return Path(tempfile.gettempdir()) / f"cockpit-{os.getuid()}" / "voice.sock"


class Door:
    """Listens until it is closed; where it cannot, typed sentences come by the screen only."""

    def __init__(self, ask: Ask, path: Path | None = None) -> None:
        self._ask, self._path = ask, path or door_path()
        self._socket: socket.socket | None = None

    def open(self) -> str:
        """Begin to listen; one line that says why not, or nothing."""
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            if self._path.exists() and ask_cockpit("", self._path) is None:
                self._path.unlink()  # of a cockpit that has died
            door = socket.socket(socket.AF_UNIX)
            try:
                door.bind(str(self._path))
            except OSError:
                door.close()
                raise
            self._path.chmod(0o600)
            door.listen()
            self._socket = door
        except OSError as error:
            return f"{self._path}: no door for `cockpit say` ({error.strerror or error})"
        threading.Thread(target=self._serve, name="voice door", daemon=True).start()
        return ""

    def close(self) -> None:
        """Listen no more."""
        if self._socket:
            self._socket.close()
            self._path.unlink(missing_ok=True)
            self._socket = None

    def _serve(self) -> None:
        door = self._socket
        while door:
            try:
                guest, _ = door.accept()
            except OSError:
                return
            threading.Thread(target=self._welcome, args=(guest,), daemon=True).start()

    def _welcome(self, guest: socket.socket) -> None:
        with guest:
            try:
                guest.settimeout(PATIENCE_S)
                asked = json.loads(guest.makefile("rb").readline(LONGEST))
                guest.sendall(json.dumps(self._answer(str(asked["text"]))).encode() + b"\n")
            except (OSError, ValueError, KeyError, TypeError) as error:
                log.info("voice door: %r", error)

    def _answer(self, text: str) -> dict[str, Any]:
        if not text:
            return {}
        came = threading.Event()
        answers: list[Table] = []

        def take(answer: Table) -> None:
            answers.append(answer)
            came.set()

        self._ask(text, take)
        came.wait(PATIENCE_S)
        return dict(answers[0]) if answers else {"error": GONE}


def ask_cockpit(text: str, path: Path | None = None) -> dict[str, Any] | None:
    """Have the running cockpit do what a sentence says; None where none is running."""
    try:
        with socket.socket(socket.AF_UNIX) as door:
            door.settimeout(PATIENCE_S)
            door.connect(str(path or door_path()))
            door.sendall(json.dumps({"text": text}).encode() + b"\n")
            answer = json.loads(door.makefile("rb").readline())
    except (OSError, ValueError):
        return None
    return answer if isinstance(answer, dict) else None
