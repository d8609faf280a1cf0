"""Starts the broker, has it take changes, and ends it."""

import os
import signal
import socket
import subprocess
import time
from pathlib import Path

from cockpit.links.mqtt_link.address import OWN, Address
from cockpit.links.mqtt_link.own_broker.amqtt import AMQTT
from cockpit.links.mqtt_link.own_broker.make import Door, Make, OwnBrokerError, Site, program
from cockpit.links.mqtt_link.own_broker.mosquitto import MOSQUITTO
from cockpit.links.mqtt_link.own_broker.people import CAR, People

START_S, STOP_S = 8.0, 3.0
LARGEST_LOG = 1 << 20


class OwnBroker:
    """`folder` keeps its config, passwords and sessions; `make`: None takes what there is.

    Who admits or dismisses somebody while it runs lets it `reload` afterwards.
    """

    def __init__(
        self,
        folder: Path,
        vin: str,
        host: str = "127.0.0.1",
        port: int = 0,
        make: Make | None = None,
    ) -> None:
        self.folder, self._vin, self.host = folder, vin, host
        self.port = port or _free_port(host)
        self.make = make or (AMQTT if program() is None and program("amqtt") else MOSQUITTO)
        self.door: Door | None = None
        """Counts from the next start on."""
        self._process: subprocess.Popen[bytes] | None = None
        self._people = People(folder)

    def start(self) -> None:
        """Write the config, start, and wait until it answers; raises OwnBrokerError."""
        doors = [(self.host, self.port)]
        doors += [(self.door.host, self.door.port)] if self.door else []
        for host, port in doors:
            if not _free(host, port):
                raise OwnBrokerError(f"port {port} is taken: give the broker another one")
        words = self._write()
        try:
            with self._log.open("wb") as out:
                self._process = subprocess.Popen(
                    [*_dying_with_us(), *words], stdout=out, stderr=out
                )
        except OSError as error:
            raise OwnBrokerError(f"{words[0]}: cannot be started ({error.strerror})") from None
        self._wait()

    def reload(self) -> None:
        """Let the running broker take changes of people and certificate; raises OwnBrokerError."""
        if self._process is None:
            return
        if not self.make.rereads:
            self.stop()
            self.start()
            return
        self._write()
        self._process.send_signal(signal.SIGHUP)

    @property
    def running(self) -> bool:
        """Whether its program runs."""
        return self._process is not None and self._process.poll() is None

    @property
    def last_words(self) -> str:
        """The end of its log; "" where it said nothing."""
        try:
            said = self._log.read_text("utf-8", "replace").strip()
        except OSError:
            return ""
        return said.splitlines()[-1][:200] if said else ""

    def trim_log(self) -> None:
        """Who knocks in vain again and again must not fill the disk."""
        if self._log.exists() and self._log.stat().st_size > LARGEST_LOG:
            os.truncate(self._log, 0)

    def admit(self, user: str) -> str:
        """The password of a user, who is let in; "" for a name that cannot be."""
        return self._people.admit(user)

    def dismiss(self, user: str) -> None:
        """Let a phone in no more."""
        self._people.dismiss(user)

    def address(self, user: str = CAR) -> Address:
        """How `user` reaches it on this machine."""
        word = self.admit(user)
        return Address(OWN, self.host, self.port, False, user, word, newest=self.make.newest)

    def url(self, user: str) -> str:
        """The same in one word, password and all."""
        return f"mqtt://{user}:{self.admit(user)}@{self.host}:{self.port}"

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

    @property
    def _log(self) -> Path:
        return self.folder / "broker.log"

    def _write(self) -> list[str]:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self.folder.chmod(0o700)
            self._people.keep()
            site = Site(self.folder, self._vin, self.host, self.port, self.door)
            return self.make.write(site, self._people.passwords)
        except OSError as error:
            raise OwnBrokerError(f"{self.folder}: no broker here ({error.strerror})") from None

    def _wait(self) -> None:
        until = time.monotonic() + START_S
        while time.monotonic() < until and self.running:
            with socket.socket() as one:
                one.settimeout(0.2)
                if one.connect_ex((self.host, self.port)) == 0:
                    return
            time.sleep(0.02)
        self.stop()
        said = self.last_words or "it does not answer"
        raise OwnBrokerError(f"{self.make.name} does not start: {said}")


def _dying_with_us() -> list[str]:
    """Words before the program's own, so that it never outlives the thread that starts it."""
    tool = program("setpriv")
    return [tool, "--pdeathsig", "TERM"] if tool else []


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET


def _free(host: str, port: int) -> bool:
    with socket.socket(_family(host)) as one:
        one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            one.bind((host, port))
        except OSError:
            return False
    return True


def _free_port(host: str) -> int:
    with socket.socket(_family(host)) as one:
        one.bind((host, 0))
        port: int = one.getsockname()[1]
        return port
