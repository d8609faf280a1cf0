"""A plan: the way that the car will take, and what each piece of road on it is like."""

from dataclasses import asdict, dataclass, field
from typing import Any, Self

from simulators.ways.polyline import Point, decode, encode

FORMAT = 1


class PlanError(Exception):
    """A plan cannot be read; the text says why."""


@dataclass(frozen=True, slots=True)
class Piece:
    """The road from point `begin` to point `end`, where nothing below changes."""

    begin: int
    end: int
    way_id: int = 0
    name: str = ""
    road: str = ""
    """Class: motorway, trunk, primary, secondary, tertiary, unclassified, residential, service."""
    limit_kmh: float | None = None
    """What the sign says; None where there is none."""
    speed_kmh: float = 50.0
    """What one drives there."""
    lanes: int = 1
    """In our direction."""
    one_way: bool = False
    ramp: bool = False
    roundabout: bool = False
    tunnel: bool = False
    bridge: bool = False
    signal: bool = False
    """A traffic light at its end."""
    turn: int = 0
    """What one signals before its end: +1 left, -1 right."""
    exits: tuple[float, ...] = ()
    """Compass directions of the other roads that one could take at its end."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Points and pieces without a gap; `closed` goes round and round."""

    name: str
    points: tuple[Point, ...]
    pieces: tuple[Piece, ...]
    heights_m: tuple[float, ...] = ()
    """One per point, or none at all."""
    closed: bool = False
    drives_left: bool = False
    marks: dict[str, float] = field(default_factory=dict)
    """Metres along the way to places that scenarios start from, by name."""

    def as_json(self) -> dict[str, Any]:
        """For a file; what is usual is left out."""
        usual = asdict(Piece(0, 0))
        pieces = [
            {k: v for k, v in asdict(p).items() if k in ("begin", "end") or v != usual[k]}
            for p in self.pieces
        ]
        return {
            "format": FORMAT,
            "name": self.name,
            "closed": self.closed,
            "drives_left": self.drives_left,
            "shape": encode(self.points),
            "heights_m": [round(h, 1) for h in self.heights_m],
            "marks": self.marks,
            "pieces": pieces,
        }

    @classmethod
    def from_json(cls, words: dict[str, Any]) -> Self:
        """The reverse; raises PlanError."""
        try:
            if words["format"] != FORMAT:
                raise PlanError(f"format {words['format']}, not {FORMAT}")
            pieces = tuple(_piece(entry) for entry in words["pieces"])
            points = tuple(decode(words["shape"]))
            heights = tuple(map(float, words["heights_m"]))
            plan = cls(
                str(words["name"]),
                points,
                pieces,
                heights,
                bool(words["closed"]),
                bool(words["drives_left"]),
                {str(name): float(way) for name, way in words.get("marks", {}).items()},
            )
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise PlanError(f"no plan: {error}") from None
        if len(points) < 2 or not pieces or len(heights) not in (0, len(points)):
            raise PlanError("no plan: needs two points, a piece, and a height for each point")
        return plan


def _piece(entry: dict[str, Any]) -> Piece:
    return Piece(**{**entry, "exits": tuple(entry.get("exits", ()))})


def bare_plan(name: str, points: list[Point], speed_kmh: float = 50.0) -> Plan:
    """A plan for a line of which nothing else is known."""
    return Plan(name, tuple(points), (Piece(0, len(points) - 1, speed_kmh=speed_kmh),))
