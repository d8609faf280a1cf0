from typing import Any

import pytest

from cockpit.voice.worker.configuration import Configuration
from cockpit.voice.worker.understanding import Understanding


def taught(meant: Any) -> Understanding:
    understanding = Understanding("en", ())
    understanding.offer(Configuration(taught={"Film night.": meant}))
    return understanding


def test_a_taught_phrase_means_its_commands() -> None:
    heard = taught([{"intent": "ClimateOff"}]).understand("film NIGHT")
    assert [command.intent for command in heard.commands] == ["ClimateOff"]


@pytest.mark.parametrize(
    "meant", [1.5, True, "ClimateOff", {"intent": "ClimateOff"}, [3], [{}], [{"intent": 1}]]
)
def test_a_meaning_that_is_none_is_passed_over(meant: Any) -> None:
    understanding = taught(meant)
    assert understanding.understand("film night").commands == ()
    assert "film night" not in understanding.phrases()
