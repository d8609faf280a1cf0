"""Each key of the table is the one that it says, and means one thing."""

from PyQt6.QtCore import Qt

from cockpit.core.paths import ROOT
from cockpit.ui.knob.keys import KEYS, MOVES, Move


def test_each_number_is_the_key_of_that_name() -> None:
    assert {key.name: key.code for key in KEYS} == {
        key.name: Qt.Key[key.name].value for key in KEYS
    }


def test_a_key_means_one_thing_and_each_thing_has_a_key() -> None:
    assert len(MOVES) == len(KEYS)
    assert set(MOVES.values()) == set(Move)


def test_the_page_about_the_knob_has_the_whole_table() -> None:
    page = (ROOT / "docs" / "knob.md").read_text()
    for key in KEYS:
        row = next(line for line in page.splitlines() if f"`{key.name}`" in line)
        assert row.startswith(f"| {key.move.value} |"), key
        assert not key.linux or f"`{key.linux}`" in row, key
