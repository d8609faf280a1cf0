"""Builds all that keys need; imported after the first frame, for cryptography takes its time."""

from pathlib import Path

from cockpit.core.driving import Act
from cockpit.core.feature import Services
from cockpit.features.phone.keys.alarm import Alarm
from cockpit.features.phone.keys.budget import Budget
from cockpit.features.phone.keys.car_key import CarKey
from cockpit.features.phone.keys.desk import Desk
from cockpit.features.phone.keys.doing import Doing
from cockpit.features.phone.keys.gate import Gate
from cockpit.features.phone.keys.joining import Joining
from cockpit.features.phone.keys.key_ring import KeyRing
from cockpit.features.phone.keys.takers import Takers


class Opened:
    """The keys of the car, at work."""

    def __init__(self, services: Services, takers: Takers, stored: "Kept") -> None:
        driving, messages = services.driving, services.messages
        self.desk = Desk(services, stored.car, stored.ring, stored.folder)
        self.gate = Gate(
            stored.car,
            stored.ring,
            messages.vin,
            parked=lambda: driving.allows(Act.OUTSIDE),
        )
        self.alarm = Alarm(services)
        self.doing = Doing(services, takers)
        budget = Budget(self.desk.knows)
        self.joining = Joining(messages, self.gate, self.desk, self.doing, self.alarm, budget)

    def look(self) -> None:
        """About once a second."""
        self.desk.look()
        self.doing.look()
        self.alarm.look()

    def stop(self) -> None:
        """Write what is still to be written."""
        self.alarm.flush()
        self.desk.stop()


class Kept:
    """What is read from the disk, on any thread; `folder` None keeps nothing."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self.car = CarKey(folder)
        self.ring = KeyRing(folder)
