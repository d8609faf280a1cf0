"""What the driver reads for each VSS unit: a table of expectations."""

from dataclasses import replace

import pytest

from cockpit.core.signal import Value
from cockpit.core.units import display_of


def test_a_german_reads_a_comma() -> None:
    display = replace(display_of("kPa"), point=",")
    assert display.text(243.0) == "2,4"
    assert display.text(None) == "--"


@pytest.mark.parametrize(
    ("unit", "system", "value", "text", "shown_unit"),
    [
        ("km/h", "metric", 52.4, "52", "km/h"),
        ("km/h", "imperial", 100.0, "62", "mph"),
        ("m", "metric", 351_600.0, "352", "km"),
        ("m", "imperial", 351_600.0, "218", "mi"),
        ("W", "metric", -18_400.0, "-18", "kW"),
        ("W", "metric", -300.0, "0", "kW"),
        ("kPa", "metric", 243.0, "2.4", "bar"),
        ("kPa", "imperial", 243.0, "35", "psi"),
        ("celsius", "metric", -0.4, "0", "°C"),
        ("celsius", "imperial", 21.5, "71", "°F"),
        ("s", "metric", 1500, "25", "min"),
        ("percent", "metric", 68.2, "68", "%"),
        ("parsec", "metric", 1.25, "1.2", "parsec"),
        ("", "metric", True, "on", ""),
        ("", "metric", None, "--", ""),
        ("V", "metric", (3.71, None), "3.7 --", "V"),
        ("", "metric", "ECO", "ECO", ""),
    ],
)
def test_shown(unit: str, system: str, value: Value | None, text: str, shown_unit: str) -> None:
    display = display_of(unit, system)
    assert (display.text(value), display.unit) == (text, shown_unit)
