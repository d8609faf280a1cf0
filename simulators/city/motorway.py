# ruff: noqa: E501  one row of a table stays one line
"""The ring motorway M1 with its exits and tunnel, and the M7 that leaves the map."""

from dataclasses import dataclass, field

from shapely import LineString  # type: ignore[import-untyped]

from simulators.city.curves import (
    Line,
    at,
    beside,
    length,
    parallel,
    place_of,
    spline,
    with_points_at,
)
from simulators.city.frame import XY
from simulators.city.roads import Road, Tags, cut

RING: tuple[XY, ...] = (
    (-4030, -1450), (-4130, -700), (-4180, 0), (-4080, 640), (-3950, 1500), (-3450, 2750), (-2720, 3560),
    (-1300, 4220), (270, 4420), (1750, 4280), (2980, 3860), (4050, 3150), (4800, 2400), (5250, 1500),
    (5450, 500), (5440, -280), (5250, -1200), (4850, -2100), (4150, -3050), (3280, -3790), (2450, -4230),
    (1650, -4330), (300, -4330), (-1140, -4180), (-2050, -3800), (-2880, -3330), (-3580, -2800), (-3880, -2250),
)  # fmt: skip
M7: tuple[XY, ...] = (
    (5000, -1810), (5500, -2020), (6200, -2160), (7050, -2200), (8000, -2450), (9200, -2650),
    (10240, -2720), (11200, -3000), (12400, -3450),
)  # fmt: skip
CARRIAGEWAY_M = 12.0
RAMP_M = 390.0
TERMINAL_M = 95.0
TUNNEL = ((-4125, -640), (-3900, -2210))
TRUMPET: XY = (4995, -1808)
TRUMPET_M = 380.0
SERVICES: XY = (8500, -2540)
FREE = ((6300, -2170), (8050, -2460))
TOLL = (((9000, -2625), (9800, -2690)), ((9800, -2690), (9000, -2625)))


@dataclass(frozen=True)
class Exit:
    """An exit: the road that it leads to, its number, name and what its signs say."""

    road: str
    number: str
    name: str
    towards: str
    ref: str = ""


RING_EXITS = (
    Exit("West Street", "1", "Westgate", "Sandbay;Old Town", "A20"),
    Exit("Kings Road", "2", "Kings Heath", "Great Withen;Kings Heath", "A22"),
    Exit("North Road", "3", "Northfield", "Nordale;Northfield", "A10"),
    Exit("Tannery Road", "4", "Northgate", "Highmoor;Northgate Quarter", "A12"),
    Exit("Eastgate Road", "5", "Eastgate", "Larkenby;Eastgate", "A14"),
    Exit("Southbridge Road", "7", "Southbridge", "Fennholt;Southbridge", "A16"),
    Exit("Terminal Road", "8", "Airport", "Airport;Southfield", "B9"),
    Exit("Harbour Road", "9", "Aldersand", "Aldersand;Southbank", "A18"),
    Exit("Dock Road", "10", "Docks", "Docks;Ferry"),
)
TO_M1 = {"destination": "Aldermouth Ring", "destination:ref": "M1"}
TO_M7 = {"destination": "Border;Aldermouth", "destination:ref": "M7"}
M7_EXITS = (Exit("Border Road", "2", "Border", "Larkenby;Ormsfield", "B7"),)


@dataclass
class Carriageway:
    """One direction of a motorway while it is built: its line, the joints and what its lanes say."""

    points: Line
    joints: list[float] = field(default_factory=list)
    spans: list[tuple[float, float, Tags]] = field(default_factory=list)

    def joint(self, near: XY) -> XY:
        """A point of the line where a ramp leaves or joins."""
        s = place_of(self.points, near)
        self.joints.append(s)
        return at(self.points, s)[0]


