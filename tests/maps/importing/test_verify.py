from pathlib import Path

import pytest

from cockpit.maps.importing.stages import PARTS
from cockpit.maps.importing.verify import verify
from cockpit.maps.region import open_region


def troubles(maps: Path) -> dict[str, str]:
    return {found.part: found.trouble for found in verify(maps / "town") if found.trouble}


def test_a_whole_region(town_maps: Path) -> None:
    found = verify(town_maps / "town")
    assert [part.part for part in found][-1] == "router"
    assert not any(part.trouble for part in found)


def test_every_broken_part_is_named(maps: Path) -> None:
    folder = open_region(maps / "town").folder
    (folder / "traffic.tar").write_bytes(b"")
    tiles = bytearray((folder / "tiles.tar").read_bytes())
    tiles[2000] ^= 1
    (folder / "tiles.tar").write_bytes(tiles)
    found = troubles(maps)
    assert found["traffic.tar"].startswith("has 0 bytes")
    assert found["tiles.tar"] == "was changed since the import"
    (folder / "tiles.tar").unlink()
    assert troubles(maps)["tiles.tar"] == "is missing"


def test_live_traffic_is_no_damage(maps: Path) -> None:
    folder = open_region(maps / "town").folder
    traffic = bytearray((folder / "traffic.tar").read_bytes())
    traffic[-600] ^= 1
    (folder / "traffic.tar").write_bytes(traffic)
    assert troubles(maps) == {}


@pytest.mark.parametrize("part", [part for part in PARTS if part.endswith(".sqlite")])
def test_a_broken_table_is_named(maps: Path, part: str) -> None:
    path = open_region(maps / "town").folder / part
    path.write_bytes(path.read_bytes()[:-1024])
    assert part in troubles(maps)
