import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cockpit.__main__ import main
from cockpit.maps.region import maps_dir, open_region
from tests.maps.importing.extracts import write_town


def call(*words: str) -> Result:
    return CliRunner().invoke(main, ["map", *words])


@pytest.fixture
def town(tmp_path: Path, own_home: None) -> Path:
    return write_town(tmp_path / "town-latest.osm.pbf")


def test_import_list_verify_remove(town: Path) -> None:
    made = call("import", str(town))
    assert made.exit_code == 0, made.output
    region = open_region(maps_dir() / "town")
    assert made.stdout.startswith("town: ")
    assert "tiles" in made.stderr
    listed = call("list", "--json")
    assert "town" in [row["name"] for row in json.loads(listed.stdout)["maps"]]
    assert "town" in call("list").stdout
    whole = call("verify")
    assert (whole.exit_code, "town: tiles.tar: ok" in whole.stdout) == (0, True)
    region.tiles.write_bytes(b"")
    broken = call("verify", "town", "--json")
    assert broken.exit_code == 1
    words = json.loads(broken.stdout)
    assert words["whole"] is False
    assert call("remove", "town").stdout == "town: removed\n"
    assert call("remove", "town").exit_code == 2


def test_json_is_one_object_a_line(town: Path) -> None:
    made = call("import", str(town), "--name", "mine", "--attribution", "Us", "--json")
    lines = [json.loads(line) for line in made.stdout.splitlines()]
    assert lines[-1]["done"] is True
    assert lines[-1]["name"] == "mine"
    assert lines[-1]["attribution"] == "Us"
    shares = [line["progress"] for line in lines[:-1]]
    assert shares == sorted(shares)


@pytest.mark.parametrize(
    ("content", "said"), [(None, "no such file"), (b"", "is empty"), (b"junk", "is no .osm.pbf")]
)
def test_bad_input_is_one_line(tmp_path: Path, content: bytes | None, said: str) -> None:
    path = tmp_path / "x.osm.pbf"
    if content is not None:
        path.write_bytes(content)
    result = call("import", str(path))
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1
    assert said in result.stderr
    again = call("import", str(path), "--json")
    assert said in json.loads(again.stdout)["error"]


def test_verify_of_no_map() -> None:
    result = call("verify", "nowhere")
    assert result.exit_code == 2
    assert "no such map" in result.stderr
