"""A simulated program at the broker: what its parts say and hear, and what may be wrong there."""

import signal
import sys
import threading
import time
from collections.abc import Sequence
from random import Random
from typing import Any
from urllib.parse import unquote, urlsplit

import paho.mqtt.client as paho
from paho.mqtt.enums import CallbackAPIVersion, MQTTProtocolVersion

from simulators.spoilt import spoilt
from simulators.word import Speaker, Word

TICK_S, SLOW_S = 0.25, 2.0
GONE_AFTER_S = 3.0
KEEPALIVE_S = 5
"""The broker tells the last will of one who says nothing for half as long again."""
FAULTS = ("offline", "slow", "garbage", "doubled")
"""Gone without a word after 3 s; 2 s for each answer; unreadable; everything twice."""


class Wire:
    """The connection of several speakers; `name` is its own at the broker.

    `speed_up` is seconds of the speakers for each of ours; `fault` one of `FAULTS`, or "".
    """

    def __init__(
        self,
        broker: str,
        name: str,
        speakers: Sequence[Speaker],
        will: Word,
        fault: str = "",
        seed: int = 1,
        speed_up: float = 1.0,
    ) -> None:
        self._speakers, self._fault, self._speed_up = speakers, fault, speed_up
        self._lot, self._lock = Random(seed), threading.Lock()
        url = urlsplit(broker)
        self._client = client = paho.Client(
            CallbackAPIVersion.VERSION2, name, protocol=MQTTProtocolVersion.MQTTv5
        )
        if url.username:
            client.username_pw_set(unquote(url.username), unquote(url.password or ""))
        client.will_set(will.topic, will.payload, 1, will.retain)
        client.on_connect, client.on_message = self._on_connect, self._on_message
        client.reconnect_delay_set(1, 2)
        client.connect_async(url.hostname or "127.0.0.1", url.port or 1883, KEEPALIVE_S)

    def run(self) -> None:
        """Until the end of the process, which a SIGTERM is, too."""
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        began = time.monotonic()
        self._client.loop_start()
        while self._fault != "offline" or time.monotonic() - began < GONE_AFTER_S:
            time.sleep(TICK_S)
            with self._lock:
                for speaker in self._speakers:
                    self._say(speaker.tick((time.monotonic() - began) * self._speed_up))
        self._client.loop_stop()
        while True:
            signal.pause()

    def _on_connect(self, client: paho.Client, *_: Any) -> None:
        with self._lock:
            for speaker in self._speakers:
                for topic in speaker.topics:
                    client.subscribe(topic, 1)
                self._say(speaker.announce())
        print("ready", flush=True)

    def _on_message(self, _: Any, __: Any, message: paho.MQTTMessage) -> None:
        if self._fault == "slow":
            time.sleep(SLOW_S)
        with self._lock:
            for speaker in self._speakers:
                if message.topic in speaker.topics:
                    self._say(speaker.take(message.topic, bytes(message.payload)))

    def _say(self, words: list[Word]) -> None:
        for word in words:
            payload = spoilt(word.payload, self._lot) if self._fault == "garbage" else word.payload
            for _ in range(2 if self._fault == "doubled" else 1):
                self._client.publish(word.topic, payload, 1, word.retain)
