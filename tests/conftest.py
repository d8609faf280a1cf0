"""What every test gets: a home of its own, and the fixtures for QA."""

import os

import pytest

# Tests draw offscreen wherever they run; `QT_QPA_PLATFORM=xcb pytest` lets you watch.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

pytest_plugins = ["tests.qa.plugin"]


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the developer's own settings and state."""
    home = tmp_path_factory.mktemp("home")
    for name in ("CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    monkeypatch.setenv("COCKPIT_DOOR", str(home / "door"))
