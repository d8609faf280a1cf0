"""A broker and a simulated home for a demo; both end with the cockpit."""

import logging
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from threading import Event, Thread

from cockpit.core.paths import ROOT
from cockpit.links.mqtt_link.own_broker import CAR, HOME, OwnBroker, OwnBrokerError

log = logging.getLogger(__name__)

STOP_S = 3.0


class SimulatedHome:
    """Starts Mosquitto and `python -m simulators.home`, in a thread: the screen does not wait."""

    def __init__(self, vin: str) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="cockpit-home-"))
        self._broker = OwnBroker(self._folder, vin)
        self._over = Event()
        self._thread = Thread(target=self._run, name="simulated home", daemon=True)

    @property
    def brokers(self) -> str:
        """For the car's settings; known before the broker runs."""
        return f"home={self._broker.url(CAR)}"

    def start(self) -> None:
        """Comes back at once."""
        self._thread.start()

    def ended(self) -> str | None:
        """A home that is not there is the dashboard's everyday."""
        return None

    def stop(self) -> None:
        """End both."""
        self._over.set()
        if self._thread.is_alive():
            self._thread.join(STOP_S)
        shutil.rmtree(self._folder, ignore_errors=True)

    def _run(self) -> None:
        try:
            self._broker.start()
        except OwnBrokerError as error:
            log.warning("no simulated home: %s", error)
            return
        url = self._broker.url(HOME)
        log.info("the simulated home is at %s", url)
        words = [sys.executable, "-m", "simulators.home", "--die-with-parent", "--broker", url]
        home = subprocess.Popen(
            words, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
        )
        # Who dies with his parent dies with the very thread that started him.
        self._over.wait()
        home.terminate()
        home.wait()
        self._broker.stop()
