"""How a thing of the home shows itself on a tile: icon, state in a word or a number, colour."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from cockpit.core.units import Display
from cockpit.features.home.devices.entity import Bolt, Can, Cover, Entity, Sort, State

OPENINGS = frozenset({"door", "garage_door", "window", "opening"})


@dataclass(frozen=True, slots=True)
class Face:
    """`word` is English and the view translates it; `number` needs no translation."""

    icon: str
    word: str = ""
    number: str = ""
    lit: bool = False
    alert: bool = False
    """The house stands open."""


def face(entity: Entity, point: str = ".") -> Face:
    """What is true now; `point` stands between whole and fraction."""
    return _FACES[entity.sort](entity, point)


def icon(entity: Entity) -> str:
    """Its sign alone."""
    return _ICONS.get(entity.sort, "info")


def main_wish(entity: Entity) -> tuple[Can, bool] | None:
    """What a touch on the tile does at once: switch it over, or set a scene."""
    if Can.TURN in entity.can and entity.state.on is not None:
        return Can.TURN, not entity.state.on
    if Can.TURN in entity.can:
        return Can.TURN, True
    for can in (Can.ACTIVATE, Can.PRESS):
        if can in entity.can:
            return can, True
    return None


_ICONS: Mapping[Sort, str] = {
    Sort.LIGHT: "light",
    Sort.SWITCH: "plug",
    Sort.COVER: "blind",
    Sort.GARAGE: "garage",
    Sort.LOCK: "lock",
    Sort.CLIMATE: "temperature",
    Sort.SCENE: "scene",
    Sort.BUTTON: "power",
    Sort.SENSOR: "info",
    Sort.CONTACT: "info",
    Sort.CAMERA: "camera",
    Sort.NUMBER: "info",
    Sort.SELECT: "info",
    Sort.FAN: "fan",
}
_COVERS: Mapping[Cover, str] = {
    Cover.OPEN: "Open",
    Cover.OPENING: "Opening …",
    Cover.CLOSED: "Closed",
    Cover.CLOSING: "Closing …",
    Cover.STOPPED: "Stopped",
}
_BOLTS: Mapping[Bolt, str] = {
    Bolt.LOCKED: "Locked",
    Bolt.LOCKING: "Locking …",
    Bolt.UNLOCKED: "Unlocked",
    Bolt.UNLOCKING: "Unlocking …",
    Bolt.JAMMED: "Jammed",
}
WORDS = frozenset(
    {
        *_COVERS.values(),
        *_BOLTS.values(),
        "On",
        "Off",
        "Unknown",
        "Start",
        "Picture",
        "Not reachable",
    }
)
"""Every word a tile can show; the texts have them all."""


def _switched(entity: Entity, _: str) -> Face:
    state, sign = entity.state, icon(entity)
    if state.on is None:
        return Face(sign, "Unknown")
    if state.on and state.level is not None:
        return Face(sign, number=f"{state.level:.0f} %", lit=True)
    return Face(sign, "On" if state.on else "Off", lit=state.on)


def _covered(entity: Entity, _: str) -> Face:
    state = entity.state
    shut = state.closed
    sign = "garage-open" if entity.sort is Sort.GARAGE and shut is False else icon(entity)
    alert = entity.sort is Sort.GARAGE and shut is False
    half = state.position is not None and 0 < state.position < 100
    if half and state.cover not in (Cover.OPENING, Cover.CLOSING):
        return Face(sign, number=f"{state.position:.0f} %", alert=alert)
    word = _COVERS[state.cover] if state.cover else _by_position(state)
    return Face(sign, word, alert=alert)


def _by_position(state: State) -> str:
    return {True: "Closed", False: "Open", None: "Unknown"}[state.closed]


def _bolted(entity: Entity, _: str) -> Face:
    bolt = entity.state.bolt
    if bolt is None:
        return Face("lock", "Unknown")
    shut = bolt is Bolt.LOCKED
    return Face("lock" if shut else "unlock", _BOLTS[bolt], alert=not shut)


def _warm(entity: Entity, point: str) -> Face:
    state, display = entity.state, Display(entity.unit, decimals=1, point=point)
    if state.temperature is None and state.target is None:
        return Face("temperature", "Unknown")
    found, target = display.text(state.temperature), display.text(state.target)
    arrow = f" → {target}" if state.target is not None else ""
    return Face("temperature", number=f"{found}{arrow} {entity.unit}".strip())


def _measured(entity: Entity, point: str) -> Face:
    value, sign = entity.state.value, icon(entity)
    if value is None:
        return Face(sign, "Unknown")
    if isinstance(value, str):
        return Face(sign, number=value)
    decimals = 0 if value == round(value) or abs(value) >= 100 else 1
    text = Display("", decimals=decimals, point=point).text(value)
    return Face(sign, number=f"{text} {entity.unit}".strip())


def _contact(entity: Entity, _: str) -> Face:
    on = entity.state.on
    if on is None:
        return Face("info", "Unknown")
    if entity.device_class in OPENINGS:
        return Face("info", "Open" if on else "Closed", alert=on)
    return Face("info", "On" if on else "Off", lit=on)


_FACES: Mapping[Sort, Callable[[Entity, str], Face]] = {
    Sort.LIGHT: _switched,
    Sort.SWITCH: _switched,
    Sort.FAN: _switched,
    Sort.COVER: _covered,
    Sort.GARAGE: _covered,
    Sort.LOCK: _bolted,
    Sort.CLIMATE: _warm,
    Sort.SCENE: lambda entity, _: Face(icon(entity), "Run"),
    Sort.BUTTON: lambda entity, _: Face(icon(entity), "Run"),
    Sort.CAMERA: lambda entity, _: Face(icon(entity), "Picture"),
    Sort.SENSOR: _measured,
    Sort.NUMBER: _measured,
    Sort.SELECT: _measured,
    Sort.CONTACT: _contact,
}
