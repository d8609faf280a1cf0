"""What home may ask of the car without a signature, and in which words: a table.

Locking is there, unlocking is not; windows close and do not open. The send list of the car's
mapping stands behind all of it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from cockpit.core import signals as car
from cockpit.core.signal import Signal, Value
from cockpit.features.remote.told import QUICK_S, UNKNOWN, Entity, Told, number, on

WARMEST, COLDEST, STEP = 28.0, 16.0, 0.5
"""What the car takes as a set temperature, °C."""
LEAST_LIMIT, LIMIT_STEP = 50, 5
UNSIGNED = "needs a signed command"
NOT_MEANT = "is not understood"

type Wish = tuple[Signal[Any], Value]
type Meaning = tuple[Wish, ...] | str
"""What to ask of the car, or why not."""


@dataclass(frozen=True, slots=True)
class Command:
    """One command topic: how its words are meant, and whether it waits until the car stands."""

    topic: str
    means: Callable[[str], Meaning]
    parked: bool = False


@dataclass(frozen=True, slots=True)
class Control:
    """An entity that can be asked; `asked` is Home Assistant's key of a command topic."""

    entity: Entity
    asked: Mapping[str, Command]


def _words(meanings: Mapping[str, Meaning]) -> Callable[[str], Meaning]:
    return lambda text: meanings.get(text, NOT_MEANT)


def _range(signal: Signal[Any], low: float, high: float, step: float) -> Callable[[str], Meaning]:
    def means(text: str) -> Meaning:
        try:
            wished = float(text)
        except ValueError:
            return NOT_MEANT
        if not low <= wished <= high:
            return f"must be {low:g} to {high:g}"
        return ((signal, signal.kind(round(wished / step) * step)),)

    return means


def _switch(key: str, name: str, signal: Signal[bool], icon: str) -> Control:
    return Control(
        Entity(key, "switch", name, {"stat_t": Told(key, (signal,), on, QUICK_S)}, {"icon": icon}),
        {
            "cmd_t": Command(
                f"{key}/set", _words({"ON": ((signal, True),), "OFF": ((signal, False),)})
            )
        },
    )


def _window(key: str, name: str, position: Signal[int], target: Signal[int]) -> Control:
    """Open or not; it can be closed."""
    state = Told(key, (position,), lambda open_: "open" if open_ else "closed", QUICK_S)
    close = _words({"CLOSE": ((target, 0),), "OPEN": UNSIGNED, "STOP": UNSIGNED})
    return Control(
        Entity(
            key,
            "cover",
            name,
            {"stat_t": state},
            {"dev_cla": "window", "pl_open": None, "pl_stop": None},
        ),
        {"cmd_t": Command(f"{key}/set", close, parked=True)},
    )


def _mode(active: bool) -> str:
    return "auto" if active else "off"


LOCK = Control(
    Entity(
        "lock",
        "lock",
        "Doors",
        {
            "stat_t": Told(
                "lock", (car.ALL_LOCKED,), lambda shut: "LOCKED" if shut else "UNLOCKED", QUICK_S
            )
        },
    ),
    {
        "cmd_t": Command(
            "lock/set", _words({"LOCK": ((car.ALL_LOCKED, True),), "UNLOCK": UNSIGNED}), parked=True
        )
    },
)

CLIMATE = Control(
    Entity(
        "climate",
        "climate",
        "Climate",
        {
            "mode_stat_t": Told("climate/mode", (car.CLIMATE_ON,), _mode, QUICK_S),
            "temp_stat_t": Told(
                "climate/temperature", (car.DRIVER_TEMPERATURE,), number(1), QUICK_S
            ),
            "curr_temp_t": Told("climate/cabin", (car.CABIN_TEMPERATURE,), number(1)),
        },
        {
            "modes": ["off", "auto"],
            "min_temp": COLDEST,
            "max_temp": WARMEST,
            "temp_step": STEP,
            "temp_unit": "C",
        },
    ),
    {
        "mode_cmd_t": Command(
            "climate/mode/set",
            _words(
                {
                    "off": ((car.CLIMATE_ON, False),),
                    "auto": ((car.CLIMATE_ON, True), (car.CLIMATE_AUTO, True)),
                }
            ),
        ),
        "temp_cmd_t": Command(
            "climate/temperature/set", _range(car.DRIVER_TEMPERATURE, COLDEST, WARMEST, STEP)
        ),
    },
)

CHARGE_LIMIT = Control(
    Entity(
        "charge_limit",
        "number",
        "Charge limit",
        {"stat_t": Told("charge_limit", (car.CHARGE_LIMIT,), number(), QUICK_S)},
        {
            "min": LEAST_LIMIT,
            "max": 100,
            "step": LIMIT_STEP,
            "unit_of_meas": "%",
            "icon": "mdi:battery-charging-80",
            "mode": "slider",
        },
    ),
    {"cmd_t": Command("charge_limit/set", _range(car.CHARGE_LIMIT, LEAST_LIMIT, 100, LIMIT_STEP))},
)

CHARGE = Control(
    Entity(
        "charge",
        "switch",
        "Charge",
        {
            "stat_t": Told(
                "charge",
                (car.CHARGE_SWITCH,),
                lambda state: {"START": "ON", "STOP": "OFF"}.get(state, UNKNOWN),
                QUICK_S,
            )
        },
        {"icon": "mdi:ev-station"},
    ),
    {
        "cmd_t": Command(
            "charge/set",
            _words({"ON": ((car.CHARGE_SWITCH, "START"),), "OFF": ((car.CHARGE_SWITCH, "STOP"),)}),
            parked=True,
        )
    },
)

PRECONDITION = Control(
    Entity("precondition", "button", "Precondition", {}, {"icon": "mdi:car-defrost-front"}),
    {
        "cmd_t": Command(
            "precondition/press",
            _words({"PRESS": ((car.CLIMATE_ON, True), (car.CLIMATE_AUTO, True))}),
        )
    },
)

CONTROLS = (
    LOCK,
    CLIMATE,
    CHARGE_LIMIT,
    CHARGE,
    PRECONDITION,
    _switch("defrost", "Windscreen defrost", car.FRONT_DEFROST, "mdi:car-defrost-front"),
    _switch("rear_defrost", "Rear window defrost", car.REAR_DEFROST, "mdi:car-defrost-rear"),
    _window("window_front_left", "Window front left", car.DRIVER_WINDOW, car.DRIVER_WINDOW_TARGET),
    _window(
        "window_front_right",
        "Window front right",
        car.PASSENGER_WINDOW,
        car.PASSENGER_WINDOW_TARGET,
    ),
    _window(
        "window_rear_left", "Window rear left", car.REAR_LEFT_WINDOW, car.REAR_LEFT_WINDOW_TARGET
    ),
    _window(
        "window_rear_right",
        "Window rear right",
        car.REAR_RIGHT_WINDOW,
        car.REAR_RIGHT_WINDOW_TARGET,
    ),
)
