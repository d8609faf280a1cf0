"""A car with drivers, whose worker a test waits for."""

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from cockpit.core import signals as car
from cockpit.core.feature import Services
from cockpit.core.mailbox import Mailbox
from cockpit.core.personal import Personal
from cockpit.core.settings import Settings
from cockpit.core.signals import PARKED_GEAR
from cockpit.core.stored import Stored
from cockpit.features.profiles.people import People
from cockpit.ui.display import DisplaySettings
from tests.features.conftest import HandFedCar


class Household:
    def __init__(self, hand_fed: HandFedCar, folder: Path | None) -> None:
        self.car, settings = hand_fed, Settings()
        if folder:
            settings.keep_in(Stored(folder, "settings"))
        settings.of(DisplaySettings)
        self.services: Services = replace(
            hand_fed.services,
            settings=settings,
            personal=Personal(),
            mailbox=Mailbox(),
            folder=folder,
        )
        self.people = People(self.services)
        self.park()
        self.people.start()
        self.until(lambda: self.people.store is not None)

    def park(self) -> None:
        self.car.say(car.SPEED, 0.0)
        self.car.say(car.SELECTED_GEAR, PARKED_GEAR)

    def settle(self) -> None:
        """Until nothing is being tried or written any more."""
        self.until(lambda: not self.people.busy)
        done: list[bool] = []
        self.people._worker.do(lambda: True, done.append)
        self.until(lambda: bool(done))

    def until(self, there: Callable[[], bool]) -> None:
        until = time.monotonic() + 20
        while not there():
            assert time.monotonic() < until
            _, calls = self.services.mailbox.drain()
            for call in calls:
                call()
            time.sleep(0.002)

    def add(self, name: str) -> str:
        self.people.add(name)
        self.settle()
        return self.people.driver

    @property
    def theme(self) -> str:
        return self.services.settings.of(DisplaySettings).theme

    def stop(self) -> None:
        self.people.stop()
