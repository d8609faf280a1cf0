import itertools

import pytest

from simulators.car.simulation import Simulation
from tests.simulators.conftest import MakeCar


class Dashboard:
    """Sends commands as the dashboard does: all else at its start value, counter and checksum."""

    def __init__(self, car: Simulation) -> None:
        self.car = car
        self.counter = 0

    def send(self, message: str, good: bool = True, **wishes: float) -> bool:
        return self.send_raw(message, {}, good, **wishes)

    def send_raw(
        self, message: str, raw: dict[str, int], good: bool = True, **wishes: float
    ) -> bool:
        info = self.car.definition.message(message)
        protection = info.protection
        assert protection.counter is not None
        self.counter = (self.counter + 1) % 16
        data = info.code.encode({**wishes, protection.counter: self.counter}, raw)
        crc = protection.checksum(data, 0) ^ (not good)
        data = bytes((crc,)) + data[1:]
        return self.car.receive(info.bus, info.frame_id, info.extended, data)

    def wait(self, seconds: float = 0.3) -> None:
        for _ in range(round(seconds * 100)):
            self.car.tick()


@pytest.fixture
def parked(make_car: MakeCar) -> Dashboard:
    return Dashboard(make_car("parked"))


@pytest.fixture
def driving(make_car: MakeCar) -> Dashboard:
    dashboard = Dashboard(make_car("commute"))
    dashboard.wait(1)
    return dashboard


def test_the_climate_echoes_after_20_to_80_ms(parked: Dashboard) -> None:
    climate = parked.car.car.cabin.climate
    assert parked.send("CMD_Climate", CMD_TempDrv=24.5)
    parked.wait(0.01)
    assert climate.temp_driver == 21
    parked.wait(0.08)
    assert climate.temp_driver == 24.5
    assert climate.temp_passenger == 21


def test_the_lights_that_flash_end_by_themselves(parked: Dashboard) -> None:
    def flash() -> bool:
        return parked.car.car.lights.warning

    assert parked.send("CMD_Lights", CMD_Flash=1)
    parked.wait(0.2)
    assert flash()
    parked.wait(3)
    assert not flash()
    assert parked.send("CMD_Lights", CMD_Flash=1)
    parked.wait(0.2)
    assert parked.send("CMD_Lights", CMD_Flash=0)
    parked.wait(0.2)
    assert not flash()


def test_what_was_carried_out_is_told_at_once_and_in_the_next_cycles(parked: Dashboard) -> None:
    told = parked.car.broadcast
    parked.wait(1)
    parked.send("CMD_Climate", CMD_TempDrv=24.5)
    ids: list[tuple[int, int]] = []
    for tick in range(60):
        ids += [(tick, frame.frame_id) for frame in parked.car.tick()]
    slow = {t.info.frame_id: t.info.cycle_ms for t in told._turns if t.info.name == "HVAC_Status"}
    (frame_id, cycle_ms) = next(iter(slow.items()))
    ticks = [tick for tick, one in ids if one == frame_id]
    assert len(ticks) == 60 * 10 // cycle_ms + 1
    assert min(b - a for a, b in itertools.pairwise(ticks)) < cycle_ms // 10


def test_the_setpoint_is_limited_and_sync_takes_the_passenger_along(parked: Dashboard) -> None:
    climate = parked.car.car.cabin.climate
    parked.send("CMD_Climate", CMD_Sync=1)
    parked.send("CMD_Climate", CMD_TempDrv=31)
    parked.wait()
    assert (climate.temp_driver, climate.temp_passenger) == (28, 28)
    parked.send("CMD_Climate", CMD_TempPas=20)
    parked.wait()
    assert not climate.sync


def test_defrost_keeps_the_compressor(parked: Dashboard) -> None:
    climate = parked.car.car.cabin.climate
    parked.send("CMD_Climate", CMD_FrontDefrost=1)
    parked.wait()
    parked.send("CMD_Climate", CMD_AC=0)
    parked.wait()
    assert climate.ac
    assert parked.car.commands.refused == 1


def test_bad_checksum_and_repeated_counter_are_ignored(parked: Dashboard) -> None:
    assert not parked.send("CMD_Climate", good=False, CMD_TempDrv=18)
    assert parked.send("CMD_Climate", CMD_TempDrv=18)
    parked.counter -= 1
    assert not parked.send("CMD_Climate", CMD_TempDrv=27)
    parked.wait()
    assert parked.car.car.cabin.climate.temp_driver == 18


def test_windows_take_time_and_the_child_lock_refuses(parked: Dashboard) -> None:
    windows = parked.car.car.body.window
    parked.send("CMD_Windows", CMD_WindowFL=50, CMD_WindowRL=50)
    parked.wait(0.5)
    assert windows["FL"].target == 50
    assert 0 < windows["FL"].place < 50
    assert windows["RL"].target == 0
    parked.wait(3)
    assert windows["FL"].place == 50


def test_the_boot_opens_parked_and_not_on_the_road(parked: Dashboard, driving: Dashboard) -> None:
    for dashboard in (parked, driving):
        dashboard.send("CMD_Doors", CMD_BootOpen=1)
        dashboard.wait(6)
    assert parked.car.car.body.boot.place == 100
    assert driving.car.car.body.boot.place == 0


@pytest.mark.parametrize(
    ("message", "wish"),
    [
        ("CMD_SeatPos", {"CMD_DrvPos": 200}),
        ("CMD_Seats", {"CMD_MemorySlot": 2}),
        ("CMD_Mirrors", {"CMD_MirrorFold": 1}),
        ("CMD_Charge", {"CMD_ChargeFlap": 1}),
        ("CMD_Charge", {"CMD_StartStop": 1}),
        ("CMD_Doors", {"CMD_LockAll": 0}),
    ],
)
def test_refused_while_driving(driving: Dashboard, message: str, wish: dict[str, float]) -> None:
    driving.send(message, good=True, **wish)
    driving.wait()
    assert driving.car.commands.refused == 1


def test_drive_mode_regeneration_and_charge_limit(driving: Dashboard) -> None:
    driving.send("CMD_Drive", CMD_DriveMode=2, CMD_RegenLevel=3, CMD_OnePedal=0)
    driving.send("CMD_Charge", CMD_ChargeLimit=90)
    driving.wait()
    car = driving.car.car
    assert (car.drive_mode, car.dynamics.regen_level, car.dynamics.one_pedal) == ("SPORT", 3, False)
    assert car.charging.limit == 90


def test_every_command_of_the_dbc_is_understood(parked: Dashboard) -> None:
    commands = parked.car.commands
    for info in commands.definition.commands.values():
        skip = {info.protection.crc, info.protection.counter}
        assert set(info.code.signals) - skip <= set(commands.handlers), info.name


def test_wishes_beyond_the_dbc_are_refused(parked: Dashboard) -> None:
    climate = parked.car.car.cabin.climate
    assert parked.send_raw("CMD_Climate", {"CMD_AirDrv": 6}, CMD_TempDrv=22)
    assert parked.send_raw("CMD_Drive", {"CMD_DriveMode": 6, "CMD_RegenLevel": 5})
    assert parked.send_raw("CMD_Lights", {"CMD_LightSwitch": 6})
    assert parked.send_raw("CMD_Mirrors", {"CMD_MirrorLeftPan": -128})
    parked.wait()
    assert climate.temp_driver == 22
    assert climate.air_driver in ("UP", "MIDDLE", "DOWN")
    assert parked.car.commands.refused >= 3
