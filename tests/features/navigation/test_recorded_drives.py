"""Drives through the demo city with noisy senses: the light version of simulate_drives.

The routes were written by `python -m tests.tools.simulate_drives --region`, three of many.
"""

import json
import random
import statistics
from pathlib import Path
from typing import Any

import pytest

from cockpit.maps.route import Route
from tests.tools.drives.measure import Outcome, run
from tests.tools.drives.sensors import weather
from tests.tools.drives.truth import Wrong

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "recorded" / "demo_city.json").read_text("utf-8")
)


def drive(number: int, kind: str, wrong_turn: bool) -> Outcome:
    case = CASES[number]
    wrong = None
    if wrong_turn:
        leaves, at, words = case["wrong"][0]
        wrong = Wrong(leaves, at, Route.from_json(words))
    rng = random.Random(f"{number} {kind}")
    return run(Route.from_json(case["route"]), wrong, weather(rng, kind), 7, case["left"])


@pytest.mark.parametrize(("number", "kind"), [(0, "noisy"), (1, "canyon"), (2, "tunnel")])
def test_the_true_route(number: int, kind: str) -> None:
    out = drive(number, kind, wrong_turn=False)
    assert not out.false_off
    assert not out.missed
    assert statistics.fmean(out.errors_m) <= 5
    assert out.covered / out.looks > 0.8  # of one drive; of all together it is 0.98


@pytest.mark.parametrize(("number", "kind"), [(0, "late"), (1, "usual"), (2, "echoes")])
def test_a_wrong_turn(number: int, kind: str) -> None:
    out = drive(number, kind, wrong_turn=True)
    assert out.left_at
    assert out.away_at
    assert out.found_at
    assert out.found_at - out.away_at <= 3
