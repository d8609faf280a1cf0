# ruff: noqa: E501  one row of a table stays one line
"""The roads drawn by hand: boulevard, radials, ring roads, country roads. They make the city."""

from dataclasses import dataclass

from simulators.city.curves import parallel, piece, place_of, spline
from simulators.city.frame import XY
from simulators.city.roads import Road, Tags, cut
from simulators.city.water import Waters

CITY_50 = {"maxspeed": "50", "lit": "yes", "surface": "asphalt", "sidewalk": "both"}
COUNTRY_100 = {"maxspeed": "100", "surface": "asphalt"}
COUNTRY_70 = {"maxspeed": "70", "surface": "asphalt"}


@dataclass(frozen=True)
class Sketch:
    """One hand-drawn road."""

    name: str
    kind: str
    points: tuple[XY, ...]
    ref: str = ""
    closed: bool = False


RADIALS = (
    Sketch("North Road", "primary", (
        (-60, 655), (-20, 900), (40, 1200), (80, 1600), (60, 2350), (20, 3100), (120, 3800), (300, 4450),
        (520, 5300), (420, 6100), (320, 6900), (560, 7900), (820, 8900), (700, 9900), (640, 11300),
    ), "A10"),
    Sketch("Tannery Road", "primary", (
        (430, 545), (760, 880), (1060, 1250), (1300, 1700), (1560, 2150), (2200, 2900), (2950, 3830),
        (3450, 4350), (3900, 4720), (4400, 5050), (4900, 5320), (5330, 5560), (5600, 5900), (5560, 6280),
        (5850, 6540), (6260, 6480), (6560, 6660), (6520, 7020), (6260, 7280), (6480, 7560), (6900, 7460),
        (7250, 7600), (7330, 7930), (7640, 8130), (8020, 8020), (8330, 8120), (8420, 8450), (8750, 8560),
        (9050, 8420), (9330, 8530), (9480, 8800), (9800, 8930), (10150, 9020),
    ), "A12"),
    Sketch("Eastgate Road", "primary", (
        (700, 190), (880, 170), (1080, 160), (1400, 130), (1950, -20), (2600, -240), (3500, -330),
        (4220, -300), (5450, -280), (6100, -230), (6800, -60), (7500, 220), (8200, 480), (9000, 640),
        (10000, 900), (11000, 1250), (12400, 1400),
    ), "A14"),
    Sketch("Southbridge Road", "primary", (
        (390, -600), (470, -760), (540, -930), (700, -1200), (1130, -1700), (1650, -2200), (2200, -2700),
        (2650, -3120), (3250, -3760), (3800, -4450), (4250, -5250), (4450, -6300), (4420, -7000),
        (4480, -7650), (4350, -8400), (4300, -9300),
    ), "A16"),
    Sketch("Harbour Road", "primary", (
        (-345, -745), (-355, -850), (-370, -1000), (-450, -1400), (-700, -2100), (-880, -2700),
        (-980, -3300), (-1150, -4200), (-1080, -5000), (-700, -5700), (-150, -6350), (500, -7100),
        (900, -7800), (1050, -8500), (1100, -9300),
    ), "A18"),
    Sketch("West Street", "primary", (
        (-690, 10), (-850, 20), (-1130, 130), (-1500, 170), (-1850, 130), (-2400, 300), (-3000, 420),
        (-3500, 520), (-4020, 640), (-4450, 900), (-4700, 1300), (-4850, 1900), (-5300, 2450), (-6100, 2900),
        (-6950, 3080), (-7600, 3350), (-8100, 4000), (-8900, 4900), (-9500, 5300), (-10400, 5400),
    ), "A20"),
    Sketch("Kings Road", "primary", (
        (-540, 470), (-830, 800), (-1250, 1200), (-1640, 1640), (-2050, 2250), (-2350, 2900), (-2750, 3620),
        (-3200, 4350), (-3900, 5200), (-4650, 5950), (-5500, 6500), (-6300, 7050), (-7000, 7900),
        (-7600, 8900), (-8100, 9900), (-8300, 11300),
    ), "A22"),
)  # fmt: skip

