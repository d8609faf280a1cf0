import os
import signal
import socket
import ssl
import time
from collections.abc import Callable, Iterator, Sized
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from cockpit.core.hosting import Host
from cockpit.links.certificate import CarCa
from cockpit.links.mqtt_link.own_broker import OwnBroker, keeper
from cockpit.links.mqtt_link.own_broker.doorway import Doorway
from cockpit.links.mqtt_link.own_broker.keeper import Keeper
from tests.links.mqtt_link.authority import Authority
from tests.qa.broker import Broker, Peer, free_port, mosquitto


class Told:
    def __init__(self) -> None:
        self.why: list[str] = []
        self.at: list[Host] = []

    def until(self, there: Callable[[], Any], seconds: float = 8.0) -> bool:
        end = time.monotonic() + seconds
        while not there() and time.monotonic() < end:
            time.sleep(0.01)
        return bool(there())


@contextmanager
def kept(folder: Path, doorway: Doorway | None = None) -> Iterator[tuple[Keeper, Told]]:
    mosquitto()
    told = Told()
    one = Keeper(OwnBroker(folder / "own", "V1"), doorway, told.why.append, told.at.append)
    one.start()
    try:
        assert told.until(lambda: told.at)
        yield one, told
    finally:
        one.stop()


def has(some: Sized, count: int) -> bool:
    return len(some) >= count


def open_to(folder: Path, *addresses: str, clients_ca: Path | None = None) -> Doorway:
    return Doorway(
        folder / "tls",
        "127.0.0.1",
        free_port(),
        clients_ca=clients_ca,
        addresses=lambda: addresses,
    )


def phone(keeper: Keeper, folder: Path, user: str, *topics: str) -> Peer:
    tls = ssl.create_default_context(cafile=CarCa(folder / "tls").ca)
    assert keeper.broker.door
    at = Broker.at(keeper.broker.door.port)
    return Peer(at, *topics, user=user, password=keeper.broker.admit(user), tls=tls)


def test_one_that_dies_is_started_again_and_told_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeper, "STEADY_S", 4.0)
    with kept(tmp_path) as (one, told):
        for times in (2, 3):
            process = one.broker._process
            assert process
            os.kill(process.pid, signal.SIGKILL)
            assert told.until(partial(has, told.at, times))
        assert told.until(lambda: told.why[-1:] == [""])
        assert Broker.at(one.broker.port).answers()
        assert told.why[0].startswith("Mosquitto has ended")
        assert len([line for line in caplog.messages if "has ended" in line]) == 1
        one.stop()
        assert not Broker.at(one.broker.port).answers()


def test_a_phone_comes_by_tls_only_and_is_thrown_out_when_it_is_dismissed(tmp_path: Path) -> None:
    with kept(tmp_path, open_to(tmp_path)) as (one, told):
        assert told.at[0].ca == CarCa(tmp_path / "tls").fingerprint
        one.admit("anna")
        time.sleep(0.5)
        anna = phone(one, tmp_path, "anna", "cockpit/V1/phone/anna/#")
        anna.say("cockpit/V1/phone/anna/call", "{}")
        assert anna.wait_for(lambda: anna.heard)
        one.dismiss("anna")
        assert anna.wait_for(lambda: not anna.connected)
        anna.close()
        with pytest.raises((AssertionError, OSError)):
            Peer(Broker.at(told.at[0].port), "#", user="car", password=one.broker.admit("car"))


def test_in_another_network_the_certificate_bears_the_new_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeper, "NETWORK_S", 0.1)
    addresses: list[str] = ["10.0.0.5"]
    doorway = Doorway(tmp_path / "tls", "0.0.0.0", free_port(), addresses=lambda: tuple(addresses))
    with kept(tmp_path, doorway) as (one, told):
        assert told.at[0].name == "10.0.0.5"
        assert "10.0.0.9" not in certified(one, tmp_path)
        addresses[:] = ["10.0.0.9"]
        assert told.until(lambda: len(told.at) == 2)
        assert told.at[1].name == "10.0.0.9"
        assert told.until(lambda: "10.0.0.9" in certified(one, tmp_path))


def certified(keeper: Keeper, folder: Path) -> set[str]:
    context = ssl.create_default_context(cafile=CarCa(folder / "tls").ca)
    assert keeper.broker.door
    with (
        socket.create_connection(("127.0.0.1", keeper.broker.door.port), 5) as one,
        context.wrap_socket(one, server_hostname="127.0.0.1") as secure,
    ):
        certificate = secure.getpeercert()
        assert certificate
        return {str(entry[1]) for entry in certificate["subjectAltName"]}


def test_with_certificates_the_common_name_is_the_user(tmp_path: Path) -> None:
    family = Authority(tmp_path / "family")
    door = open_to(tmp_path, clients_ca=family.ca)
    with kept(tmp_path, door) as (one, told):
        one.admit("anna")
        time.sleep(0.5)
        tls = ssl.create_default_context(cafile=CarCa(tmp_path / "tls").ca)
        shown = family.issue("anna", "anna.local")
        tls.load_cert_chain(shown.certificate, shown.key)
        anna = Peer(Broker.at(told.at[0].port), "cockpit/V1/phone/anna/#", tls=tls)
        anna.say("cockpit/V1/phone/ben/call", "{}")
        anna.say("cockpit/V1/phone/anna/call", "1")
        assert anna.wait_for(lambda: anna.on("cockpit/V1/phone/anna/call"))
        one.dismiss("anna")
        time.sleep(0.5)
        car = Peer(Broker.at(one.broker.port), "#", user="car", password=one.broker.admit("car"))
        car.say("cockpit/V1/phone/anna/call/answer", "secret")
        anna.say("cockpit/V1/phone/anna/call", "2", qos=0)
        assert car.wait_for(lambda: car.on("cockpit/V1/phone/anna/call/answer"))
        time.sleep(0.3)
        assert not anna.on("cockpit/V1/phone/anna/call/answer")
        assert not car.on("cockpit/V1/phone/anna/call")
        anna.close()
        car.close()


def test_without_a_certificate_nobody_comes_in(tmp_path: Path) -> None:
    door = open_to(tmp_path, clients_ca=Authority(tmp_path / "family").ca)
    with kept(tmp_path, door) as (_, told):
        tls = ssl.create_default_context(cafile=CarCa(tmp_path / "tls").ca)
        where = "127.0.0.1", told.at[0].port
        with (
            socket.create_connection(where, 5) as line,
            pytest.raises(ssl.SSLError, match=r"(?i)certificate.required"),
            tls.wrap_socket(line, server_hostname=where[0]) as shut,
        ):
            shut.recv(1)  # TLS 1.3 refuses only when the handshake is over


def test_why_it_cannot_start_is_told_and_tried_again(tmp_path: Path) -> None:
    mosquitto()
    other = Broker(tmp_path / "other")
    told = Told()
    own = OwnBroker(tmp_path / "own", "V1", port=other.port)
    one = Keeper(own, None, told.why.append, told.at.append)
    one.start()
    assert told.until(lambda: told.why)
    assert told.why == [f"port {other.port} is taken: give the broker another one"]
    other.stop()
    assert told.until(lambda: told.at)
    one.stop()


def test_stop_comes_back_at_once_while_it_waits_for_the_next_try(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    told = Told()
    one = Keeper(OwnBroker(tmp_path / "file" / "x", "V1"), None, told.why.append, told.at.append)
    one.start()
    assert told.until(lambda: told.why)
    assert "no broker here" in told.why[0]
    began = time.monotonic()
    one.stop()
    assert time.monotonic() - began < 1.0
