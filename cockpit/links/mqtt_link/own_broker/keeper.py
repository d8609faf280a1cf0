"""Keeps the broker running, in a thread of its own."""

import logging
import threading
import time
from collections.abc import Callable

from cockpit.core.hosting import Host
from cockpit.links.mqtt_link.own_broker.broker import OwnBroker
from cockpit.links.mqtt_link.own_broker.doorway import Doorway
from cockpit.links.mqtt_link.own_broker.make import OwnBrokerError
from cockpit.links.mqtt_link.pace import Pace

log = logging.getLogger(__name__)

LOOK_S = 1.0
NETWORK_S = 10.0
"""The car drives from one network into another: its addresses are looked at so often."""
STEADY_S = 20.0
"""Who ran so long is well again."""


class Keeper:
    """Starts it again when it dies. `told` hears why it does not run, "" when it does again;
    `opened` hears where it is. Both are called in the keeper's thread.
    """

    def __init__(
        self,
        broker: OwnBroker,
        doorway: Doorway | None,
        told: Callable[[str], None],
        opened: Callable[[Host], None],
    ) -> None:
        self.broker, self._doorway, self._told, self._opened = broker, doorway, told, opened
        self._over, self._changed = False, False
        self._wake, self._why, self._pace = threading.Event(), "", Pace()
        self._thread = threading.Thread(target=self._run, name="own broker", daemon=True)

    def start(self) -> None:
        """Comes back at once."""
        self._thread.start()

    def stop(self) -> None:
        """End the broker."""
        self._over = True
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join(4.0)

    def admit(self, user: str) -> str:
        """The password of a user, who is let in within a moment; "" for a name that cannot be."""
        password = self.broker.admit(user)
        self._take_change()
        return password

    def dismiss(self, user: str) -> None:
        """Let a phone in no more; who is in is thrown out within a moment."""
        self.broker.dismiss(user)
        self._take_change()

    def _take_change(self) -> None:
        self._changed = True
        self._wake.set()

    # --- below: the keeper's own thread -------------------------------------

    def _run(self) -> None:
        # Who dies with his parent dies with the very thread that started him: this one.
        while not self._over:
            try:
                self._open()
                self._watch()
                why = f"{self.broker.make.name} has ended: {self.broker.last_words or 'no word'}"
            except OwnBrokerError as error:
                why = str(error)
            self.broker.stop()
            if not self._over:
                self._say(why)
                self._rest(self._pace.next())
        self.broker.stop()

    def _open(self) -> None:
        if self._doorway:
            self._doorway.look()
            self.broker.door = self._doorway.door
        self._changed = False
        self.broker.start()
        self._tell_where()

    def _watch(self) -> None:
        began = looked = time.monotonic()
        while self.broker.running and not self._over:
            self._rest(LOOK_S)
            now = time.monotonic()
            if now - began > STEADY_S:
                self._pace.restart()
                self._say("")
            if now - looked > NETWORK_S:
                looked = now
                self._look_around()
            if self._changed:
                self._changed = False
                self.broker.reload()

    def _look_around(self) -> None:
        self.broker.trim_log()
        if self._doorway and self._doorway.look():
            self._changed = True
            self._tell_where()

    def _tell_where(self) -> None:
        at = self._doorway.at if self._doorway else Host(self.broker.host, self.broker.port)
        if at:
            self._opened(at)

    def _rest(self, seconds: float) -> None:
        self._wake.wait(seconds)
        self._wake.clear()

    def _say(self, why: str) -> None:
        if why == self._why:
            return
        self._why = why
        if why:
            log.warning("the car's own broker: %s", why)
        self._told(why)
