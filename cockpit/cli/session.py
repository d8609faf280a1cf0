"""One run of the dashboard: from the options to the exit code."""

import gc
import logging
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import click
from PyQt6.QtCore import QTimer
from PyQt6.QtGui import QGuiApplication

from cockpit.app import Cockpit, Screen
from cockpit.cli.desk import free_desk
from cockpit.cli.display import choose
from cockpit.cli.options import Options
from cockpit.core.hosting import Hosting
from cockpit.core.paths import config_dir, state_dir
from cockpit.core.settings import ConfigError, Settings
from cockpit.links.bus_spec import BusSpec, BusSpecError, desk_specs, parse_specs
from cockpit.links.car import load_car
from cockpit.links.car.definition import Car, CarError
from cockpit.links.mqtt_link.settings import MqttSettings
from cockpit.storage import Storage
from cockpit.ui.crash import CrashHook
from cockpit.ui.display import DisplaySettings

if TYPE_CHECKING:
    from cockpit.maps.place import Place
    from cockpit.ui.shots import Shots

log = logging.getLogger(__name__)

SHOT_EVERY_MS = 5000
SOURCE_LOOK_MS = 500
BAD_INPUT = 2
DEFAULT_SHOTS = "shots"
MOST_WARNINGS = 8


class Source(Protocol):
    """Something that puts frames on the bus beside the dashboard: a simulated car, a replay."""

    def start(self) -> None:
        """Begin; called when the first frame is on the screen."""

    def ended(self) -> str | None:
        """None while the session may go on; else it ends too: "" is fine, a text says why not."""

    def stop(self) -> None:
        """End it; also called if it never started."""


