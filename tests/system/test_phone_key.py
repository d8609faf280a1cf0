"""A phone gets a key of the car and uses it: a real broker, the whole cockpit, a car on a bus."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cockpit.core.hosting import Host
from cockpit.features.phone.keys.view_model import KeysViewModel
from cockpit.features.phone.messages import Answer, Outcome, Stage, invitation
from cockpit.links.ledger import read, verify
from simulators.phone.key import Phone
from tests.qa.broker import Broker, Peer
from tests.qa.car import DeskCar
from tests.qa.screen import Dashboard
from tests.qa.waiting import wait_for

pytestmark = [pytest.mark.system, pytest.mark.timeout(120)]


@pytest.fixture
def cockpit(car: DeskCar, broker: Broker, qapp: object, tmp_path: Path) -> Iterator[Dashboard]:
    dashboard = Dashboard(car.specs, tmp_path / "state", brokers=broker.url)
    services = dashboard.app.services
    services.hosting.offer(Host("127.0.0.1", broker.port), lambda _: "secret", lambda _: None)
    yield dashboard
    dashboard.stop()


class Companion:
    """The simulated phone, at the broker."""

    def __init__(self, broker: Broker, text: str) -> None:
        told = invitation(text)
        assert told
        self.phone = Phone(told)
        self.topic = f"cockpit/{told.vin}/phone/{self.phone.person}"
        self.peer = Peer(broker, f"{self.topic}/#")

    def ask(self, kind: str, payload: bytes, retain: bool = False) -> bytes:
        """Say it, and wait for what the car answers."""
        before = len(self.answers(kind))
        self.peer.say(f"{self.topic}/{kind}", payload, retain)
        wait_for(lambda: len(self.answers(kind)) > before, f"an answer to {kind}")
        return self.answers(kind)[before]

    def answers(self, kind: str) -> list[bytes]:
        return self.peer.on(f"{self.topic}/{kind}/answer")

    def greet(self) -> None:
        assert self.phone.hear_session(self.ask("session", self.phone.ask()))

    def command(self, kind: str, **words: object) -> Answer:
        """The last word on it."""
        before = len(self.answers("cmd"))
        self.peer.say(f"{self.topic}/cmd", self.phone.command(kind, words))
        heard: list[Answer] = []

        def over() -> bool:
            new = self.answers("cmd")[before + len(heard) :]
            heard.extend(answer for each in new if (answer := self.phone.hear_answer(each)))
            return bool(heard) and heard[-1].outcome is not Outcome.PENDING

        wait_for(over, f"an answer to {kind}", 10)
        return heard[-1]


def paired(cockpit: Dashboard, broker: Broker) -> Companion:
    """By touch, as the driver does it."""
    models = cockpit.app.view_models()
    keys = next(model for model in models if isinstance(model, KeysViewModel))
    cockpit.app.services.stage.open("keys")
    wait_for(lambda: keys.ready and not keys.barred, "the keys to be there, and the car parked")
    wait_for(lambda: cockpit.app.services.messages.connected, "the broker")
    cockpit.screen.tap("keys.add")
    cockpit.screen.picture()
    assert keys._desk
    wait_for(lambda: keys._desk is not None and not keys.roles.get("owner", "?"), "the choice")
    for _ in range(5):  # a finger tries again where the page was still on its way
        if "keys.role.owner" in cockpit.screen.names():
            cockpit.screen.tap("keys.role.owner")
        cockpit.screen.picture()
        if keys._desk.invited:
            break
    assert keys._desk.invited
    one = Companion(broker, keys._desk.invited.text)
    assert one.phone.hear_joined(one.ask("pair", one.phone.join("Pixel"))) is Stage.COMPARE
    cockpit.screen.wait_text("keys.code", f"{one.phone.code[:3]} {one.phone.code[3:]}")
    cockpit.screen.picture()
    cockpit.screen.tap("keys.yes")
    wait_for(lambda: len(one.answers("pair")) == 2, "the key")
    assert one.phone.hear_joined(one.answers("pair")[1]) is Stage.ENROLLED
    cockpit.screen.wait_text("keys.end", "Pixel has a key now")
    one.greet()
    return one


def test_a_paired_phone_locks_and_warms_the_car(
    car: DeskCar, cockpit: Dashboard, broker: Broker, tmp_path: Path
) -> None:
    phone = paired(cockpit, broker)
    assert phone.command("unlock").outcome is Outcome.DONE
    assert phone.command("lock").outcome is Outcome.DONE
    assert phone.command("climate.set", temperature=24.5, on=True).outcome is Outcome.DONE
    assert phone.command("charge.limit", percent=85).outcome is Outcome.DONE
    place = phone.command("destination.send", lat=47.996, lon=7.849, name="Münster")
    assert place.outcome is Outcome.DONE
    refused = phone.command("charge.limit", percent=20)
    assert (refused.outcome, refused.reason) == (Outcome.REFUSED, "is not understood")
    ledger = tmp_path / "state" / "ledger"
    wait_for(lambda: {"key enrolled", "asked"} <= {e["event"] for e in read(ledger)}, "the ledger")
    assert ("phone", "lock by Pixel") in {(e.get("by"), e.get("why")) for e in read(ledger)}
    assert verify(ledger) == ""
    phone.peer.close()


def test_what_the_broker_repeats_or_keeps_is_not_followed(
    car: DeskCar, cockpit: Dashboard, broker: Broker, tmp_path: Path
) -> None:
    phone = paired(cockpit, broker)
    command = phone.phone.command("unlock", {})
    phone.peer.say(f"{phone.topic}/cmd", command)
    wait_for(lambda: len(phone.answers("cmd")) == 2, "both answers")
    assert phone.command("lock").outcome is Outcome.DONE
    told = len(phone.answers("cmd"))
    for _ in range(3):
        phone.peer.say(f"{phone.topic}/cmd", command)
    phone.peer.say(f"{phone.topic}/cmd", command[:-1] + bytes([command[-1] ^ 1]))
    ledger = tmp_path / "state" / "ledger"
    wait_for(lambda: {"forged", "repeated"} <= words(ledger), "the ledger")
    assert len(phone.answers("cmd")) == told
    assert phone.command("lock").outcome is Outcome.DONE
    phone.peer.close()


def words(ledger: Path) -> set[str]:
    """What was refused, in short."""
    short = {"made with another key, or changed on the way": "forged"}
    short["not newer than the last"] = "repeated"
    return {short.get(str(entry.get("reason")), "") for entry in read(ledger)}


def test_a_revoked_phone_is_a_stranger(car: DeskCar, cockpit: Dashboard, broker: Broker) -> None:
    phone = paired(cockpit, broker)
    cockpit.screen.tap("keys.close")
    cockpit.screen.picture()
    for tap in ("keys.revoke.0", "keys.question.yes", "keys.question.yes"):
        cockpit.screen.tap(tap)
        cockpit.screen.picture()
    wait_for(lambda: "keys.none" in cockpit.screen.names(), "no key")
    told = len(phone.answers("cmd"))
    for _ in range(3):
        phone.peer.say(f"{phone.topic}/cmd", phone.phone.command("unlock", {}))
    wait_for(
        lambda: any(n.key == "phone.keys" for n in cockpit.app.services.notices.standing),
        "the driver to hear of it",
    )
    assert len(phone.answers("cmd")) == told
    phone.peer.close()
