"""The voice key on the steering wheel."""

import pytest

from cockpit.core.signals import VOICE_KEY
from cockpit.features.voice.wheel_key import WheelKey
from tests.features.conftest import HandFedCar


@pytest.fixture
def presses(hand_fed: HandFedCar) -> list[str]:
    told: list[str] = []
    WheelKey(hand_fed.services.vehicle, lambda: told.append("pressed"))
    return told


def test_a_press_is_told_once_however_long_it_is(hand_fed: HandFedCar, presses: list[str]) -> None:
    for down in (False, True, True, True, False, True):
        hand_fed.say(VOICE_KEY, value=down)
    assert len(presses) == 2


def test_a_key_that_is_down_from_the_start_is_not_pressed(
    hand_fed: HandFedCar, presses: list[str]
) -> None:
    hand_fed.say(VOICE_KEY, value=True)
    assert presses == []
    hand_fed.say(VOICE_KEY, value=False)
    hand_fed.say(VOICE_KEY, value=True)
    assert presses == ["pressed"]


def test_what_was_lost_in_between_is_no_press(hand_fed: HandFedCar, presses: list[str]) -> None:
    hand_fed.say(VOICE_KEY, value=False)
    hand_fed.lose(VOICE_KEY)
    hand_fed.say(VOICE_KEY, value=True)
    assert presses == []
