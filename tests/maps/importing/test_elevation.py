import gzip
from pathlib import Path

import pytest

from cockpit.maps.geo import Box
from cockpit.maps.importing.elevation import SIZE, place, usable
from cockpit.maps.region import MapError


def hgt(path: Path, size: int = SIZE) -> Path:
    with path.open("wb") as file:
        file.truncate(size)
    return path


def test_good_files_are_found_and_others_get_a_line_each(tmp_path: Path) -> None:
    good = [hgt(tmp_path / "N52E013.hgt")]
    small = hgt(tmp_path / "S01W001.hgt", 1201 * 1201 * 2)
    odd = hgt(tmp_path / "berlin.hgt")
    packed = tmp_path / "n51e013.hgt.gz"
    packed.write_bytes(gzip.compress(bytes(SIZE), 1))
    (tmp_path / "N50E013.hgt.gz").write_bytes(b"no gzip")
    (tmp_path / "readme.txt").write_text("not told of")
    notes: list[str] = []
    assert usable(tmp_path, notes) == [*good, packed]
    assert len(notes) == 3
    assert any(note.startswith(f"{small}: holds 2884802 bytes") for note in notes)
    assert any(note.startswith(f"{odd}: not named") for note in notes)


def test_a_folder_without_any_is_told(tmp_path: Path) -> None:
    notes: list[str] = []
    assert usable(tmp_path, notes) == []
    assert "no usable .hgt" in notes[0]
    with pytest.raises(MapError, match="no such folder"):
        usable(tmp_path / "none", notes)


def test_they_lie_as_valhalla_wants_and_only_where_the_map_is(tmp_path: Path) -> None:
    files = [hgt(tmp_path / "n52e013.HGT"), hgt(tmp_path / "S34W059.hgt")]
    target = tmp_path / "region"
    assert place(files, target, Box(52.3, 13.1, 52.6, 13.7)) == 1
    assert [p.relative_to(target).as_posix() for p in target.rglob("*.hgt")] == ["N52/N52E013.hgt"]
    assert place(files, tmp_path / "all", None) == 2
    assert (tmp_path / "all" / "S34" / "S34W059.hgt").stat().st_size == SIZE
