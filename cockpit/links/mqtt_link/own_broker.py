"""A broker of our own where the driver has none: Mosquitto as a child, with a config that we write.

On loopback unless told otherwise, each user with a password that was drawn by lot, and only the
topics that are his. The passwords outlive the run, so that a phone stays paired.
"""

import json
import logging
import os
import secrets
import shutil
import socket
import subprocess
import time
from pathlib import Path

from cockpit.links.mqtt_link.address import Address

log = logging.getLogger(__name__)

CAR, HOME, PHONE = "car", "home", "phone"
USERS = "users.json"
START_S, STOP_S = 5.0, 3.0
ACCESS = """\
user car
topic readwrite #

user home
topic readwrite #
topic deny cockpit/{vin}/phone/#

user phone
topic read cockpit/{vin}/status
topic read cockpit/{vin}/car/#
topic read cockpit/{vin}/navigation/#
topic readwrite cockpit/{vin}/phone/#
topic readwrite owntracks/#
"""
CONFIG = """\
listener {port} {host}
allow_anonymous false
password_file {folder}/passwords
acl_file {folder}/access
persistence true
persistence_location {folder}/
autosave_interval 60
max_packet_size 1048576
max_queued_messages 2000
log_type error
log_type warning
"""


class OwnBrokerError(Exception):
    """One line: why there is no broker, and what to do."""


def program(name: str = "mosquitto") -> str | None:
    """Where it is; Debian keeps it out of an ordinary user's path."""
    return shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/local/sbin")


class OwnBroker:
    """Starts Mosquitto, and ends it; `folder` keeps its config, passwords and sessions."""

    def __init__(self, folder: Path, vin: str, host: str = "127.0.0.1", port: int = 0) -> None:
        self.folder, self._vin, self.host = folder, vin, host
        self.port = port or _free_port(host)
        self._process: subprocess.Popen[bytes] | None = None
        self._passwords = self._known_passwords()

    def start(self) -> None:
        """Write the config, start, and wait until it answers; raises OwnBrokerError."""
        broker = program()
        if broker is None:
            raise OwnBrokerError("no broker on this machine: sudo apt install mosquitto")
        if not _free(self.host, self.port):
            raise OwnBrokerError(f"port {self.port} is taken: give the broker another one")
        try:
            config = self._write()
            with (self.folder / "mosquitto.log").open("wb") as out:
                words = [*_dying_with_us(), broker, "-c", str(config)]
                self._process = subprocess.Popen(words, stdout=out, stderr=out)
        except OSError as error:
            raise OwnBrokerError(f"{self.folder}: no broker here ({error.strerror})") from None
        self._wait()

    def address(self, user: str = CAR) -> Address:
        """How `user` reaches it."""
        return Address("own", self.host, self.port, user=user, password=self._passwords[user])

    def url(self, user: str) -> str:
        """The same in one word, password and all."""
        return f"mqtt://{user}:{self._passwords[user]}@{self.host}:{self.port}"

    def stop(self) -> None:
        """End it, also where it does not want to."""
        process, self._process = self._process, None
        if process is None:
            return
        process.terminate()
        try:
            process.wait(STOP_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def _write(self) -> Path:
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._keep_passwords()
        hashed = self.folder / "passwords"
        hashed.unlink(missing_ok=True)
        hashed.touch(0o600)
        for user, password in self._passwords.items():
            _hash(hashed, user, password)
        (self.folder / "access").write_text(ACCESS.format(vin=self._vin), "utf-8")
        config = self.folder / "mosquitto.conf"
        words = CONFIG.format(port=self.port, host=self.host, folder=self.folder)
        config.write_text(words + _user(), "utf-8")
        return config

    def _known_passwords(self) -> dict[str, str]:
        try:
            known = json.loads((self.folder / USERS).read_text("utf-8"))
        except (OSError, ValueError):
            known = {}
        return {user: str(known.get(user) or secrets.token_hex(12)) for user in (CAR, HOME, PHONE)}

    def _keep_passwords(self) -> None:
        file = self.folder / USERS
        file.touch(0o600)
        file.write_text(json.dumps(self._passwords), "utf-8")

    def _wait(self) -> None:
        until = time.monotonic() + START_S
        while time.monotonic() < until:
            if self._process is None or self._process.poll() is not None:
                break
            with socket.socket() as one:
                one.settimeout(0.2)
                if one.connect_ex((self.host, self.port)) == 0:
                    return
            time.sleep(0.02)
        said = (self.folder / "mosquitto.log").read_text("utf-8", "replace").strip()
        self.stop()
        last = said.splitlines()[-1] if said else "it does not answer"
        raise OwnBrokerError(f"Mosquitto does not start: {last}")


def _hash(file: Path, user: str, password: str) -> None:
    tool = program("mosquitto_passwd")
    if tool is None:
        raise OwnBrokerError("no mosquitto_passwd on this machine: sudo apt install mosquitto")
    words = [tool, "-b", str(file), user, password]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode:
        raise OwnBrokerError(f"mosquitto_passwd: {done.stderr.strip() or 'failed'}")


def _dying_with_us() -> list[str]:
    """Words before the program's own, so that it never outlives the thread that starts it."""
    tool = program("setpriv")
    return [tool, "--pdeathsig", "TERM"] if tool else []


def _user() -> str:
    """As root Mosquitto would become another user, who could not read our folder."""
    return "user root\n" if os.geteuid() == 0 else ""


def _free(host: str, port: int) -> bool:
    with socket.socket() as one:
        one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            one.bind((host, port))
        except OSError:
            return False
    return True


def _free_port(host: str) -> int:
    with socket.socket() as one:
        one.bind((host, 0))
        port: int = one.getsockname()[1]
        return port
