"""A broker, a simulated home and a simulated phone for a demo; all end with the cockpit."""

import logging
import secrets
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from threading import Event, Thread

from cockpit.core.hosting import Hosting
from cockpit.core.paths import ROOT
from cockpit.links.mqtt_link.own_broker import CAR, HOME, OwnBroker
from cockpit.links.mqtt_link.own_broker.keeper import Keeper

log = logging.getLogger(__name__)

STOP_S, LOOK_S, PHONE_AFTER_S = 3.0, 0.2, 2.0
PERSON, NAME = "anna", "Anna"
"""Whose phone it is: her account at the broker and a level of her topics; what she is called."""


class SimulatedHome:
    """Starts Mosquitto and both programs in a thread: the screen does not wait."""

    def __init__(self, vin: str) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="cockpit-home-"))
        self._broker, self._vin = OwnBroker(self._folder, vin), vin
        # Before the broker runs: who comes later is let in a moment later.
        self._users = {user: self._broker.url(user) for user in (CAR, HOME, PERSON)}
        self._key = secrets.token_urlsafe(24)
        self._open, self._over = Event(), Event()
        self._keeper = Keeper(self._broker, None, lambda why: None, lambda at: self._open.set())
        self._thread = Thread(target=self._run, name="simulated home", daemon=True)

    @property
    def brokers(self) -> str:
        """For the car's settings; known before the broker runs."""
        return f"home={self._users[CAR]}"

    @property
    def phones(self) -> str:
        """The same for OwnTracks: `[phone] owntracks`."""
        return f"{PERSON}/phone={NAME}:{self._key}"

    def host(self, hosting: Hosting) -> None:
        """Phones that are paired at this desk get an account at this broker."""
        hosting.keep_accounts(self._keeper.admit, self._keeper.dismiss)

    def start(self) -> None:
        """Comes back at once."""
        self._keeper.start()
        self._thread.start()

    def ended(self) -> str | None:
        """A home that is not there is the dashboard's everyday."""
        return None

    def stop(self) -> None:
        """End all."""
        self._over.set()
        if self._thread.is_alive():
            self._thread.join(STOP_S)
        self._keeper.stop()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _run(self) -> None:
        while not self._open.wait(LOOK_S):
            if self._over.is_set():
                return
        log.info("the simulated home is at %s:%s", self._broker.host, self._broker.port)
        running = [_started("home", self._users[HOME])]
        # At the start the machine has enough to do with the car and the screen.
        if not self._over.wait(PHONE_AFTER_S):
            words = ("--vin", self._vin, "--user", PERSON, "--key", self._key)
            running.append(_started("phone", self._users[PERSON], *words))
        # Who dies with his parent dies with the very thread that started him.
        self._over.wait()
        for each in running:
            each.terminate()
        for each in running:
            each.wait()


def _started(name: str, url: str, *words: str) -> subprocess.Popen[bytes]:
    program = [sys.executable, "-m", f"simulators.{name}", "--die-with-parent", "--broker", url]
    return subprocess.Popen(
        [*program, *words], cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
    )
