from pathlib import Path

import pytest

from simulators.car.__main__ import main
from simulators.car.all_knobs import KNOBS, ask, turn
from simulators.car.definition import Definition
from simulators.car.knob_kinds import KnobError
from simulators.car.scenario import ScenarioError, load_scenario, scenario_names
from simulators.car.simulation import build
from tests.simulators.conftest import MakeCar

GOOD = 'description = "x"\n'


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (GOOD + "speed_kmh = fast\n", "line 2"),
        (GOOD + "spede = 4\n", ":2: no 'spede' here"),
        (GOOD + '[set]\nsoc = "full"\n', ":3: soc: 'full' is not a number"),
        (GOOD + '[set]\n"door.front_lft" = "open"\n', ":3: no 'door.front_lft'; perhaps: door"),
        (GOOD + "[[event]]\nset = {rain = 3}\n", "needs at = seconds"),
        (GOOD + '[[event]]\nat = 1\nfault = {kind = "gremlin"}\n', ":4: no fault 'gremlin'"),
        (GOOD + 'road = "moon"\n', ":2: no road 'moon'"),
        (GOOD + 'time = "noon"\n', ":2: time must be like"),
        ("speed_kmh = 1\n", "needs description"),
    ],
)
def test_a_bad_scenario_names_its_line(
    tmp_path: Path, definition: Definition, text: str, says: str
) -> None:
    file = tmp_path / "bad.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(ScenarioError) as caught:
        build(definition, load_scenario(str(file)), 1)
    assert says in str(caught.value)
    assert str(file) in str(caught.value)


@pytest.mark.parametrize(
    "words",
    [
        ["--scenario", "holiday"],
        ["--can", "drive"],
        ["--can", "engine=socketcan:can0"],
        ["--can", "drive=udp_multicast:239.0.0.1"],
        ["--car", "/nowhere"],
    ],
)
def test_bad_input_is_one_line_and_code_2(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2
    captured = capsys.readouterr()
    assert len(captured.err.splitlines()) == 1
    assert captured.err.startswith("car: ")


def test_the_list_tells_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == scenario_names()


def test_every_knob_can_be_read(make_car: MakeCar) -> None:
    car = make_car().car
    assert all(ask(car, name) is not None for name in KNOBS if name != "lead")


def test_knobs_turn_and_refuse(make_car: MakeCar) -> None:
    car = make_car().car
    turn(car, "door.rear_left", "open")
    turn(car, "soc", 20)
    assert car.body.door["RL"]
    assert ask(car, "soc") == pytest.approx(20)
    for name, value in (("soc", 101), ("gear", "X"), ("rain", True), ("range", 1), ("sox", 1)):
        with pytest.raises(KnobError):
            turn(car, name, value)


def test_driving_by_hand_and_giving_back(make_car: MakeCar) -> None:
    car = make_car("parked").car
    for name, value in (("gear", "D"), ("pedal", 0.3), ("indicator", "left"), ("steering", 20)):
        turn(car, name, value)
    for _ in range(500):
        car.step(0.01)
    assert ask(car, "driver") == "hand"
    assert car.speed_kmh > 20
    assert ask(car, "indicator") == "left"
    turn(car, "driver", "park")
    for _ in range(3000):
        car.step(0.01)
    assert car.parked
