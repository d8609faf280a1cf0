"""The control door: JSON lines over a Unix-domain socket, answered between two ticks."""

import contextlib
import json
import os
import socket
from pathlib import Path
from typing import TYPE_CHECKING, Self

from simulators.car.verbs import answer

if TYPE_CHECKING:
    from simulators.car.program import Program

LONGEST_LINE = 4 * 1024 * 1024  # a route across a country


class DoorError(Exception):
    """The control socket cannot be made; the text says why."""


def default_path() -> Path:
    """Where the panel looks for the car."""
    return Path(os.environ.get("XDG_RUNTIME_DIR") or "/tmp") / f"cockpit-car-{os.getuid()}.sock"


def free_path() -> Path:
    """The usual path, or one of our own when another car has it."""
    path = default_path()
    return path.with_stem(f"{path.stem}-{os.getpid()}") if _answered(path) else path


def _answered(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        return probe.connect_ex(str(path)) == 0


def _inherited(number: int) -> socket.socket:
    try:
        return socket.socket(fileno=number)
    except OSError as error:
        raise DoorError(f"--guest {number}: {error.strerror}; no socket of our parent's") from None


class ControlDoor:
    """Listens while it is entered as a context; only this user may connect.

    `guest` is the number of a connected socket that our parent gave us, for a talk of its own.
    """

    def __init__(self, path: Path, guest: int | None = None) -> None:
        self.path = path
        self._listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._guests: dict[socket.socket, bytes] = {}
        if guest is not None:
            self._welcome(_inherited(guest))

    def __enter__(self) -> Self:
        """Start to listen; raises DoorError."""
        try:
            self._replace_stale()
            self._listener.bind(str(self.path))
            self.path.chmod(0o600)
            self._listener.listen(4)
        except OSError as error:
            self._listener.close()
            raise DoorError(
                f"{self.path}: {error.strerror}; choose another with --control"
            ) from None
        self._listener.setblocking(False)
        return self

    def __exit__(self, *_: object) -> None:
        """Close all and take the socket away."""
        for guest in self._guests:
            guest.close()
        self._listener.close()
        self.path.unlink(missing_ok=True)

    def _welcome(self, guest: socket.socket) -> None:
        guest.setblocking(False)
        self._guests[guest] = b""

    def _replace_stale(self) -> None:
        """A socket nobody answers on is left over from a car that was killed."""
        if not self.path.exists():
            return
        if _answered(self.path):
            raise DoorError(f"{self.path}: another car runs here; choose one with --control")
        self.path.unlink()

    def serve(self, program: "Program") -> None:
        """Answer every whole line that has come in."""
        with contextlib.suppress(BlockingIOError):
            self._welcome(self._listener.accept()[0])
        for guest in list(self._guests):
            self._read(guest, program)

    def _read(self, guest: socket.socket, program: "Program") -> None:
        try:
            data = guest.recv(65536)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        lines = (self._guests[guest] + data).split(b"\n")
        self._guests[guest] = lines.pop()
        try:
            for line in filter(None, lines):
                guest.sendall(json.dumps(answer(program, line)).encode() + b"\n")
        except OSError:
            data = b""
        if not data or len(self._guests[guest]) > LONGEST_LINE:
            del self._guests[guest]
            guest.close()
