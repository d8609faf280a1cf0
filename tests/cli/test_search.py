import json
import shutil
from pathlib import Path

import osmium
import pytest
from click.testing import CliRunner

from cockpit.__main__ import main
from cockpit.maps.region import FORMAT, maps_dir
from cockpit.maps.search import build
from tests.maps.search.town import write_town


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("town")
    writer = osmium.SimpleWriter(str(folder / "town.osm.pbf"))
    write_town(writer)
    writer.close()
    build(folder / "town.osm.pbf", folder, lambda share: None)
    return folder / "search.sqlite"


@pytest.fixture
def town(index: Path) -> None:
    """A region with a search index only."""
    version = maps_dir() / "town" / "1"
    version.mkdir(parents=True)
    (version.parent / "current").write_text("1")
    facts = {"format": FORMAT, "box": [48, 11, 49, 12]}
    (version / "region.json").write_text(json.dumps(facts))
    shutil.copy(index, version)


@pytest.mark.usefixtures("town")
def test_json_for_scripts() -> None:
    words = ["search", "--map", "town", "Mühlgasse 3a", "--near", "48.2,11.2", "--json"]
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 0
    first = json.loads(result.output)[0]
    assert first["name"] == "Mühlgasse 3a"
    assert first["kind"] == "address"
    assert set(first) == {
        "name", "kind", "category", "address", "lat", "lon", "key", "distance_m", "score",
    }  # fmt: skip


@pytest.mark.usefixtures("town")
def test_short_lines_for_people() -> None:
    result = CliRunner().invoke(main, ["search", "--map", "town", "Lidl", "--near", "48.2,11.2"])
    assert result.output.splitlines()[0] == "Lidl · supermarket · Altstadt, Altenburg · 0.1 km"


@pytest.mark.usefixtures("town")
def test_nothing_found_ends_with_one() -> None:
    result = CliRunner().invoke(main, ["search", "--map", "town", "qqqqqqqq"])
    assert result.exit_code == 1
    assert result.stderr == "cockpit: nothing found for 'qqqqqqqq' on town\n"
    result = CliRunner().invoke(main, ["search", "--map", "town", "qqqqqqqq", "--json"])
    assert (result.exit_code, result.stdout) == (1, "[]\n")


def test_an_unknown_map_ends_with_two() -> None:
    result = CliRunner().invoke(main, ["search", "--map", "nowhere", "x"])
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1
    assert "no map is called 'nowhere'" in result.stderr


def test_a_wrong_position_ends_with_two() -> None:
    result = CliRunner().invoke(main, ["search", "--map", "x", "x", "--near", "here"])
    assert result.exit_code == 2
    assert "write 48.137,11.575" in result.stderr
