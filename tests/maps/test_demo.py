import multiprocessing
from pathlib import Path

import pytest

from cockpit.maps import demo
from cockpit.maps.demo import demo_region, prepare_demo, usable_regions
from tests.maps.importing.extracts import write_town


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    extract = write_town(tmp_path / "demo.osm.pbf")
    monkeypatch.setattr(demo, "EXTRACT", extract)
    monkeypatch.setattr(demo, "HEIGHTS", tmp_path / "none")
    monkeypatch.setattr(demo, "_base", lambda: tmp_path / "maps")
    return extract


def test_it_is_made_once_and_again_when_the_extract_changes(shipped: Path) -> None:
    assert demo_region() is None
    first = prepare_demo()
    assert prepare_demo() == demo_region() == first
    assert usable_regions()[-1] == first
    shipped.unlink()
    write_town(shipped, south=10.0)
    assert demo_region() is None
    assert prepare_demo().box.south == pytest.approx(10.0, abs=0.01)


def test_two_at_once_make_it_once(shipped: Path) -> None:
    processes = [multiprocessing.get_context("fork").Process(target=prepare_demo) for _ in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0, 0]
    region = demo_region()
    assert region
    assert len(list(region.folder.parent.iterdir())) == 2
