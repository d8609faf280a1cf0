import hashlib
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path

import pytest

from simulators.car.broadcast import Frame
from simulators.car.definition import Definition, load_definition
from simulators.car.faults import FaultError
from simulators.car.frames.table import MESSAGES
from simulators.car.scenario import load_scenario, scenario_names
from simulators.car.simulation import Simulation, build
from tests.simulators.conftest import Drive, MakeCar
from tests.simulators.small_map import LIGHT


def fingerprint(car: Simulation, ticks: int) -> str:
    digest = hashlib.sha256()
    for tick in range(ticks):
        for frame in car.tick():
            digest.update(f"{tick} {frame}".encode())
    return digest.hexdigest()


def frames_of(car: Simulation, seconds: float, name: str) -> list[Frame]:
    info = car.definition.message(name)
    wanted = (info.bus, info.frame_id)
    return [f for _ in range(round(seconds * 100)) for f in car.tick() if f[:2] == wanted]


def raw(car: Simulation, name: str, frame: Frame) -> dict[str, int]:
    return car.definition.message(name).code.decode_raw(frame.data)


def test_same_seed_same_frames_other_seed_other_frames(make_car: MakeCar) -> None:
    first = fingerprint(make_car(seed=3), 1500)
    assert fingerprint(make_car(seed=3), 1500) == first
    assert fingerprint(make_car(seed=4), 1500) != first


def test_every_message_keeps_its_cycle_time(make_car: MakeCar, definition: Definition) -> None:
    car, seconds = make_car(), 10
    times: dict[tuple[str, int], list[int]] = defaultdict(list)
    for tick in range(seconds * 100):
        for frame in car.tick():
            times[frame.bus, frame.frame_id].append(tick * 10)
    for info in definition.sent:
        seen = times[info.bus, info.frame_id]
        assert len(seen) == pytest.approx(seconds * 1000 / info.cycle_ms, abs=1), info.name
        gaps = {b - a for a, b in pairwise(seen)}
        assert gaps <= {info.cycle_ms}, info.name


def test_the_buses_are_not_overloaded(make_car: MakeCar) -> None:
    car = make_car()
    counts = [len(car.tick()) for _ in range(500)]
    assert max(counts) < 25
    assert sum(counts) / 5 > 700


def test_every_signal_of_ours_is_known_to_the_dbc(make_car: MakeCar) -> None:
    car = make_car()
    assert {i.name for i in car.definition.sent} == set(MESSAGES)
    for info in car.definition.sent:
        spoken = set(MESSAGES[info.name](car.car))
        protected = {info.protection.crc, info.protection.counter}
        missing = set(info.code.signals) - spoken - protected
        assert not spoken - set(info.code.signals), info.name
        if info.name != "ADAS_Objects":  # only as many objects as there are
            assert not missing, info.name


def test_cells_come_page_by_page(make_car: MakeCar) -> None:
    car = make_car()
    frames = frames_of(car, 1.3, "BMS_CellVoltages")
    assert {frame.data[0] for frame in frames} == set(range(24))


def test_counters_count_and_checksums_fit(make_car: MakeCar) -> None:
    car = make_car()
    frames = frames_of(car, 1, "VCU_Motion")
    counters = [raw(car, "VCU_Motion", f)["VCU_Motion_Ctr"] for f in frames]
    assert all((b - a) % 16 == 1 for a, b in pairwise(counters))
    protection = car.definition.message("VCU_Motion").protection
    assert all(protection.checksum(f.data, 0) == f.data[0] for f in frames)


@pytest.mark.parametrize("name", scenario_names())
def test_every_scenario_runs_and_stays_sane(make_car: MakeCar, name: str) -> None:
    car = make_car(name)
    for _ in range(9000):
        car.tick()
        assert 0 <= car.car.speed_kmh < 150
        assert abs(car.car.lane.lateral) < 5
    world = car.car
    assert 0 < world.battery.displayed < 100
    assert -40 < world.battery.temperature < 50
    assert 10 < world.cabin.air_c < 30
    assert 100 < world.range_km < 600
    assert 13 < world.low_voltage.voltage < 15


def test_the_commute_is_a_sight_from_the_start(make_car: MakeCar) -> None:
    car = make_car("commute")
    speeds, limits, signals = [], set(), set()
    for _ in range(2000):
        car.tick()
        speeds.append(car.car.speed_kmh)
        limits.add(car.car.road.at(car.car.way).limit_kmh)
        signals.add(car.car.lights.side)
    assert min(speeds) >= 5
    assert max(speeds) <= 62
    assert len(limits) > 1
    assert signals >= {0, -1}
    assert car.car.dynamics.gear == "D"
    assert 330 < car.car.range_km < 370
    assert not car.car.body.any_door_open
    assert car.car.cabin.climate.on


def test_it_stops_at_red_lights_and_goes_on(in_town: Drive) -> None:
    row, column = LIGHT
    drives = (in_town((row, column - 0.8), (row, column + 1.8), seed=s) for s in range(9))
    car = next(drive.car for drive in drives if drive.car.road.halts)
    (place, wait), stood = car.road.halts[0], 0.0
    while car.way < place + 100:
        car.step(0.01)
        if car.speed_kmh < 0.1:
            stood += 0.01
            assert 0 < place - car.way < 12
    assert wait - 2.5 < stood < wait + 4
    assert car.speed_kmh > 20


