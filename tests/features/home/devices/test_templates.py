"""Templates: what announcements commonly say, and what must not hurt."""

import time

import pytest

from cockpit.features.home.devices.home_assistant.abbreviations import COMPONENT, DEVICE, in_full
from cockpit.features.home.devices.home_assistant.templates import compiled
from cockpit.features.home.devices.untrusted import UnusableError

SAID = {
    "value": "2.6",
    "value_json": {
        "state": "ON",
        "nested": {"power": "12.54", "list": [1, 2, 3]},
        "none": None,
        "bits": 5,
        "huge": "a" * 16_000,
        "at": 0,
    },
}


@pytest.mark.parametrize(
    ("source", "made"),
    [
        ("{{ value_json.state }}", "ON"),
        ("{{ value_json['nested']['power'] | float | round(1) }}", "12.5"),
        ("{{ value_json.nested.power | round }}", "13"),
        ("{{ value | int }}", "2"),
        ("{{ value | int(base=10) + 1 }}", "3"),
        ("{{ value_json.gone | float(3) }}", "3"),
        ("{{ value_json.gone | default('x') }}", "x"),
        ("{{ value_json.gone }}", ""),
        ("{{ value_json.gone.further.on }}", ""),
        ("{{ value_json.gone | float }}", ""),
        ("{{ value_json.gone | is_defined }}", ""),
        ("{{ value_json.gone + 1 }}", ""),
        ("{{ value_json.none }}", "None"),
        ("{{ iif(value_json.state == 'ON', 'open', 'shut') }}", "open"),
        ("{{ (value | float > 2) | iif('high', 'low') }}", "high"),
        ("{% if value_json.state == 'ON' %} on {% else %} off {% endif %}", "on"),
        (
            "{% set m = {'ON': 'heat'} %}{{ m[value_json.state] if value_json.state in m.keys() }}",
            "heat",
        ),
        ("{{ value_json.nested.list[0] ~ '-' ~ value_json.nested.list | sum }}", "1-6.0"),
        ("{{ '%.1f' | format(value_json.nested.power | float) }}", "12.5"),
        ("{{ '%d %%' % 5 }}", "5 %"),
        ("{{ value_json.state.lower().replace('n', 'ff') }}", "off"),
        ("{{ value.split('.')[1] }}", "6"),
        ("{{ {'brightness': 5, 'on': true} | tojson }}", '{"brightness": 5, "on": true}'),
        ("{{ ('{\"a\": 1}' | from_json).a }}", "1"),
        ("{{ value_json.bits | bitwise_and(4) }}", "4"),
        ("{{ [3, value | float] | max }}{{ min(1, 2) }}", "31"),
        ("{{ value is defined and value_json.state is string }}", "True"),
        ("{{ value | is_number }} {{ 'x' | is_number }}", "True False"),
        ("{{ value_json.at | timestamp_custom('%Y', false) }}", "1970"),
        ("{{ 'yes' | bool }} {{ 'hm' | bool(false) }}", "True False"),
        ("{{ 2.26 | round(1, 'floor') }} {{ 2.2 | round(0, 'ceil') }}", "2.2 3"),
        ("{{ 2.3 | round(1, 'half') }}", "2.5"),
        ("{{ ('a', 'b') | join('+') | upper }}", "A+B"),
        ("plain", "plain"),
    ],
)
def test_what_announcements_say(source: str, made: str) -> None:
    assert compiled(source)(SAID) == made


def test_local_time_has_its_zone() -> None:
    shown = compiled("{{ value_json.at | timestamp_local }}")(SAID)
    assert shown[:3] in ("197", "196")
    assert shown[-6] in "+-"


DOUBLED = "{% set a = 'aaaaaaaa' %}" + "{% set a = a + a %}" * 25 + "{{ a }}"
SHARED = "{% set a = [1] %}" + "{% set a = [a, a, a, a] %}" * 25 + "{{ a }}"
TABLES = "{% set a = [1] %}" + "{% set a = {'x': a, 'y': a} %}" * 20 + "{{ a == 1 }}"

