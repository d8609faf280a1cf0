"""The speaker, as the feature uses it: its volume by voice, its troubles beside the hearing's."""

from collections.abc import Callable

from cockpit.core.feature import Services
from cockpit.core.speech import Utterance
from cockpit.voice.speaking.settings import SpeakingSettings
from cockpit.voice.speaking.speaker import Speaker


class Mouth:
    """Gives the queue of speech its voice."""

    def __init__(
        self,
        services: Services,
        language: str,
        on_trouble: Callable[[str, str], None],
        on_started: Callable[[Utterance], None],
    ) -> None:
        self._speaker = Speaker(
            services.speech,
            services.vehicle,
            services.mailbox.tell,
            services.settings.of(SpeakingSettings),
            language,
            on_trouble,
            on_started,
        )

    def start(self) -> None:
        """Have the process started."""
        self._speaker.start()

    def stop(self) -> None:
        """End it."""
        self._speaker.stop()

    def speak(self, language: str) -> None:
        """Have another language's voice ready."""
        self._speaker.speak(language)

    def play(self, tone: str) -> None:
        """Play a short sound of assets/sounds, not where there is silence."""
        self._speaker.play(tone)

    @property
    def percent(self) -> float:
        """The volume, 0..100."""
        return self._speaker.volume

    @percent.setter
    def percent(self, percent: float) -> None:
        self._speaker.volume = percent
