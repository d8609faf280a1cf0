"""The backlight: the kernel's files, and what to do without."""

from pathlib import Path

import pytest

from cockpit.ui.backlight import Backlight


def lamp(folder: Path, most: str = "255") -> Path:
    one = folder / "10-0045"
    one.mkdir()
    (one / "max_brightness").write_text(most)
    (one / "brightness").write_text("0")
    return one / "brightness"


VALUES = [(100, 255), (20, 51), (0, 1), (-5, 1), (900, 255)]


@pytest.mark.parametrize(("percent", "written"), VALUES)
def test_it_shines_as_it_is_told_and_is_never_dark(
    tmp_path: Path, percent: float, written: int
) -> None:
    file = lamp(tmp_path)
    assert Backlight(tmp_path).set(percent)
    assert file.read_text() == f"{written}\n"


def test_a_desk_has_none(tmp_path: Path) -> None:
    assert not Backlight(tmp_path).there
    assert not Backlight(tmp_path / "none").set(50)


def test_nonsense_of_a_driver_is_passed_over(tmp_path: Path) -> None:
    lamp(tmp_path, "bright")
    assert not Backlight(tmp_path).there


def test_what_cannot_be_written_is_left_to_the_veil(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = lamp(tmp_path)
    light = Backlight(tmp_path)
    file.unlink()
    file.mkdir()
    assert not light.set(50)
    assert not light.there
    assert "the screen is dimmed" in caplog.text
