"""Mosquitto from 2.0 on.

It takes other passwords and rights at SIGHUP, and then hangs up on who is no longer let in.
"""

import base64
import hashlib
import os
from collections.abc import Iterator, Mapping

from cockpit.links.mqtt_link.own_broker.make import (
    Door,
    Make,
    OwnBrokerError,
    Site,
    program,
    write_private,
)
from cockpit.links.mqtt_link.own_broker.people import rights_of

ITERATIONS = 101
"""As mosquitto_passwd has it; the passwords are random, there is nothing to guess."""
CONFIG = """\
allow_anonymous false
password_file {folder}/passwords
acl_file {folder}/access
persistence true
persistence_location {folder}/
autosave_interval 60
max_packet_size 1048576
max_queued_messages 2000
max_queued_bytes 8388608
memory_limit 134217728
persistent_client_expiration 14d
connection_messages false
log_timestamp false
log_type error
log_type warning
listener {port} {host}
"""
DOOR = """\
listener {port} {host}
max_connections 64
certfile {certificate}
keyfile {key}
"""
SHOWN = """\
cafile {clients_ca}
require_certificate true
use_identity_as_username true
"""


def write(site: Site, passwords: Mapping[str, str]) -> list[str]:
    """The files; the words that start it."""
    broker = program()
    if broker is None:
        raise OwnBrokerError("no broker on this machine: sudo apt install mosquitto")
    folder = site.folder
    lines = [_hashed(user, password) for user, password in passwords.items()]
    write_private(folder / "passwords", "".join(lines))
    # Each user by name, and no patterns: with certificates, who was dismissed still comes in.
    access = [line for user in passwords for line in _access(user, site.vin)]
    write_private(folder / "access", "\n".join(access) + "\n")
    config = folder / "mosquitto.conf"
    words = CONFIG.format(folder=folder, port=site.port, host=site.host)
    write_private(config, words + (_door(site.door) if site.door else "") + _user())
    return [broker, "-c", str(config)]


def _door(door: Door) -> str:
    words = DOOR + (SHOWN if door.clients_ca else "")
    return words.format(
        port=door.port,
        host=door.host,
        certificate=door.certificate,
        key=door.key,
        clients_ca=door.clients_ca,
    )


def _access(user: str, vin: str) -> Iterator[str]:
    rights = rights_of(user, vin)
    yield f"user {user}"
    for topic in dict.fromkeys((*rights.read, *rights.write)):
        may = ("read" * (topic in rights.read)) + ("write" * (topic in rights.write))
        yield f"topic {may} {topic}"
    for topic in rights.but:
        yield f"topic deny {topic}"
    yield ""


def _hashed(user: str, password: str) -> str:
    """As mosquitto_passwd writes it: PBKDF2 with SHA-512. Its program would take 10 ms for each."""
    salt = os.urandom(12)
    key = hashlib.pbkdf2_hmac("sha512", password.encode(), salt, ITERATIONS, 64)
    words = (base64.b64encode(part).decode() for part in (salt, key))
    return f"{user}:$7${ITERATIONS}${'$'.join(words)}\n"


def _user() -> str:
    """As root Mosquitto would become another user, who could not read our folder."""
    return "user root\n" if os.geteuid() == 0 else ""


MOSQUITTO = Make("Mosquitto", write, rereads=True)
