"""What the demo starts beside the car: a broker, a home, a phone."""

import time
from collections.abc import Callable, Iterator

import pytest

from cockpit.cli.simulated_home import SimulatedHome
from cockpit.core.hosting import Hosting
from cockpit.core.messages import Arrived
from cockpit.features.phone.owntracks.phones import Phones
from cockpit.features.phone.owntracks.settings_text import known_phones
from cockpit.links.mqtt_link.address import parse_addresses
from cockpit.links.mqtt_link.reading import read_json
from tests.qa.broker import Broker, Peer, mosquitto

pytestmark = pytest.mark.system


def wait_until(there: Callable[[], bool]) -> bool:
    until = time.monotonic() + 15
    while not there():
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True


def let_in(broker: Broker, user: str, password: str) -> bool:
    try:
        Peer(broker, f"owntracks/{user}/#", user=user, password=password).close()
    except AssertionError:
        return False
    return True


@pytest.fixture
def home() -> Iterator[SimulatedHome]:
    mosquitto()
    one = SimulatedHome("V1")
    one.start()
    yield one
    one.stop()


def test_who_is_paired_at_the_desk_is_let_in(home: SimulatedHome) -> None:
    hosting = Hosting()
    home.host(hosting)
    (address,) = parse_addresses(home.brokers)
    broker = Broker.at(address.port)
    assert wait_until(broker.answers)
    password = hosting.admit("ben")
    assert wait_until(lambda: let_in(broker, "ben", password))


def test_home_and_phone_speak_to_the_car(home: SimulatedHome) -> None:
    (address,) = parse_addresses(home.brokers)
    broker = Broker.at(address.port)
    known, wrong = known_phones(home.phones)
    assert not wrong
    phones, place = Phones(known), known[0].topic
    assert wait_until(broker.answers)
    car = Peer(broker, "#", user=address.user, password=address.password)
    assert car.wait_for(lambda: car.on("hall/garage"), 15)
    assert car.wait_for(lambda: car.on(f"cockpit/V1/phone/{known[0].user}/contacts"), 15)
    assert car.wait_for(lambda: car.on(place), 15)
    payload = car.on(place)[0]
    assert phones.take(Arrived(place, payload, read_json(payload))) is None
    car.close()