BOMBS = [
    "{{ 'a' * 10**9 }}",
    "{{ 'a' * 1000000000 }}",
    "{{ [0] * 1000000000 }}",
    "{{ 2 ** 99999999 }}",
    "{% for i in range(1000000000) %}x{% endfor %}",
    "{% for i in [1] %}{% for j in [1] %}x{% endfor %}{% endfor %}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{% include 'x' %}",
    "{% set x %}{{ value }}{% endset %}{{ x }}",
    "{{ range(1000000000) | list }}",
    "{{ 'x'.center(1000000000) }}",
    "{{ 'x'.ljust(1000000000) }}",
    "{{ '{:>999999999}'.format(1) }}",
    "{{ '%999999999d' % 1 }}",
    "{{ '%*d' % (999999999, 1) }}",
    "{{ '%999999999d' | format(1) }}",
    "{{ 0 | timestamp_custom('%999999999d') }}",
    "{{ 'aaaa' | replace('', value_json.huge) }}",
    "{{ value_json.huge.replace('a', value_json.huge) }}",
    "{{ value_json.huge ~ value_json.huge }}",
    "{{ [value_json.huge, value_json.huge] | join }}",
    "{{ [value_json.huge, value_json.huge] }}",
    "{{ value_json.huge | int }}",
    DOUBLED,
    DOUBLED.replace("+", "~"),
    DOUBLED.replace("a + a", "'%s%s' % (a, a)"),
    SHARED,
    TABLES,
    "{% set a = 99999999999 %}" + "{% set a = a * a %}" * 25 + "{{ a }}",
    "{{ " + "(" * 900 + "1" + ")" * 900 + " }}",
    "{{ " + "not " * 480 + "1 }}",
    "{{ " + "1 + " * 480 + "1 }}",
    "{{ " + "-" * 1900 + "1 }}",
    "{{ " + "[" * 900 + "]" * 900 + " }}",
    "{{ value_json.huge" + " | lower" * 240 + " }}",
    "{{ value" + " | string" * 5000 + " }}",
    "{{ lipsum(n=100000) }}",
    "{{ states('sensor.x') }}",
    "{{ value | regex_replace('(a+)+$', 'b') }}",
    "{{ value | map('upper') }}",
    "{{ value_json.items(*[1]) }}",
    "{{",
    "{% end %}",
]


@pytest.mark.parametrize("source", BOMBS)
def test_bombs_are_refused_at_little_cost(source: str) -> None:
    compiled("{{ 1 }}")
    before = time.process_time()
    with pytest.raises(UnusableError, match="its template"):
        compiled(source)(SAID)
    assert time.process_time() - before < 0.25


@pytest.mark.parametrize(
    "source",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ value_json.__init__.__globals__ }}",
        "{{ value_json['__class__'] }}",
        "{{ cycler.__init__ }}",
        "{{ (value | float).__class__ }}",
    ],
)
def test_nothing_of_python_shows(source: str) -> None:
    try:
        made = compiled(source)(SAID)
    except UnusableError:
        made = ""
    assert made == ""


def test_tables_that_a_template_is_given_stay_as_they_were() -> None:
    said = {"value_json": {"list": [1]}}
    with pytest.raises(UnusableError):
        compiled("{{ value_json.list.append(2) }}")(said)
    assert said == {"value_json": {"list": [1]}}


def test_short_keys() -> None:
    short = {"stat_t": "a", "uniq_id": "u", "max_temp": 30, "name": "n"}
    full = {"state_topic": "a", "unique_id": "u", "max_temp": 30, "name": "n"}
    assert in_full(short, COMPONENT) == full
    assert in_full({"stat_t": "a", "state_topic": "b"}, COMPONENT) == {"state_topic": "b"}
    assert in_full({"ids": ["x"], "sa": "hall"}, DEVICE) == {
        "identifiers": ["x"],
        "suggested_area": "hall",
    }
