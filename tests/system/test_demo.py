"""`cockpit demo` as a newcomer runs it: real processes, a real bus, pictures on disk."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from PyQt6.QtGui import QImage

from cockpit.core.paths import ROOT

pytestmark = [pytest.mark.system, pytest.mark.timeout(120)]
COCKPIT = (sys.executable, "-m", "cockpit")
DRIVE, PARK = 127, 126


def bare_env() -> dict[str, str]:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return {k: v for k, v in os.environ.items() if k not in hidden}


def demo(folder: Path, *words: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Run the demo; returns what state.json and screen.json say."""
    done = subprocess.run(
        [*COCKPIT, "demo", "--headless", "--shots", str(folder), *words],
        cwd=ROOT,
        env=bare_env(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr, done.stderr
    state, screen = (
        json.loads((folder / name).read_text()) for name in ("state.json", "screen.json")
    )
    return state, screen


def texts(screen: dict[str, Any]) -> dict[str, str]:
    return {t["item"]: t["text"] for t in screen["texts"]}


def children_of(pid: int) -> list[int]:
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for task in tasks for child in task.read_text().split()]


def test_a_commute_is_on_the_screen(tmp_path: Path) -> None:
    state, screen = demo(tmp_path, "--for", "12", "--scenario", "commute")
    speed = state["Vehicle.Speed"]
    assert speed["valid"]
    assert speed["unit"] == "km/h"
    assert 5 < speed["value"] < 90
    assert speed["age_s"] < 0.5
    assert speed["text"] == texts(screen)["cluster.speed"]
    assert speed["text_unit"] == "km/h"
    assert state["Vehicle.Powertrain.Transmission.SelectedGear"]["value"] == DRIVE
    assert screen["notices"] == []
    pictures = sorted(p.name for p in tmp_path.glob("*.png"))
    assert pictures == ["dashboard-005s.png", "dashboard-010s.png", "dashboard-end.png"]
    for name in pictures:
        image = QImage(str(tmp_path / name))
        assert (image.width(), image.height()) == (1920, 720)


def test_a_charging_car_by_day_in_german(tmp_path: Path) -> None:
    words = ("--for", "5", "--scenario", "charging", "--theme", "day", "--language", "de")
    state, screen = demo(tmp_path, *words)
    assert state["Vehicle.Powertrain.TractionBattery.Charging.IsCharging"]["value"] is True
    assert state["Vehicle.Powertrain.Transmission.SelectedGear"]["value"] == PARK
    assert (screen["theme"], screen["language"]) == ("day", "de")
    assert any("Laden" in text or "Lädt" in text for text in texts(screen).values())


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_stopping_leaves_no_process_behind(tmp_path: Path, number: signal.Signals) -> None:
    process = subprocess.Popen(
        [*COCKPIT, "demo", "--headless", "--verbose"],
        cwd=ROOT,
        env=bare_env(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout
    line = ""
    while not line.startswith("ready"):
        line = process.stdout.readline()
        assert line, "the demo ended before the car was ready"
    children = children_of(process.pid)
    assert children
    process.send_signal(number)
    rest, _ = process.communicate(timeout=10)
    assert process.returncode == 0, rest
    assert "Traceback" not in rest
    for _ in range(50):
        if not any(Path(f"/proc/{child}").exists() for child in children):
            return
        time.sleep(0.1)
    pytest.fail("the simulated car is still there")


def test_a_killed_cockpit_takes_its_car_along() -> None:
    process = subprocess.Popen(
        [*COCKPIT, "demo", "--headless"],
        cwd=ROOT,
        env=bare_env(),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout
    while not process.stdout.readline().startswith("ready"):
        assert process.poll() is None
    children = children_of(process.pid)
    process.kill()
    process.communicate()
    for _ in range(50):
        if not any(Path(f"/proc/{child}").exists() for child in children):
            return
        time.sleep(0.1)
    pytest.fail("the simulated car outlives the cockpit")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--scenario", "nowhere"), "nowhere"),
        (("--car", "/nonexistent"), "/nonexistent"),
        (("--config", "/nonexistent.toml"), "give another --config"),
        (("--can", "smoke:signals"), "smoke"),
        (("--shots", "/proc/nowhere"), "give a folder that can be made"),
        (("--for", "-3"), "-3"),
        (("--route", "95,10"), "latitude"),
    ],
)
def test_bad_input_is_one_clear_line(words: tuple[str, ...], says: str) -> None:
    done = subprocess.run(
        [*COCKPIT, "demo", "--headless", "--for", "6", *words],
        cwd=ROOT,
        env=bare_env(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2, (done.stdout, done.stderr)
    assert says in done.stderr
    assert "Traceback" not in done.stderr
