import shutil
from pathlib import Path

import pytest

from cockpit.maps.geo import Point
from cockpit.maps.importing import run
from cockpit.maps.importing.run import Event, Wish, import_map
from cockpit.maps.importing.stages import PARTS
from cockpit.maps.region import MapError, open_region
from tests.maps.importing.extracts import write_town


def test_a_region_is_whole_and_says_what_it_is(town_maps: Path) -> None:
    region = open_region(town_maps / "town")
    assert set(PARTS) <= region.facts["parts"].keys()
    for part, facts in region.facts["parts"].items():
        assert (region.folder / part).stat().st_size == facts["size"] > 0
    assert region.attribution == "© OpenStreetMap contributors"
    assert region.box.holds(Point(52.507, 13.407))
    assert not region.box.holds(Point(52.6, 13.4))
    assert region.facts["source"]["name"] == "town.osm.pbf"
    assert region.facts["counts"]["check"]["highways"] == 17
    assert region.facts["counts"]["tiles"]["junctions"] >= 64
    assert region.facts["languages"] == ["de"]
    assert not (town_maps / "town" / "work").exists()


def test_a_second_try_goes_on_where_the_first_was_cut_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    extract = write_town(tmp_path / "town.osm.pbf")
    wish, heard = Wish(extract, base=tmp_path / "maps"), list[Event]()

    def cut_off(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(run, "publish", cut_off)
        with pytest.raises(KeyboardInterrupt):
            import_map(wish, heard.append)
    assert {event.stage for event in heard} >= {"check", "tiles"}
    heard.clear()
    region = import_map(wish, heard.append)
    assert heard == []
    assert open_region(tmp_path / "maps" / "town") == region


def test_a_failed_import_leaves_the_old_region(maps: Path, tmp_path: Path) -> None:
    before = open_region(maps / "town")
    extract = write_town(tmp_path / "town.osm.pbf")
    extract.write_bytes(extract.read_bytes()[:-40])
    with pytest.raises(MapError, match="cut short or damaged") as caught:
        import_map(Wish(extract, base=maps))
    assert str(caught.value).startswith(f"{extract}: ")
    assert open_region(maps / "town") == before


def test_a_crash_in_a_stage_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    extract = write_town(tmp_path / "town.osm.pbf")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    (tmp_path / "sitecustomize.py").write_text("import os; os.abort()")
    with pytest.raises(MapError, match=r"the reader crashed \(.*\); download it again"):
        import_map(Wish(extract, base=tmp_path / "maps"))
    assert not (tmp_path / "maps" / "town").exists()


def test_a_full_disk_is_told_as_such(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    extract = write_town(tmp_path / "town.osm.pbf")
    extract.write_bytes(extract.read_bytes()[:-9])
    monkeypatch.setattr(run, "DISK_FULL", shutil.disk_usage(tmp_path).total)
    with pytest.raises(MapError, match="is full; make room"):
        import_map(Wish(extract, base=tmp_path / "maps"))


def test_too_little_room_is_told_before_the_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "DISK_AT_LEAST", shutil.disk_usage(tmp_path).total * 2)
    extract = write_town(tmp_path / "town.osm.pbf")
    with pytest.raises(MapError, match="make room"):
        import_map(Wish(extract, base=tmp_path / "maps"))


def test_who_waited_finds_the_region_ready(town_maps: Path, tmp_path: Path) -> None:
    extract, region = write_town(tmp_path / "town.osm.pbf"), open_region(town_maps / "town")
    found = import_map(Wish(extract, base=tmp_path / "maps", ready=lambda: region, wait=True))
    assert found == region
