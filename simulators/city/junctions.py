"""Traffic rules at junctions: signals, turn lanes, who gives way, forbidden turns."""

import math
import random
from collections import defaultdict
from dataclasses import dataclass, field

from simulators.city.curves import at, length, with_points_at
from simulators.city.frame import SEED, XY
from simulators.city.roads import Road, Tags, cut, key

Spot = tuple[int, int]
APPROACH_M = 85.0
TURNS = ("left", "through", "right")


@dataclass(frozen=True)
class Arm:
    """A road at a junction: which, from which of its points, towards its end (1) or start (-1)."""

    road: int
    point: int
    sense: int
    angle: float
    rank: int
    enters: bool
    """Whether one may drive on it towards the junction."""
    leaves: bool


@dataclass
class Rules:
    """What the junctions add to the map."""

    nodes: list[tuple[XY, Tags]] = field(default_factory=list)
    bans: list[tuple[XY, XY, XY, str]] = field(default_factory=list)
    """Forbidden turns: a point before the junction, the junction, a point after it, the kind."""


def regulate(roads: list[Road]) -> Rules:
    """Adds lanes to the roads (cutting them to pieces) and returns signals, signs and bans."""
    rng = random.Random(SEED + 4)
    rules = Rules()
    spots = _spots(roads)
    signals: dict[Spot, list[Arm]] = {}
    for spot, uses in spots.items():
        arms = _arms(roads, uses)
        if len(arms) >= 3 and _signalled(roads, arms):
            signals[spot] = arms
    spans: dict[int, list[tuple[float, float, Tags]]] = defaultdict(list)
    marks: dict[int, list[float]] = defaultdict(list)
    for _, arms in sorted(signals.items()):
        point = roads[arms[0].road].points[arms[0].point]
        rules.nodes.append((point, {"highway": "traffic_signals"}))
        banned = _ban(roads, arms, point, rules, rng)
        for arm in arms:
            marks[arm.road].append(_along(roads[arm.road], arm.point))
            _approach(roads, arm, arms, signals, spans, banned)
    posts = _signs(roads, spots, signals, rules, rng)
    out = []
    for n, road in enumerate(roads):
        if n in posts:
            road.points = with_points_at(road.points, posts[n])
        out += cut(_laned(road), spans[n], marks[n]) if n in marks or n in spans else [_laned(road)]
    roads[:] = out
    return rules


def _laned(road: Road) -> Road:
    if "lanes" not in road.tags and road.rank >= 4:
        wide = road.kind == "primary" and road.tags.get("maxspeed") == "50"
        road.tags["lanes"] = "4" if wide else "2"
    return road


def _spots(roads: list[Road]) -> dict[Spot, list[tuple[int, int]]]:
    uses: dict[Spot, list[tuple[int, int]]] = defaultdict(list)
    for n, road in enumerate(roads):
        if road.rank >= 2 or road.kind == "service":
            for i, point in enumerate(road.points):
                uses[key(point)].append((n, i))
    return {spot: found for spot, found in uses.items() if len(found) > 1}


def _arms(roads: list[Road], uses: list[tuple[int, int]]) -> list[Arm]:
    out = []
    for n, i in uses:
        road = roads[n]
        one_way = road.tags.get("oneway") == "yes"
        for sense in (1, -1):
            if not 0 <= i + sense < len(road.points):
                continue
            a, b = road.points[i], road.points[i + sense]
            angle = math.degrees(math.atan2(b[1] - a[1], b[0] - a[0]))
            out.append(
                Arm(
                    n,
                    i,
                    sense,
                    angle,
                    road.rank,
                    not one_way or sense == -1,
                    not one_way or sense == 1,
                )
            )
    return out


def _signalled(roads: list[Road], arms: list[Arm]) -> bool:
    """Big roads meeting in town; roundabouts and motorways have none."""
    kinds = {roads[arm.road].kind for arm in arms}
    if (
        "motorway" in kinds
        or kinds == {"motorway_link"}
        or any("junction" in roads[a.road].tags for a in arms)
    ):
        return False
    x, y = roads[arms[0].road].points[arms[0].point]
    if math.hypot(x - 700, y) > 5900:
        return False
    return sum(a.rank >= 5 for a in arms) >= 2 and sum(a.rank >= 4 for a in arms) >= 3


def _along(road: Road, point: int) -> float:
    return length(road.points[: point + 1])


def _turns(arm: Arm, arms: list[Arm]) -> dict[str, Arm]:
    """Where one may go coming in on the arm: left, through, right."""
    found: dict[str, Arm] = {}
    for other in arms:
        if other is arm or not other.leaves:
            continue
        turn = (other.angle - arm.angle) % 360 - 180
        name = "through" if abs(turn) <= 38 else "left" if turn > 0 else "right"
        if abs(turn) < 165 and (name not in found or other.rank > found[name].rank):
            found[name] = other
    return found


