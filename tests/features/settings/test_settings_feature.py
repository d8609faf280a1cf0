"""The settings' page: groups, switches, numbers, choices, search, and what waits for P."""

import dataclasses
from dataclasses import dataclass
from typing import Any, ClassVar, cast

import pytest
from PyQt6.QtTest import QTest

from cockpit import features
from cockpit.core import signals as car
from cockpit.core.intents import Answer, Intent
from cockpit.core.limits import RULES, Act
from cockpit.core.paths import ROOT
from cockpit.core.setting import When, setting, settings_of
from cockpit.features.home.settings import HomeSettings
from cockpit.features.navigation.settings import NavigationSettings
from cockpit.features.remote.settings import RemoteSettings
from cockpit.features.settings.changing import HIGHEST, group_of
from cockpit.features.settings.feature import setup
from cockpit.features.settings.view_model import SettingsViewModel
from cockpit.features.tyres.settings import TyreSettings
from cockpit.features.voice.settings import VoiceSettings
from cockpit.ui.display import DisplaySettings
from cockpit.ui.texts import Texts
from cockpit.voice.speaking import SpeakingSettings
from tests.features.conftest import HandFedCar


@dataclass(frozen=True, slots=True)
class Seat:
    SECTION: ClassVar[str] = "seat"
    height: float = setting(95.0, "How high.", label="Height", low=0, high=100, step=10, unit="mm")
    hidden: str = setting("", "Not for the driver.")
    soft: bool = setting(False, "Soft.", label="Softness", when=When.ALWAYS)


SAME = {"Navigation"}
"""Words that are the same in another language."""


class Screen:
    def __init__(self, hand_fed: HandFedCar, open_page: Any) -> None:
        self.car, self.settings = hand_fed, hand_fed.services.settings
        for subject in (DisplaySettings, TyreSettings, Seat):
            self.settings.of(subject)
        self.feature = setup(hand_fed.services)
        self.vm = cast("SettingsViewModel", self.feature.views[0].view_model)
        self.page = open_page(self.feature.views[0])

    def tap(self, name: str) -> None:
        self.page.tap(name)
        QTest.qWait(30)  # type: ignore[arg-type, call-arg]
        self.page.window.grabWindow()

    def park(self) -> None:
        self.car.say(car.SPEED, 0.0)
        self.car.say(car.SELECTED_GEAR, car.PARKED_GEAR)
        self.page.window.grabWindow()

    def row(self, key: str) -> dict[str, Any]:
        return next(row for row in self.vm.rows if row["key"] == key)


@pytest.fixture
def screen(hand_fed: HandFedCar, open_page: Any) -> Screen:
    return Screen(hand_fed, open_page)


def test_a_switch_and_a_choice_are_changed_by_a_touch(screen: Screen) -> None:
    assert screen.vm.group == "Display"
    screen.tap("settings.row.display.text_size.large")
    assert screen.settings.of(DisplaySettings).text_size == "large"
    screen.vm.open("Car")
    screen.page.window.grabWindow()
    screen.tap("settings.row.seat.soft.switch")
    assert screen.settings.of(Seat).soft is True


def test_a_number_stops_at_its_range(screen: Screen) -> None:
    screen.vm.open("Car")
    screen.page.window.grabWindow()
    screen.tap("settings.row.seat.height.plus")
    assert screen.settings.of(Seat).height == 100
    assert screen.page.find("settings.row.seat.height.value").property("text") == "100 mm"
    screen.vm.step("seat.height", 1)
    assert screen.row("seat.height")["told"] == HIGHEST
    for _ in range(12):
        screen.vm.step("seat.height", -1)
    assert screen.settings.of(Seat).height == 0


def test_what_waits_for_p_says_so_and_is_not_changed(screen: Screen) -> None:
    screen.vm.open("Car")
    assert screen.row("tyres.front_kpa")["barred"] == RULES[Act.SET_UP].sentence
    screen.vm.step("tyres.front_kpa", 1)
    assert screen.settings.of(TyreSettings) == TyreSettings()
    screen.park()
    screen.vm.step("tyres.front_kpa", 1)
    assert screen.settings.of(TyreSettings).front_kpa == 245
    assert screen.vm.needsRestart


def test_a_setting_without_a_label_is_not_the_drivers(screen: Screen) -> None:
    screen.vm.put("seat.hidden", "x")
    assert screen.settings.of(Seat).hidden == ""
    assert not any(row["key"] == "seat.hidden" for row in screen.vm.rows)


def test_search_finds_by_name_and_by_sentence_while_parked_only(screen: Screen) -> None:
    screen.vm.search("press")
    assert screen.vm.query == ""
    screen.park()
    screen.vm.search("press")
    assert {row["key"] for row in screen.vm.rows} == {"tyres.front_kpa", "tyres.rear_kpa"}
    screen.vm.search("blue and orange")
    assert [row["key"] for row in screen.vm.rows] == ["display.safe_colours"]
    screen.car.say(car.SPEED, 50.0)
    assert screen.vm.query == ""


def test_a_wrong_value_is_refused(screen: Screen) -> None:
    screen.vm.put("display.text_size", "huge")
    screen.vm.put("nothing.at_all", True)
    assert screen.settings.of(DisplaySettings) == DisplaySettings()


def test_by_voice_with_an_undo(screen: Screen) -> None:
    answers: list[Answer] = []

    def say(name: str, **slots: object) -> Answer:
        screen.car.services.intents.handle(Intent(name, slots), "voice", answers.append)
        return answers[-1]

    undo = say("SettingsTheme", theme="night").undo
    assert screen.settings.of(DisplaySettings).theme == "night"
    assert undo is not None
    say(undo.name, **undo.slots)
    assert screen.settings.of(DisplaySettings).theme == "auto"
    say("SettingsSwitch", setting="display.less_motion", state="on")
    assert screen.settings.of(DisplaySettings).less_motion is True
    assert say("SettingsSwitch", setting="no.such", state="on").reason
    assert say("SettingsTextSize", size="large").done
    assert dataclasses.replace(screen.settings.of(DisplaySettings)).text_size == "large"


@pytest.mark.parametrize("language", ["de", "zh"])
def test_every_setting_that_is_shown_has_words_in_each_language(language: str) -> None:
    subjects = (DisplaySettings, NavigationSettings, VoiceSettings, SpeakingSettings)
    subjects = (*subjects, TyreSettings, RemoteSettings, HomeSettings)  # type: ignore[assignment]
    texts = Texts(language, [ROOT / "cockpit" / "features" / name for name in features.names()])
    shown = [one for s in subjects for one in settings_of(s) if one.rule.label]
    words = {word for one in shown for word in (one.rule.label, one.rule.prose, group_of(one))}
    assert {word for word in words if texts.of(word) == word} - SAME == set()
