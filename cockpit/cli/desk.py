"""Finds buses for a demo that no other demo on this machine uses."""

import fcntl
import os
from collections.abc import Sequence
from dataclasses import replace

from cockpit.core.paths import state_dir
from cockpit.links.bus_spec import BusSpec, desk_specs

DESKS = 20
PORTS_PER_DESK = 10

_held: list[int] = []
"""Locks last as long as the process, however it ends."""


def free_desk(buses: Sequence[str]) -> tuple[BusSpec, ...]:
    """The desk's usual buses, or the next ports where another demo has those.

    Two simulated cars on one bus would both be heard, and the dashboard would show a mixture.
    """
    for number in range(DESKS):
        if _claim(number):
            shift = number * PORTS_PER_DESK
            return tuple(replace(s, port=(s.port or 0) + shift) for s in desk_specs(buses))
    return desk_specs(buses)


def _claim(number: int) -> bool:
    folder = state_dir() / "desk"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = os.open(folder / f"desk-{number}.lock", os.O_CREAT | os.O_RDWR | os.O_CLOEXEC)
    except OSError:
        return True  # where nothing can be written, nothing can be shared either
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(lock)
        return False
    _held.append(lock)
    return True
