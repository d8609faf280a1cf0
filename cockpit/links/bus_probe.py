"""Looks, for the doctor, at which buses this machine has and whether they carry frames."""

import time
from dataclasses import dataclass
from pathlib import Path

import can

from cockpit.links.bus_spec import BusSpec

CAN_LINK_TYPE = "280"
"""ARPHRD_CAN, as /sys/class/net/*/type says it."""
LISTEN_S = 1.0


@dataclass(frozen=True, slots=True)
class Heard:
    """What a bus carried while we listened; `trouble` says why it could not be opened."""

    frames: int = 0
    error_frames: int = 0
    trouble: str = ""


def socketcan_interfaces() -> dict[str, str]:
    """The kernel's CAN interfaces and their operating state (`up`, `down`, `unknown`)."""
    found = {}
    for folder in sorted(Path("/sys/class/net").glob("*")):
        try:
            if (folder / "type").read_text().strip() == CAN_LINK_TYPE:
                found[folder.name] = (folder / "operstate").read_text().strip()
        except OSError:
            continue
    return found


def listen(spec: BusSpec, seconds: float = LISTEN_S) -> Heard:
    """Open a bus, count what it carries, close it; sends nothing."""
    try:
        bus = spec.open()
    except (can.CanError, OSError, ValueError, ImportError) as error:
        return Heard(trouble=str(error))
    frames = errors = 0
    until = time.monotonic() + seconds
    try:
        while (left := until - time.monotonic()) > 0:
            message = bus.recv(left)
            if message is not None:
                frames += 1
                errors += message.is_error_frame
    except (can.CanError, OSError) as error:
        return Heard(frames, errors, str(error))
    finally:
        bus.shutdown()
    return Heard(frames, errors)