@dataclass
class Motorways:
    """All motorway roads, and the tagged points on them."""

    roads: list[Road] = field(default_factory=list)
    axes: list[Line] = field(default_factory=list)
    points: list[tuple[XY, Tags]] = field(default_factory=list)
    terminals: list[tuple[str, XY]] = field(default_factory=list)
    services: list[tuple[Line, XY]] = field(default_factory=list)
    """Outline and middle of each services area."""


def draw(ground: list[Road]) -> Motorways:
    """Ring and radial with ramps; the ramps end on the ground roads."""
    out = Motorways()
    ring = spline(RING, 25, closed=True)
    radial = spline(M7, 25)
    out.axes = [ring, radial]
    _ring(out, ring, radial, ground)
    return out


def _ring(out: Motorways, axis: Line, radial: Line, ground: list[Road]) -> None:
    base = {"highway": "motorway", "ref": "M1", "name": "Aldermouth Ring", "oneway": "yes",
            "maxspeed": "100", "surface": "asphalt"}  # fmt: skip
    ways = _carriageways(axis, closed=True)
    for exit_ in RING_EXITS:
        _diamond(out, axis, ways, exit_, ground, TO_M1)
    _radial(out, axis, radial, ways, ground)
    for way in ways:
        start, end = sorted(place_of(way.points, p) for p in TUNNEL)
        # The ring starts in the tunnel: its two ends are one tunnel.
        more = {"tunnel": "yes", "layer": "-2", "maxspeed": "80", "lanes": "2", "lit": "yes",
                "tunnel:name": "Harbour Tunnel"}  # fmt: skip
        total = length(way.points)
        way.spans += [(0.0, start, more), (end, total, more)]
        out.roads += _pieces(way, base | {"lanes": "3"})


def _radial(
    out: Motorways,
    ring: Line,
    axis: Line,
    ring_ways: tuple[Carriageway, Carriageway],
    ground: list[Road],
) -> None:
    """The M7: it begins at the trumpet on the ring and leaves the map."""
    base = {"highway": "motorway", "ref": "M7", "name": "Border Motorway", "oneway": "yes",
            "maxspeed": "130", "surface": "asphalt", "lanes": "2"}  # fmt: skip
    ways = _carriageways(axis)
    for exit_ in M7_EXITS:
        _diamond(out, axis, ways, exit_, ground, TO_M7)
    _trumpet(out, ring, ring_ways, ways)
    for way, toll in zip(ways, TOLL, strict=True):
        for start, end, more in ((*FREE, {"maxspeed": "none"}), (*toll, {"toll": "yes"})):
            near, far = sorted((place_of(way.points, start), place_of(way.points, end)))
            way.spans.append((near, far, more))
        _services(out, way)
        out.points.append((way.joint(toll[0]), {"barrier": "toll_booth", "name": "Border Toll"}))
    # The ramps of the trumpet begin and end the two carriageways.
    for way, road in zip(ways, ((TRUMPET_M, 0.0), (0.0, TRUMPET_M)), strict=True):
        total = length(way.points)
        whole = Road(with_points_at(way.points, way.joints), base, apart=True)
        spans = [
            *_untangled(way.spans),
            (0.0, road[0], {"highway": ""}),
            (total - road[1], total, {"highway": ""}),
        ]
        out.roads += [r for r in cut(whole, [s for s in spans if s[1] > s[0]]) if r.kind]


