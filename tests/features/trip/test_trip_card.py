"""The trip's card."""

from typing import Any

import pytest

from cockpit.core import signals as car
from cockpit.features.trip.feature import setup


def test_the_card_follows_the_trip(
    hand_fed: Any, open_page: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [0.0]
    feature = setup(hand_fed.services)
    feature.stop()
    vm: Any = feature.views[0].view_model
    page = open_page(feature.views[0])
    page.feature = feature  # QML does not keep its view-model alive
    assert page.find("trip.distance").property("text") == "--"
    hand_fed.say(car.READY, True)
    hand_fed.say(car.SPEED, 72.0)
    hand_fed.say(car.BATTERY_POWER, -12_000.0)
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    monkeypatch.setattr(hand_fed.vehicle, "_clock", lambda: 1e6)
    for _ in range(3005):
        now[0] += 0.2
        for signal, value in ((car.SPEED, 72.0), (car.BATTERY_POWER, -12_000.0)):
            hand_fed.vehicle.report(signal, view_model_sample(value))
        hand_fed.vehicle.report(car.READY, view_model_sample(True))
        vm.look()
    assert page.find("trip.distance").property("text") == "12.0"
    assert page.find("trip.consumption").property("text") == "16.7"
    assert page.find("trip.time").property("text") == "0:10 h"
    hand_fed.lose(car.SPEED)
    for _ in range(5):
        vm.look()
    assert page.find("trip.distance").property("text") == "--"


def view_model_sample(value: Any) -> Any:
    from cockpit.core.reading import Sample

    return Sample(value, 1e6)
