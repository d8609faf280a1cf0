"""As the driver sets it up: two lines in cockpit.toml, and nothing else to be run."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cockpit.app import Cockpit
from cockpit.app import Screen as Look
from cockpit.core.paths import CAN_DBC
from cockpit.core.settings import Settings
from cockpit.links.car import load_car
from cockpit.storage import Storage
from tests.companion.browser import Browser, skip_without
from tests.companion.conftest import Home
from tests.companion.test_browser import became, pair
from tests.qa.broker import mosquitto
from tests.qa.car import DeskCar
from tests.qa.screen import Dashboard, Screen
from tests.qa.waiting import wait_for

pytestmark = [pytest.mark.system, pytest.mark.timeout(120)]

LINES = """\
[mqtt]
own = "127.0.0.1"

[companion]
listen = "127.0.0.1:0"
"""


class Configured(Dashboard):
    """The whole cockpit, as a file of settings wants it."""

    def __init__(self, car: DeskCar, folder: Path) -> None:
        file = folder / "cockpit.toml"
        file.write_text(LINES)
        self.storage = Storage(folder / "state")
        parts = (Settings(file), Look("night", "en"), self.storage)
        self.app = Cockpit(load_car(CAN_DBC), list(car.specs), *parts)
        self.vehicle = self.app.vehicle
        self.app.view.window.show()
        wait_for(self.app.view.window.isExposed, "the window")
        self.app.start_links()
        self.screen = Screen(self.app.view.window)


@pytest.fixture
def home(car: DeskCar, qapp: object, tmp_path: Path) -> Iterator[Home]:
    skip_without()
    mosquitto()
    dashboard = Configured(car, tmp_path)
    hosting = dashboard.app.services.hosting
    wait_for(lambda: bool(hosting.at and hosting.at.page and hosting.admit("nobody")), "both", 20)
    yield Home(dashboard, dashboard.storage.folder / "tls" / "companion.crt")
    dashboard.stop()


def test_two_lines_are_enough(home: Home, browser: Browser) -> None:
    pair(home, browser)
    browser.do("press", css="#do-lock")
    became(browser, "lock", "done")
    assert browser.do("said") == []
