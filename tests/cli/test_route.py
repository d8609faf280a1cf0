import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cockpit.__main__ import main
from cockpit.maps.geo import decode_polyline
from cockpit.maps.importing.run import Wish, import_map
from cockpit.maps.region import maps_dir
from tests.maps.routing.valley import at, write_valley


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("valley")
    import_map(Wish(write_valley(base / "valley.osm.pbf"), base=base / "maps"))
    return base / "maps"


@pytest.fixture(autouse=True)
def valley_map(imported: Path) -> None:
    """The driver has this map."""
    shutil.copytree(imported, maps_dir())


def written(name: str) -> str:
    return ",".join(map(str, at(name)))


def route(start: str, end: str, *more: str) -> Result:
    words = ["route", "--map", "valley", "--from", written(start), "--to", written(end)]
    return CliRunner().invoke(main, [*words, *more])


def test_json_for_scripts() -> None:
    result = route("T0", "E1", "--json")
    assert result.exit_code == 0, result.output
    words = json.loads(result.output)
    assert words["map"] == "valley"
    assert words["distance_m"] == pytest.approx(5819, rel=0.02)
    assert len(decode_polyline(words["shape"])) > 5
    exit_ = next(m for m in words["maneuvers"] if m["type"] == "exit_right")
    assert exit_["exit"] == {"number": "7", "branch": ["B1"], "toward": ["Eastham", "Harbour"]}
    assert [lane["valid"] for lane in exit_["lanes"]] == [False, False, True]
    passed = next(m for m in words["maneuvers"] if m["type"] == "continue")
    assert [lane["valid"] for lane in passed["lanes"]] == [True, True, False]
    assert passed["speed_limit_kmh"] == 130
    assert words["maneuvers"][0]["street"] == "High Street"
    assert words["alternatives"] == []


def test_a_list_for_people() -> None:
    result = route("T0", "E1", "--language", "de")
    assert result.exit_code == 0
    lines = result.output.splitlines()
    assert "über A9 und Station Road" in lines[0]
    assert any("[(↑) (↑) ↗]" in line for line in lines)


def test_stops_and_what_is_avoided() -> None:
    words = json.loads(
        route("T0", "E1", "--avoid", "toll", "--via", written("L1"), "--json").output
    )
    assert len(words["legs"]) == 2
    assert not words["has_toll"]


def test_a_feed_counts_for_this_call_only(tmp_path: Path) -> None:
    feed = tmp_path / "feed.json"
    feed.write_text(json.dumps({"way 14": "closed", "way 77": 3}), "utf-8")
    result = route("T0", "E1", "--traffic", str(feed), "--json")
    assert "way 77: no road of this map" in result.stderr
    assert not json.loads(result.stdout)["has_motorway"]
    assert json.loads(route("T0", "E1", "--json").output)["has_motorway"]


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (("T0", "Q2"), "No way leads there"),
        (("T0", "T0"), "The start is the destination"),
        (("T0", "E1", "--map", "none"), "no map is called 'none'"),
        (("T0", "E1", "--traffic", "/nowhere"), "No such file"),
    ],
)
def test_refusals_are_one_line(more: tuple[str, ...], told: str) -> None:
    result = route(*more)
    assert result.exit_code == 2
    assert told in result.stderr
    assert result.stderr.count("\n") == 1
