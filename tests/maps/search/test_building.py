"""From an extract to an index: what is merged, what hangs on what, and what goes wrong."""

import sqlite3
from pathlib import Path

import pytest

from cockpit.maps.region import MapError
from cockpit.maps.search import build
from cockpit.maps.search.building.house_numbers import between, number_keys
from cockpit.maps.search.building.poi import kilowatts
from cockpit.maps.search.index import Index


def test_counts_and_progress(town_pbf: Path, tmp_path: Path) -> None:
    told: list[float] = []
    counts = build(town_pbf, tmp_path, told.append)
    assert counts["chargers"] == 3
    assert counts["streets"] == 10
    assert counts["addresses"] == 12  # 12-16 is found by three numbers and as written
    assert all(0 <= share <= 1 for share in told)
    assert told == sorted(told)
    assert [path.name for path in tmp_path.iterdir()] == ["search.sqlite"]


def test_the_important_come_first(town_folder: Path) -> None:
    database = sqlite3.connect(town_folder / "search.sqlite")
    rows = database.execute("SELECT names, importance FROM place ORDER BY id").fetchall()
    database.close()
    assert "München" in rows[0][0]
    assert [row[1] for row in rows] == sorted((row[1] for row in rows), reverse=True)


@pytest.mark.parametrize("content", [b"", b"rubbish" * 100])
def test_a_bad_extract_is_one_line_and_leaves_the_old_index(
    town_pbf: Path, tmp_path: Path, content: bytes
) -> None:
    build(town_pbf, tmp_path, lambda share: None)
    before = (tmp_path / "search.sqlite").read_bytes()
    bad = tmp_path / "bad.osm.pbf"
    bad.write_bytes(content)
    with pytest.raises(MapError, match=r"bad\.osm\.pbf: .*search index") as caught:
        build(bad, tmp_path, lambda share: None)
    assert "\n" not in str(caught.value)
    assert (tmp_path / "search.sqlite").read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.osm.pbf", "search.sqlite"]


@pytest.mark.parametrize("content", [None, b"", b"rubbish" * 1000])
def test_a_bad_index_is_one_line(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "search.sqlite"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(MapError, match="import the map again"):
        Index(path)


def test_an_index_of_another_version_is_told(town_folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "search.sqlite"
    path.write_bytes((town_folder / "search.sqlite").read_bytes())
    database = sqlite3.connect(path)
    with database:
        database.execute("UPDATE meta SET value = 99 WHERE name = 'format'")
    database.close()
    with pytest.raises(MapError, match="another version"):
        Index(path)


@pytest.mark.parametrize(
    ("written", "keys"),
    [
        ("12", ["12"]),
        ("12 A", ["12a"]),
        ("12-16", ["12-16", "12", "14", "16"]),
        ("12;14", ["12", "14"]),
        ("12–13", ["12-13", "12", "13"]),
        ("1-99999", ["1-99999"]),
        ("5/3", ["5/3"]),
        (";", []),
    ],
)
def test_house_numbers(written: str, keys: list[str]) -> None:
    assert number_keys(written) == keys


def test_interpolation_fills_the_gap() -> None:
    line = [(0.0, 0.0), (0.0, 0.5), (0.0, 1.0)]
    houses = between("even", line, [(0, "2"), (2, "10")])
    assert [number for number, _ in houses] == ["4", "6", "8"]
    assert [spot[1] for _, spot in houses] == pytest.approx([0.25, 0.5, 0.75])
    assert [n for n, _ in between("odd", line, [(0, "9"), (2, "3")])] == ["7", "5"]
    assert between("even", line, [(0, "2"), (2, "x")]) == []
    assert between("alphabetic", line, [(0, "2"), (2, "8")]) == []
    assert between("all", line, [(0, "1"), (2, "99999")]) == []


@pytest.mark.parametrize(
    ("text", "power"),
    [("150 kW", 150), ("22000 W", 22), ("11;22 kW", 22), ("50 kVA", 50), ("yes", 0),
     ("3,7 kw", 3.7), ("350000", 350)],
)  # fmt: skip
def test_power_of_a_plug(text: str, power: float) -> None:
    assert kilowatts(text) == pytest.approx(power)