def test_silence_and_its_end(make_car: MakeCar) -> None:
    car = make_car()
    car.inject({"kind": "silence", "message": "VCU_Motion", "for_s": 1})
    assert frames_of(car, 0.95, "VCU_Motion") == []
    assert len(frames_of(car, 1, "VCU_Motion")) > 90


@pytest.mark.parametrize("target", [{"node": "ESC"}, {"bus": "drive"}])
def test_silence_of_a_node_or_a_bus(make_car: MakeCar, target: dict[str, str]) -> None:
    car = make_car()
    car.inject({"kind": "silence", **target})
    assert frames_of(car, 1, "ESC_Wheels") == []
    assert frames_of(car, 1, "BCM_Doors")


def test_bad_checksum_frozen_counter_wrong_length(make_car: MakeCar) -> None:
    car = make_car()
    protection = car.definition.message("VCU_Motion").protection
    car.inject({"kind": "bad_crc", "message": "VCU_Motion", "for_s": 0.5})
    assert all(
        protection.checksum(f.data, 0) != f.data[0] for f in frames_of(car, 0.4, "VCU_Motion")
    )
    frames_of(car, 0.2, "VCU_Motion")
    car.inject({"kind": "frozen_counter", "message": "VCU_Motion", "for_s": 0.5})
    frozen = frames_of(car, 0.4, "VCU_Motion")
    assert len({raw(car, "VCU_Motion", f)["VCU_Motion_Ctr"] for f in frozen}) == 1
    frames_of(car, 0.2, "VCU_Motion")
    car.inject({"kind": "wrong_length", "message": "VCU_Motion", "length": 3})
    assert {len(f.data) for f in frames_of(car, 0.2, "VCU_Motion")} == {3}


def test_not_available_and_out_of_range(make_car: MakeCar) -> None:
    car = make_car()
    car.inject({"kind": "sna", "signal": "VCU_Speed", "for_s": 0.2})
    values = [raw(car, "VCU_Motion", f) for f in frames_of(car, 0.15, "VCU_Motion")]
    assert {v["VCU_Speed"] for v in values} == {32767}
    assert {v["VCU_AccelPedal"] for v in values} != {255}
    car.inject({"kind": "clear"})
    car.inject({"kind": "out_of_range", "signal": "VCU_Speed"})
    (last, *_) = frames_of(car, 0.05, "VCU_Motion")
    assert raw(car, "VCU_Motion", last)["VCU_Speed"] == 25001


def test_lost_and_late_frames(make_car: MakeCar) -> None:
    car = make_car()
    car.inject({"kind": "drop", "message": "VCU_Motion", "share": 0.5, "for_s": 4})
    assert 130 < len(frames_of(car, 4, "VCU_Motion")) < 270
    car = make_car()
    car.inject({"kind": "delay", "message": "VCU_Motion", "delay_s": 0.3})
    assert frames_of(car, 0.29, "VCU_Motion") == []
    assert len(frames_of(car, 1, "VCU_Motion")) > 90


def test_a_babbling_node_and_an_unknown_id(make_car: MakeCar) -> None:
    car = make_car()
    car.inject({"kind": "babble", "bus": "body", "id": 0x7F, "for_s": 1})
    car.inject({"kind": "unknown_id", "bus": "drive", "id": 0x5A5, "for_s": 1})
    counts = Counter(f.frame_id for _ in range(100) for f in car.tick())
    assert 1900 < counts[0x7F] <= 2000
    assert 10 < counts[0x5A5] < 30


def test_bus_off_is_deaf_too(make_car: MakeCar) -> None:
    car = make_car("bus_off")
    while car.car.time < 10.5:
        car.tick()
    assert frames_of(car, 1, "VCU_Motion") == []
    assert car.broadcast.faults.deaf("drive")
    frames_of(car, 8, "VCU_Motion")
    assert frames_of(car, 1, "VCU_Motion")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ({"kind": "gremlin"}, "no fault 'gremlin'"),
        ({"kind": "silence", "message": "VCU_Nothing"}, "hits no message"),
        ({"kind": "babble", "bus": "engine"}, "one of: body, drive"),
        ({"kind": "silence", "mesage": "VCU_Motion"}, "no 'mesage'"),
    ],
)
def test_wrong_faults_say_what_is_right(
    make_car: MakeCar, words: dict[str, str], says: str
) -> None:
    with pytest.raises(FaultError, match=says):
        make_car().inject(words)


def test_another_cars_dbc_is_spoken_as_not_available(tmp_path: Path) -> None:
    (tmp_path / "can0.dbc").write_text(
        'VERSION ""\nBU_: ENG COCKPIT\nBO_ 100 RPM: 8 ENG\n'
        ' SG_ Rpm : 7|16@0+ (0.25,0) [0|8000] "rpm" COCKPIT\n'
        'BA_DEF_ BO_ "GenMsgCycleTime" INT 0 10000;\nBA_DEF_DEF_ "GenMsgCycleTime" 50;\n'
    )
    car = build(load_definition(tmp_path), load_scenario("commute"), 1)
    assert sum(len(car.tick()) for _ in range(100)) == 20
