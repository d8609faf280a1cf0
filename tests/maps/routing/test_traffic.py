import json
from pathlib import Path

import pytest

from cockpit.maps.route import Route, RouteRequest
from cockpit.maps.routing.engine import Engine
from cockpit.maps.routing.errors import RoutingError
from cockpit.maps.routing.feed import FeedError, load_feed, read_feed
from cockpit.maps.routing.traffic import live_word
from cockpit.maps.routing.ways import WayEdges
from tests.maps.routing.valley import at, between

EAST = RouteRequest((at("T0"), at("E1")))
WEST = RouteRequest((at("E1"), at("T0")))


def best(engine: Engine, request: RouteRequest = EAST) -> Route:
    return engine.routes(request)[0]


def test_a_jam_is_driven_around_and_shown(live_engine: Engine) -> None:
    free = best(live_engine)
    assert free.has_motorway
    live_engine.apply_traffic({"speeds": [{"way_id": 15, "speed_kmh": 60}]})
    slow = best(live_engine)
    (jam,) = (s for s in slow.stretches if s.way_id == 15)
    assert jam.speed_kmh == 60
    assert jam.free_kmh > 100
    assert jam.congestion > 0.4
    assert slow.duration_s > free.duration_s + 30
    live_engine.apply_traffic({"speeds": [{"way_id": 15, "speed_kmh": 4}]})
    assert not best(live_engine).has_motorway


def test_a_closed_road_is_not_used(live_engine: Engine) -> None:
    live_engine.apply_traffic({"way 14": "closed"})
    assert not best(live_engine).has_motorway
    live_engine.apply_traffic({})
    assert best(live_engine).has_motorway


def test_an_edge_a_way_and_a_place_name_the_same_road(live_engine: Engine) -> None:
    (edge,) = (s.edge_id for s in best(live_engine).stretches if s.way_id == 15)
    place = between("M2", "M3")
    by_place = f"{place.lat},{place.lon},90"
    for key in ("way 15", f"edge {edge}", by_place):
        told = live_engine.apply_traffic({key: 20})
        assert (told.edges > 0, told.troubles) == (True, [])
        assert (
            20 in {s.speed_kmh for s in best(live_engine).stretches}
            or not best(live_engine).has_motorway
        )


def test_a_heading_leaves_the_other_direction_free(live_engine: Engine) -> None:
    live_engine.apply_traffic({"speeds": [{"way_id": 7, "heading": 85, "speed_kmh": 10}]})
    tunnel = {s.speed_kmh for s in best(live_engine, WEST).stretches if s.way_id == 7}
    assert tunnel == {30.0}
    live_engine.apply_traffic({"speeds": [{"way_id": 7, "heading": 275, "speed_kmh": 10}]})
    tunnel = {s.speed_kmh for s in best(live_engine, WEST).stretches if s.way_id == 7}
    assert tunnel == {10.0}


def test_old_entries_are_forgotten(live_engine: Engine) -> None:
    traffic = live_engine.traffic
    traffic.apply(read_feed({"valid_s": 60, "way 15": 4}), now=1000)
    assert traffic.expire(now=1059) == 0
    assert not best(live_engine).has_motorway
    assert traffic.expire(now=1061) == len(WayEdges(live_engine.region.tiles).of(15))
    assert best(live_engine).has_motorway


def test_a_part_adds_and_a_whole_replaces(live_engine: Engine) -> None:
    live_engine.apply_traffic({"way 14": 4})
    assert live_engine.apply_traffic({"part": True, "way 5": 10}).edges > 1
    assert not best(live_engine).has_motorway
    assert live_engine.apply_traffic({"part": True, "way 14": None}).edges == 2
    assert best(live_engine).has_motorway
    assert live_engine.apply_traffic({"way 9": 10}).edges == 2


def test_what_an_earlier_process_left_is_forgotten(live_engine: Engine, tmp_path: Path) -> None:
    live_engine.apply_traffic({"way 14": "closed"})
    again = Engine(live_engine.region, tmp_path / "traffic.tar")
    assert not best(again).has_motorway
    assert again.apply_traffic({}).edges == 0
    assert best(again).has_motorway
    again.traffic.close()


def test_each_bad_entry_gets_its_line_and_the_rest_counts(live_engine: Engine) -> None:
    told = live_engine.apply_traffic({"speeds": [
        {"way_id": 15, "speed_kmh": 20},
        {"way_id": 15, "speed_kmh": "fast"},
        {"way_id": -3, "speed_kmh": 20},
        {"way_id": 99, "speed_kmh": 20},
        {"edge_id": 1 << 60, "speed_kmh": 20},
        {"lat": 91, "lon": 0, "speed_kmh": 20},
        {"lat": 10, "lon": 10, "speed_kmh": 20},
        {"way_id": 15},
        {"speed_kmh": 20},
        {"way_id": 15, "speed_kmh": float("nan")},
        {"way_id": 15, "speed_kmh": 20, "heading": "north"},
        7,
    ]})  # fmt: skip
    assert told.edges == len(WayEdges(live_engine.region.tiles).of(15))
    assert len(told.troubles) == 11
    assert all("\n" not in line and line.startswith("traffic: ") for line in told.troubles)
    assert "traffic: way 99: no road of this map" in told.troubles
    assert "traffic: entry 12: is no table" in told.troubles


@pytest.mark.parametrize(
    "words", [None, [], "x", 3, {"speeds": 3}, {"valid_s": -1, "speeds": []}, {"valid_s": "x"}]
)
def test_what_is_no_feed(words: object, live_engine: Engine) -> None:
    with pytest.raises(RoutingError) as raised:
        live_engine.apply_traffic(words)
    assert raised.value.code == "bad"


def test_a_feed_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "feed.json"
    file.write_text(json.dumps({"speeds": [{"way_id": 1, "closed": True}]}), "utf-8")
    (report,) = load_feed(file).reports
    assert (report.way_id, report.speed_kmh) == (1, 0.0)
    for text in ("", "{", "[" * 100_000, '{"speeds": 1}'):
        file.write_text(text, "utf-8")
        with pytest.raises(FeedError) as raised:
            load_feed(file)
        assert "\n" not in str(raised.value)
    with pytest.raises(FeedError, match="No such file"):
        load_feed(tmp_path / "none.json")


def test_words_of_speeds() -> None:
    assert live_word(None) == 0
    assert live_word(0) & 127 == 0
    assert live_word(0) != 0
    assert live_word(0.5) & 127 == 1
    assert live_word(50) & 127 == 25
    assert live_word(1000) & 127 == 126


def test_edges_of_ways(engine: Engine) -> None:
    ways = WayEdges(engine.region.tiles)
    assert len(ways.of(7)) == 2
    (edge,) = (s.edge_id for s in best(engine).stretches if s.way_id == 15)
    assert edge in ways.of(15)
    for odd in (-1, 0, 99, 1 << 70):
        assert ways.of(odd) == []
