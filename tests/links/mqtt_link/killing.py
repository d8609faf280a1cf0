"""Kills the telling car and restarts its broker, again and again; counts what was lost."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from cockpit.core.paths import ROOT
from tests.links.mqtt_link.telling_car import on_disk
from tests.qa.broker import Broker, Peer

PATIENCE_S = 30.0


@dataclass(frozen=True)
class Toll:
    """What became of the messages, out of the car and into it."""

    told: int
    lost: int
    twice: int
    said: int
    unheard: int
    heard_twice: int


def _start(folder: Path, broker: Broker) -> subprocess.Popen[bytes]:
    words = [sys.executable, "-m", "tests.links.mqtt_link.telling_car", str(folder), broker.url]
    return subprocess.Popen(words, cwd=ROOT)


def toll_of(folder: Path, kills: int, restarts: int, seed: int = 1) -> Toll:
    """Load, kills and restarts in a random order; then a quiet time in which all must arrive."""
    rng, broker = random.Random(seed), Broker(folder / "broker")
    folder = folder / "car"
    folder.mkdir()
    home = Peer(broker, "cockpit/V1/trip", lasting="home")
    blows = ["kill"] * kills + ["restart"] * restarts
    rng.shuffle(blows)
    car, said = _start(folder, broker), 0
    try:
        time.sleep(2.0)  # the car's first subscription; before it nobody keeps anything for it
        for blow in blows:
            until = time.monotonic() + rng.uniform(0.5, 1.5)
            while time.monotonic() < until:
                said += 1
                home.say("cockpit/V1/go", json.dumps({"id": f"m{said}", "n": said}))
                time.sleep(0.01)
            if blow == "restart":
                broker.restart()
            else:
                os.kill(car.pid, signal.SIGKILL)
                car.wait()
                car = _start(folder, broker)
        return _count(folder, home, said)
    finally:
        car.kill()
        car.wait()
        home.close()
        broker.stop()


def _count(folder: Path, home: Peer, said: int) -> Toll:
    told = on_disk(folder / "mqtt-home.sqlite")
    arrived: Counter[int] = Counter()

    def all_there() -> bool:
        arrived.clear()
        arrived.update(json.loads(payload)["n"] for _, payload in list(home.heard))
        return len([n for n in arrived if n <= told]) == told and len(_heard(folder)) == said

    home.wait_for(all_there, PATIENCE_S)
    heard = _heard(folder)
    return Toll(
        told,
        told - len([n for n in arrived if n <= told]),
        sum(arrived.values()) - len(arrived),
        said,
        said - len(heard),
        sum(heard.values()) - len(heard),
    )


def _heard(folder: Path) -> Counter[int]:
    return Counter(int(n) for n in (folder / "heard").read_text("utf-8").split())
