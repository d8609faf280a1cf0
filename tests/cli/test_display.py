"""Where the dashboard is drawn when there is no display."""

import os

import pytest

from cockpit.cli.display import choose


@pytest.fixture(autouse=True)
def bare_desk(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.setenv(name, "x")  # so that monkeypatch puts back what choose() sets
        monkeypatch.delenv(name)


def test_headless_draws_offscreen() -> None:
    assert choose(headless=True, vnc=None, desk=True) == ""
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"


def test_a_desk_without_display_serves_vnc_and_says_so() -> None:
    line = choose(headless=False, vnc=None, desk=True)
    assert line.startswith("No display found. Serving the dashboard over VNC on port 5900")
    assert os.environ["QT_QPA_PLATFORM"] == "vnc:size=1920x720:port=5900"


def test_a_car_without_display_opens_no_door_to_the_network() -> None:
    assert "drawing offscreen" in choose(headless=False, vnc=None, desk=False)
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"


def test_vnc_by_wish() -> None:
    assert "port 5977" in choose(headless=False, vnc=5977, desk=False)


def test_a_display_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    assert choose(headless=False, vnc=None, desk=True) == ""
    assert "QT_QPA_PLATFORM" not in os.environ
