"""What the vehicle believes, and for how long."""

from dataclasses import dataclass

import pytest

from cockpit.core.reading import HOLLOW_AFTER_S, MISSING_AFTER_S, Sample, Trust
from cockpit.core.request import Outcome, Request
from cockpit.core.signal import Signal
from cockpit.core.vehicle import NOT_OFFERED, Vehicle

SPEED = Signal("Vehicle.Speed", float, "km/h")
TIMEOUT = 0.2


@dataclass
class Clock:
    now: float = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def vehicle(clock: Clock) -> Vehicle:
    vehicle = Vehicle(clock)
    vehicle.expect(SPEED, TIMEOUT, "VCU_Motion on drive")
    return vehicle


def test_a_signal_never_heard_has_no_value(vehicle: Vehicle) -> None:
    reading = vehicle.get(SPEED)
    assert (reading.value, reading.trust, reading.cause) == (None, Trust.MISSING, "no data yet")


def test_a_signal_that_the_car_lacks_says_so(vehicle: Vehicle) -> None:
    assert vehicle.get(Signal("Vehicle.Nothing", float)).cause == NOT_OFFERED


def test_a_fresh_value_is_live(vehicle: Vehicle, clock: Clock) -> None:
    vehicle.report(SPEED, Sample(52.0, clock.now - 0.05))
    reading = vehicle.get(SPEED)
    assert reading.valid
    assert reading.value == 52.0
    assert reading.age_s == pytest.approx(0.05)


@pytest.mark.parametrize(
    ("late", "trust"),
    [
        (-0.01, Trust.LIVE),
        (0.01, Trust.FADING),
        (HOLLOW_AFTER_S + 0.01, Trust.HOLLOW),
        (MISSING_AFTER_S + 0.01, Trust.MISSING),
    ],
)
def test_silence_takes_trust_step_by_step(
    vehicle: Vehicle, clock: Clock, late: float, trust: Trust
) -> None:
    vehicle.report(SPEED, Sample(52.0, clock.now))
    clock.now += TIMEOUT + late
    reading = vehicle.get(SPEED)
    assert reading.trust is trust
    assert (reading.value is None) == (trust is Trust.MISSING)


def test_watchers_hear_each_step_of_silence_once(vehicle: Vehicle, clock: Clock) -> None:
    heard: list[Trust] = []
    vehicle.report(SPEED, Sample(52.0, clock.now))
    vehicle.watch(SPEED, lambda: heard.append(vehicle.get(SPEED).trust))
    for _ in range(40):
        clock.now += 0.1
        vehicle.expire()
    assert heard == [Trust.FADING, Trust.HOLLOW, Trust.MISSING]


def test_a_fault_hides_the_value_at_once(vehicle: Vehicle, clock: Clock) -> None:
    vehicle.report(SPEED, Sample(52.0, clock.now))
    vehicle.report(SPEED, Sample(None, clock.now, "checksum wrong"))
    assert vehicle.get(SPEED).value is None
    assert vehicle.get(SPEED).cause == "checksum wrong"


def test_a_value_comes_back_by_itself(vehicle: Vehicle, clock: Clock) -> None:
    vehicle.report(SPEED, Sample(52.0, clock.now))
    clock.now += 60
    vehicle.expire()
    vehicle.report(SPEED, Sample(40.0, clock.now))
    assert vehicle.get(SPEED).valid


def test_an_unchanged_value_does_not_disturb_watchers(vehicle: Vehicle, clock: Clock) -> None:
    heard: list[int] = []
    vehicle.report(SPEED, Sample(52.0, clock.now))
    vehicle.watch(SPEED, lambda: heard.append(1))
    clock.now += 0.05
    vehicle.report(SPEED, Sample(52.0, clock.now))
    assert heard == []
    assert vehicle.get(SPEED).age_s == 0


def test_looking_makes_a_signal_wanted(vehicle: Vehicle) -> None:
    assert SPEED not in vehicle.wanted
    vehicle.get(SPEED)
    assert SPEED in vehicle.wanted


def test_a_stopped_watcher_hears_nothing(vehicle: Vehicle, clock: Clock) -> None:
    heard: list[int] = []
    stop = vehicle.watch(SPEED, lambda: heard.append(1))
    stop()
    stop()
    vehicle.report(SPEED, Sample(1.0, clock.now))
    assert heard == []


def test_without_a_bus_a_request_is_refused(vehicle: Vehicle) -> None:
    request = vehicle.request(SPEED, 3.0, "touch", "test")
    assert (request.outcome, request.reason) == (Outcome.REFUSED, "no connection to the car")


def test_a_newer_request_replaces_a_pending_one(vehicle: Vehicle) -> None:
    sent: list[Request] = []
    vehicle.connect(sent.append)
    first = vehicle.request(SPEED, 1.0, "touch", "test")
    second = vehicle.request(SPEED, 2.0, "touch", "test")
    assert (first.outcome, first.reason) == (Outcome.REFUSED, "asked anew")
    assert vehicle.requested(SPEED) is second
    assert sent == [first, second]


def test_a_settled_request_stays_settled(vehicle: Vehicle) -> None:
    vehicle.connect(lambda _: None)
    request = vehicle.request(SPEED, 1.0, "touch", "test")
    vehicle.settle(request, Outcome.DONE)
    vehicle.settle(request, Outcome.REFUSED, "late")
    assert (request.outcome, request.reason) == (Outcome.DONE, "")


def test_who_watches_requests_hears_of_each_and_of_its_end(vehicle: Vehicle) -> None:
    heard: list[tuple[object, Outcome, str]] = []
    vehicle.watch_requests(lambda r: heard.append((r.value, r.outcome, r.reason)))
    vehicle.request(SPEED, 1.0, by="voice", why="test")
    vehicle.connect(lambda _: None)
    first = vehicle.request(SPEED, 2.0, by="voice", why="test")
    second = vehicle.request(SPEED, 3.0, by="voice", why="test")
    vehicle.settle(second, Outcome.DONE)
    assert first.outcome is Outcome.REFUSED
    assert heard == [
        (1.0, Outcome.REFUSED, "no connection to the car"),
        (2.0, Outcome.PENDING, ""),
        (2.0, Outcome.REFUSED, "asked anew"),
        (3.0, Outcome.PENDING, ""),
        (3.0, Outcome.DONE, ""),
    ]


def test_who_looked_while_a_frame_was_late_hears_of_the_next(
    vehicle: Vehicle, clock: Clock
) -> None:
    seen = list[Trust]()
    vehicle.report(SPEED, Sample(0.0, clock.now))
    vehicle.watch(SPEED, lambda: seen.append(vehicle.get(SPEED).trust))
    clock.now += TIMEOUT + 0.1
    assert not vehicle.get(SPEED).valid  # before `expire` came by
    vehicle.report(SPEED, Sample(0.0, clock.now))
    assert seen == [Trust.LIVE]