class Session:
    """Builds the dashboard from the options, runs it, and cleans up."""

    def __init__(
        self, options: Options, words: Sequence[str], *, desk: bool, listen_only: bool = False
    ) -> None:
        level = logging.INFO if options.verbose else logging.WARNING
        logging.basicConfig(format="%(levelname)s %(name)s: %(message)s", level=level)
        self.options, self.desk, self.listen_only = options, desk, listen_only
        self.destination: tuple[Place, ...] = ()
        """Where the driver is to be led from the start; the places before the last are vias."""
        self.followers: list[Callable[[str | None], None]] = []
        """Who drives along the way that the dashboard leads; told of each new one."""
        self.hosts: list[Callable[[Hosting], None]] = []
        """Who keeps a broker's accounts beside the cockpit."""
        self._sources: list[Source] = []
        self._exit = 0
        self._shots: Shots | None = None
        try:
            self.settings = Settings(_config(options.config))
            self.car: Car = load_car(options.car)
            self.specs = self._specs(words)
        except (ConfigError, CarError, BusSpecError) as error:
            click.echo(f"cockpit: {error}", err=True)
            raise SystemExit(BAD_INPUT) from None
        self._warn(self.car.warnings)
        self._make_shots_folder()

    def _make_shots_folder(self) -> None:
        folder = self.options.shots
        try:
            if folder:
                folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            line = f"cockpit: --shots {folder}: {error.strerror}; give a folder that can be made"
            click.echo(line, err=True)
            raise SystemExit(BAD_INPUT) from None

    def _warn(self, lines: Sequence[str]) -> None:
        """Tell what was skipped; one mistake may have hundreds of consequences."""
        shown = lines if self.options.verbose or len(lines) <= MOST_WARNINGS else lines[:1]
        for line in shown:
            click.echo(f"cockpit: {line}", err=True)
        if more := len(lines) - len(shown):
            click.echo(f"cockpit: {more} more such lines; --verbose shows them", err=True)

    def _specs(self, words: Sequence[str]) -> tuple[BusSpec, ...]:
        if words:
            return parse_specs(words, self.car.buses)
        specs = free_desk(self.car.buses)
        if specs != desk_specs(self.car.buses):
            given = " ".join(f"--can {spec}" for spec in specs)
            click.echo(f"Another demo runs here; this one is at {given}")
        return specs

    def add_source(self, source: Source) -> None:
        """Have something put frames on the bus while the session runs."""
        self._sources.append(source)

    def run(self) -> int:
        """Show the dashboard until it is closed; returns the exit code."""
        gc.disable()  # until the first frame all that is made stays: do not look for garbage
        CrashHook().install()
        line = choose(self.options.headless, self.options.vnc, self.desk)
        if line:
            click.echo(line)
        qt = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
        cockpit = self._build()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: self._leave())
        cockpit.view.on_first_frame(lambda: self._begin(cockpit))
        cockpit.view.window.show()
        self._plan(cockpit)
        try:
            code = qt.exec()
        finally:
            self._end(cockpit)
        return self._exit or code

    def _build(self) -> Cockpit:
        options = self.options
        look = {"theme": options.theme, "language": options.language}
        self.settings.override(DisplaySettings, **look, text_size=options.text_size)
        if options.driver:
            self._name_driver(options.driver)
        self.settings.override(MqttSettings, brokers=options.broker)
        display = self.settings.of(DisplaySettings)
        screen = Screen(display.theme, display.language)
        if self.destination:
            self._go_there()
        cockpit = Cockpit(self.car, self.specs, self.settings, screen, self._storage())
        self._warn(self.settings.warnings)
        leading = cockpit.services.leading
        for follow in self.followers:
            leading.watch(lambda follow=follow: follow(leading.shape))  # type: ignore[misc]
        for host in self.hosts:
            host(cockpit.services.hosting)
        if self.options.page and not cockpit.shell.open(self.options.page):
            there = ", ".join(page.feature for page in cockpit.shell.pages)
            click.echo(
                f"cockpit: --page {options.page}: no such page; there are: {there}", err=True
            )
        return cockpit

    def _name_driver(self, name: str) -> None:
        from cockpit.features.profiles.settings import ProfileSettings

        self.settings.override(ProfileSettings, driver=name)

    def _go_there(self) -> None:
        from cockpit.features.navigation.settings import NavigationSettings

        words = (f"{p.point.lat:.6f},{p.point.lon:.6f} {p.name}" for p in self.destination)
        self.settings.override(NavigationSettings, destination="; ".join(words))

    def _storage(self) -> Storage | None:
        home = state_dir() / "desk" if self.desk else state_dir()
        return None if self.listen_only else Storage(home)

    def _begin(self, cockpit: Cockpit) -> None:
        log.info("first frame")
        gc.freeze()
        gc.enable()
        cockpit.start_links()
        for source in self._sources:
            source.start()

    def _plan(self, cockpit: Cockpit) -> None:
        window = cockpit.view.window
        folder = self._shots_folder()
        if folder:
            from cockpit.ui.shots import Shots

            self._shots = Shots(
                folder, window, cockpit.shell, cockpit.vehicle, cockpit.view_models()
            )
            self._numbered = _Numbered(self._shots)
            _every(SHOT_EVERY_MS, window, self._numbered.take)
        _every(SOURCE_LOOK_MS, window, self._look_at_sources)
        if self.options.for_s is not None:
            QTimer.singleShot(round(self.options.for_s * 1000), self._leave)

    def _shots_folder(self) -> Path | None:
        unseen = self.desk and QGuiApplication.platformName() == "vnc" and not self.options.vnc
        if self.options.shots is None and unseen:
            folder = state_dir() / "desk" / DEFAULT_SHOTS
            try:
                folder.mkdir(parents=True, exist_ok=True)
            except OSError:
                return None  # the screen is served all the same
            click.echo(f"A picture of the screen every 5 s: {folder}")
            return folder
        return self.options.shots

    def _look_at_sources(self) -> None:
        for source in self._sources:
            why = source.ended()
            if why:
                click.echo(f"cockpit: {why}", err=True)
                self._exit = BAD_INPUT
            if why is not None:
                self._leave()

    def _leave(self) -> None:
        # Now, not later: quitting closes the window first, and there is no picture of a closed one.
        if self._shots:
            self._shots.take("dashboard-end")
        QGuiApplication.quit()

    def _end(self, cockpit: Cockpit) -> None:
        if self._shots:
            self._shots.finish()
        for source in self._sources:
            source.stop()
        cockpit.stop()


class _Numbered:
    """Names the pictures by the second; keeps the last hundred."""

    KEPT = 100

    def __init__(self, shots: "Shots") -> None:
        self._shots, self._count = shots, 0

    def take(self) -> None:
        self._count = self._count % self.KEPT + 1
        self._shots.take(f"dashboard-{self._count * SHOT_EVERY_MS // 1000:03d}s")


def _every(ms: int, parent: object, call: object) -> None:
    timer = QTimer(parent)  # type: ignore[arg-type]
    timer.timeout.connect(call)  # type: ignore[arg-type]
    timer.start(ms)


def _config(given: Path | None) -> Path | None:
    if given:
        return given
    usual = config_dir() / "cockpit.toml"
    return usual if usual.exists() else None