RINGS = (
    Sketch("Wall Boulevard", "primary", (
        (-345, -745), (-480, -640), (-600, -420), (-680, -150), (-690, 10), (-660, 240), (-540, 470), (-330, 610), (-60, 655),
        (210, 650), (430, 545), (600, 400), (700, 190), (735, -40), (700, -230),
        (600, -400), (470, -530), (390, -600),
    ), "B1"),
    Sketch("Parkway", "secondary", (
        (-1780, -680), (-1850, -250), (-1850, 130), (-1790, 600), (-1700, 1150), (-1640, 1640), (-1360, 1990),
        (-900, 2240), (-400, 2350), (60, 2350), (560, 2340), (1050, 2270), (1560, 2150), (1850, 1800),
        (1960, 1350), (1975, 850), (1970, 400), (1950, -20), (1990, -500), (1930, -1050), (1850, -1650),
        (1650, -2200), (1150, -2500), (560, -2580), (-100, -2450), (-700, -2100), (-1250, -1850),
        (-1640, -1600), (-1730, -1250), (-1750, -950),
    ), "B2", True),
    Sketch("Orbital Road", "secondary", (
        (-3180, -560), (-3140, -100), (-3000, 420), (-2850, 1000), (-2550, 1700), (-2050, 2250), (-1550, 2750),
        (-900, 3080), (20, 3100), (700, 3120), (1500, 3080), (2200, 2900), (2950, 2450), (3600, 1900),
        (4050, 1400), (4230, 900), (4270, 300), (4220, -300), (4150, -1000), (3950, -1800), (3400, -2500),
        (2650, -3120), (1800, -3480), (900, -3560), (0, -3500), (-980, -3300), (-1750, -3080),
        (-2450, -2850), (-3000, -2450),
    ), "B3"),
)  # fmt: skip

COLLECTORS = (
    Sketch("Abbey Road West", "tertiary", ((-1640, 1640), (-2100, 1500), (-2700, 1330), (-3400, 1350), (-4000, 1750), (-4450, 1700), (-4830, 1800))),
    Sketch("Weavers Street", "tertiary", ((-690, 10), (-1000, 420), (-1350, 700), (-1750, 850), (-2250, 850), (-2850, 1000))),
    Sketch("Mill Hill Road", "tertiary", ((-60, 655), (-420, 1000), (-640, 1500), (-900, 2240), (-1000, 2700), (-900, 3080), (-750, 3600), (-800, 3980))),
    Sketch("Observatory Road", "tertiary", ((1050, 2270), (950, 2700), (700, 3120), (900, 3650), (1200, 4000))),
    Sketch("Northgate Avenue", "tertiary", ((1560, 2150), (2050, 2050), (2600, 1950), (3100, 1750), (3600, 1900), (4150, 2350), (4500, 2600))),
    Sketch("Foundry Road", "tertiary", ((1970, 400), (2500, 250), (3000, 80), (3500, 150), (4270, 300), (4750, 450), (5150, 500))),
    Sketch("Meadow Road", "tertiary", ((1930, -1050), (2500, -1200), (3100, -1250), (3700, -1250), (4150, -1000))),
    Sketch("Fountain Avenue", "tertiary", ((2600, -240), (2600, -700), (2500, -1200), (2350, -1800), (2200, -2700))),
    Sketch("Southfield Road", "tertiary", ((560, -2580), (500, -3000), (900, -3560))),
    Sketch("Carters Road", "tertiary", ((-450, -1400), (100, -1500), (700, -1200), (1250, -900), (1600, -550), (1990, -500))),
    Sketch("Dock Road", "tertiary", ((-1730, -1250), (-2050, -1650), (-2350, -2150), (-2450, -2850), (-2600, -3150), (-2830, -3290), (-2930, -3450), (-3000, -3600))),
    Sketch("Ropewalk", "tertiary", ((-1250, -1850), (-1500, -2250), (-1750, -3080), (-1850, -3500))),
    Sketch("Lighthouse Road", "tertiary", ((-1850, -250), (-2300, -300), (-2750, -350), (-3140, -100), (-3600, -150), (-3850, 250), (-4020, 640))),
    Sketch("Harbour Street", "tertiary", ((-1780, -680), (-2200, -700), (-2600, -610), (-3180, -560), (-3600, -620), (-3850, -800))),
    Sketch("Chapel Hill", "tertiary", ((-2050, 2250), (-2700, 2150), (-3150, 2000), (-3400, 1350))),
    Sketch("Station Road", "secondary", ((40, 1200), (420, 1180), (760, 1190), (1060, 1250), (1500, 1180), (1960, 1350)), "B4"),
    Sketch("Island Road", "tertiary", ((515, -860), (420, -850), (250, -860), (60, -885), (-140, -885), (-280, -860), (-350, -800))),
)  # fmt: skip

