from pathlib import Path

import pytest

from cockpit.maps.importing import source
from cockpit.maps.importing.source import know, look, region_name
from cockpit.maps.region import MapError
from tests.maps.importing.extracts import write_town


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"hello, this is no map" * 9, "is no .osm.pbf file"),
        (b"\x1f\x8b\x08rest", "is gzip"),
        (b"<?xml version='1.0'?><osm/>", "is XML"),
        (b"\n <!DOCTYPE html><html>404", "is a web page"),
    ],
)
def test_what_is_no_extract_is_told_with_its_name(
    tmp_path: Path, content: bytes, said: str
) -> None:
    path = tmp_path / "x.osm.pbf"
    path.write_bytes(content)
    with pytest.raises(MapError, match=said) as caught:
        look(path)
    assert str(caught.value).startswith(f"{path}: ")


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(MapError, match="no such file"):
        look(tmp_path / "none.osm.pbf")
    with pytest.raises(MapError, match="not a file"):
        look(tmp_path)


def test_an_unchanged_file_is_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    extract = write_town(tmp_path / "town.osm.pbf")
    first = know(extract, tmp_path / "memory")
    monkeypatch.setattr(source, "sha256_of", lambda _: "read again")
    assert know(extract, tmp_path / "memory") == first
    extract.write_bytes(extract.read_bytes() + b"\0")
    assert first.changed()
    assert know(extract, tmp_path / "memory").sha256 == "read again"


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("malta.osm.pbf", "malta"),
        ("malta-latest.osm.pbf", "malta"),
        ("île-de-france-260101.osm.pbf", "île-de-france"),
        ("x.pbf", "x"),
    ],
)
def test_the_name_comes_from_the_file(file: str, name: str) -> None:
    assert region_name(Path("/a") / file, None) == name


@pytest.mark.parametrize("asked", ["", "..", ".x", "a/b", "a\nb", "x" * 99])
def test_no_name_leads_out_of_the_folder(asked: str) -> None:
    with pytest.raises(MapError, match="no name for a map"):
        region_name(Path("x.osm.pbf"), asked)
