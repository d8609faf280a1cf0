# ruff: noqa: E501  lists of tags read best in few lines
"""What the shipped demo map holds: others count on it."""

from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from typing import Any

from .conftest import MAPS, City

DRIVEN = {
    "motorway", "motorway_link", "primary", "secondary", "tertiary", "unclassified", "residential", "living_street",
    "service",
}  # fmt: skip


def size(path: Path) -> int:
    return path.stat().st_size


def test_it_is_small() -> None:
    assert size(MAPS / "demo.osm.pbf") <= 2_500_000
    assert size(MAPS / "elevation" / "N45W040.hgt.gz") <= 600_000


def test_it_is_sorted_and_whole(city: City) -> None:
    assert city.order == sorted(city.order)
    assert len(set(city.order)) == len(city.order)
    for refs, _ in city.ways.values():
        assert len(refs) >= 2
        assert all(ref in city.spots for ref in refs)
    for members, _ in city.relations:
        assert all(ref in (city.ways if kind == "w" else city.spots) for kind, ref, _ in members)


def test_everywhere_leads_everywhere(city: City) -> None:
    forth: dict[int, set[int]] = defaultdict(set)
    back: dict[int, set[int]] = defaultdict(set)
    for refs, tags in city.ways.values():
        if tags.get("highway") not in DRIVEN or tags.get("area") == "yes":
            continue
        for a, b in pairwise(refs):
            forth[a].add(b)
            back[b].add(a)
            if tags.get("oneway") != "yes":
                forth[b].add(a)
                back[a].add(b)
    every = set(forth) | set(back)
    start = next(r[0] for r, t in city.ways.values() if t.get("name") == "Wall Boulevard")
    both = reached(forth, start) & reached(back, start)
    assert len(both) >= 0.99 * len(every)


def reached(graph: dict[int, set[int]], start: int) -> set[int]:
    seen, todo = {start}, [start]
    while todo:
        for spot in graph[todo.pop()] - seen:
            seen.add(spot)
            todo.append(spot)
    return seen


def test_exits_are_numbered_and_signed(city: City) -> None:
    exits = {t.get("ref") for t in city.with_tag("highway", "motorway_junction")} - {None}
    assert len(exits) >= 8
    signed = [t for t in city.with_tag("highway", "motorway_link") if "destination" in t]
    assert len(signed) >= 20
    assert any("destination:ref" in t for t in signed)


def test_there_is_a_long_tunnel_a_short_one_and_a_ferry(city: City) -> None:
    lengths: dict[str, float] = defaultdict(float)
    for refs, tags in city.ways.values():
        if tags.get("tunnel") == "yes":
            spots = [city.spots[ref] for ref in refs]
            lengths[tags["tunnel:name"]] += sum(flat_metres(a, b) for a, b in pairwise(spots))
    assert lengths["Harbour Tunnel"] / 2 >= 1200
    assert 150 <= lengths["Mill Hill Tunnel"] <= 500
    assert city.with_tag("route", "ferry")


def flat_metres(a: tuple[float, float], b: tuple[float, float]) -> float:
    return float((((a[0] - b[0]) * 111_195) ** 2 + ((a[1] - b[1]) * 77_900) ** 2) ** 0.5)


def test_roads_carry_what_guidance_needs(city: City) -> None:
    roads = [t for _, t in city.ways.values() if t.get("highway") in DRIVEN]
    rings = [t for t in roads if t.get("junction") == "roundabout"]
    assert len(rings) >= 10
    assert {"1", "2"} <= {t["lanes"] for t in rings}
    assert sum(any(k.startswith("turn:lanes") for k in t) for t in roads) >= 150
    assert sum(t.get("oneway") == "yes" and t["highway"] == "residential" for t in roads) >= 50
    speeds = {t.get("maxspeed") for t in roads}
    assert {"30", "50", "70", "100", "130", "none"} <= speeds
    assert any(t.get("toll") == "yes" for t in roads)
    assert sum(t.get("type") == "restriction" for _, t in city.relations) >= 10
    assert len(city.with_tag("highway", "traffic_signals")) >= 40
    assert city.with_tag("railway", "level_crossing")
    assert city.with_tag("highway", "stop")
    assert city.with_tag("highway", "speed_camera")


def test_it_looks_like_a_city(city: City) -> None:
    ways = [t for _, t in city.ways.values()]
    houses = [t for t in ways if "building" in t]
    assert len(houses) >= 8000
    assert all(
        "building:levels" in t or "height" in t for t in houses if t["building"] == "apartments"
    )
    for key, value in (
        ("natural", "coastline"), ("natural", "water"), ("landuse", "forest"), ("landuse", "farmland"),
        ("landuse", "industrial"), ("leisure", "park"), ("aeroway", "runway"), ("railway", "station"),
        ("highway", "pedestrian"), ("highway", "track"), ("place", "square"),
    ):  # fmt: skip
        assert city.with_tag(key, value) or any(t.get(key) == value for _, t in city.relations), (
            value
        )
    bridges = {t["bridge:name"] for t in ways if "bridge:name" in t}
    assert {"Old Bridge", "Harbour Bridge"} <= bridges


def test_one_finds_addresses_and_places_in_many_scripts(city: City) -> None:
    everything = [*city.nodes.values(), *(t for _, t in city.ways.values())]
    addressed = [t for t in everything if "addr:housenumber" in t]
    assert len(addressed) >= 5000
    assert all({"addr:street", "addr:city", "addr:postcode"} <= t.keys() for t in addressed)
    numbers = [
        (t["addr:street"], t["addr:housenumber"])
        for _, t in city.ways.values()
        if "addr:housenumber" in t
    ]
    assert len(numbers) == len(set(numbers))
    text = "".join(t.get("name", "") for t in everything)
    for letter in ("ü", "酒", "م", "Τ", "Б"):
        assert letter in text


def test_there_is_power_to_be_had(city: City) -> None:
    chargers = city.with_tag("amenity", "charging_station")
    assert len(chargers) >= 40
    powers = {t.get("socket:type2_combo:output") for t in chargers}
    assert {"50 kW", "150 kW", "300 kW"} <= powers
    assert all({"operator", "capacity", "charge"} <= t.keys() for t in chargers)
    assert any(t.get("access") == "private" for t in chargers)
    assert any(t.get("operational_status") == "broken" for t in chargers)


def test_the_named_places_lie_on_the_map(city: City, places: dict[str, Any]) -> None:
    named = places["places"]
    for route in places["routes"].values():
        assert all(stop in named for stop in route)
    for spot in (
        "home", "work", "old_town", "station", "airport", "harbour", "cathedral", "hospital", "university",
        "charger_hub", "motorway_services", "tunnel_west", "tunnel_east", "roundabout", "second_town", "start",
    ):  # fmt: skip
        place = (named[spot]["lat"], named[spot]["lon"])
        near = min(flat_metres(place, other) for other in city.spots.values())
        assert near < 150, spot
