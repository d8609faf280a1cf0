"""How the map looks, by day and by night: one table."""

from dataclasses import dataclass, field

from cockpit.maps.display.kinds import Kind


@dataclass(frozen=True, slots=True)
class Line:
    """A line's ink, its casing, and its widths in pixels at zooms 12, 14, 16 and 18."""

    ink: str
    casing: str = ""
    widths: tuple[float, float, float, float] = (1, 1, 1, 1)
    first: float = 0.0
    """The zoom from which on it is drawn."""
    dashes: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Style:
    """One theme. `roof` and `wall` are a building's; `haze` lies where the map fades away."""

    ground: str
    areas: dict[Kind, str]
    lines: dict[Kind, Line]
    roof: str
    roof_high: str
    wall: str
    edge: str
    tunnel: str
    bridge: str
    areas_first: dict[Kind, float] = field(default_factory=dict)


ZOOMS = (12.0, 14.0, 16.0, 18.0)
MOTOR = (3.4, 6.0, 13.0, 30.0)
TRUNK = (2.8, 5.2, 12.0, 28.0)
PRIMARY = (2.2, 4.6, 11.0, 26.0)
SECONDARY = (1.5, 3.8, 9.5, 23.0)
TERTIARY = (1.0, 3.0, 8.0, 20.0)
STREET = (0.5, 1.7, 6.0, 17.0)
SERVICE = (0.0, 0.7, 3.0, 9.0)
RAMP = (1.4, 3.4, 7.5, 17.0)
PATH = (0.0, 0.0, 1.2, 3.0)


def _lines(c: dict[str, str]) -> dict[Kind, Line]:
    return {
        Kind.RIVER: Line(c["water"], "", (2.0, 5.0, 12.0, 30.0)),
        Kind.STREAM: Line(c["water"], "", (0.6, 1.4, 3.0, 6.0)),
        Kind.PIER: Line(c["pier"], "", (0.5, 1.5, 4.0, 10.0)),
        Kind.RUNWAY: Line(c["runway"], "", (3.0, 9.0, 26.0, 70.0)),
        Kind.TAXIWAY: Line(c["runway"], "", (1.0, 3.0, 9.0, 24.0)),
        Kind.RAIL: Line(c["rail"], "", (1.0, 1.6, 2.6, 4.5)),
        Kind.TRAM: Line(c["rail"], "", (0.0, 0.8, 1.4, 2.4), 14),
        Kind.FERRY: Line(c["ferry"], "", (1.2, 1.6, 2.2, 3.0), 0, (4, 4)),
        Kind.PATH: Line(c["path"], "", PATH, 15.4, (3, 2.4)),
        Kind.PEDESTRIAN: Line(c["foot"], c["case"], (0.4, 1.4, 4.4, 13.0), 13.4),
        Kind.TRACK: Line(c["path"], "", (0.0, 0.8, 1.8, 4.5), 13.6, (5, 2)),
        Kind.SERVICE: Line(c["street"], c["case"], SERVICE, 14.0),
        Kind.RESIDENTIAL_ROAD: Line(c["street"], c["case"], STREET, 12.2),
        Kind.TERTIARY: Line(c["tertiary"], c["case"], TERTIARY),
        Kind.SECONDARY: Line(c["secondary"], c["case"], SECONDARY),
        Kind.PRIMARY: Line(c["primary"], c["case"], PRIMARY),
        Kind.TRUNK_LINK: Line(c["trunk"], c["case"], RAMP),
        Kind.TRUNK: Line(c["trunk"], c["case"], TRUNK),
        Kind.MOTORWAY_LINK: Line(c["motor"], c["motor_case"], RAMP),
        Kind.MOTORWAY: Line(c["motor"], c["motor_case"], MOTOR),
    }


