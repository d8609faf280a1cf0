import socket
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from cockpit.links.nearby import finder as module
from cockpit.links.nearby.announcer import Announcer
from cockpit.links.nearby.finder import Finder, Found
from cockpit.links.nearby.service import HTTPS, MQTT, SECURE_MQTT, Service

HERE = ["127.0.0.1"]
TAG = uuid.uuid4().hex[:8]
"""Other tests may speak on loopback at the same time."""
CAR, HOST = f"Cockpit {TAG}", f"car-{TAG}.local"
BROKER = Service(SECURE_MQTT, CAR, HOST, ("127.0.0.1",), 8883)
PAGE = Service(HTTPS, CAR, HOST, ("127.0.0.1",), 8443)


def until(there: Callable[[], Any], seconds: float = 10.0) -> bool:
    end = time.monotonic() + seconds
    while not there() and time.monotonic() < end:
        time.sleep(0.02)
    return bool(there())


def ours(finder: Finder) -> set[Service]:
    return {one for one in finder.found if TAG in one.host}


@pytest.fixture
def announcer() -> Iterator[Announcer]:
    one = Announcer(HERE)
    one.start()
    yield one
    one.stop()


@pytest.fixture
def told() -> list[Found]:
    return []


@pytest.fixture
def finder(told: list[Found]) -> Iterator[Finder]:
    one = Finder((SECURE_MQTT, MQTT, HTTPS), told.append, HERE)
    one.start()
    yield one
    one.stop()


def test_what_is_announced_is_found_and_what_is_taken_back_is_gone(
    announcer: Announcer, finder: Finder, told: list[Found]
) -> None:
    announcer.announce(lambda: [BROKER])
    assert until(lambda: ours(finder) == {BROKER})
    announcer.announce(lambda: [BROKER, PAGE])
    assert until(lambda: ours(finder) == {BROKER, PAGE})
    announcer.announce(list)
    assert until(lambda: not ours(finder))
    assert told


def test_two_cars_of_the_same_name_are_both_found(announcer: Announcer, finder: Finder) -> None:
    announcer.announce(lambda: [BROKER])
    assert until(lambda: ours(finder))
    second = Announcer(HERE)
    second.start()
    second.announce(
        lambda: [Service(SECURE_MQTT, BROKER.name, f"red-{TAG}.local", ("127.0.0.1",), 8884)]
    )
    assert until(lambda: {one.port for one in ours(finder)} == {8883, 8884})
    second.stop()


def test_who_stops_takes_its_services_back(announcer: Announcer, finder: Finder) -> None:
    announcer.announce(lambda: [BROKER])
    assert until(lambda: ours(finder))
    announcer.stop()
    assert until(lambda: not ours(finder))


def test_a_flood_of_names_is_bounded_and_shown_plainly(
    announcer: Announcer, finder: Finder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_FOUND", 2)
    names = ("left\u202e broker", "second", "third")
    announcer.announce(
        lambda: [
            Service(MQTT, name, f"n{n}-{TAG}.local", ("127.0.0.1",), 1883)
            for n, name in enumerate(names)
        ]
    )
    assert until(lambda: len(finder.found) == 2)
    time.sleep(1.0)
    assert len(finder.found) == 2
    assert all("\u202e" not in one.name for one in finder.found)


def test_garbage_on_the_network_is_passed_by(announcer: Announcer, finder: Finder) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
        one.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, socket.inet_aton("127.0.0.1"))
        for words in (b"", b"\0" * 12, b"\xff" * 200, b"\0\0\x84\0\0\0\0\x01\0\0\0\0\xc0\x0c"):
            one.sendto(words, ("224.0.0.251", 5353))
    announcer.announce(lambda: [BROKER])
    assert until(lambda: ours(finder) == {BROKER})


def test_both_end_soon(announcer: Announcer, finder: Finder) -> None:
    announcer.announce(lambda: [BROKER])
    assert until(lambda: ours(finder))
    began = time.monotonic()
    finder.stop()
    announcer.stop()
    assert time.monotonic() - began < 4.0
    assert not [one for one in threading.enumerate() if one.name.startswith("mdns")]
