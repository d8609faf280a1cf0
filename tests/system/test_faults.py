"""Each fault of the buses: the screen stays honest, the rest drives on, and all comes back alone.

One car and one dashboard serve most of this file; each test leaves them as they were.
"""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from PyQt6.QtTest import QTest

from cockpit.core import signals
from cockpit.core.reading import Trust
from cockpit.core.signal import Signal
from cockpit.links.can_link import BusHealth
from tests.qa.car import DeskCar
from tests.qa.screen import Dashboard
from tests.qa.waiting import wait_for

pytestmark = pytest.mark.system

BACK_S = 3.0
"""The bar is one second; the rest is room for a busy test machine. What was measured is printed."""
LONGEST_GAP_S = 0.5
NOTHING = "--"


class Desk:
    """The shared car and dashboard, and what each recovery took."""

    def __init__(self, folder: Path) -> None:
        self.car = DeskCar(folder, "parked")
        self.cockpit = Dashboard(self.car.specs, folder)
        self.screen, self.vehicle = self.cockpit.screen, self.cockpit.vehicle

    def close(self) -> None:
        self.cockpit.stop()
        self.car.stop()

    def calm(self) -> None:
        """No fault is on, everything is on the screen, no notice stands."""
        self.car.fault("clear")
        for name, text in CALM.items():
            self.screen.wait_text(name, text)
        wait_for(lambda: self.cockpit.app.shell.status["up"], "the buses to be up")
        wait_for(lambda: not self.notices, "no notice")

    @property
    def notices(self) -> list[str]:
        return [notice.text for notice in self.cockpit.app.shell.notices]

    def health(self, bus: str) -> BusHealth:
        connection = self.cockpit.app.connection
        assert connection
        return connection.link.health().buses[bus]

    def cure(self, what: str, well: Callable[[], object]) -> None:
        """End all faults; what was hit must be well again by itself."""
        self.car.fault("clear")
        took = wait_for(well, f"{what} to be over", BACK_S)
        print(f"\nback after {what}: {took * 1000:.0f} ms")


CALM = {
    "cluster.speed": "0",
    "cluster.level": "72",
    "cluster.outside": "24",
    "climate.left.value": "21.0",
}


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory, qapp: object) -> Iterator[Desk]:
    desk = Desk(tmp_path_factory.mktemp("desk"))
    yield desk
    desk.close()


@pytest.fixture
def desk(shared: Desk) -> Desk:
    shared.calm()
    return shared


class Case(NamedTuple):
    """A fault, where it shows, and why the value is gone."""

    kind: str
    what: dict[str, Any]
    item: str
    signal: Signal[Any]
    cause: str


SPEED = ("cluster.speed", signals.SPEED)
OUTSIDE = ("cluster.outside", signals.OUTSIDE_TEMPERATURE)
LEVEL = ("cluster.level", signals.BATTERY_LEVEL)
WARMTH = ("climate.left.value", signals.DRIVER_TEMPERATURE)
CASES = (
    Case("silence", {"message": "VCU_Motion"}, *SPEED, "frame stopped"),
    Case("silence", {"node": "HVAC"}, *WARMTH, "frame stopped"),
    Case("silence", {"signal": "BMS_SocDisplayed"}, *LEVEL, "frame stopped"),
    Case("bad_crc", {"message": "VCU_Motion"}, *SPEED, "checksum wrong"),
    Case("frozen_counter", {"message": "VCU_Motion"}, *SPEED, "counter stuck"),
    Case("wrong_length", {"message": "VCU_Motion"}, *SPEED, "wrong length"),
    Case("wrong_length", {"message": "BCM_Sensors"}, *OUTSIDE, "wrong length"),
    Case("sna", {"signal": "VCU_Speed"}, *SPEED, "not available"),
    Case("sna", {"message": "BCM_Sensors"}, *OUTSIDE, "not available"),
    Case("out_of_range", {"signal": "BCM_OutsideTemp"}, *OUTSIDE, "out of range"),
    Case("out_of_range", {"signal": "VCU_Speed"}, *SPEED, "out of range"),
    Case("drop", {"message": "VCU_Motion", "share": 1.0}, *SPEED, "frame stopped"),
)


def case_name(case: Case) -> str:
    return f"{case.kind}-{next(iter(case.what.values()))}"


@pytest.mark.parametrize("case", CASES, ids=case_name)
def test_a_lost_value_is_not_shown_and_comes_back(desk: Desk, case: Case) -> None:
    desk.car.fault(case.kind, **case.what)
    desk.screen.wait_text(case.item, NOTHING)
    reading = desk.vehicle.get(case.signal)
    assert (reading.value, reading.trust) == (None, Trust.MISSING)
    assert reading.cause == case.cause
    for item, text in CALM.items():
        if item != case.item:
            assert text in desk.screen.text(item)
    # Which frame it is, why, and since when.
    desk.screen.tap(case.item)
    assert reading.source in desk.screen.text("explain.text")
    if case.cause == "frame stopped":
        assert " s ago" in desk.screen.text("explain.text")
    else:
        assert case.cause in desk.screen.text("explain.text")
    desk.cure(case_name(case), lambda: desk.screen.reads(case.item, CALM[case.item]))
    desk.screen.wait_text("explain.text", "The value is back")
    desk.screen.tap("explain")


