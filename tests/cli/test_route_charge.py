"""`cockpit route --soc`: the charge on arrival, on the demo city."""

import json

import pytest
from click.testing import CliRunner

from cockpit.cli.route import command
from cockpit.maps.demo import demo_region

HOME_TO_WORK = ["--from", "45.562416,-39.548448", "--to", "45.543074,-39.469965"]


@pytest.fixture(autouse=True)
def needs_the_demo_city() -> None:
    if demo_region() is None:
        pytest.skip("the demo city is not prepared: make setup")


def test_the_charge_on_arrival_is_a_band_below_the_start() -> None:
    told = CliRunner().invoke(command, ["--map", "demo", *HOME_TO_WORK, "--soc", "60", "--json"])
    assert told.exit_code == 0, told.output
    words = json.loads(told.output)
    band = words["arrival_percent"]
    assert 50 < band["low"] <= band["likely"] <= band["high"] < 60
    assert words["stops"] == []


def test_an_empty_battery_is_told() -> None:
    told = CliRunner().invoke(command, ["--map", "demo", *HOME_TO_WORK, "--soc", "0.5"])
    assert told.exit_code == 0, told.output
    assert "arrival" in told.output
    assert "note" in told.output or "charge" in told.output
