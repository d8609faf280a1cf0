import json
import threading
from pathlib import Path

import pytest

from cockpit.maps.geo import Point
from cockpit.maps.importing import store
from cockpit.maps.importing.store import locked, publish, remove, sweep
from cockpit.maps.region import FORMAT, MapError, hold, open_region, region_around, regions


def make_version(folder: Path, name: str, box: tuple[float, ...] = (1, 2, 3, 4)) -> None:
    parts = folder / "work" / "parts"
    parts.mkdir(parents=True)
    (parts / "region.json").write_text(json.dumps({"format": FORMAT, "box": box}))
    publish(folder, parts, name)


def test_only_one_import_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "PATIENCE_S", 0.1)
    with (
        locked(tmp_path / "a"),
        locked(tmp_path / "b"),
        pytest.raises(MapError, match="a: is being imported already"),
        locked(tmp_path / "a"),
    ):
        pass
    with locked(tmp_path / "a"):
        pass


def test_who_waits_gets_the_lock_when_the_first_is_done(tmp_path: Path) -> None:
    order = []

    def second() -> None:
        with locked(tmp_path / "a", wait=True):
            order.append("second")

    with locked(tmp_path / "a"):
        thread = threading.Thread(target=second)
        thread.start()
        order.append("first")
    thread.join()
    assert order == ["first", "second"]


def test_a_version_that_is_read_stays_until_nobody_reads_it(tmp_path: Path) -> None:
    folder = tmp_path / "town"
    make_version(folder, "old")
    old = open_region(folder)
    with hold(old):
        make_version(folder, "new")
        sweep(folder)
        assert old.folder.is_dir()
        assert open_region(folder).folder.name == "new"
    sweep(folder)
    assert not old.folder.exists()
    with pytest.raises(MapError, match="newer import"), hold(old):
        pass


def test_sweeping_takes_left_overs_but_not_the_work(tmp_path: Path) -> None:
    folder = tmp_path / "town"
    make_version(folder, "new")
    for name in ("half-made", "work"):
        (folder / name).mkdir(exist_ok=True)
    sweep(folder)
    assert sorted(p.name for p in folder.iterdir()) == ["current", "new", "work"]


def test_a_removed_region_is_gone(tmp_path: Path) -> None:
    make_version(tmp_path / "town", "new")
    assert [r.name for r in regions((tmp_path,))] == ["town"]
    remove(tmp_path / "town")
    assert regions((tmp_path,)) == []
    with pytest.raises(MapError, match="no such map"):
        remove(tmp_path / "town")


def test_the_smallest_region_around_a_point(tmp_path: Path) -> None:
    make_version(tmp_path / "land", "v", (0, 0, 10, 10))
    make_version(tmp_path / "town", "v", (4, 4, 6, 6))
    found = regions((tmp_path,))
    around = region_around(Point(5, 5), found)
    assert around
    assert around.name == "town"
    assert region_around(Point(50, 5), found) is None


def test_a_region_of_another_format_must_be_imported_again(tmp_path: Path) -> None:
    make_version(tmp_path / "town", "v")
    file = tmp_path / "town" / "v" / "region.json"
    file.write_text(json.dumps({"format": FORMAT + 1, "box": [1, 2, 3, 4]}))
    with pytest.raises(MapError, match="another version"):
        open_region(tmp_path / "town")
    for rubbish in ("", "[]", "{", '{"box": [1]}'):
        file.write_text(rubbish)
        with pytest.raises(MapError, match="import it again"):
            open_region(tmp_path / "town")
