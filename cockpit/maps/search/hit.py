"""An answer on its way: a row or one of the driver's own places, with how good it is."""

import json
from dataclasses import dataclass

from cockpit.maps.geo import Point
from cockpit.maps.place import Place
from cockpit.maps.search.categories import by_value
from cockpit.maps.search.index import House, Row

ROUND = 4


@dataclass(slots=True)
class Hit:
    """`score` orders the answers; `quality` says how well the words fit, 0 to 1."""

    row: Row
    quality: float
    score: float
    km: float | None
    house: House | None = None
    missing: str = ""
    """A house number that was asked for and is not on the map."""

    @property
    def point(self) -> Point:
        """Where it is."""
        return self.house.point if self.house else self.row.point

    @property
    def identity(self) -> tuple[str, str]:
        """Equal for the same answer."""
        return self.row.key, self.house.number if self.house else ""

    def place(self, language: str) -> Place:
        """As everybody else knows it."""
        row, house = self.row, self.house
        name, kind, key = local_name(row, language), row.kind, row.key
        if house is not None and not self.missing:
            name, kind, key = f"{name} {house.shown}", "address", house.key
        far = None if self.km is None else round(self.km * 1000)
        score = round(self.score, ROUND)
        where = " · ".join(filter(None, (power(row), address(row, name))))
        return Place(name, self.point, kind, row.category, where, key, far, score)


def power(row: Row) -> str:
    """What a charger gives at most, "300 kW"; "" for what is none, or does not tell."""
    kw = json.loads(row.facts).get("kw", 0) if row.facts else 0
    return f"{kw:g} kW" if kw else ""


def local_name(row: Row, language: str) -> str:
    """In the driver's language where the map has it; a place without a name is called by kind."""
    names = json.loads(row.names) if row.names else {}
    category = by_value().get(row.category)
    name = names.get(language[:2]) or names.get("") or names.get("en")
    return name or (category.label(language) if category else row.category.replace("_", " "))


def address(row: Row, name: str) -> str:
    """One line below the name; what the name says already is left out."""
    parts = [part for part in (row.line, *row.area.split(", ")) if part and part != name]
    return ", ".join(dict.fromkeys(parts))
