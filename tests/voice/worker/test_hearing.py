"""From sound to what it means, in the voice process; a WAV file stands for the microphone."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cockpit.voice.worker import Configuration
from cockpit.voice.worker.configuration import FILE
from simulators.microphone.sound import read_wav, write_wav
from tests.voice.hearing.speech import spoken
from tests.voice.worker.cockpit_side import TYPED, CockpitSide


@pytest.fixture
def hearing(model: Path, tmp_path: Path) -> Iterator[Callable[..., CockpitSide]]:
    """A cockpit whose microphone hears this sentence."""
    sides: list[CockpitSide] = []

    def hears(text: str, **more: Any) -> CockpitSide:
        path = tmp_path / "said.wav"
        write_wav(path, spoken(text))
        sides.append(CockpitSide(Configuration(device=f"{FILE}{path}", model=str(model), **more)))
        return sides[-1]

    yield hears
    for side in sides:
        side.worker.stop()


def test_a_spoken_sentence_is_understood(hearing: Callable[..., CockpitSide]) -> None:
    cockpit = hearing("hey cockpit set the temperature to twenty two degrees")
    cockpit.worker.listen("wake")
    cockpit.wait(lambda: cockpit.of("heard"))
    (heard,) = cockpit.of("heard")
    assert heard["text"] == "set the temperature to twenty two degrees"
    (command,) = heard["understood"]["commands"]
    assert command["intent"] == "ClimateSetTemperature"
    assert command["slots"]["temperature"] == 22
    assert 0 < heard["weakest"] <= heard["confidence"] <= 1
    assert heard["audio_level"] == pytest.approx(-26, abs=4)
    times = [heard["timeline"][f"{stage}_at"] for stage in STAGES]
    assert times == sorted(times)
    kinds = [event["type"] for event in cockpit.events]
    assert kinds.index("wake") < kinds.index("partial") < kinds.index("heard")
    assert not cockpit.of("audio_file")


STAGES = ("wake", "speech_begin", "speech_end", "text", "understood")


def test_ready_names_model_and_microphone(hearing: Callable[..., CockpitSide], model: Path) -> None:
    cockpit = hearing("hey cockpit")
    cockpit.wait(
        lambda: (
            cockpit.of("ready")
            and cockpit.of("ready")[-1]["model"] == str(model)
            and cockpit.of("ready")[-1]["microphone"] == "said.wav"
        )
    )
    assert cockpit.of("ready")[0]["examples"]


def test_sound_is_stored_on_wish_only(hearing: Callable[..., CockpitSide], tmp_path: Path) -> None:
    cockpit = hearing("hey cockpit make it warmer", store_audio=str(tmp_path / "heard"))
    cockpit.worker.listen("wake")
    cockpit.wait(lambda: cockpit.of("audio_file"))
    (event,) = cockpit.of("audio_file")
    assert 1 < len(read_wav(Path(event["path"]))) / 16000 < 8


def test_a_microphone_that_is_no_file_is_told() -> None:
    cockpit = CockpitSide(replace(TYPED, device=f"{FILE}/nowhere.wav"))
    try:
        cockpit.wait(lambda: any(e["key"] == "microphone" for e in cockpit.of("trouble")))
        assert cockpit.heard("warmer")["understood"]["commands"]
    finally:
        cockpit.worker.stop()


def test_a_broken_model_is_told_and_another_one_is_used(
    model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COCKPIT_VOICE_MODEL", str(model))
    broken = tmp_path / "broken"
    shutil.copytree(model, broken)
    (broken / "graph/HCLr.fst").write_bytes(b"no graph")
    cockpit = CockpitSide(replace(TYPED, model=str(broken)))
    try:
        cockpit.wait(lambda: any(e["model"] == str(model) for e in cockpit.of("ready")))
        assert [e["text"] for e in cockpit.of("trouble")] == ["broken: graph/HCLr.fst is broken"]
        assert cockpit.trouble == []
    finally:
        cockpit.worker.stop()


def test_a_model_that_crashes_the_process_is_told_and_another_one_is_used(
    model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COCKPIT_VOICE_MODEL", str(model))
    broken = tmp_path / "deadly"
    shutil.copytree(model, broken)
    graph = broken / "graph/HCLr.fst"
    graph.write_bytes(graph.read_bytes()[:70] + b"\xff" * 5000)
    cockpit = CockpitSide(replace(TYPED, model=str(broken)))
    try:
        cockpit.wait(lambda: any(e["model"] == str(model) for e in cockpit.of("ready")))
        (trouble,) = cockpit.of("trouble")
        assert trouble["key"] == "model"
        assert "deadly" in trouble["text"]
        assert cockpit.heard("warmer")["understood"]["commands"]
    finally:
        cockpit.worker.stop()
