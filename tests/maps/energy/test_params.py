"""What is asked with numbers that are none gets one line, not an answer that is none."""

import math
from dataclasses import asdict
from typing import Any

import pytest

from cockpit.maps.energy.methods import METHODS
from cockpit.maps.route import RouteRequest
from tests.maps.energy.conftest import Opened
from tests.maps.energy.highway import END, START, at

WRONG: list[tuple[dict[str, Any], type[Exception], str]] = [
    ({"wind": {"kmh": 20, "from": math.nan}}, ValueError, "wind.from"),
    ({"wind": {"kmh": math.inf, "from": 0}}, ValueError, "wind.kmh"),
    ({"wind": 20}, TypeError, "wind must be a table"),
    ({"factors": 1.1}, TypeError, "factors must be a table"),
    ({"car": "small"}, TypeError, "car must be a table"),
]


@pytest.mark.parametrize(("wrong", "kind", "told"), WRONG)
@pytest.mark.parametrize("method", ["plan", "reach"])
def test_it_says_what_is_wrong(
    highway: Opened, method: str, wrong: dict[str, Any], kind: type[Exception], told: str
) -> None:
    params = {"request": asdict(RouteRequest((START, END))), "point": list(at(60, -0.3))}
    with pytest.raises(kind, match=told):
        METHODS[method](highway, {**params, "soc": 50, **wrong})


def test_a_wind_of_unknown_direction_is_none_to_stumble_on(highway: Opened) -> None:
    params = {"request": asdict(RouteRequest((START, END))), "soc": 90, "wind": {"kmh": None}}
    assert METHODS["plan"](highway, params)["plan"]["feasible"]
