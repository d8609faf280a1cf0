"""What the graph tells of the edges along a line, as the pieces of a plan."""

from typing import Any

from simulators.ways.plan import Piece
from simulators.ways.polyline import turned

RAMPS = ("ramp", "turn_channel")
TURN_DEG = 30.0
SIDE_DEG = 25.0  # an exit must leave at least so differently from our own way
OUTWARD = ("both", "forward")


def survey(edges: list[dict[str, Any]], drives_left: bool = False) -> tuple[Piece, ...]:
    """Pieces from `trace_attributes`: one per edge, with what comes at its end."""
    following = [*edges[1:], None]
    return tuple(
        _piece(edge, after, 1 if drives_left else -1)
        for edge, after in zip(edges, following, strict=True)
    )


def _piece(edge: dict[str, Any], after: dict[str, Any] | None, outward: int) -> Piece:
    limit = edge.get("speed_limit")
    use = edge.get("use", "road")
    node = edge.get("end_node", {})
    return Piece(
        begin=edge["begin_shape_index"],
        end=edge["end_shape_index"],
        way_id=edge.get("way_id", 0),
        name=next(iter(edge.get("names", ())), ""),
        road=edge.get("road_class", ""),
        limit_kmh=float(limit) if isinstance(limit, (int, float)) and limit > 0 else None,
        speed_kmh=float(edge.get("speed", 50)),
        lanes=max(1, edge.get("lane_count", 1)),
        one_way=edge.get("traversability", "both") != "both",
        ramp=use in RAMPS,
        roundabout=bool(edge.get("roundabout")),
        tunnel=bool(edge.get("tunnel")),
        bridge=bool(edge.get("bridge")),
        signal=bool(node.get("traffic_signal") or edge.get("traffic_signal")),
        turn=_turn(edge, after, outward) if after else 0,
        exits=_exits(edge, after) if after else (),
    )


def _others(edge: dict[str, Any]) -> list[dict[str, Any]]:
    met = edge.get("end_node", {}).get("intersecting_edges", [])
    return [other for other in met if other.get("driveability") in OUTWARD]


def _exits(edge: dict[str, Any], after: dict[str, Any]) -> tuple[float, ...]:
    """Directions that are neither ours nor straight back."""
    ours, back = after["begin_heading"], edge["end_heading"] + 180
    found = (other["begin_heading"] for other in _others(edge))
    return tuple(
        float(way)
        for way in found
        if abs(turned(ours, way)) > SIDE_DEG and abs(turned(back, way)) > SIDE_DEG
    )


def _turn(edge: dict[str, Any], after: dict[str, Any], outward: int) -> int:
    """+1 left, -1 right: a turn, a ramp, out of a roundabout; 0 where one just follows the road.

    `outward` is the side of the kerb.
    """
    if edge.get("roundabout") and not after.get("roundabout"):
        return outward
    if after.get("roundabout"):
        return 0
    if after.get("use") in RAMPS and edge.get("use") not in RAMPS:
        return _side(edge, after) or outward
    if edge.get("use") in RAMPS and after.get("road_class") in ("motorway", "trunk"):
        return -outward if after.get("use") not in RAMPS else 0
    angle = turned(edge["end_heading"], after["begin_heading"])
    crossing = edge.get("end_node", {}).get("intersecting_edges", [])
    return _side(edge, after) if crossing and abs(angle) > TURN_DEG else 0


def _side(edge: dict[str, Any], after: dict[str, Any]) -> int:
    angle = turned(edge["end_heading"], after["begin_heading"])
    return 0 if abs(angle) < 5 else -1 if angle > 0 else 1
