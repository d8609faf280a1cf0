"""The control door: JSON lines over a Unix-domain socket, answered between two ticks."""

import contextlib
import json
import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from simulators.car.faults import KINDS, FaultError
from simulators.car.knobs import KnobError
from simulators.car.knobs_world import KNOBS, ask, turn
from simulators.car.scenario import ScenarioError, load_scenario, scenario_names
from simulators.car.simulation import build

if TYPE_CHECKING:
    from simulators.car.program import Program

LONGEST_LINE = 64 * 1024


class DoorError(Exception):
    """The control socket cannot be made; the text says why."""


def default_path() -> Path:
    """Where the panel looks for the car."""
    return Path(os.environ.get("XDG_RUNTIME_DIR") or "/tmp") / f"cockpit-car-{os.getuid()}.sock"


class ControlDoor:
    """Listens while it is entered as a context; only this user may connect."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._guests: dict[socket.socket, bytes] = {}

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

    def _replace_stale(self) -> None:
        """A socket nobody answers on is left over from a car that was killed."""
        if not self.path.exists():
            return
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
            if probe.connect_ex(str(self.path)) == 0:
                raise DoorError(f"{self.path}: another car runs here; choose one with --control")
        self.path.unlink()

    def serve(self, program: "Program") -> None:
        """Answer every whole line that has come in."""
        with contextlib.suppress(BlockingIOError):
            guest, _ = self._listener.accept()
            guest.setblocking(False)
            self._guests[guest] = b""
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


def answer(program: "Program", line: bytes) -> dict[str, Any]:
    """Do what one line asks; errors are told, never raised."""
    try:
        words = json.loads(line)
        if not isinstance(words, dict) or not words:
            raise ValueError('write an object such as {"get": ["speed"]}')
        reply: dict[str, Any] = {"ok": True}
        for verb, value in words.items():
            if verb not in VERBS:
                raise ValueError(f"no {verb!r}; there are: {', '.join(VERBS)}")
            reply |= VERBS[verb](program, value)
        return reply
    except (ValueError, TypeError, KnobError, FaultError, ScenarioError) as error:
        return {"ok": False, "error": str(error)}


def _set(program: "Program", values: Any) -> dict[str, Any]:
    for name, value in dict(values).items():
        turn(program.simulation.car, name, value)
    return {}


def _get(program: "Program", names: Any) -> dict[str, Any]:
    wanted = [names] if isinstance(names, str) else list(names)
    return {"get": {name: _plain(ask(program.simulation.car, name)) for name in wanted}}


def _plain(value: Any) -> Any:
    """JSON knows no infinity."""
    return None if isinstance(value, float) and not abs(value) < 1e300 else value


def _fault(program: "Program", words: Any) -> dict[str, Any]:
    program.simulation.inject(dict(words))
    return {}


def _pause(program: "Program", wish: Any) -> dict[str, Any]:
    program.simulation.paused = bool(wish)
    return {}


def _quit(program: "Program", wish: Any) -> dict[str, Any]:
    program.stopping = bool(wish)
    return {}


def _scenario(program: "Program", name: Any) -> dict[str, Any]:
    old = program.simulation
    program.simulation = build(old.definition, load_scenario(str(name)), old.seed)
    return {"scenario": program.simulation.scenario.name}


def _help(_program: "Program", _wish: Any) -> dict[str, Any]:
    return {
        "knobs": {name: knob.words for name, knob in KNOBS.items()},
        "faults": {**KINDS, "clear": "all off"},
        "scenarios": scenario_names(),
        "verbs": list(VERBS),
    }


VERBS: dict[str, Callable[["Program", Any], dict[str, Any]]] = {
    "set": _set,
    "get": _get,
    "fault": _fault,
    "pause": _pause,
    "scenario": _scenario,
    "help": _help,
    "quit": _quit,
}
