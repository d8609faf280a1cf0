"""What the demo starts beside the car: a broker, a home, a phone."""

import time
from collections.abc import Iterator

import pytest

from cockpit.cli.simulated_home import SimulatedHome
from cockpit.core.messages import Arrived
from cockpit.features.phone.owntracks.phones import Phones
from cockpit.features.phone.owntracks.settings_text import known_phones
from cockpit.links.mqtt_link.address import parse_addresses
from cockpit.links.mqtt_link.reading import read_json
from tests.qa.broker import Broker, Peer, mosquitto

pytestmark = pytest.mark.system


@pytest.fixture
def home() -> Iterator[SimulatedHome]:
    mosquitto()
    one = SimulatedHome("V1")
    one.start()
    yield one
    one.stop()


def test_home_and_phone_speak_to_the_car(home: SimulatedHome) -> None:
    (address,) = parse_addresses(home.brokers)
    broker = Broker.at(address.port)
    known, wrong = known_phones(home.phones)
    assert not wrong
    phones, place = Phones(known), known[0].topic
    until = time.monotonic() + 15
    while not broker.answers():
        assert time.monotonic() < until
        time.sleep(0.05)
    car = Peer(broker, "#", user=address.user, password=address.password)
    assert car.wait_for(lambda: car.on("hall/garage"), 15)
    assert car.wait_for(lambda: car.on(f"cockpit/V1/phone/{known[0].user}/contacts"), 15)
    assert car.wait_for(lambda: car.on(place), 15)
    payload = car.on(place)[0]
    assert phones.take(Arrived(place, payload, read_json(payload))) is None
    car.close()
