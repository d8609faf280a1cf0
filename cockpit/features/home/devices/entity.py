"""One thing of the home that the driver can see or ask: what it is, what it can, how it is now."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any


class Sort(Enum):
    """What a driver would call it."""

    LIGHT = "light"
    SWITCH = "switch"
    COVER = "cover"
    GARAGE = "garage"
    """What the car passes through: a garage door or a gate."""
    LOCK = "lock"
    CLIMATE = "climate"
    SCENE = "scene"
    BUTTON = "button"
    SENSOR = "sensor"
    CONTACT = "contact"
    """Says yes or no: a window's contact, motion, smoke."""
    CAMERA = "camera"
    NUMBER = "number"
    SELECT = "select"
    FAN = "fan"


class Can(Enum):
    """What may be asked of an entity."""

    TURN = "turn"
    LEVEL = "level"
    WARMTH = "warmth"
    COLOUR = "colour"
    OPEN = "open"
    CLOSE = "close"
    STOP = "stop"
    POSITION = "position"
    LOCK = "lock"
    UNLOCK = "unlock"
    TEMPERATURE = "temperature"
    MODE = "mode"
    PRESS = "press"
    ACTIVATE = "activate"
    CHOOSE = "choose"
    NUMBER = "number"


class Cover(Enum):
    """What a blind, a garage door or a gate does."""

    OPEN = "open"
    OPENING = "opening"
    CLOSED = "closed"
    CLOSING = "closing"
    STOPPED = "stopped"
    """Stands; whether open or closed tells its position, where it has one."""


class Bolt(Enum):
    """What a lock does."""

    LOCKED = "locked"
    LOCKING = "locking"
    UNLOCKED = "unlocked"
    UNLOCKING = "unlocking"
    JAMMED = "jammed"


@dataclass(frozen=True, slots=True)
class State:
    """What the device said last; None where it has not."""

    on: bool | None = None
    level: float | None = None
    """Brightness or a fan's speed, 0-100 %."""
    kelvin: float | None = None
    colour: tuple[float, float] | None = None
    """Hue 0-360 and saturation 0-100."""
    position: float | None = None
    """0 % is closed, 100 % open."""
    cover: Cover | None = None
    bolt: Bolt | None = None
    value: float | str | None = None
    """Of a sensor, a number or a select."""
    mode: str | None = None
    temperature: float | None = None
    """Measured; as the target in the entity's unit."""
    target: float | None = None

    @property
    def closed(self) -> bool | None:
        """Of a cover: whether nothing fits through. Closing is not closed."""
        if self.cover in (Cover.CLOSED, Cover.OPENING, Cover.CLOSING, Cover.OPEN):
            return self.cover is Cover.CLOSED
        return None if self.position is None else self.position == 0


type Said = tuple[str, str]
"""A topic and what to say on it."""
type Order = Callable[[Any], list[Said]]
"""Puts a wish, already within the entity's limits, into the device's words, or UnusableError."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """What an entity is, and its state."""

    id: str
    """`protocol/…`: stays the same over restarts and renames, unique over all protocols."""
    broker: str
    sort: Sort
    name: str
    device: str = ""
    room: str = ""
    device_class: str = ""
    """What a sensor, a contact or a cover is of, in Home Assistant's words: `door`, `battery`."""
    category: str = ""
    """`config` or `diagnostic` for what is not of everyday use."""
    unit: str = ""
    low: float | None = None
    high: float | None = None
    step: float | None = None
    options: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    stills: str = ""
    """The topic of a camera's pictures; nobody listens there until they are shown."""
    stills_base64: bool = False
    orders: Mapping[Can, Order] = field(default_factory=dict, repr=False, compare=False)
    state: State = State()
    available: bool | None = None
    """None: its device does not tell, or has not yet."""
    reason: str = ""
    """Why its value is not known or its words are not understood; empty where all is well."""

    @property
    def can(self) -> frozenset[Can]:
        """What may be asked of it."""
        return frozenset(self.orders)