COUNTRY = (
    Sketch("Hill Farm Road", "tertiary", ((-4650, 5950), (-3700, 6350), (-2500, 6700), (-1300, 6650), (-300, 6900), (320, 6900), (1200, 6700), (2100, 6350), (2900, 5700), (3900, 4720))),
    Sketch("Sandbay Road", "tertiary", ((-6950, 3080), (-6700, 3900), (-6200, 4700), (-5600, 5400), (-4650, 5950))),
    Sketch("Valley Road", "secondary", ((6800, -60), (6950, 700), (7150, 1600), (7350, 2350), (7400, 2800), (7100, 3500), (6400, 4200), (5700, 4800), (4900, 5320)), "B6"),
    Sketch("Moor Lane", "tertiary", ((6800, -60), (6850, -800), (7000, -1500), (7050, -2150), (6950, -3000), (6500, -4000), (5700, -5000), (5000, -5700), (4450, -6300))),
    Sketch("Aldersand Road", "tertiary", ((500, -7100), (1200, -7550), (2300, -7850), (3400, -7600), (4480, -7650))),
    Sketch("Border Road", "secondary", ((8200, 480), (8700, -300), (9400, -1200), (9950, -2000), (10250, -2700), (10500, -3500), (10300, -4700), (9600, -5900), (8400, -6900), (6900, -7400), (5600, -7650), (4480, -7650)), "B7"),
    Sketch("Gorge Road", "secondary", ((8200, 480), (8700, 1500), (9250, 2600), (9700, 3300), (9950, 3900), (10200, 4800), (10050, 5700), (10300, 6600), (10600, 7500), (10450, 8300), (10150, 9020)), "B8"),
    Sketch("Terminal Road", "secondary", ((900, -3560), (1250, -3850), (1650, -4250), (1900, -4900), (2250, -5300), (2350, -5650), (2300, -5900)), "B9"),
    Sketch("Long Lane", "unclassified", ((-3900, 5200), (-4300, 4600), (-4900, 4100), (-5600, 3600), (-6100, 2900))),
    Sketch("Withen Lane", "unclassified", ((-7000, 7900), (-5800, 8600), (-4500, 9000), (-3200, 8900), (-1800, 9200), (-400, 8900), (820, 8900))),
    Sketch("Ridge Lane", "unclassified", ((820, 8900), (2000, 8700), (3000, 8000), (3400, 7000), (3300, 6100), (2900, 5700))),
    Sketch("Marsh Lane", "unclassified", ((6950, -3000), (8000, -3150), (9000, -3700), (10300, -4700))),
    Sketch("Holt Lane", "unclassified", ((7150, 1600), (8000, 1750), (8700, 1500))),
    Sketch("Saltmarsh Lane", "unclassified", ((-3000, -3600), (-2800, -4050), (-2500, -4600), (-2350, -5200), (-1750, -5700), (-1200, -5850), (-700, -5700))),
    Sketch("Fen Lane", "unclassified", ((-150, -6350), (500, -6000), (1000, -5300), (1900, -4900))),
    Sketch("Highmoor Street", "secondary", ((10150, 9020), (10500, 9400), (10800, 9900), (11100, 10500), (11300, 11300)), "B10"),
    Sketch("Church Street", "tertiary", ((9800, 8930), (9850, 9300), (10100, 9600), (10500, 9400), (10780, 9050), (10600, 8700), (10450, 8300))),
)  # fmt: skip


# Short tunnels: the road, and where they begin and end.
TUNNELS: tuple[tuple[str, XY, XY], ...] = (("Mill Hill Road", (-520, 1180), (-620, 1450)),)
SHORT_TUNNEL = {"tunnel": "yes", "layer": "-1", "tunnel:name": "Mill Hill Tunnel"}


def draw(waters: Waters) -> list[Road]:
    """All hand-drawn roads on the ground, without the motorways."""
    sketches = (*RADIALS, *RINGS, *COLLECTORS, *COUNTRY)
    roads = [Road(spline(s.points, 18, s.closed), _tags(s)) for s in sketches]
    out: list[Road] = []
    for road in roads:
        spans = [
            tuple(sorted((place_of(road.points, start), place_of(road.points, end))))
            for name, start, end in TUNNELS
            if name == road.name
        ]
        out += cut(road, [(a, b, SHORT_TUNNEL) for a, b in spans])
    return out + _quays(waters)


def _tags(sketch: Sketch) -> Tags:
    tags = {"highway": sketch.kind, "name": sketch.name}
    if sketch.ref:
        tags["ref"] = sketch.ref
    country = sketch in COUNTRY
    if country:
        tags |= COUNTRY_70 if sketch.kind == "unclassified" else COUNTRY_100
    else:
        tags |= CITY_50
    return tags


def _quays(waters: Waters) -> list[Road]:
    """Roads along both banks of the river, from the harbour to the Parkway."""
    line = waters.river_line
    out = []
    for name, side, west, east in (
        ("North Quay", -1, (-1800, -1130), (2010, 815)),
        ("South Quay", 1, (-1800, -1130), (2010, 815)),
    ):
        start, end = sorted((place_of(line, west), place_of(line, east)))
        part = spline(piece(line, start, end)[::2], 20)
        gap = [_gap(waters, point) for point in part]
        moved = [_aside(part, n, side * gap[n]) for n in range(len(part))]
        out.append(
            Road(
                spline(moved[::2] if len(moved) > 6 else moved, 20),
                {"highway": "tertiary", "name": name, **CITY_50},
            )
        )
    return out


def _gap(waters: Waters, point: XY) -> float:
    from shapely import Point  # type: ignore[import-untyped]

    banks = waters.river.union(waters.island).exterior
    return float(banks.distance(Point(point))) + 20


def _aside(line: list[XY], n: int, right: float) -> XY:
    a, b = max(0, n - 1), min(len(line) - 1, n + 1)
    moved = parallel([line[a], line[n], line[b]] if a < n < b else [line[a], line[b]], right)
    return moved[1] if a < n < b else moved[0 if n == 0 else 1]
