"""Sets the voice control up: a key in the dock, a sheet over the page, a page of its own."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PyQt6.QtCore import QCoreApplication

from cockpit.core.feature import Feature, Place, Services, View
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
from cockpit.ui.display import DisplaySettings
from cockpit.voice.door import Door
from cockpit.voice.sentences.understood import Command

HERE = Path(__file__).parent


def setup(services: Services) -> Feature:
    """The voice control, ready to show; its process starts after the first frame."""
    settings = services.settings.of(VoiceSettings)
    language = services.settings.of(DisplaySettings).language
    taught = TaughtPhrases(services.folder)
    link = VoiceLink(services, settings, language, taught)
    timeline = Timeline(link.keep)
    talk = Conversation(services, link, timeline, language, settings.spoken_replies)
    vm = VoiceViewModel(services, talk, link.type)

    def describe(command: Command) -> str:
        return talk.wording.responses.plan(command.intent, command.slots) or command.text

    def understand(text: str, done: Callable[[tuple[Command, ...]], None]) -> None:
        link.understand(text, lambda found: done(found.commands))

    page = VoicePageViewModel(
        services.driving, taught, timeline, understand, link.type, translated, describe, language
    )
    mouth = Mouth(services, language, link.note, lambda said: talk.spoken(said.key))
    spoken.connect(services.intents, talk, services.stage, mouth, page.teach)
    wheel_key = WheelKey(services.vehicle, vm.talk)
    door = Door(lambda text, done: services.mailbox.tell(lambda: link.answer(text, done)))
    talk.on_reply = link.replied

    def play(tone: str) -> None:
        if vm.hears and not vm.deaf:
            mouth.play(tone)

    if settings.tones:
        talk.on_tone = play

    def ready(event: Mapping[str, Any]) -> None:
        talk.wording = wording_of(event["responses"], translated)
        vm.hears = bool(event.get("model") and event.get("microphone"))
        vm.book = page.book = Phrasebook(event["examples"])
        page.changed.emit()

    link.on_event, link.on_ready, link.on_note = talk.event, ready, vm.note

    def start() -> None:
        link.start()
        mouth.start()
        vm.start()
        if services.folder:
            door.open()

    def stop() -> None:
        door.close()
        wheel_key.stop()
        vm.stop()
        mouth.stop()
        link.stop()

    return Feature(
        "voice",
        views=(
            View(Place.DOCK_KEY, HERE / "VoiceKey.qml", vm),
            View(Place.OVERLAY, HERE / "VoiceSheet.qml", vm),
            View(Place.PAGE, HERE / "VoicePage.qml", page, "Voice", "microphone", 90, docked=False),
        ),
        start=start,
        stop=stop,
    )


def translated(text: str) -> str:
    """A fixed English sentence in the driver's language."""
    return QCoreApplication.translate("", text)
