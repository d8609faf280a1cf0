"""Text → sound → a real virtual microphone → the voice process → what it means."""

import os
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from cockpit.voice.worker import Configuration
from simulators.microphone.pulse import MISSING, VirtualMicrophone, is_there
from simulators.microphone.sound import RATE
from tests.voice.hearing.speech import spoken
from tests.voice.worker.cockpit_side import CockpitSide

pytestmark = [
    pytest.mark.system,
    pytest.mark.skipif(not is_there() and not os.environ.get("CI"), reason=MISSING),
]
SENTENCES = {
    "hey cockpit set the temperature to twenty two degrees": "ClimateSetTemperature",
    "hey cockpit make it warmer": "ClimateWarmer",
    "hey cockpit turn on the air conditioning": "ClimateSwitch",
}


@pytest.fixture
def microphone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[VirtualMicrophone]:
    with VirtualMicrophone(tmp_path / "pulse") as microphone:
        monkeypatch.setenv("PULSE_SERVER", microphone.env["PULSE_SERVER"])
        yield microphone


@pytest.fixture
def cockpit(model: Path, microphone: VirtualMicrophone) -> Iterator[CockpitSide]:
    side = CockpitSide(Configuration(model=str(model)))
    side.worker.listen("wake")
    side.wait(lambda: side.of("ready") and is_ready(side))
    yield side
    side.worker.stop()


def is_ready(side: CockpitSide) -> bool:
    ready = side.of("ready")[-1]
    return bool(ready["model"] and ready["microphone"])


def has_heard(side: CockpitSide, number: int) -> bool:
    return len(side.of("heard")) == number


def test_sentences_through_a_microphone(
    cockpit: CockpitSide, microphone: VirtualMicrophone
) -> None:
    assert cockpit.of("ready")[-1]["microphone"] == "Virtual microphone"
    for number, (sentence, intent) in enumerate(SENTENCES.items(), 1):
        microphone.say(spoken(sentence))
        cockpit.wait(partial(has_heard, cockpit, number))
        (command,) = cockpit.of("heard")[-1]["understood"]["commands"]
        assert command["intent"] == intent


def test_unplugged_in_mid_sentence_and_plugged_in_again(
    cockpit: CockpitSide, microphone: VirtualMicrophone
) -> None:
    sound = spoken("hey cockpit set the temperature to twenty two degrees")
    microphone.say(sound[: round(2.6 * RATE)])
    cockpit.wait(lambda: cockpit.of("wake"))
    microphone.unplug()
    cockpit.wait(lambda: cockpit.of("trouble"))
    (trouble,) = cockpit.of("trouble")
    assert trouble["key"] == "microphone"
    assert "plug it in" in trouble["text"] or "plug one in" in trouble["text"]
    assert cockpit.heard("warmer")["understood"]["commands"]
    microphone.plug_in()
    cockpit.wait(lambda: cockpit.of("mended"))
    microphone.say(spoken("hey cockpit make it warmer"))
    cockpit.wait(lambda: cockpit.of("heard")[-1].get("id") is None)
    assert cockpit.of("heard")[-1]["text"] == "make it warmer"
    assert cockpit.trouble == []


def test_no_microphone_at_the_start_and_one_later(
    model: Path, microphone: VirtualMicrophone
) -> None:
    microphone.unplug()
    side = CockpitSide(replace(Configuration(), model=str(model)))
    try:
        side.wait(lambda: side.of("trouble"))
        assert side.of("trouble")[0]["text"].startswith("No microphone: plug one in")
        microphone.plug_in()
        side.wait(lambda: side.of("mended"))
    finally:
        side.worker.stop()
