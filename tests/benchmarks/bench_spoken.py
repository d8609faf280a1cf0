"""A command's way to the bus, typed and spoken, what listening costs, and whether the screen minds.

A second listener on the bus takes the time. Typed: from the sentence to the command's frame.
Spoken, through a virtual microphone: from the end of the last word. The floor of both is a touch
on the plus key. Listening: the voice process's share of a core in silence and in talk. Screen:
the main thread's Python for each frame, with and without a driver who speaks.
"""

import os
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import can
import numpy as np

from simulators.microphone.noise import babble
from simulators.microphone.pulse import VirtualMicrophone
from simulators.microphone.sound import at_level
from simulators.microphone.voices import Voice
from tests.benchmarks.timing import percentile, spin, start_qt
from tests.qa.car import DeskCar
from tests.qa.driver import Driver
from tests.qa.listener import Listener
from tests.qa.screen import Dashboard

TYPED, SPOKEN, TOUCHED = 60, 20, 30
VOICES = ("flite:slt", "espeak:en-us+f2", "flite:awb", "espeak:en-us+m3")
DEGREES = ("eighteen", "nineteen", "twenty", "twenty one", "twenty two", "twenty three")
LATEST_S = 3.0
LOOK_S = 20.0


class TimedListener(Listener):
    """Notes when each command came."""

    def __init__(self, car: DeskCar) -> None:
        self.times: list[float] = []
        super().__init__(car.specs)

    def _hear(self, bus: str, frame: can.Message) -> None:
        before = len(self._heard)
        super()._hear(bus, frame)
        if len(self._heard) > before and self.commands[-1][1]:
            self.times.append(time.monotonic())

    def after(self, begin: float) -> float | None:
        """Milliseconds until the first command after `begin`; waits for it."""
        until = time.monotonic() + LATEST_S
        while time.monotonic() < until:
            spin(0.005)
            if first := next((at for at in self.times if at > begin), None):
                return (first - begin) * 1000
        return None


def main() -> None:
    start_qt()
    with (
        tempfile.TemporaryDirectory(prefix="cockpit-bench-") as folder,
        VirtualMicrophone(Path(folder) / "pulse") as microphone,
    ):
        os.environ["PULSE_SERVER"] = microphone.env["PULSE_SERVER"]
        car = DeskCar(Path(folder))
        cockpit = Dashboard(car.specs, Path(folder) / "state")
        with TimedListener(car) as listener:
            driver = Driver(cockpit, microphone)
            driver.wait_until_heard()
            spin(2.0)
            _ways(driver, listener)
            _listening(driver, microphone)
            _screen(driver)
        cockpit.stop()
        car.stop()


def _ways(driver: Driver, listener: TimedListener) -> None:
    def touch(number: int) -> float:
        driver.screen.tap(f"climate.left.{'plus' if number % 2 else 'minus'}")
        return time.monotonic()

    def type_(number: int) -> float:
        began = time.monotonic()
        driver.type(f"set the temperature to {18 + number % 8} degrees")
        return began

    def speak(number: int) -> float:
        text = f"set the temperature to {DEGREES[number % len(DEGREES)]} degrees"
        done = driver.say(text, Voice.parse(VOICES[number % len(VOICES)]), by_key=bool(number % 2))
        return done.record.stages.get("speech_end", np.inf) if done.record else np.inf

    floor = _way("touch → bus", touch, TOUCHED, driver, listener)
    _way("typed → bus", type_, TYPED, driver, listener, floor)
    _way("end of speech → bus", speak, SPOKEN, driver, listener, floor)


def _way(
    name: str,
    do: Callable[[int], float],
    count: int,
    driver: Driver,
    listener: TimedListener,
    floor: float = 0.0,
) -> float:
    taken: list[float] = []
    for number in range(count):
        began = do(number)
        ms = listener.after(began)
        taken += [] if ms is None else [ms]
        driver.leave()
        spin(0.7)
    print(f"{name}: {_shares(taken)} ms, {len(taken)} of {count}"
          + (f", {percentile(taken, 0.95) / floor:.1f} × the touch" if floor and taken else ""),
          flush=True)  # fmt: skip
    return percentile(taken, 0.95) if taken else 0.0


def _shares(values: Sequence[float]) -> str:
    if not values:
        return "none"
    return ", ".join(f"p{round(s * 100)} {percentile(values, s):.1f}" for s in (0.5, 0.95, 0.99))


def _listening(driver: Driver, microphone: VirtualMicrophone) -> None:
    def used() -> float:
        fields = Path(f"/proc/{driver.voice_pid}/stat").read_text("ascii").rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    for what, sound in (
        ("silence", np.zeros(round(LOOK_S * 16000))),
        ("talk", at_level(babble(LOOK_S, np.random.default_rng(1)), -26)),
    ):
        before, began = used(), time.monotonic()
        driver.play(sound, lambda: True)
        share = 100 * (used() - before) / (time.monotonic() - began)
        print(f"waiting for the wake phrase in {what}: {share:.1f} % of a core", flush=True)
        driver.leave()


def _screen(driver: Driver) -> None:
    costs = driver.cockpit.app.pump.costs_s
    for what in ("nobody speaks", "somebody speaks"):
        costs.clear()
        if what == "nobody speaks":
            spin(20.0)
        else:
            for number in range(4):
                driver.say(f"make it {('warmer', 'cooler')[number % 2]}", Voice.parse(VOICES[0]))
        print(f"main thread, {what}: {_shares([c * 1000 for c in costs])} ms a frame, "
              f"most {max(costs) * 1000:.1f}", flush=True)  # fmt: skip
        driver.leave()


if __name__ == "__main__":
    main()