def _trumpet(
    out: Motorways,
    ring: Line,
    ring_ways: tuple[Carriageway, Carriageway],
    ways: tuple[Carriageway, Carriageway],
) -> None:
    """Ring and radial meet: a loop towards the radial, the other three turns in wide curves."""
    s = place_of(ring, TRUMPET)
    inner, outer = ring_ways
    leaving, coming = ways

    def spot(along: float, right: float) -> XY:
        return beside(ring, s + along, right)

    out_end = leaving.joint(at(leaving.points, TRUMPET_M)[0])
    in_start = coming.joint(at(coming.points, length(coming.points) - TRUMPET_M)[0])
    loop = [inner.joint(spot(-330, 12)), spot(-200, 17), spot(-60, 22), spot(30, 32), spot(110, 75), spot(135, 145),
            spot(85, 200), spot(18, 170), spot(6, 70), spot(8, -60), out_end]  # fmt: skip
    over = [in_start, spot(-8, -60), spot(-8, 60), spot(-6, 160), spot(35, 240), spot(120, 265), spot(210, 210),
            spot(290, 110), spot(380, 36), inner.joint(spot(490, 12))]  # fmt: skip
    away = [
        outer.joint(spot(400, -12)),
        spot(290, -22),
        spot(180, -50),
        spot(90, -105),
        spot(40, -180),
        out_end,
    ]
    back = [
        in_start,
        spot(-40, -190),
        spot(-90, -110),
        spot(-180, -50),
        spot(-290, -22),
        outer.joint(spot(-410, -12)),
    ]
    to_m7 = {"destination": "Border;Larkenby", "destination:ref": "M7", "junction:ref": "6"}
    to_m1 = {"destination:ref": "M1"}
    for points, tags in (
        (loop, to_m7 | {"maxspeed": "50"}),
        (away, to_m7),
        (over, to_m1 | {"destination": "Airport;Harbour Tunnel"}),
        (back, to_m1 | {"destination": "Northgate;Northfield"}),
    ):
        _ramp_road(out, spline(points, 16), tags)
    for way, leaves, joins in ((inner, loop[0], over[-1]), (outer, away[0], back[-1])):
        _lanes(way, leaves, joins)
        out.points.append(
            (leaves, {"highway": "motorway_junction", "ref": "6", "name": "Aldermouth East"})
        )


def _ramp_road(out: Motorways, points: Line, tags: Tags) -> None:
    """A ramp, on a bridge where it crosses the ring."""
    link = _link(points, tags)
    crossing = LineString(points[1:-1]).intersection(LineString(out.axes[0]))
    if crossing.is_empty:
        out.roads.append(link)
        return
    s = place_of(points, (crossing.x, crossing.y))
    out.roads += cut(link, [(s - 40, s + 40, {"bridge": "yes", "layer": "1"})])


def _services(out: Motorways, way: Carriageway) -> None:
    """A services area on the right: in, past the parking and the chargers, out."""
    s = place_of(way.points, SERVICES)

    def spot(along: float, right: float) -> XY:
        return beside(way.points, s + along, right)

    into, onto = way.joint(spot(-380, 0)), way.joint(spot(380, 0))
    off = spline([into, spot(-310, 6), spot(-220, 25), spot(-150, 60)], 20)
    on = spline([spot(150, 60), spot(220, 25), spot(310, 6), onto], 20)
    out.points.append((into, {"highway": "motorway_junction", "name": "Heron Services"}))
    out.roads.append(_link(off, {"destination": "Heron Services", "maxspeed": "60"}))
    out.roads.append(_link(on, {"destination:ref": "M7"}))
    lane = {
        "highway": "service",
        "oneway": "yes",
        "maxspeed": "30",
        "surface": "asphalt",
        "name": "Heron Services",
    }
    for right in (60.0, 85.0, 130.0):
        line = (
            [off[-1], spot(-120, right), spot(120, right), on[0]]
            if right > 60
            else [off[-1], on[0]]
        )
        out.roads.append(Road(line, dict(lane), apart=True))
    area = [spot(-200, 42), spot(-140, 160), spot(140, 160), spot(200, 42), spot(-200, 42)]
    out.services.append((area, spot(0, 105)))


def _carriageways(axis: Line, closed: bool = False) -> tuple[Carriageway, Carriageway]:
    right = parallel(axis, CARRIAGEWAY_M, closed)
    left = parallel(axis, -CARRIAGEWAY_M, closed)[::-1]
    return Carriageway(right), Carriageway(left)


def _pieces(way: Carriageway, base: Tags) -> list[Road]:
    road = Road(with_points_at(way.points, way.joints), base, apart=True)
    return cut(road, _untangled(way.spans))


