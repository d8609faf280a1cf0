"""A real Mosquitto on loopback, and a client that keeps what it hears."""

import os
import shutil
import signal
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import paho.mqtt.client as paho
import pytest
from paho.mqtt.enums import CallbackAPIVersion, MQTTProtocolVersion
from paho.mqtt.packettypes import PacketTypes
from paho.mqtt.properties import Properties


def mosquitto() -> str:
    """Where the program is; Debian keeps it out of an ordinary user's path."""
    found = shutil.which("mosquitto") or shutil.which("mosquitto", path="/usr/sbin")
    if not found and not os.environ.get("CI"):
        pytest.skip("no broker: sudo apt install mosquitto")
    assert found, "mosquitto is not installed"
    return found


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


class Broker:
    """Mosquitto in a process of its own; `restart` forgets nothing that it persists."""

    def __init__(self, folder: Path, *lines: str, port: int = 0) -> None:
        self.port = port or free_port()
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        access = lines or ("allow_anonymous true",)
        words = [
            f"listener {self.port} 127.0.0.1",
            "persistence true",
            f"persistence_location {folder}/",
            "autosave_interval 1",
            "user root",
            *access,
        ]
        self._config = folder / "mosquitto.conf"
        self._config.write_text("\n".join(words) + "\n", "utf-8")
        self._process: subprocess.Popen[bytes] | None = None
        self.start()

    @classmethod
    def at(cls, port: int) -> "Broker":
        """A broker that somebody else has started."""
        one = cls.__new__(cls)
        one.port, one._process = port, None
        return one

    def answers(self) -> bool:
        with socket.socket() as one:
            return one.connect_ex(("127.0.0.1", self.port)) == 0

    @property
    def url(self) -> str:
        return f"mqtt://127.0.0.1:{self.port}"

    def start(self) -> None:
        with (self.folder / "mosquitto.log").open("ab") as out:
            self._process = subprocess.Popen(
                [mosquitto(), "-c", str(self._config)], stdout=out, stderr=out
            )
        for _ in range(200):
            if self.answers():
                return
            time.sleep(0.02)
        raise AssertionError((self.folder / "mosquitto.log").read_text("utf-8"))

    def stop(self) -> None:
        if self._process:
            self._process.send_signal(signal.SIGTERM)
            self._process.wait(5)
            self._process = None

    def restart(self) -> None:
        self.stop()
        self.start()


class Peer:
    """Somebody else at the broker."""

    def __init__(
        self,
        broker: Broker,
        *topics: str,
        user: str = "",
        password: str = "",
        lasting: str = "",
        tls: ssl.SSLContext | None = None,
        newest: bool = True,
    ) -> None:
        """`lasting` names a session that the broker keeps over our absence and its restarts;
        `newest`: MQTT 5, else 3.1.1.
        """
        self.heard: list[tuple[str, bytes]] = []
        self.refused = ""
        self.retained: dict[str, bytes] = {}
        self._topics, self._ready = topics, threading.Event()
        self._client = client = paho.Client(
            CallbackAPIVersion.VERSION2,
            lasting,
            protocol=MQTTProtocolVersion.MQTTv5 if newest else MQTTProtocolVersion.MQTTv311,
        )
        if tls:
            client.tls_set_context(tls)
        if user:
            client.username_pw_set(user, password)
        client.on_connect, client.on_message = self._on_connect, self._on_message
        client.on_subscribe = lambda *_: self._ready.set()
        client.reconnect_delay_set(0.05, 0.2)  # type: ignore[arg-type]
        if newest:
            expiry = Properties(PacketTypes.CONNECT)  # type: ignore[no-untyped-call]
            expiry.SessionExpiryInterval = 3600 if lasting else 0
            client.connect("127.0.0.1", broker.port, clean_start=not lasting, properties=expiry)
        else:
            client.connect("127.0.0.1", broker.port)
        client.loop_start()
        assert not topics or self._ready.wait(5)
        assert not self.refused, self.refused

    def say(self, topic: str, payload: bytes | str, retain: bool = False, qos: int = 1) -> None:
        assert self.wait_for(self._client.is_connected)
        info = self._client.publish(topic, payload, qos, retain)
        if info.rc == paho.MQTT_ERR_SUCCESS:  # else the client keeps it until it is back
            info.wait_for_publish(5)

    def on(self, topic: str) -> list[bytes]:
        return [payload for heard, payload in list(self.heard) if heard == topic]

    def wait_for(self, there: Callable[[], Any], seconds: float = 5.0) -> bool:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if there():
                return True
            time.sleep(0.01)
        return bool(there())

    @property
    def connected(self) -> bool:
        return self._client.is_connected()

    def close(self) -> None:
        self._client.disconnect()
        self._client.loop_stop()

    def _on_connect(self, client: paho.Client, _: Any, __: Any, code: Any, ___: Any) -> None:
        if code.is_failure:
            self.refused = str(code)
            self._ready.set()
        for topic in self._topics:
            client.subscribe(topic, 1)

    def _on_message(self, _: Any, __: Any, message: paho.MQTTMessage) -> None:
        payload = bytes(message.payload)
        self.heard.append((message.topic, payload))
        if message.retain:
            self.retained[message.topic] = payload
