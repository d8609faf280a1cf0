"""The whole cockpit with a companion, a real broker, and phones with real browsers."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from cockpit.companion import Companion
from cockpit.core.hosting import Host
from cockpit.features.phone.keys.view_model import KeysViewModel
from cockpit.links.companion.settings import CompanionSettings
from tests.companion.browser import Browser, skip_without
from tests.qa.broker import Broker
from tests.qa.car import DeskCar
from tests.qa.screen import Dashboard
from tests.qa.waiting import wait_for


@dataclass(frozen=True, slots=True)
class Home:
    """Where it all runs."""

    dashboard: Dashboard
    certificate: Path

    @property
    def page(self) -> str:
        at = self.dashboard.app.services.hosting.at
        assert at
        return at.page

    @property
    def keys(self) -> KeysViewModel:
        models = self.dashboard.app.view_models()
        return next(model for model in models if isinstance(model, KeysViewModel))

    def invite(self) -> str:
        """By touch: what the QR code says."""
        self.dashboard.app.services.stage.open("keys")
        keys, screen = self.keys, self.dashboard.screen
        wait_for(lambda: keys.ready and not keys.barred, "the keys, and the car parked", 20)
        desk = keys._desk
        assert desk
        self._tap("keys.add", lambda: "keys.role.owner" in screen.names())
        self._tap("keys.role.owner", lambda: desk.invited is not None)
        assert desk.invited
        return desk.invited.text

    def _tap(self, name: str, done: Callable[[], bool]) -> None:
        """A finger tries again where the page was still on its way."""
        screen = self.dashboard.screen
        wait_for(lambda: name in screen.names(), name)
        for _ in range(5):
            screen.picture()
            if not done() and name in screen.names():
                screen.tap(name)
            with suppress(AssertionError):
                wait_for(done, name, 2)
                return
        raise AssertionError(f"{name} does nothing")

    def compare(self, code: str) -> None:
        """The driver sees the same six digits, and says yes."""
        screen = self.dashboard.screen
        screen.wait_text("keys.code", f"{code[:3]} {code[3:]}")
        screen.picture()
        screen.tap("keys.yes")


@pytest.fixture
def broker(tmp_path: Path) -> Iterator[Broker]:
    one = Broker(tmp_path / "broker")
    yield one
    one.stop()


@pytest.fixture
def home(car: DeskCar, qapp: object, tmp_path: Path, broker: Broker) -> Iterator[Home]:
    skip_without()
    dashboard = Dashboard(car.specs, tmp_path / "state", brokers=broker.url)
    services = dashboard.app.services
    services.settings.override(CompanionSettings, listen="127.0.0.1:0")
    companion = Companion(services, dashboard.storage)
    companion.start(None)
    services.hosting.offer(Host("127.0.0.1", broker.port), lambda _: "secret", lambda _: None)
    wait_for(lambda: bool(services.hosting.at and services.hosting.at.page), "the companion")
    yield Home(dashboard, tmp_path / "state" / "tls" / "companion.crt")
    companion.stop()
    dashboard.stop()


@pytest.fixture
def browser(home: Home) -> Iterator[Browser]:
    one = Browser(home.certificate)
    yield one
    one.close()
