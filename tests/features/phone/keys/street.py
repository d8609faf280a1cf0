"""A parked car with its keys at work, phones in front of it, and a broker in between."""

from pathlib import Path

from cockpit.core import signals as car
from cockpit.core.driving import Act
from cockpit.core.evidence import Line
from cockpit.core.feature import Services
from cockpit.core.hosting import Host
from cockpit.core.messages import Arrived, Message, Messages
from cockpit.features.phone.keys.alarm import Alarm
from cockpit.features.phone.keys.budget import Budget
from cockpit.features.phone.keys.car_key import CarKey
from cockpit.features.phone.keys.desk import Desk
from cockpit.features.phone.keys.doing import Doing
from cockpit.features.phone.keys.gate import Gate
from cockpit.features.phone.keys.joining import Joining
from cockpit.features.phone.keys.key_ring import KeyRing
from cockpit.features.phone.keys.pairing import State
from cockpit.features.phone.keys.role import Role
from cockpit.features.phone.keys.takers import Takers, proposing
from cockpit.features.phone.messages import Answer, invitation
from simulators.phone.key import Phone
from tests.features.conftest import HandFedCar
from tests.features.phone.keys.meeting import CA, NOON, VIN, Clock

PAGE = "https://10.0.0.1:8443/"
HERE = Host("10.0.0.1", 8883, CA, PAGE)


class Street:
    def __init__(self, car_: HandFedCar, folder: Path | None = None) -> None:
        self.car, self.clock = car_, Clock()
        self.sent: list[Message] = []
        self.written: list[Line] = []
        self.accounts: set[str] = set()
        about, messages = car_.services, Messages(VIN)
        self.services = services = Services(
            about.vehicle, about.notices, about.driving, about.settings, messages=messages
        )
        messages.connect(self.sent.append)
        services.evidence.offer(self.written.append)
        services.hosting.offer(HERE, self._admit, self.accounts.discard)
        self.park()
        self.takers = Takers()
        self.takers.take("destination.send", proposing(messages))
        self.ring = KeyRing(folder, lambda: NOON)
        key = CarKey(folder)
        self.desk = Desk(services, key, self.ring, folder, self.clock)
        self.gate = Gate(
            key, self.ring, VIN, lambda: services.driving.allows(Act.OUTSIDE), self.clock
        )
        self.alarm = Alarm(services, self.clock)
        self.doing = Doing(services, self.takers, self.clock)
        budget = Budget(self.desk.knows, self.clock)
        self.joining = Joining(messages, self.gate, self.desk, self.doing, self.alarm, budget)

    def _admit(self, user: str) -> str:
        self.accounts.add(user)
        return f"password of {user}"

    def park(self) -> None:
        self.car.say(car.SPEED, 0.0)
        self.car.say(car.SELECTED_GEAR, car.PARKED_GEAR)
        self.car.say(car.AUTHORISED, value=True)

    def drive(self) -> None:
        self.car.say(car.SELECTED_GEAR, 127)
        self.car.say(car.SPEED, 50.0)

    def bring(
        self, person: str, kind: str, payload: bytes, retained: bool = False, broker: str = "own"
    ) -> list[bytes]:
        """The broker brings a message; what the car answers on the topic that belongs to it."""
        self.sent.clear()
        topic = f"cockpit/{VIN}/phone/{person}/{kind}"
        self.services.messages.deliver(Arrived(topic, payload, None, retained, broker))
        return self.answers(f"{topic}/answer")

    def answers(self, topic: str) -> list[bytes]:
        return [message.payload for message in self.sent if message.topic == topic]

    def scan(self) -> Phone:
        """A phone reads the QR code on the screen."""
        assert self.desk.invited
        invited = invitation(self.desk.invited.text)
        assert invited
        return Phone(invited, "anna", clock=self.clock)

    def join(self, role: Role) -> Phone:
        """As far as comparing the code."""
        assert self.desk.invite(role) == ""
        phone = self.scan()
        (answer,) = self.bring(phone.person, "pair", phone.join("Pixel"))
        assert phone.hear_joined(answer)
        return phone

    def enrolled(self, role: Role = Role.OWNER) -> Phone:
        """Paired, and with a session."""
        phone = self.join(role)
        assert self.desk.accept() == ""
        assert self.desk.pairing
        assert self.desk.pairing.state is State.ENROLLED
        self.desk.close()
        self.greet(phone)
        return phone

    def greet(self, phone: Phone) -> None:
        (session,) = self.bring(phone.person, "session", phone.ask())
        assert phone.hear_session(session)

    def command(self, phone: Phone, kind: str, **words: object) -> list[Answer | None]:
        """What the phone is told at once."""
        told = self.bring(phone.person, "cmd", phone.command(kind, words))
        return [phone.hear_answer(each) for each in told]

    def later(self, phone: Phone) -> list[Answer | None]:
        """What it has been told since it heard PENDING."""
        told = self.answers(f"cockpit/{VIN}/phone/{phone.person}/cmd/answer")[1:]
        return [phone.hear_answer(each) for each in told]
