"""A car as unlike ours as can be, an electric truck on J1939, drives the same dashboard."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

import can
import cantools
import pytest
from cantools.database.can import Database

from cockpit.core import signals
from cockpit.core.paths import ROOT
from tests.qa.car import DeskCar
from tests.qa.screen import Dashboard
from tests.qa.waiting import wait_for

pytestmark = pytest.mark.system

TRUCK = ROOT / "tests" / "cars" / "truck"


class Ecus:
    """Says on the truck's bus, in the truck's own units, what a test wants."""

    def __init__(self, car: DeskCar) -> None:
        (spec,) = car.specs
        self._dbc = cast("Database", cantools.database.load_file(TRUCK / "truck.dbc"))
        self._bus = can.Bus(interface="cockpit_multicast", channel=spec.channel, port=spec.port)

    def say(self, message: str, **values: Any) -> None:
        """Send one frame."""
        known = self._dbc.get_message_by_name(message)
        data = known.encode({s.name: 0 for s in known.signals} | values, strict=False)
        frame = can.Message(arbitration_id=known.frame_id, is_extended_id=True, data=data)
        self._bus.send(frame)

    def close(self) -> None:
        """Leave the bus."""
        self._bus.shutdown()


@pytest.fixture
def truck(
    start_car: Callable[..., DeskCar], qapp: object, tmp_path: Path
) -> Iterator[tuple[Ecus, Dashboard]]:
    car = start_car("parked", car=TRUCK, buses=("truck",))
    dashboard = Dashboard(car.specs, tmp_path, car=TRUCK)
    ecus = Ecus(car)
    yield ecus, dashboard
    ecus.close()
    dashboard.stop()


def test_a_truck_drives_the_dashboard(truck: tuple[Ecus, Dashboard]) -> None:
    ecus, cockpit = truck
    screen = cockpit.screen

    def drives() -> bool:
        ecus.say("CCVS1", WheelSpeed=20.0)
        ecus.say("ETC2", Selector="Drive")
        ecus.say("HVESSD1", PackVoltage=650, PackCurrent=10, PackSoc=0.57)
        ecus.say("AMB", OutsideAir=50, CabAir=68)
        return all(
            (
                screen.reads("cluster.speed", "72"),  # 20 m/s
                screen.reads("cluster.gear.value", "D"),
                screen.reads("cluster.level", "57"),
                screen.reads("cluster.outside", "10"),  # 50 °F
            )
        )

    wait_for(drives, "the truck on the screen")
    assert not cockpit.vehicle.offers(signals.DRIVER_SEAT_HEATING)
    refused = cockpit.vehicle.request(signals.ALL_LOCKED, True, by="test", why="not on a truck")
    assert refused.reason == "not on the send list"
