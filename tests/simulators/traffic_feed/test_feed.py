import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from simulators.traffic.__main__ import main
from simulators.traffic.feed import FeedError, Report, read_feed, write_feed
from simulators.traffic.jam import JAM_LASTS_S, WORST_KMH, closed_on, jam_on
from simulators.ways.graph import Graph
from simulators.ways.polyline import Point
from tests.simulators.small_map import corner


def words(*corners: tuple[float, float]) -> str:
    return ";".join("{},{}".format(*corner(*c)) for c in corners)


def test_a_feed_comes_back_and_is_never_half(tmp_path: Path) -> None:
    file = tmp_path / "feed.json"
    reports = [
        Report(12.0, 7, heading=90),
        Report(3.0, lat=1.0, lon=2.0),
        Report(4.0, 8, closed=True),
    ]
    write_feed(file, datetime.now(UTC), reports)
    assert read_feed(file) == reports
    assert [p.name for p in tmp_path.iterdir()] == ["feed.json"]
    assert datetime.fromisoformat(json.loads(file.read_text())["time"]).tzinfo


def test_entries_without_sense_are_left_out(tmp_path: Path) -> None:
    file = tmp_path / "feed.json"
    entries = [
        {"way_id": 1},
        {"speed_kmh": 5},
        7,
        {"way_id": 2, "speed_kmh": -1},
        {"way_id": 3, "closed": 1},
    ]
    file.write_text(json.dumps({"speeds": entries}))
    assert [report.way_id for report in read_feed(file)] == [3]
    file.write_text("[]")
    with pytest.raises(FeedError, match=r"feed\.json"):
        read_feed(file)


def test_the_jam_comes_and_goes(graph: Graph) -> None:
    plan = graph.route([Point(*corner(0, 0.2)), Point(*corner(4, 3.8))])
    jam = jam_on(plan)
    assert jam.reports(0) == []
    worst = jam.reports(JAM_LASTS_S / 2)
    assert worst
    assert {r.speed_kmh for r in worst} == {WORST_KMH}
    assert {r.way_id for r in worst} < {p.way_id for p in plan.pieces}
    assert jam.reports(JAM_LASTS_S * 1.5) == []


def test_the_closed_road_is_not_on_the_way(graph: Graph) -> None:
    way = graph.route([Point(*corner(0, 0.2)), Point(*corner(0, 3.8))])
    other = graph.route([Point(*corner(2, 0.2)), Point(*corner(2, 3.8))])
    (report,) = closed_on(other, way)
    assert (report.closed, report.way_id) == (True, 102)
    assert closed_on(way, way) == []


def test_the_program_writes_its_feed(town: Path, tmp_path: Path) -> None:
    file = tmp_path / "feed.json"
    where = ["--tiles", str(town), "--out", str(file), "--route", words((0, 0.2), (4, 3.8))]
    assert main([*where, "--once", "--since", str(JAM_LASTS_S / 2)]) == 0
    assert [report.speed_kmh for report in read_feed(file)] == [WORST_KMH]


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (["--tiles", "/nowhere"], "no map in /nowhere"),
        (["--route", "moon"], "no place 'moon'"),
        (["--out", "/nowhere/feed.json"], "choose another --out"),
    ],
)
def test_bad_input_is_one_line(
    town: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    wrong: list[str],
    says: str,
) -> None:
    usual = ["--tiles", str(town), "--out", str(tmp_path / "x.json")]
    usual += ["--route", words((0, 0.2), (4, 3.8)), "--once"]
    assert main([*usual, *wrong]) == 2
    error = capsys.readouterr().err
    assert says in error
    assert len(error.splitlines()) == 1
