# ruff: noqa: F403
"""The typed catalogue: every value of the car that the cockpit knows, one line each.

A signal's name is what a driver would call it; its path and unit are those of VSS.
"""

from collections.abc import Mapping
from typing import Any

from cockpit.core.signal import Signal
from cockpit.core.signals.adas import *
from cockpit.core.signals.battery import *
from cockpit.core.signals.charging import *
from cockpit.core.signals.chassis import *
from cockpit.core.signals.climate import *
from cockpit.core.signals.doors import *
from cockpit.core.signals.driver import *
from cockpit.core.signals.lights import *
from cockpit.core.signals.location import *
from cockpit.core.signals.mirrors import *
from cockpit.core.signals.powertrain import *
from cockpit.core.signals.seats import *
from cockpit.core.signals.service import *
from cockpit.core.signals.telltales import *
from cockpit.core.signals.trip import *
from cockpit.core.signals.wipers import *

ALL: tuple[Signal[Any], ...] = tuple(s for s in tuple(globals().values()) if isinstance(s, Signal))
"""Every signal of the catalogue."""

BY_PATH: Mapping[str, Signal[Any]] = {signal.path: signal for signal in ALL}
"""Every signal by its VSS path."""
