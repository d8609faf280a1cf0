"""What is read out of the tiles is what Valhalla itself tells."""

from typing import Any

import pytest

from cockpit.maps.geo import encode_polyline
from cockpit.maps.region import Region
from cockpit.maps.route import Avoid, RouteRequest
from cockpit.maps.routing.edges import TileEdges
from cockpit.maps.routing.engine import Engine
from cockpit.maps.routing.stretches import limit, road_class
from tests.maps.routing.valley import at

NO_GRADE = -500
OLD_ROAD = Avoid(motorway=True)
"""With a tunnel, a bridge, a traffic light and a roundabout."""
WAYS = (
    ("T0", "E1", Avoid()), ("E1", "T0", Avoid()), ("T2", "E1", OLD_ROAD), ("E1", "T2", OLD_ROAD),
    ("T0", "F2", Avoid()), ("O1", "O3", Avoid()),
)  # fmt: skip


@pytest.mark.parametrize(("start", "end", "avoid"), WAYS)
def test_the_tiles_say_what_valhalla_says(
    engine: Engine, valley: Region, start: str, end: str, avoid: Avoid
) -> None:
    route = engine.routes(RouteRequest((at(start), at(end)), avoid=avoid))[0]
    told = engine._call("trace_attributes", {
        "encoded_polyline": encode_polyline(route.shape), "costing": "auto",
        "shape_match": "edge_walk",
    })["edges"]  # fmt: skip
    read = TileEdges(valley.tiles).read([edge["id"] for edge in told])
    assert read.road == [road_class(edge["road_class"]) for edge in told]
    assert read.way_id == [edge["way_id"] for edge in told]
    assert read.limit_kmh == [limit(edge.get("speed_limit")) for edge in told]
    assert read.grade_percent == [_grade(edge) for edge in told]
    assert read.free_kmh == [_free(edge) for edge in told]
    for column, name in ((read.tunnel, "tunnel"), (read.bridge, "bridge"), (read.toll, "toll"),
                         (read.roundabout, "roundabout")):  # fmt: skip
        assert column == [edge[name] for edge in told], name
    assert read.ferry == ["ferry" in edge["use"] for edge in told]
    assert read.drives_left == [not edge["drive_on_right"] for edge in told]
    passed = [edge["end_node"]["traffic_signal"] for edge in told[:-1]]
    assert read.signal[:-1] == passed


def _grade(edge: dict[str, Any]) -> float:
    unknown = edge["max_upward_grade"] == NO_GRADE
    return 0.0 if unknown else float(edge["weighted_grade"])


def _free(edge: dict[str, Any]) -> float:
    speeds = edge.get("speeds_non_faded") or edge["speeds_faded"]
    return float(speeds.get("free_flow") or speeds["no_flow"])


def test_an_edge_of_no_tile_is_told(valley: Region) -> None:
    with pytest.raises(KeyError):
        TileEdges(valley.tiles).read([(1 << 25) - 1])
