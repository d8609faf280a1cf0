"""One connection to a broker, as events: paho's callbacks only put them into a queue.

A connection is never mended: when it breaks it is thrown away whole, and the next is a new one.
What had no receipt is sent again from the outbox.
"""

import math
import ssl
import threading
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Any

import paho.mqtt.client as paho
from paho.mqtt.enums import CallbackAPIVersion, MQTTProtocolVersion
from paho.mqtt.packettypes import PacketTypes
from paho.mqtt.properties import Properties
from paho.mqtt.reasoncodes import ReasonCode

from cockpit.links.mqtt_link.address import Address
from cockpit.links.mqtt_link.trust import Trust, certificate_wanted, reason, refusal, trust

KEEPALIVE_S = 15
CONNECT_S = 5.0
REMEMBERED_S = 300
"""How long the broker keeps commands for us while we are away."""
IN_FLIGHT = 20
"""Messages without a receipt; more stalls some brokers."""


@dataclass(frozen=True, slots=True)
class Up:
    """The broker lets us in."""

    number: int
    in_flight: int
    largest: int


@dataclass(frozen=True, slots=True)
class Down:
    """The connection is gone, or never came; `refused`: the broker said no, and why."""

    number: int
    why: str
    refused: bool = False
    unspoken: bool = False
    """The broker seems not to speak this version of MQTT."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """The broker has the message."""

    number: int
    mid: int


@dataclass(frozen=True, slots=True)
class Heard:
    """A message came."""

    number: int
    raw: paho.MQTTMessage


type Event = Up | Down | Receipt | Heard


class Wire:
    """A connection that is made once; `number` tells its events from those of earlier ones."""

    def __init__(
        self, address: Address, client_id: str, will: str, number: int, events: SimpleQueue[Any]
    ) -> None:
        self._address, self.number, self._events = address, number, events
        self._client_id, self._will = client_id, will
        self._client: paho.Client | None = None
        self._trust: Trust | None = None
        self._topics: tuple[str, ...] = ()
        self._newest, self._let_in = True, False
        self._greeting: Up | None = None

    def start(self, topics: tuple[str, ...], newest: bool) -> None:
        """Connect in a thread of its own; `newest`: speak MQTT 5, else 3.1.1."""
        self._topics, self._newest = topics, newest
        threading.Thread(target=self._connect, name=f"mqtt {self._address}", daemon=True).start()

    def publish(
        self, topic: str, payload: bytes, retain: bool, expires_s: float | None = None
    ) -> int | None:
        """Send with QoS 1; the number that its receipt will bear, None where it cannot go."""
        if self._client is None:
            return None
        properties = Properties(PacketTypes.PUBLISH) if self._newest else None  # type: ignore[no-untyped-call]
        if properties is not None and expires_s is not None:
            properties.MessageExpiryInterval = max(1, math.ceil(expires_s))
        try:
            info = self._client.publish(topic, payload, 1, retain, properties)
        except ValueError:
            return None
        return info.mid if info.rc == paho.MQTT_ERR_SUCCESS else None

    def subscribe(self, topics: tuple[str, ...]) -> None:
        """Ask for these too."""
        if self._client and topics:
            self._client.subscribe(self._wishes(topics))

    def taken(self, mid: int, qos: int) -> None:
        """Give the broker its receipt: it need not bring this message again."""
        if self._client:
            self._client.ack(mid, qos)

    def stop(self, politely: bool = True) -> None:
        """Let go; `politely`: after saying so."""
        client, self._client = self._client, None
        if client is None:
            return
        if politely:
            client.disconnect()
        elif sock := client.socket():
            sock.close()

    def _connect(self) -> None:
        try:
            client = self._make()
            client.connect(self._address.host, self._address.port, KEEPALIVE_S, **self._session())
        except (OSError, ValueError) as error:
            if self._trust:
                self._trust.close()
            why = reason(error, self._address)
            self._events.put(Down(self.number, why, isinstance(error, ssl.SSLError)))
            return
        self._client = client
        client.loop_start()

    def _session(self) -> dict[str, Any]:
        if not self._newest:
            return {}
        properties = Properties(PacketTypes.CONNECT)  # type: ignore[no-untyped-call]
        properties.SessionExpiryInterval = REMEMBERED_S
        return {"clean_start": False, "properties": properties}

    def _make(self) -> paho.Client:
        address = self._address
        client = paho.Client(
            CallbackAPIVersion.VERSION2,
            self._client_id,
            clean_session=None if self._newest else False,
            protocol=MQTTProtocolVersion.MQTTv5 if self._newest else MQTTProtocolVersion.MQTTv311,
            reconnect_on_failure=False,
            manual_ack=True,
        )
        client.connect_timeout = CONNECT_S
        client.max_inflight_messages_set(IN_FLIGHT)
        client.will_set(self._will, b"offline", qos=1, retain=True)
        if address.user:
            client.username_pw_set(address.user, address.password)
        if address.tls:
            self._trust = trust(address)
            client.tls_set_context(self._trust)
        client.on_connect, client.on_disconnect = self._on_connect, self._on_disconnect
        client.on_message, client.on_publish = self._on_message, self._on_publish
        client.on_subscribe = self._greet
        return client

    def _wishes(self, topics: tuple[str, ...]) -> list[tuple[str, int]]:
        """Our own commands must not be lost; of others' state there is always a newer one."""
        return [(topic, int(topic.startswith("cockpit/"))) for topic in topics]

    def _on_connect(
        self, client: paho.Client, _: Any, __: Any, code: ReasonCode, properties: Any
    ) -> None:
        if code.is_failure:
            unspoken = "protocol version" in str(code).lower()
            why = refusal(str(code))
            self._events.put(Down(self.number, why, not unspoken, unspoken))
            return
        self._let_in = True
        in_flight = getattr(properties, "ReceiveMaximum", IN_FLIGHT)
        largest = getattr(properties, "MaximumPacketSize", 1 << 28)
        self._greeting = Up(self.number, min(in_flight, IN_FLIGHT), largest)
        if self._topics:
            client.subscribe(self._wishes(self._topics))
        else:
            self._greet()

    def _greet(self, *_: Any) -> None:
        """Up only once our wishes are known there: who sees us online may speak to us."""
        if self._greeting:
            self._events.put(self._greeting)
            self._greeting = None

    def _on_disconnect(self, _: Any, __: Any, ___: Any, code: ReasonCode, ____: Any) -> None:
        if self._let_in:
            self._events.put(Down(self.number, str(code)))
            return
        # Hung up on before a word: some brokers do that to a version that they do not know, and
        # with TLS 1.3 to who shows no certificate, or one that they do not trust.
        refused = self._address.tls and not self._newest
        why = certificate_wanted(self._address) if refused else "it hangs up before a word"
        self._events.put(Down(self.number, why, refused, unspoken=True))

    def _on_message(self, _: Any, __: Any, raw: paho.MQTTMessage) -> None:
        self._events.put(Heard(self.number, raw))

    def _on_publish(self, _: Any, __: Any, mid: int, ___: Any, ____: Any) -> None:
        self._events.put(Receipt(self.number, mid))
