"""`python -m simulators.home --broker mqtt://USER:PASS@HOST:PORT`: a home for the car to meet."""

import signal
import sys
import threading
import time
from typing import Any
from urllib.parse import unquote, urlsplit

import click
import paho.mqtt.client as paho
from paho.mqtt.enums import CallbackAPIVersion, MQTTProtocolVersion

from simulators import parent
from simulators.home.discovered import AVAILABLE, Entrance, Lamp
from simulators.home.plugs import Shelly, Tasmota
from simulators.home.word import Speaker, Word
from simulators.home.zigbee import Bridge

TICK_S = 0.25
FAULTS = ("offline", "slow", "garbage")


class Home:
    """All the devices on one connection."""

    def __init__(self, broker: str, fault: str) -> None:
        self._fault, self._lock = fault, threading.Lock()
        self._speakers: list[Speaker] = [Entrance(), Lamp(), Bridge(), Shelly(), Tasmota()]
        url = urlsplit(broker)
        self._client = client = paho.Client(
            CallbackAPIVersion.VERSION2, "simulated-home", protocol=MQTTProtocolVersion.MQTTv5
        )
        if url.username:
            client.username_pw_set(unquote(url.username), unquote(url.password or ""))
        client.will_set(AVAILABLE, b"offline", 1, retain=True)
        client.on_connect, client.on_message = self._on_connect, self._on_message
        client.reconnect_delay_set(1, 2)
        client.connect_async(url.hostname or "127.0.0.1", url.port or 1883)

    def run(self) -> None:
        """Until the end of the process."""
        self._client.loop_start()
        while True:
            time.sleep(TICK_S)
            with self._lock:
                for speaker in self._speakers:
                    self._say(speaker.tick(time.monotonic()))

    def _on_connect(self, client: paho.Client, *_: Any) -> None:
        with self._lock:
            for speaker in self._speakers:
                for topic in speaker.topics:
                    client.subscribe(topic, 1)
                self._say(speaker.announce())
        print("ready", flush=True)

    def _on_message(self, _: Any, __: Any, message: paho.MQTTMessage) -> None:
        if self._fault == "offline":
            return
        if self._fault == "slow":
            time.sleep(2.0)
        with self._lock:
            for speaker in self._speakers:
                if message.topic in speaker.topics:
                    self._say(speaker.take(message.topic, bytes(message.payload)))

    def _say(self, words: list[Word]) -> None:
        for topic, payload, retain in words:
            spoilt = b"\xff{" + payload if self._fault == "garbage" else payload
            self._client.publish(topic, spoilt, 1, retain)


@click.command()
@click.option("--broker", required=True, metavar="mqtt://USER:PASS@HOST:PORT")
@click.option("--fault", type=click.Choice(FAULTS), default=None, help="What is wrong at home.")
@click.option("--die-with-parent", is_flag=True, help="End when the starting program ends.")
def main(broker: str, fault: str | None, die_with_parent: bool) -> None:
    """A simulated home with devices of four protocols."""
    if die_with_parent:
        parent.die_with_parent()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    Home(broker, fault or "").run()


if __name__ == "__main__":
    main()
