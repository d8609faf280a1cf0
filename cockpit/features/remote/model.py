"""Keeps home up to date, and carries what home asks to the car."""

import logging
import time
from collections import Counter

from cockpit.core.driving import Act
from cockpit.core.feature import Services
from cockpit.core.messages import Arrived, Kind, Message
from cockpit.core.request import Outcome, Request
from cockpit.features.remote import announcing
from cockpit.features.remote.asked import CONTROLS, Command
from cockpit.features.remote.notices import TOPIC, notice_words
from cockpit.features.remote.settings import RemoteSettings
from cockpit.features.remote.told import LOCATION, NOT_KNOWN, TOLD, Entity
from cockpit.features.remote.trip import trip_words

log = logging.getLogger(__name__)

LONGEST = 32
"""Bytes of a command."""
HOME = "home"
"""Who asks, in the ledger."""


class Remote:
    """The car in the home: tells what has changed, once a second; asks what home asks."""

    def __init__(self, services: Services, settings: RemoteSettings) -> None:
        self._services, self._settings = services, settings
        vehicle = services.vehicle
        self._entities = [e for e in self._wished() if e.offered(vehicle)]
        self._controls = [c for c in CONTROLS if c.entity.offered(vehicle)]
        shown = [*self._entities, *(control.entity for control in self._controls)]
        self._told = [told for entity in shown for told in entity.shown.values()]
        vehicle.want(signal for told in self._told for signal in told.signals)
        self._last: dict[str, tuple[str, float]] = {}
        self.refused: Counter[str] = Counter()
        self._commands = self._topics()
        services.messages.listen(f"{self._own}/+/set", self._asked)
        services.messages.listen(f"{self._own}/+/+/set", self._asked)
        services.messages.listen(f"{self._own}/+/press", self._asked)
        services.messages.listen(announcing.BIRTH, self._born)
        vehicle.watch_requests(self._settled)

    def _wished(self) -> tuple[Entity, ...]:
        return (*TOLD, LOCATION) if self._settings.location else TOLD

    @property
    def _own(self) -> str:
        return f"{self._services.messages.own}/car"

    def _topics(self) -> dict[str, Command]:
        commands = [one for control in self._controls for one in control.asked.values()]
        return {f"{self._own}/{one.topic}": one for one in commands}

    # Telling --------------------------------------------------------------------------------

    def announce(self) -> None:
        """Tell Home Assistant what there is; or to forget us."""
        messages = self._services.messages
        where = announcing.topic(messages.vin)
        payload = b""
        if self._settings.announce:
            parts = (self._entities, self._controls, self._settings.location)
            payload = announcing.discovery(messages.vin, messages.own, self._settings.name, *parts)
        messages.send(Message(where, payload, Kind.STATE))
        self._last.clear()

    def look(self, now: float) -> None:
        """Tell what has changed since the last look; `now` is monotonic seconds."""
        if not self._settings.announce:
            return
        for told in self._told:
            self._tell(told.topic, told.say(self._services.vehicle), told.every_s, now)
        self._tell(TOPIC, notice_words(self._services.notices.standing), 0.0, now)
        if self._settings.location:
            for key, words in trip_words(self._services.leading).items():
                self._tell(f"trip/{key}", words, 0.0, now)

    def _tell(self, topic: str, words: str, every_s: float, now: float) -> None:
        last, at = self._last.get(topic, ("", float("-inf")))
        if words == last:
            return
        # That a value has gone, or is back, waits for nothing.
        if now - at < every_s and not {last, words} & NOT_KNOWN:
            return
        message = Message(f"{self._own}/{topic}", words.encode(), Kind.STATE)
        if self._services.messages.send(message):
            self._last[topic] = (words, now)

    def _born(self, arrived: Arrived) -> None:
        """Home Assistant has started and knows nothing."""
        if arrived.payload == b"online":
            self.announce()

    # Asking ---------------------------------------------------------------------------------

    def _asked(self, arrived: Arrived) -> None:
        command = self._commands.get(arrived.topic)
        why = self._why_not(arrived, command)
        if why or command is None:
            self._refuse(arrived.topic, why)
            return
        meaning = command.means(arrived.payload.decode("utf-8", "replace").strip())
        if isinstance(meaning, str):
            self._refuse(arrived.topic, meaning)
            return
        for signal, value in meaning:
            self._services.vehicle.request(signal, value, HOME, command.topic)

    def _why_not(self, arrived: Arrived, command: Command | None) -> str:
        if command is None:
            return "is no command"
        if arrived.retained:
            return "is retained: a command is said once"
        if len(arrived.payload) > LONGEST:
            return "is too long"
        return self._services.driving.permit(Act.OUTSIDE) if command.parked else ""

    def _refuse(self, topic: str, why: str) -> None:
        self.refused[why] += 1
        log.warning("%s: %s", topic, why)
        self._tell_again(topic.removeprefix(f"{self._own}/"))

    def _settled(self, request: Request) -> None:
        """What the car has echoed, home sees at once; what it refused, home sees as it is."""
        if request.outcome is Outcome.DONE and self._settings.announce:
            now = time.monotonic()
            for told in self._told:
                if request.signal in told.signals:
                    self._tell(told.topic, told.say(self._services.vehicle), 0.0, now)
        elif request.outcome is Outcome.REFUSED and request.by == HOME:
            self.refused[request.reason] += 1
            self._tell_again(request.why)

    def _tell_again(self, topic: str) -> None:
        """Home may show a wish as done: tell it the truth at the next look."""
        part = topic.partition("/")[0]
        for told in self._told:
            if told.topic.partition("/")[0] == part:
                self._last.pop(told.topic, None)
