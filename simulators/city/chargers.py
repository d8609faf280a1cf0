# ruff: noqa: E501  one row of a table stays one line
"""Charging stations: parks of fast ones, and slow ones along streets and in car parks."""

import random
from dataclasses import dataclass

from simulators.city.drawing import Drawing
from simulators.city.frame import SEED, XY
from simulators.city.roads import Tags
from simulators.city.world import World


@dataclass(frozen=True)
class Hub:
    """A charging park: so many sockets of so many kW."""

    at: XY
    name: str
    operator: str
    ccs: tuple[int, int]
    type2: int = 0
    more: tuple[tuple[str, str], ...] = ()


TARIFFS = {
    "Volthaven": "0.59 EUR/kWh", "Kestrel Charge": "0.49 EUR/kWh", "Stadtwerke Aldermünde": "0.39 EUR/kWh", "Aldernet": "0.44 EUR/kWh",
}  # fmt: skip
HUBS = (
    Hub((2695, 2170), "Charging Park Northgate", "Volthaven", (12, 300), 4), Hub((8500, -2650), "Heron Services South", "Volthaven", (10, 300)),
    Hub((8490, -2430), "Heron Services North", "Volthaven", (8, 300)), Hub((620, 1235), "Central Station Fast Charge", "Stadtwerke Aldermünde", (4, 150), 6),
    Hub((2260, -5650), "Airport P1", "Kestrel Charge", (6, 150), 12), Hub((-2560, -640), "Ferry Harbour", "Aldernet", (4, 150), 4),
    Hub((10130, 8985), "Highmoor Market", "Kestrel Charge", (4, 150), 4), Hub((10290, -2980), "Border Halt", "Volthaven", (6, 300)),
    Hub((6830, -110), "Larkenby Cross", "Kestrel Charge", (4, 150)), Hub((4930, 5290), "Pass Foot", "Aldernet", (2, 150), 2),
    Hub((-6900, 3050), "Sandbay Beach", "Stadtwerke Aldermünde", (2, 50), 4), Hub((-1250, 1180), "Castle Park", "Stadtwerke Aldermünde", (2, 50), 6),
    Hub((3150, -3640), "Southbridge Park and Ride", "Aldernet", (4, 150), 8), Hub((-2680, 3480), "Kings Heath Park and Ride", "Kestrel Charge", (4, 150), 4),
    Hub((-2500, -2600), "Docks Freight Yard", "Aldernet", (2, 150), 0, (("access", "private"),)),
    Hub((-1080, -4400), "Aldersand Exit", "Volthaven", (6, 300), 0, (("operational_status", "broken"), ("description", "Out of order until further notice"))),
    Hub((450, 5500), "Thornacre", "Kestrel Charge", (2, 50), 2), Hub((8160, 520), "Ormsfield", "Stadtwerke Aldermünde", (2, 50), 2),
    Hub((4480, -6250), "Fennholt", "Stadtwerke Aldermünde", (2, 50), 2), Hub((860, 8860), "Upper Nordale", "Aldernet", (1, 50), 2),
)  # fmt: skip
IN_STREETS = 46


def draw(world: World, drawing: Drawing) -> None:
    """All chargers of the map."""
    for hub in HUBS:
        drawing.node(hub.at, _hub(hub))
    rng = random.Random(SEED + 6)
    kinds = (
        "inner",
        "old",
        "grid",
        "office",
        "row",
        "suburb",
        "villa",
        "estate",
        "town",
        "village",
    )
    fronts = [h for h in world.houses if h.plot.block.kind in kinds]
    for n, house in enumerate(rng.sample(fronts, IN_STREETS)):
        operator = rng.choice(
            ("Stadtwerke Aldermünde", "Aldernet", "Stadtwerke Aldermünde", "Kestrel Charge")
        )
        middle = house.outline.centroid
        x, y = house.front
        spot = (x + (x - middle.x) * 0.25, y + (y - middle.y) * 0.25)
        drawing.node(spot, _post(operator, rng.choice((2, 2, 2, 4)), n))


def _common(operator: str) -> Tags:
    return {
        "amenity": "charging_station",
        "motorcar": "yes",
        "operator": operator,
        "charge": TARIFFS[operator],
        "fee": "yes",
    }


def _hub(hub: Hub) -> Tags:
    count, power = hub.ccs
    tags = _common(hub.operator) | {
        "name": hub.name, "capacity": str(count + hub.type2), "socket:type2_combo": str(count),
        "socket:type2_combo:output": f"{power} kW", "opening_hours": "24/7",
    }  # fmt: skip
    if hub.type2:
        tags |= {"socket:type2": str(hub.type2), "socket:type2:output": "22 kW"}
    return tags | dict(hub.more)


def _post(operator: str, sockets: int, number: int) -> Tags:
    tags = _common(operator) | {
        "capacity": str(sockets),
        "socket:type2": str(sockets),
        "socket:type2:output": "22 kW",
    }
    if number % 9 == 0:
        tags |= {"socket:type2:output": "11 kW"}
    if number == 17:
        tags |= {"access": "private"}
    return tags