def _untangled(spans: list[tuple[float, float, Tags]]) -> list[tuple[float, float, Tags]]:
    """Spans in order, each cut short where the next one starts."""
    spans = sorted(spans, key=lambda span: span[0])
    out = []
    for n, (start, end, tags) in enumerate(spans):
        after = spans[n + 1][0] if n + 1 < len(spans) else end
        out.append((start, min(end, after), tags))
    return out


def _diamond(
    out: Motorways,
    axis: Line,
    ways: tuple[Carriageway, Carriageway],
    exit_: Exit,
    ground: list[Road],
    signs_on: Tags,
) -> None:
    road = next(r for r in ground if r.name == exit_.road and _crosses(r.points, axis))
    crossing = LineString(road.points).intersection(LineString(axis))
    crossing = getattr(crossing, "geoms", [crossing])[0]
    s = place_of(axis, (crossing.x, crossing.y))
    for way, side in zip(ways, (1, -1), strict=True):
        terminal = _terminal(road, axis, (crossing.x, crossing.y), side)
        out.terminals.append((exit_.number, terminal))
        off = _ramp(way, axis, s, side, -1, terminal)
        on = _ramp(way, axis, s, side, 1, terminal)[::-1]
        out.points.append(
            (off[0], {"highway": "motorway_junction", "ref": exit_.number, "name": exit_.name})
        )
        signs = {"destination": exit_.towards, "junction:ref": exit_.number}
        if exit_.ref:
            signs["destination:ref"] = exit_.ref
        out.roads.append(_link(off, {**signs, "maxspeed": "70"}))
        out.roads.append(_link(on, dict(signs_on)))
        _lanes(way, off[0], on[-1])


def _crosses(line: Line, other: Line) -> bool:
    return bool(LineString(line).intersects(LineString(other)))


def _terminal(road: Road, axis: Line, crossing: XY, side: int) -> XY:
    """Where the ramps of one side end, on the crossing road; it gets a point of its own there."""
    here = place_of(road.points, crossing)
    shape = LineString(axis)
    for step in (TERMINAL_M, -TERMINAL_M):
        point, _ = at(road.points, here + step)
        s = place_of(axis, point)
        (x, y), (ux, uy) = at(axis, s)
        right = (point[0] - x) * uy - (point[1] - y) * ux
        if right * side > 0 and shape.length:
            road.points = with_points_at(road.points, [here + step])
            return at(road.points, here + step)[0]
    raise ValueError(f"{road.name} does not cross the motorway")


def _ramp(way: Carriageway, axis: Line, s: float, side: int, sense: int, terminal: XY) -> Line:
    """From the carriageway to the terminal; `sense` -1 before the crossing in driving direction."""
    along = sense * side
    total = length(axis)

    def spot(distance: float, right: float) -> XY:
        return beside(axis, (s + along * distance) % total, side * right)

    joint = way.joint(spot(RAMP_M, CARRIAGEWAY_M))
    return spline(
        [joint, spot(RAMP_M - 70, 17), spot(RAMP_M - 160, 30), spot(RAMP_M - 270, 60), terminal], 22
    )


def _link(points: Line, more: Tags) -> Road:
    tags = {"highway": "motorway_link", "oneway": "yes", "lanes": "1", "maxspeed": "80",
            "surface": "asphalt", **more}  # fmt: skip
    return Road(points, tags, apart=True)


def _lanes(way: Carriageway, leaves: XY, joins: XY) -> None:
    """A fourth lane before the exit, which only leaves, and one after the entry, which ends."""
    off, on = place_of(way.points, leaves), place_of(way.points, joins)
    way.spans.append(
        (off - 420, off, {"lanes": "4", "turn:lanes": "through|through|through|slight_right"})
    )
    way.spans.append((on, on + 260, {"lanes": "4", "turn:lanes": "none|none|none|merge_to_left"}))
