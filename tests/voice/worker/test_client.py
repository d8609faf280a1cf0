"""The voice process and its client, with typed sentences only."""

import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.qa.waiting import wait_for
from tests.voice.worker.cockpit_side import TYPED, CockpitSide


def test_a_typed_sentence_is_understood(cockpit: CockpitSide) -> None:
    heard = cockpit.heard("hey cockpit, make it warmer please")
    (command,) = heard["understood"]["commands"]
    assert command["intent"] == "ClimateWarmer"
    assert heard["confidence"] == 1.0
    assert heard["timeline"]["text_at"] <= heard["timeline"]["understood_at"]
    assert cockpit.trouble == []


def test_ready_says_what_can_be_said(cockpit: CockpitSide) -> None:
    cockpit.wait(lambda: cockpit.of("ready"))
    ready = cockpit.of("ready")[0]
    assert ready["language"] == "en"
    assert {"intent", "sentence", "feature"} <= ready["examples"][0].keys()
    assert ready["responses"]["language"] == "en"


def test_another_language_from_the_next_sentence_on(cockpit: CockpitSide) -> None:
    cockpit.worker.configure(replace(TYPED, language="de"))
    heard = cockpit.heard("wärmer bitte")
    assert heard["understood"]["commands"][0]["intent"] == "ClimateWarmer"


def test_a_taught_phrase_means_what_was_taught(cockpit: CockpitSide) -> None:
    cosy = [{"intent": "ClimateSetTemperature", "slots": {"temperature": 22}}]
    cockpit.worker.configure(replace(TYPED, taught={"Cosy": cosy}))
    heard = cockpit.heard("cosy.")
    assert heard["understood"]["commands"][0]["slots"] == {"temperature": 22}
    cockpit.worker.configure(TYPED)
    assert cockpit.heard("cosy", 2)["understood"]["why"]


def test_a_crash_is_told_and_the_next_sentence_is_understood(cockpit: CockpitSide) -> None:
    cockpit.heard("warmer", 1)
    pid = cockpit.worker.pid
    assert pid
    os.kill(pid, signal.SIGSEGV)
    cockpit.wait(lambda: "" in cockpit.trouble)
    assert cockpit.heard("warmer", 2)["understood"]["commands"]
    assert cockpit.trouble == ["Voice control has crashed and starts again", ""]


def test_a_sentence_that_the_child_took_with_it_is_answered(cockpit: CockpitSide) -> None:
    cockpit.heard("warmer", 1)
    pid = cockpit.worker.pid
    assert pid
    os.kill(pid, signal.SIGSTOP)
    cockpit.worker.text(2, "warmer")
    wait_for(lambda: not cockpit.worker.waiting, "the text on its way")
    os.kill(pid, signal.SIGKILL)
    assert cockpit.answer(2)["understood"]["why"] == "crashed"
    assert cockpit.heard("warmer", 3)["understood"]["commands"]


def test_too_many_sentences_are_answered_at_once(cockpit: CockpitSide) -> None:
    cockpit.heard("warmer", "first")
    pid = cockpit.worker.pid
    assert pid
    os.kill(pid, signal.SIGSTOP)
    for number in range(3000):
        cockpit.worker.text(number, "warmer " * 20)
    os.kill(pid, signal.SIGCONT)
    cockpit.wait(lambda: len(cockpit.of("heard")) == 3001)
    why = [event["understood"]["why"] for event in cockpit.of("heard")]
    assert "too many" in why
    assert cockpit.trouble == []


def test_what_cannot_be_sent_is_answered(cockpit: CockpitSide) -> None:
    odd: Any = object()
    cockpit.worker.text("odd", odd)
    cockpit.worker.text("half", "\ud800")
    cockpit.worker.text("long", "x" * 5_000_000)
    assert cockpit.answer("odd")["understood"]["why"] == "cannot be sent"
    assert cockpit.answer("long")["understood"]["why"] == "cannot be sent"
    assert cockpit.answer("half")["understood"]["why"]
    assert cockpit.heard("warmer")["understood"]["commands"]


def test_nothing_comes_after_the_stop() -> None:
    cockpit = CockpitSide()
    cockpit.heard("warmer")
    pid = cockpit.worker.pid
    cockpit.worker.text(2, "warmer")
    cockpit.worker.stop()
    told = len(cockpit.events)
    while not cockpit.calls.empty():
        cockpit.calls.get()()
    assert len(cockpit.events) == told
    assert not Path(f"/proc/{pid}").exists()


PARENT = """
import sys, time
from cockpit.voice.worker import Configuration, VoiceWorker
told = []
worker = VoiceWorker(on_event=told.append)
worker.configure(Configuration(device="none"))
while not any(event["type"] == "ready" for event in told):
    time.sleep(0.01)
print(worker.pid, flush=True)
time.sleep(60)
"""


def test_the_child_ends_with_its_parent() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", PARENT], stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout
        child = Path(f"/proc/{int(parent.stdout.readline())}")
        assert child.exists()
        parent.kill()
    wait_for(lambda: not child.exists(), "the child's end", 10)


def test_the_cockpits_side_loads_no_engine() -> None:
    code = "import sys, cockpit.voice.worker; print([m for m in ('vosk', 'hassil', 'yaml', "
    code += "'miniaudio', 'numpy', 'cffi') if m in sys.modules])"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"
