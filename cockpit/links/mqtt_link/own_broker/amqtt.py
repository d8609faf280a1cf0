"""amqtt: a broker in Python, for machines without Mosquitto.

It speaks MQTT 3.1.1 only, keeps retained messages and sessions in memory only, takes changes only
when it is started anew, knows no certificates of phones and no exceptions from a right: the home
may read what the phones say.
"""

import json
import os
from collections.abc import Mapping
from typing import Any

from cockpit.links.mqtt_link.own_broker.make import (
    Make,
    OwnBrokerError,
    Site,
    program,
    write_private,
)
from cockpit.links.mqtt_link.own_broker.people import rights_of

PLUGINS = "amqtt.plugins"
MEMORY_KIB = 1024
"""Of each password's hash; the passwords are random, there is nothing to guess."""


def write(site: Site, passwords: Mapping[str, str]) -> list[str]:
    """The files; the words that start it."""
    broker = program("amqtt")
    if broker is None:
        raise OwnBrokerError("no broker on this machine: sudo apt install mosquitto")
    if site.door and site.door.clients_ca:
        raise OwnBrokerError("amqtt knows no certificates of phones: sudo apt install mosquitto")
    lines = [f"{user}:{_hashed(password)}\n" for user, password in passwords.items()]
    write_private(site.folder / "passwords.amqtt", "".join(lines))
    config = site.folder / "amqtt.yaml"
    write_private(config, json.dumps(_config(site, passwords)))  # which is YAML, too
    return [broker, "-c", str(config)]


def _config(site: Site, passwords: Mapping[str, str]) -> dict[str, Any]:
    rights = {user: rights_of(user, site.vin) for user in passwords}
    return {
        "listeners": _listeners(site),
        "plugins": {
            f"{PLUGINS}.authentication.FileAuthPlugin": {
                "password_file": str(site.folder / "passwords.amqtt")
            },
            f"{PLUGINS}.topic_checking.TopicAccessControlListPlugin": {
                "publish_acl": {user: list(one.write) for user, one in rights.items()},
                "acl": {user: list(one.read) for user, one in rights.items()},
            },
        },
    }


def _listeners(site: Site) -> dict[str, Any]:
    plain = {"type": "tcp", "bind": f"{site.host}:{site.port}", "max_connections": 64}
    if site.door is None:
        return {"default": plain}
    door = {
        "type": "tcp",
        "bind": f"{site.door.host}:{site.door.port}",
        "max_connections": 64,
        "ssl": True,
        "certfile": str(site.door.certificate),
        "keyfile": str(site.door.key),
    }
    return {"default": plain, "door": door}


def _hashed(password: str) -> str:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    kdf = Argon2id(salt=os.urandom(16), length=32, iterations=1, lanes=1, memory_cost=MEMORY_KIB)
    return kdf.derive_phc_encoded(password.encode())


AMQTT = Make("amqtt", write, rereads=False, newest=False)
