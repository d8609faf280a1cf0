"""Gives the queue of speech a voice: says what it has `now`, and tells it when that is said.

Belongs to the main thread. While the process is away the queue goes on by itself, in silence.
"""

import dataclasses
import itertools
from collections.abc import Callable

from cockpit.core import signals as car
from cockpit.core.speech import Priority, Speech, Utterance
from cockpit.core.vehicle import Vehicle
from cockpit.voice.speaking.loudness import loudness
from cockpit.voice.speaking.process import Message, SpeakingProcess, Tell
from cockpit.voice.speaking.settings import SpeakingSettings
from cockpit.voice.speaking.troubles import CRASHED

PROCESS = "speaking"
STANDSTILL_KMH = 0.0
TRIES = 2
LISTENING, NOT_UNDERSTOOD = "listening", "not_understood"
"""Sounds for `play`."""


class Speaker:
    """Between `Speech` and the process.

    `language` is the one that is spoken most, and is loaded at once. `on_trouble` gets a key and
    one line, "" when it is mended; `on_started` an utterance whose first sound is out.
    """

    def __init__(
        self,
        speech: Speech,
        vehicle: Vehicle,
        tell: Tell,
        settings: SpeakingSettings | None = None,
        language: str = "en",
        on_trouble: Callable[[str, str], None] = lambda _key, _text: None,
        on_started: Callable[[Utterance], None] = lambda _: None,
    ) -> None:
        self._speech, self._vehicle = speech, vehicle
        self._settings, self._language = settings or SpeakingSettings(), language
        self._on_trouble, self._on_started = on_trouble, on_started
        self._process = SpeakingProcess(tell, self._take)
        self._volume = self._settings.volume
        self._sounds = itertools.count(-1, -1)
        self._leave: Callable[[], None] | None = None
        """Where the process answers: what tells the queue that it does no more."""
        self._saying: Utterance | None = None
        self._heard = False
        """Whether what is said now has begun to sound."""
        self._crashes: dict[int, int] = {}
        """By utterance: how often the process died of it before its first sound."""
        self._running = False

    def speak(self, language: str) -> None:
        """Have another language's voice loaded before its first word."""
        self._language = language
        if self._leave:
            self._configure()

    @property
    def pid(self) -> int | None:
        """Of the process; None where none runs."""
        return self._process.pid

    @property
    def volume(self) -> float:
        """Percent; heard at once."""
        return self._volume

    @volume.setter
    def volume(self, percent: float) -> None:
        self._volume = max(0.0, min(100.0, percent))
        if self._saying:
            self._send({"type": "volume", "volume": self._loudness(self._saying.priority)})

    def start(self) -> None:
        """Start the process and follow the queue; once, when the first frame is on the screen."""
        self._running = True
        self._speech.watch(self._look)
        self._process.start()

    def stop(self) -> None:
        """Fall silent and end the process."""
        self._running = False
        self._process.stop()
        self._gone()

    def play(self, sound: str) -> None:
        """Play a short sound of assets/sounds, besides the queue; not where there is silence."""
        if self._leave and not self._speech.muted:
            volume = self._loudness(Priority.REPLY)
            number = next(self._sounds)
            self._send({"type": "say", "number": number, "sound": sound, "volume": volume})

    # ----------------------------------------------------------------------------------------

    def _look(self) -> None:
        """The queue has something else now."""
        now, before = self._speech.now, self._saying
        if not self._running or self._leave is None or now is before:
            return
        self._saying, self._heard = now, False
        if now:
            self._say(now)
        elif before:
            self._send({"type": "stop", "number": before.number})

    def _say(self, utterance: Utterance) -> None:
        self._send(
            {
                "type": "say",
                "number": utterance.number,
                "text": utterance.text,
                "language": utterance.language,
                "volume": self._loudness(utterance.priority),
            }
        )

    def _take(self, message: Message) -> None:
        match message.get("type"):
            case "ready":
                self._came()
            case "ended":
                self._gone()
                self._on_trouble(PROCESS, CRASHED)
            case "started" if self._saying and message.get("number") == self._saying.number:
                self._heard = True
                self._on_started(self._saying)
            case "spoken":
                self._said(message.get("number"))
            case "trouble" | "mended":
                self._on_trouble(str(message.get("key")), str(message.get("text", "")))
            case _:  # of an utterance that is no longer said
                return

    def _came(self) -> None:
        self._configure()
        self._leave = self._leave or self._speech.connect()
        self._on_trouble(PROCESS, "")
        self._look()

    def _configure(self) -> None:
        settings = dataclasses.asdict(self._settings)
        self._send({"type": "configure", "language": self._language} | settings)

    def _said(self, number: object) -> None:
        if self._saying and number == self._saying.number:
            said, self._saying = self._saying, None
            self._speech.spoken(said.number)

    def _gone(self) -> None:
        """What was being said is over; what had not begun is tried once more."""
        if self._leave:
            self._leave()
        self._leave = None
        said, self._saying = self._saying, None
        if said is None:
            return
        self._crashes = {said.number: self._crashes.get(said.number, 0) + 1}
        if self._heard or self._crashes[said.number] >= TRIES:
            self._speech.spoken(said.number)

    def _loudness(self, priority: Priority) -> float:
        return loudness(self._volume, self._speed(), priority)

    def _speed(self) -> float | None:
        if not self._settings.louder_when_fast:
            return STANDSTILL_KMH
        return self._vehicle.get(car.SPEED).value

    def _send(self, message: Message) -> None:
        self._process.send(message)
