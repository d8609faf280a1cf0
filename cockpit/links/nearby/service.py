"""A service as the network announces it."""

from dataclasses import dataclass

SECURE_MQTT, MQTT, HTTPS = "_secure-mqtt._tcp.local.", "_mqtt._tcp.local.", "_https._tcp.local."


@dataclass(frozen=True, slots=True)
class Service:
    """`name` is for people, `host` ends in `.local`; none of it is proven."""

    kind: str
    name: str
    host: str
    addresses: tuple[str, ...]
    port: int