def test_silence_fades_first_and_says_how_long(desk: Desk) -> None:
    seen: list[Trust] = []
    stop = desk.vehicle.watch(
        signals.SPEED, lambda: seen.append(desk.vehicle.get(signals.SPEED).trust)
    )
    desk.car.fault("silence", message="VCU_Motion")
    speed = desk.screen.find("cluster.speed")
    wait_for(lambda: speed.property("trust") < Trust.LIVE, "the value to fade")
    assert desk.screen.text("cluster.speed") == "0"
    desk.screen.tap("cluster.speed")
    said = desk.screen.text("explain.text")
    assert said.startswith("Frame VCU_Motion on drive stopped ")
    wait_for(lambda: desk.screen.text("explain.text") != said, "the bubble to count on")
    desk.screen.wait_text("cluster.speed", NOTHING)
    stop()
    steps = [trust for trust in (Trust.FADING, Trust.HOLLOW, Trust.MISSING) if trust in seen]
    assert steps == [Trust.FADING, Trust.HOLLOW, Trust.MISSING]
    assert sorted(seen[-3:], reverse=True) == seen[-3:]
    desk.cure("a fading value", lambda: desk.screen.reads("cluster.speed", "0"))


def test_safety_telltales_do_not_pretend_to_be_off(desk: Desk) -> None:
    lamp = desk.screen.find("cluster.telltale.brake").property("lamp")
    assert not lamp.property("unknown")
    desk.car.fault("silence", message="ESC_Status")
    wait_for(lambda: lamp.property("unknown"), "an unknown telltale")
    desk.cure("silent ESC_Status", lambda: not lamp.property("unknown"))


def test_some_lost_frames_cost_nothing_but_are_counted(desk: Desk) -> None:
    before = desk.health("drive").counter_errors
    desk.car.fault("drop", message="VCU_Motion", share=0.3)
    wait_for(lambda: desk.health("drive").counter_errors > before + 3, "lost frames")
    assert desk.vehicle.get(signals.SPEED).valid
    assert desk.screen.text("cluster.speed") == "0"
    desk.cure("drop", lambda: desk.vehicle.get(signals.SPEED).valid)


def test_late_frames_fade_then_go_on(desk: Desk) -> None:
    desk.car.fault("delay", message="VCU_Motion", delay_s=0.6)
    wait_for(lambda: not desk.vehicle.get(signals.SPEED).valid, "the gap before the first late one")
    wait_for(lambda: desk.vehicle.get(signals.SPEED).valid, "late frames")
    desk.cure("delay", lambda: desk.vehicle.get(signals.SPEED).valid)


@pytest.mark.parametrize("kind", ["silence", "bus_off"])
def test_a_dead_bus_is_told_and_comes_back(desk: Desk, kind: str) -> None:
    desk.car.fault(kind, bus="drive")
    wait_for(lambda: desk.notices, "a notice")
    assert desk.notices == ["No connection to the car (drive): silent"]
    desk.screen.wait_text("notice.text", "No connection to the car (drive): silent")
    desk.screen.wait_text("cluster.speed", NOTHING)
    desk.screen.wait_text("cluster.level", NOTHING)
    assert not desk.cockpit.app.shell.status["up"]
    assert "drive: silent" in desk.screen.text("status.text")
    assert desk.screen.text("climate.left.value") == "21.0 °C"
    refused = desk.vehicle.request(signals.CHARGE_LIMIT, 80, by="test", why="a dead bus")
    wait_for(lambda: refused.reason, "a refusal")
    assert refused.reason == "no connection to the car"
    desk.cure(f"{kind} of the bus", lambda: desk.screen.reads("cluster.speed", "0"))
    wait_for(lambda: not desk.notices and desk.cockpit.app.shell.status["up"], "no notice")


def test_babble_blocks_neither_screen_nor_values(desk: Desk) -> None:
    desk.car.fault("babble", bus="body", rate=4000, id=0x001)
    wait_for(lambda: desk.health("body").rate > 1500, "the flood")
    gaps, last, until = [], time.monotonic(), time.monotonic() + 1.5
    while last < until:
        QTest.qWait(1)  # type: ignore[arg-type, call-arg]
        gaps.append(time.monotonic() - last)
        last = time.monotonic()
        assert desk.vehicle.get(signals.DRIVER_TEMPERATURE).valid
    print(f"\nlongest gap of the screen in babble: {max(gaps) * 1000:.0f} ms")
    assert max(gaps) < LONGEST_GAP_S
    desk.screen.tap("climate.left.plus")
    desk.screen.wait_text("climate.left.value", "21.5")
    wait_for(
        lambda: desk.vehicle.get(signals.DRIVER_TEMPERATURE).value == 21.5, "a tap in the babble"
    )
    assert desk.health("body").dropped == 0
    desk.screen.tap("climate.left.minus")
    desk.cure("babble", lambda: desk.vehicle.get(signals.DRIVER_TEMPERATURE).value == 21.0)


def test_strangers_are_counted(desk: Desk) -> None:
    desk.car.fault("unknown_id", bus="drive", id=0x7E5, rate=50)
    wait_for(lambda: desk.health("drive").unknown.get(0x7E5, 0) > 20, "the stranger")
    assert 0x7E5 not in desk.health("body").unknown
    assert desk.notices == []


def test_a_killed_car_comes_back_by_itself(desk: Desk) -> None:
    desk.car.kill()
    desk.screen.wait_text("cluster.speed", NOTHING)
    desk.screen.wait_text("climate.left.value", NOTHING)
    wait_for(lambda: len(desk.notices) == 2, "a notice for each bus")
    desk.car.start()
    took = wait_for(
        lambda: all(desk.screen.reads(i, CALM[i]) for i in ("cluster.speed", "climate.left.value")),
        "the values of the new car",
        BACK_S,
    )
    print(f"\nback after a killed car, from its ready on: {took * 1000:.0f} ms")
    wait_for(lambda: not desk.notices, "no notice")
