"""A small client of the car's control door, for tests, scripts and the panel."""

import json
import socket
from pathlib import Path
from typing import Any, Self

from simulators.car.control import default_path

TIMEOUT_S = 2.0


class CarControlError(Exception):
    """The car refused, or does not answer; the text says why."""


class CarControl:
    """Talks to a running car: `CarControl().set(pedal=0.4)`."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or default_path()
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._socket.settimeout(TIMEOUT_S)
        try:
            self._socket.connect(str(self.path))
        except OSError as error:
            self._socket.close()
            raise CarControlError(
                f"no car at {self.path} ({error.strerror}); start python -m simulators.car"
            ) from None
        self._lines = self._socket.makefile("rb")

    def __enter__(self) -> Self:
        """For use as a context."""
        return self

    def __exit__(self, *_: object) -> None:
        """Hang up."""
        self.close()

    def close(self) -> None:
        """Hang up; the car drives on."""
        self._lines.close()
        self._socket.close()

    def ask(self, words: dict[str, Any]) -> dict[str, Any]:
        """Send one line, return the answer; raises CarControlError."""
        try:
            self._socket.sendall(json.dumps(words).encode() + b"\n")
            line = self._lines.readline()
        except OSError as error:
            raise CarControlError(f"the car does not answer: {error}") from None
        if not line:
            raise CarControlError("the car has gone")
        reply: dict[str, Any] = json.loads(line)
        if not reply.pop("ok"):
            raise CarControlError(str(reply.get("error")))
        return reply

    def set(self, values: dict[str, Any] | None = None, **more: Any) -> None:
        """Turn knobs: `set({"door.front_left": "open"}, gear="D")`."""
        self.ask({"set": {**(values or {}), **more}})

    def get(self, *names: str) -> dict[str, Any]:
        """Read knobs."""
        return dict(self.ask({"get": list(names)})["get"])

    def fault(self, kind: str, **more: Any) -> None:
        """Switch a fault of the buses on; `clear` ends all."""
        self.ask({"fault": {"kind": kind, **more}})

    def pause(self, paused: bool = True) -> None:
        """Stop or continue the world; the buses go on."""
        self.ask({"pause": paused})

    def scenario(self, name: str) -> None:
        """Start another scenario in the running car."""
        self.ask({"scenario": name})

    def route(self, shape: str | None) -> None:
        """Drive along a polyline of precision 6 from where the car is; None: drive on untold."""
        self.ask({"route": None if shape is None else {"shape": shape}})

    def quit(self) -> None:
        """End the car."""
        self.ask({"quit": True})
