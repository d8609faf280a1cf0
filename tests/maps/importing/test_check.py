import json
from pathlib import Path
from typing import Any

import osmium
import pytest
from osmium.osm import mutable

from cockpit.maps.importing.check import build
from cockpit.maps.region import MapError
from tests.maps.importing.extracts import write_town


def check(extract: Path) -> tuple[dict[str, int], dict[str, Any]]:
    work = extract.parent / "work"
    work.mkdir()
    counts = build(extract, work / "parts", lambda _: None)
    return counts, json.loads((work / "check.json").read_text())


def ids(extract: Path) -> list[str]:
    return [f"{o.type_str()}{o.id}" for o in osmium.FileProcessor(extract)]


def write(path: Path, *objects: mutable.OSMObject) -> Path:
    with osmium.SimpleWriter(str(path)) as writer:
        for o in objects:
            writer.add(o)
    return path


def road(number: int, nodes: list[int], **more: Any) -> mutable.Way:
    return mutable.Way(id=number, nodes=nodes, tags={"highway": "primary"}, **more)


def spot(number: int, lat: float, lon: float, **more: Any) -> mutable.Node:
    return mutable.Node(id=number, location=(lon, lat), **more)


def test_a_good_extract_is_used_as_it_is(tmp_path: Path) -> None:
    extract = write_town(tmp_path / "town.osm.pbf")
    counts, facts = check(extract)
    assert counts == {"nodes": 65, "ways": 17, "relations": 0, "highways": 17}
    assert (tmp_path / "work" / "source.osm.pbf").resolve() == extract.resolve()
    assert facts["note"] == ""
    assert facts["box"] is None
    assert facts["languages"] == ["de"]
    assert facts["left"] is False


def test_an_unsorted_one_is_sorted(tmp_path: Path) -> None:
    extract = write(tmp_path / "x.osm.pbf", road(5, [2, 1]), spot(2, 50.0, 8.0), spot(1, 50.0, 8.1))
    _, facts = check(extract)
    assert facts["note"] == "was not sorted, is now"
    assert ids(tmp_path / "work" / "source.osm.pbf") == ["n1", "n2", "w5"]


def test_ids_below_one_are_renumbered_everywhere(tmp_path: Path) -> None:
    relation = mutable.Relation(id=-1, members=[("w", -1, "from"), ("n", -2, "via")], tags={})
    extract = write(
        tmp_path / "x.osm.pbf",
        *(spot(-1, 50.0, 8.0), spot(-2, 50.0, 8.1), spot(7, 50.0, 8.2)),
        *(road(-1, [-1, -2, 7]), relation),
    )
    _, facts = check(extract)
    assert "renumbered" in facts["note"]
    ordered = tmp_path / "work" / "source.osm.pbf"
    assert ids(ordered) == ["n7", "n9", "n10", "w2", "r2"]
    refs = [[n.ref for n in way.nodes] for way in osmium.FileProcessor(ordered, osmium.osm.WAY)]  # type: ignore[union-attr]
    assert refs == [[9, 10, 7]]
    members = [
        [(m.type, m.ref) for m in relation.members]  # type: ignore[union-attr]
        for relation in osmium.FileProcessor(ordered, osmium.osm.RELATION)
    ]
    assert members == [[("w", 2), ("n", 10)]]


def test_of_a_history_the_newest_version_counts_and_deleted_is_gone(tmp_path: Path) -> None:
    extract = write(
        tmp_path / "x.osh.pbf",  # a history, says the suffix
        *(spot(1, 50.0, 8.0, version=1), spot(1, 51.0, 8.0, version=2)),
        *(spot(2, 50.0, 8.0, version=1), spot(3, 50.0, 8.0, version=1)),
        spot(3, 50.0, 8.0, version=2, visible=False),
        road(1, [1, 2], version=1),
    )
    _, facts = check(extract.rename(tmp_path / "x.osm.pbf"))
    assert "old versions left out" in facts["note"]
    ordered = tmp_path / "work" / "source.osm.pbf"
    assert ids(ordered) == ["n1", "n2", "w1"]
    lats = [node.lat for node in osmium.FileProcessor(ordered, osmium.osm.NODE)]  # type: ignore[union-attr]
    assert lats == [51.0, 50.0]


def test_without_roads_there_is_no_map(tmp_path: Path) -> None:
    path = mutable.Way(id=1, nodes=[1, 2], tags={"highway": "footway"})
    extract = write(tmp_path / "x.osm.pbf", spot(1, 50.0, 8.0), spot(2, 50.0, 8.1), path)
    with pytest.raises(MapError, match="no roads"):
        check(extract)


def test_without_nodes_there_is_no_map(tmp_path: Path) -> None:
    with pytest.raises(MapError, match="without positions"):
        check(write(tmp_path / "x.osm.pbf", road(1, [1, 2])))


@pytest.mark.parametrize("share", [0.3, 0.7, 0.99])
def test_a_cut_file_is_told(tmp_path: Path, share: float) -> None:
    extract = write_town(tmp_path / "town.osm.pbf")
    data = extract.read_bytes()
    extract.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(MapError, match="cut short or damaged"):
        check(extract)


def test_the_side_of_the_road_is_seen_at_roundabouts(tmp_path: Path) -> None:
    corners = (spot(1, 50.0, 8.0), spot(2, 50.1, 8.0), spot(3, 50.1, 8.1), spot(4, 50.0, 8.1))
    tags = {"highway": "primary", "junction": "roundabout"}
    clockwise = mutable.Way(id=1, nodes=[1, 2, 3, 4, 1], tags=tags)
    _, facts = check(write(tmp_path / "x.osm.pbf", *corners, clockwise))
    assert facts["left"] is True
