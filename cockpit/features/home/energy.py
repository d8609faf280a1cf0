"""The energy of the house as evcc tells it: sun, house, grid, battery, and how the car charges.

Topics as in evcc's documentation of its MQTT interface: `evcc/site/pvPower`, `evcc/loadpoints/1/…`.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from cockpit.core.messages import Arrived, Kind, Message, Messages
from cockpit.core.reading import Reading, Trust

FRESH_S, KEPT_S = 120.0, 300.0
"""evcc tells of everything every half minute or so; older fades, then is unknown."""
MODES = ("off", "pv", "minpv", "now")
SITE = ("pvPower", "homePower", "gridPower", "batteryPower", "batterySoc")
LOADPOINT = ("mode", "chargePower", "limitSoc", "connected", "charging")
MOST_W = 1e6
LONGEST = 64
UNREACHABLE = "Not reachable"


@dataclass(frozen=True, slots=True)
class _Told:
    value: float | str | bool
    at: float


class HouseEnergy:
    """What evcc said last, with its age. `root` is its topic, `charger` the loadpoint's number."""

    def __init__(
        self,
        mail: Messages,
        root: str,
        charger: int,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._mail, self._root, self._clock = mail, root, clock
        self._point = f"{root}/loadpoints/{charger}"
        self._told: dict[str, _Told] = {}
        self._broker = ""
        self._asked: tuple[str, float] | None = None

    def start(self) -> None:
        """Listen."""
        if not self._root:
            return
        for key in SITE:
            self._mail.listen(f"{self._root}/site/{key}", self._site)
        for key in LOADPOINT:
            self._mail.listen(f"{self._point}/{key}", self._site)

    @property
    def known(self) -> bool:
        """Whether there is an evcc at all."""
        return bool(self._told)

    def number(self, key: str) -> Reading[float]:
        """A power in W (into the house, the grid's and the battery's supply positive), or %."""
        return self._reading(key, float, MOST_W)

    @property
    def mode(self) -> Reading[str]:
        """One of `MODES`: not at all, from the sun only, sun and a little more, at once."""
        told = self._told.get("mode")
        if told is None or not isinstance(told.value, str):
            return Reading(None, 0.0, Trust.MISSING, "no data yet")
        return Reading(told.value, self._clock() - told.at, self._trust(told))

    @property
    def asked(self) -> str:
        """The mode that was asked for and is not confirmed; empty else."""
        if self._asked is None or self._clock() >= self._asked[1]:
            return ""
        return "" if self.mode.value == self._asked[0] else self._asked[0]

    def choose(self, mode: str) -> str:
        """Charge in another way; why not, or ""."""
        if mode not in MODES or not self.known or self._broker not in self._mail.up:
            return UNREACHABLE
        message = Message(f"{self._point}/mode/set", mode.encode(), Kind.COMMAND, self._broker)
        if not self._mail.send(message):
            return UNREACHABLE
        self._asked = (mode, self._clock() + 10.0)
        return ""

    def _reading(self, key: str, kind: type[float], most: float) -> Reading[float]:
        told = self._told.get(key)
        if told is None or not isinstance(told.value, kind) or abs(told.value) > most:
            return Reading(None, 0.0, Trust.MISSING, "no data yet")
        trust = self._trust(told)
        value = None if trust is Trust.MISSING else float(told.value)
        return Reading(value, self._clock() - told.at, trust)

    def _trust(self, told: _Told) -> Trust:
        age = self._clock() - told.at
        if self._broker not in self._mail.up or age > KEPT_S:
            return Trust.MISSING
        return Trust.LIVE if age <= FRESH_S else Trust.FADING

    def _site(self, arrived: Arrived) -> None:
        if len(arrived.payload) > LONGEST:
            return
        key = arrived.topic.rsplit("/", 1)[-1]
        value = _MEANS[key](arrived) if key in _MEANS else _number(arrived)
        if value is not None:
            # What the broker kept may be old: it counts as half faded.
            at = self._clock() - (FRESH_S if arrived.retained else 0.0)
            self._told[key] = _Told(value, at)
            self._broker = arrived.broker


def _number(arrived: Arrived) -> float | None:
    value = arrived.value
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if -MOST_W <= value <= MOST_W else None


def _word(arrived: Arrived) -> str | None:
    word = arrived.payload.decode("utf-8", "replace").strip('"')
    return word if word in MODES else None


def _truth(arrived: Arrived) -> bool | None:
    return arrived.value if isinstance(arrived.value, bool) else None


_MEANS: Mapping[str, Callable[[Arrived], float | str | bool | None]] = {
    "mode": _word,
    "connected": _truth,
    "charging": _truth,
}
