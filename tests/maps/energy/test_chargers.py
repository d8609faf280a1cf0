import sqlite3
from pathlib import Path
from typing import Any

import osmium
import pytest
from hypothesis import given
from hypothesis import strategies as st
from osmium.osm import mutable

from cockpit.maps.charger import Charger, Socket
from cockpit.maps.energy.charger_tags import (
    price_per_kwh,
    read_kw,
    read_sockets,
    read_station,
    read_tariff,
)
from cockpit.maps.energy.chargers import Chargers, build, fits, with_live
from cockpit.maps.geo import Point
from cockpit.maps.region import MapError

HERE = Point(50.0, 8.0)
STATION = {"amenity": "charging_station"}
KEYS = st.sampled_from([
    "amenity", "man_made", "capacity", "charge", "fee", "socket:type2", "socket:type2:output",
    "socket:type2_combo", "socket:type2_combo:output", "opening_hours", "access", "motorcar",
    "check_date", "charging_station:output", "name", "operator", "bicycle",
])  # fmt: skip


@pytest.mark.parametrize(("text", "kw"), [
    ("22 kW", 22), ("22kW", 22), ("22", 22), ("22000", 22), ("22000 W", 22), ("22,5 kW", 22.5),
    ("50 kW;150 kW", 150), ("3.7 kVA", 3.7), ("11-22 kW", 22), ("fast", 0), ("", 0), ("0", 0),
])  # fmt: skip
def test_power_as_people_write_it(text: str, kw: float) -> None:
    assert read_kw(text) == kw


def test_sockets() -> None:
    tags = {
        "socket:type2_combo": "4", "socket:type2_combo:output": "150 kW", "socket:type2": "yes",
        "socket:type2:output": "22 kW", "socket:chademo": "no", "socket:schuko": "0",
    }  # fmt: skip
    assert read_sockets(tags) == (Socket("ccs", 150, 4), Socket("type2", 22, 1))
    assert read_sockets({"socket:type2_combo": "2"}) == (Socket("ccs", 50, 2),), "a careful guess"
    assert read_sockets({}) == ()


def test_a_station() -> None:
    tags = STATION | {
        "name": "Mill", "operator": "Power", "socket:type2_combo": "8", "capacity": "8",
        "charge": "0.49 EUR/kWh", "opening_hours": "24/7",
    }  # fmt: skip
    found = read_station(tags, "n1", HERE)
    assert found is not None
    assert found.charger.name == "Mill"
    assert found.charger.tariff == "0.49 EUR/kWh"
    assert found.capacity == 8
    bare = read_station(STATION, "n2", HERE)
    assert bare is not None
    assert bare.charger.sockets == (Socket("type2", 11, 1),)
    assert bare.charger.reliability < found.charger.reliability


@pytest.mark.parametrize("tags", [
    {"amenity": "fuel"}, STATION | {"access": "private"}, STATION | {"motorcar": "no"},
    STATION | {"bicycle": "yes", "socket:schuko": "4"}, STATION | {"operational_status": "broken"},
])  # fmt: skip
def test_not_for_cars(tags: dict[str, str]) -> None:
    assert read_station(tags, "n1", HERE) is None


@given(st.dictionaries(KEYS, st.text(max_size=30)))
def test_no_tags_are_too_odd(tags: dict[str, str]) -> None:
    found = read_station(STATION | tags, "n1", HERE)
    if found:
        assert found.charger.sockets
        assert all(0 < s.power_kw <= 1500 and 1 <= s.count <= 200 for s in found.charger.sockets)
        assert 0.5 <= found.charger.reliability <= 0.98


def test_tariffs() -> None:
    assert price_per_kwh("0.49 EUR/kWh") == 0.49
    assert price_per_kwh("0,59€/kWh; 2 EUR/h") == 0.59
    assert price_per_kwh("free") == 0
    assert price_per_kwh("5 EUR/h") is None
    assert price_per_kwh("") is None
    assert read_tariff({"fee": "no"}) == "free"
    assert read_tariff({"fee": "yes"}) == ""


@pytest.fixture(scope="module")
def stations(tmp_path_factory: pytest.TempPathFactory) -> Chargers:
    folder = tmp_path_factory.mktemp("chargers")
    path = write_extract(folder / "town.osm.pbf")
    shares: list[float] = []
    counts = build(path, folder, shares.append)
    assert counts == {"chargers": 5, "sockets": 16}
    assert shares[-1] == 1.0
    assert not list(folder.glob("*.part"))
    return Chargers(folder / "chargers.sqlite")