def _ban(
    roads: list[Road], arms: list[Arm], point: XY, rules: Rules, rng: random.Random
) -> dict[int, str]:
    """At some junctions one may not turn left from the smaller road."""
    banned: dict[int, str] = {}
    if len(arms) < 4 or rng.random() > 0.3:
        return banned
    arm = min(arms, key=lambda a: (a.rank, a.road, a.sense))
    turns = _turns(arm, arms)
    if not arm.enters or "left" not in turns or len(turns) < 2:
        return banned
    after = turns["left"]
    before = roads[arm.road].points[arm.point + arm.sense]
    beyond = roads[after.road].points[after.point + after.sense]
    rules.bans.append((before, point, beyond, "no_left_turn"))
    banned[id(arm)] = "left"
    return banned


def _approach(
    roads: list[Road], arm: Arm, arms: list[Arm], signals: dict[Spot, list[Arm]],
    spans: dict[int, list[tuple[float, float, Tags]]], banned: dict[int, str],
) -> None:  # fmt: skip
    """Turn lanes on the last metres before the junction."""
    road = roads[arm.road]
    if not arm.enters or arm.rank < 4:
        return
    here = _along(road, arm.point)
    room = _room(road, arm, signals)
    reach = min(APPROACH_M, room * 0.48)
    if reach < 28:
        return
    allowed = _turns(arm, arms).keys() - {banned.get(id(arm), "")}
    turns = [turn for turn in TURNS if turn in allowed]
    lanes = _lanes(turns, road)
    if len(lanes) < 2:
        return
    start, end = (here - reach, here) if arm.sense == -1 else (here, here + reach)
    if road.tags.get("oneway") == "yes":
        tags = {"lanes": str(len(lanes)), "turn:lanes": "|".join(lanes)}
    else:
        towards, away = ("forward", "backward") if arm.sense == -1 else ("backward", "forward")
        back = 2 if road.kind == "primary" else 1
        tags = {"lanes": str(len(lanes) + back), f"lanes:{towards}": str(len(lanes)),
                f"lanes:{away}": str(back), f"turn:lanes:{towards}": "|".join(lanes)}  # fmt: skip
    spans[arm.road].append((start, end, tags))


def _room(road: Road, arm: Arm, signals: dict[Spot, list[Arm]]) -> float:
    """Metres to the next signals on this road, or to its end."""
    way = road.points[arm.point :] if arm.sense == 1 else road.points[arm.point :: -1]
    for n, point in enumerate(way[1:], 1):
        if key(point) in signals:
            return length(way[: n + 1])
    return 2 * length(way)


def _lanes(turns: list[str], road: Road) -> list[str]:
    big = road.kind in ("primary", "motorway_link")
    if turns == ["left", "through", "right"]:
        return (
            ["left", "through", "through;right"]
            if not big
            else ["left", "through", "through", "right"]
        )
    if turns == ["left", "through"]:
        return ["left", "through", "through"] if big else ["left", "through"]
    if turns == ["through", "right"]:
        return ["through", "through", "right"] if big else ["through", "right"]
    if turns == ["left", "right"]:
        return ["left", "left", "right"] if big else ["left", "right"]
    return turns


def _signs(
    roads: list[Road], spots: dict[Spot, list[tuple[int, int]]], signals: dict[Spot, list[Arm]],
    rules: Rules, rng: random.Random,
) -> dict[int, list[float]]:  # fmt: skip
    """Stop and give-way signs on small roads that meet big ones without signals; their places."""
    posts: dict[int, list[float]] = defaultdict(list)
    for spot, uses in sorted(spots.items()):
        if spot in signals:
            continue
        arms = _arms(roads, uses)
        top = max(arm.rank for arm in arms)
        ring = any("junction" in roads[a.road].tags for a in arms)
        for arm in arms:
            minor = (
                arm.enters and (arm.rank < top or ring) and "junction" not in roads[arm.road].tags
            )
            if (
                minor
                and (ring or (top >= 4 and arm.rank in (2, 3, 4, 5)))
                and roads[arm.road].kind != "motorway_link"
            ):
                kind = "stop" if not ring and rng.random() < 0.15 else "give_way"
                posts[arm.road] += _sign(roads[arm.road], arm, kind, rules)
    return posts


def _sign(road: Road, arm: Arm, kind: str, rules: Rules) -> list[float]:
    a, b = road.points[arm.point], road.points[arm.point + arm.sense]
    far = math.dist(a, b)
    if far < 14:
        return []
    s = _along(road, arm.point) + 8 * arm.sense
    spot = at(road.points, s)[0]
    way = "backward" if arm.sense == 1 else "forward"
    rules.nodes.append((spot, {"highway": kind, "direction": way}))
    return [s]
