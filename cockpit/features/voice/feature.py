"""Sets the voice control up: a key in the dock, a sheet over the page, a page of its own."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from cockpit.core.feature import Feature, Place, Services, View
from cockpit.core.own import Own
from cockpit.core.stored import Stored
from cockpit.features.voice import spoken
from cockpit.features.voice.conversation import Conversation
from cockpit.features.voice.link import VoiceLink
from cockpit.features.voice.mouth import Mouth
from cockpit.features.voice.page_view_model import VoicePageViewModel
from cockpit.features.voice.phrasebook import Phrasebook
from cockpit.features.voice.settings import VoiceSettings
from cockpit.features.voice.taught import TaughtPhrases
from cockpit.features.voice.timeline import Timeline
from cockpit.features.voice.view_model import VoiceViewModel
from cockpit.features.voice.wheel_key import WheelKey
from cockpit.features.voice.wording import wording_of
from cockpit.ui.display import DisplaySettings, voiced
from cockpit.ui.texts import translated
from cockpit.voice.door import Door
from cockpit.voice.sentences.understood import Command

HERE = Path(__file__).parent


def setup(services: Services) -> Feature:
    """The voice control, ready to show; its process starts after the first frame."""
    voice = _Voice(services)
    views = (
        View(Place.DOCK_KEY, HERE / "VoiceKey.qml", voice.vm),
        View(Place.OVERLAY, HERE / "VoiceSheet.qml", voice.vm),
        View(
            Place.PAGE, HERE / "VoicePage.qml", voice.page, "Voice", "microphone", 90, docked=False
        ),
    )
    return Feature("voice", views, voice.start, voice.stop)


class _Voice:
    """The parts, and what they tell each other."""

    def __init__(self, services: Services) -> None:
        settings = services.settings.of(VoiceSettings)
        self._settings = services.settings
        self._language = language = voiced(self._shown)
        taught = TaughtPhrases(
            Own(services.personal, "taught", Stored(services.folder, "voice/taught"))
        )
        self.link = link = VoiceLink(services, settings, language, taught)
        timeline = Timeline(link.keep)
        self.talk = talk = Conversation(services, link, timeline, language, settings.spoken_replies)
        self.vm = VoiceViewModel(services, talk, link.type)
        self.page = VoicePageViewModel(
            services.driving,
            taught,
            timeline,
            self._understand,
            link.type,
            translated,
            self._describe,
            language,
        )
        self.mouth = Mouth(services, language, link.note, lambda said: talk.spoken(said.key))
        spoken.connect(services.intents, talk, services.stage, self.mouth, self.page.teach)
        self._wheel_key = WheelKey(services.vehicle, self.vm.talk)
        self._door = Door(lambda text, done: services.mailbox.tell(lambda: link.answer(text, done)))
        self._has_door = services.folder is not None
        self._connect(settings)
        services.personal.watch(self._another_drives)
        services.settings.watch(DisplaySettings, self._speak)

    def _another_drives(self) -> None:
        """What was said before is not his: neither to be read, nor to be followed up."""
        if self.talk.question is not None:
            self.talk.close()
        self.talk.forget()
        self.vm.changed.emit()

    @property
    def _shown(self) -> str:
        return self._settings.of(DisplaySettings).language

    def _speak(self) -> None:
        """The screen's language is another, and so may the voice's be."""
        language = voiced(self._shown)
        if language == self._language:
            return
        self._language = language
        for part in (self.talk, self.link, self.mouth, self.page):
            part.speak(language)

    def _worded(self, text: str) -> str:
        return translated(text) if self._language == self._shown else text

    def _connect(self, settings: VoiceSettings) -> None:
        self.talk.on_reply = self.link.replied
        if settings.tones:
            self.talk.on_tone = self._play
        self.link.on_event, self.link.on_note = self.talk.event, self.vm.note
        self.link.on_ready = self._ready

    def start(self) -> None:
        """Once the first frame is on the screen."""
        self.link.start()
        self.mouth.start()
        self.vm.start()
        if self._has_door:
            self._door.open()

    def stop(self) -> None:
        """In reverse."""
        self._door.close()
        self._wheel_key.stop()
        self.vm.stop()
        self.mouth.stop()
        self.link.stop()

    def _understand(self, text: str, done: Callable[[tuple[Command, ...]], None]) -> None:
        self.link.understand(text, lambda found: done(found.commands))

    def _describe(self, command: Command) -> str:
        plan = self.talk.wording.responses.plan(command.intent, command.slots)
        return plan or command.text

    def _play(self, tone: str) -> None:
        if self.vm.hears and not self.vm.deaf:
            self.mouth.play(tone)

    def _ready(self, event: Mapping[str, Any]) -> None:
        self.talk.wording = wording_of(event["responses"], self._worded)
        self.vm.hears = bool(event.get("model") and event.get("microphone"))
        self.vm.book = self.page.book = Phrasebook(event["examples"])
        self.page.changed.emit()