def write_extract(path: Path) -> Path:
    """A node, an area, one of many parts, pillars with it and alone; a bicycle's."""
    fast = STATION | {
        "name": "Node",
        "socket:type2_combo": "4",
        "socket:type2_combo:output": "300 kW",
    }
    nodes: list[tuple[float, float, dict[str, str]]] = [
        (8.0, 50.0, fast),
        (8.0002, 50.0, {"man_made": "charge_point", "socket:type2_combo": "1"}),
        (8.1, 50.0, {"man_made": "charge_point", "socket:type2": "2"}),
        *((8.05 + x, 50.0 + y, {}) for x, y in ((0, 0), (0.001, 0), (0.001, 0.001), (0, 0.001))),
        (8.2, 50.2, STATION | {"bicycle": "yes"}),
        *((8.3 + x, 50.0 + y, {}) for x, y in ((0, 0), (0.002, 0), (0.002, 0.002), (0, 0.002))),
        (8.02, 50.0, STATION | {"socket:type2": "2"}),
    ]  # fmt: skip
    writer = osmium.SimpleWriter(str(path))
    for number, (lon, lat, tags) in enumerate(nodes, 1):
        writer.add_node(mutable.Node(id=number, version=1, location=(lon, lat), tags=tags))
    area = STATION | {"name": "Way", "socket:type2": "4", "socket:type2:output": "22 kW"}
    writer.add_way(mutable.Way(id=1, version=1, nodes=[4, 5, 6, 7, 4], tags=area))
    writer.add_way(mutable.Way(id=2, version=1, nodes=[9, 10, 11, 12, 9], tags={}))
    parts: Any = [("w", 2, "outer")]
    many = STATION | {"type": "multipolygon", "name": "Relation", "socket:type2_combo": "4"}
    writer.add_relation(mutable.Relation(id=1, version=1, members=parts, tags=many))
    writer.close()
    return path


def test_all_kinds_of_stations_are_found(stations: Chargers) -> None:
    found = stations.near(HERE, 40_000)
    assert [c.name for c in found] == ["Node", "", "Way", "", "Relation"]
    assert [c.key for c in found] == ["n1", "n13", "w1", "n3", "r1"]
    way = stations.by_key("w1")
    assert way is not None
    assert way.point == pytest.approx((50.0005, 8.0505))
    assert stations.by_key("n999") is None


def test_filters(stations: Chargers) -> None:
    fast = stations.near(HERE, 40_000, min_kw=100)
    assert [c.key for c in fast] == ["n1"]
    slow = stations.near(HERE, 40_000, kinds=frozenset({"type2"}), limit=2)
    assert [c.key for c in slow] == ["n13", "w1"]
    assert stations.near(HERE, 10) == [stations.by_key("n1")]
    assert stations.near(Point(0, 0), 1000) == []


def test_along_a_line(stations: Chargers) -> None:
    line = [Point(50.0, 8.0 + i / 1000) for i in range(60)]
    assert {c.key for c in stations.along(line, 500)} == {"n1", "n13", "w1"}
    assert {c.key for c in stations.along(line, 500, 100)} == {"n1"}
    assert {c.key for c in stations.along([HERE], 300)} == {"n1"}


def test_what_is_known_just_now() -> None:
    here = [Charger(f"n{i}", "", HERE, (Socket("ccs", 50),)) for i in range(4)]
    live: dict[str, dict[str, Any]] = {
        "n0": {"free": 2}, "n1": {"out_of_order": True}, "n2": {"free": -1},
    }  # fmt: skip
    now = with_live(here, live)
    assert [(c.key, c.free) for c in now] == [("n0", 2), ("n2", None), ("n3", None)]
    assert fits(here[0], 50, frozenset({"ccs"}))
    assert not fits(here[0], 51, frozenset())


def test_a_broken_file_is_one_line(tmp_path: Path) -> None:
    for content in (b"", b"junk" * 100):
        path = tmp_path / "chargers.sqlite"
        path.write_bytes(content)
        with pytest.raises(MapError, match=r"import the map again"):
            Chargers(path)
    with pytest.raises(MapError, match=r"import the map again"):
        Chargers(tmp_path / "none.sqlite")


def test_without_chargers_there_is_an_empty_file(tmp_path: Path) -> None:
    writer = osmium.SimpleWriter(str(tmp_path / "empty.osm.pbf"))
    writer.add_node(mutable.Node(id=1, version=1, location=(8, 50), tags={"name": "x"}))
    writer.close()
    assert build(tmp_path / "empty.osm.pbf", tmp_path, lambda share: None)["chargers"] == 0
    with sqlite3.connect(tmp_path / "chargers.sqlite") as database:
        assert database.execute("SELECT count(*) FROM place").fetchone() == (0,)
    database.close()
    assert Chargers(tmp_path / "chargers.sqlite").near(HERE) == []
