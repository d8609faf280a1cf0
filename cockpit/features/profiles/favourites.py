"""What a driver comes back to: places, people, stations, scenes at home."""

from dataclasses import dataclass

from cockpit.features.profiles.shapes import Real, Record, Words

LONGEST_NAME, LONGEST_LINE = 60, 200


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere to go; degrees of WGS 84."""

    name: str
    lat: float
    lon: float
    address: str = ""
    """One line below the name."""
    category: str = ""
    """OpenStreetMap's value, such as restaurant."""


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody to call."""

    name: str
    number: str
    """As it is dialled."""


@dataclass(frozen=True, slots=True)
class Station:
    """A radio station."""

    name: str
    source: str
    """What the player opens: an address, or a frequency."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A scene at home, by the id that the home knows it by."""

    name: str
    id: str


_NAME, _LINE = Words(LONGEST_NAME, least=1), Words(LONGEST_LINE)
PLACE = Record(
    Place,
    {
        "name": _NAME,
        "lat": Real(-90, 90),
        "lon": Real(-180, 180),
        "address": _LINE,
        "category": Words(LONGEST_NAME),
    },
)
CONTACT = Record(Contact, {"name": _NAME, "number": Words(21, least=1)})
STATION = Record(Station, {"name": _NAME, "source": Words(LONGEST_LINE, least=1)})
SCENE = Record(Scene, {"name": _NAME, "id": Words(LONGEST_LINE, least=1)})