NIGHT = Style(
    ground="#0D1216",
    areas={
        Kind.SEA: "#0B1E2C",
        Kind.WATER: "#0C2130",
        Kind.FARMLAND: "#0E1416",
        Kind.MEADOW: "#0E1617",
        Kind.RESIDENTIAL: "#11171C",
        Kind.COMMERCIAL: "#141A20",
        Kind.INDUSTRIAL: "#12171D",
        Kind.PARKING: "#171D23",
        Kind.CEMETERY: "#0F1A18",
        Kind.GREEN: "#0F1A18",
        Kind.PARK: "#10211C",
        Kind.FOREST: "#0E1D1A",
        Kind.SPORT: "#12251F",
        Kind.AIRFIELD: "#13191E",
        Kind.BEACH: "#1C1C18",
        Kind.SQUARE: "#1A2026",
        Kind.RUNWAY: "#242C34",
        Kind.PIER: "#1A2026",
    },
    lines=_lines(
        {
            "water": "#0C2130",
            "pier": "#1A2026",
            "runway": "#242C34",
            "rail": "#2A323A",
            "ferry": "#22465C",
            "path": "#252E36",
            "foot": "#222A31",
            "case": "#0A0E11",
            "street": "#2A333C",
            "tertiary": "#323D47",
            "secondary": "#3B4753",
            "primary": "#465463",
            "trunk": "#52637A",
            "motor": "#5E7391",
            "motor_case": "#0A0E11",
        }
    ),
    roof="#1A2128",
    roof_high="#2B3540",
    wall="#10151A",
    edge="#232C35",
    tunnel="#1B232A",
    bridge="#050709",
)
DAY = Style(
    ground="#F1F1EE",
    areas={
        Kind.SEA: "#B3D4E6",
        Kind.WATER: "#B3D4E6",
        Kind.FARMLAND: "#F0EFE6",
        Kind.MEADOW: "#E9EFDD",
        Kind.RESIDENTIAL: "#ECECE9",
        Kind.COMMERCIAL: "#EBE8E6",
        Kind.INDUSTRIAL: "#E6E6E8",
        Kind.PARKING: "#E3E4E6",
        Kind.CEMETERY: "#D8E6D2",
        Kind.GREEN: "#DBEACF",
        Kind.PARK: "#CBE5C0",
        Kind.FOREST: "#C5DDBD",
        Kind.SPORT: "#BFE0C4",
        Kind.AIRFIELD: "#E6E7EB",
        Kind.BEACH: "#F3E9C9",
        Kind.SQUARE: "#E9E7E2",
        Kind.RUNWAY: "#CDD1D8",
        Kind.PIER: "#E9E7E2",
    },
    lines=_lines(
        {
            "water": "#B3D4E6",
            "pier": "#E9E7E2",
            "runway": "#CDD1D8",
            "rail": "#B4B9BF",
            "ferry": "#7FA9C4",
            "path": "#CFC8BC",
            "foot": "#F8F6F1",
            "case": "#C9CCCF",
            "street": "#FFFFFF",
            "tertiary": "#FFFFFF",
            "secondary": "#FFF9E8",
            "primary": "#FFEFC2",
            "trunk": "#FFE09A",
            "motor": "#F9C46B",
            "motor_case": "#D9964A",
        }
    ),
    roof="#DEDEDB",
    roof_high="#F2F2F0",
    wall="#C4C6C7",
    edge="#CCCDCD",
    tunnel="#DCDCDA",
    bridge="#A9ADB2",
)
STYLES = {"night": NIGHT, "day": DAY}


def width_at(line: Line, zoom: float) -> float:
    """The line's width in pixels at a zoom."""
    if zoom <= ZOOMS[0]:
        return line.widths[0] * 2 ** ((zoom - ZOOMS[0]) * 0.45)
    for low in range(len(ZOOMS) - 1):
        if zoom <= ZOOMS[low + 1]:
            part = (zoom - ZOOMS[low]) / (ZOOMS[low + 1] - ZOOMS[low])
            a, b = line.widths[low], line.widths[low + 1]
            return a + (b - a) * part if a <= 0 or b <= 0 else a * (b / a) ** part
    return line.widths[-1] * 2 ** (zoom - ZOOMS[-1])
