"""A screen that is switched while it runs is the one that starts so: every text, in its place."""

import gc

import pytest
from PyQt6.QtCore import QObject

from cockpit.ui.display import LANGUAGES
from tests.ui.language.switching import SHOWN, Written, desk_in, drawn, switch, written
from tests.ui.legibility.desk import Desk
from tests.ui.legibility.states import calm

BEFORE = dict(zip(LANGUAGES, LANGUAGES[-1:] + LANGUAGES, strict=False))
"""By language the one that is switched from."""
SWITCHES = 50


def shown(desk: Desk, name: str) -> list[Written]:
    calm(desk)
    SHOWN[name](desk)
    drawn(desk)
    return written(desk)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_stays_in_the_former_language(qapp: object, language: str) -> None:
    with desk_in(language) as desk:
        wanted = {name: shown(desk, name) for name in SHOWN}
    with desk_in(BEFORE[language]) as desk:
        for name in SHOWN:
            before, page = shown(desk, name), desk.app.shell.page
            switch(desk, "language", language)
            assert desk.app.shell.page == page
            assert written(desk) == wanted[name] != before, name
            switch(desk, "language", BEFORE[language])
            assert written(desk) == before, name


def test_nothing_stays_in_the_former_units(qapp: object) -> None:
    with desk_in("de", "imperial") as desk:
        wanted = {name: shown(desk, name) for name in SHOWN}
    with desk_in("de") as desk:
        for name in SHOWN:
            before = shown(desk, name)
            switch(desk, "units", "imperial")
            assert written(desk) == wanted[name] != before, name
            switch(desk, "units", "metric")
            assert written(desk) == before, name


def test_the_clock_counts_as_the_driver_wants(qapp: object) -> None:
    with desk_in("en") as desk:
        for clock, language, afternoon in (("12", "en", True), ("24", "ar", False)):
            switch(desk, "language", language)
            switch(desk, "clock", clock)
            assert (" " in desk.screen.text("status.time")) == afternoon


def test_fifty_switches_leave_nothing_behind(qapp: object) -> None:
    def count() -> int:
        gc.collect()
        return sum(isinstance(one, QObject) for one in gc.get_objects())

    with desk_in("en") as desk:
        desk.open("climate")
        desk.app.view._knob.load()  # it would come by itself, a second after the start
        for language in LANGUAGES * 2:
            switch(desk, "language", language)
        python, drawn_ = count(), len(desk.window.findChildren(QObject))
        for number in range(SWITCHES):
            switch(desk, "language", LANGUAGES[number % len(LANGUAGES)])
        switch(desk, "language", LANGUAGES[-1])
        assert (count(), len(desk.window.findChildren(QObject))) == (python, drawn_)


def test_another_driver_brings_his_language_along(qapp: object) -> None:
    with desk_in("en") as desk:
        desk.open("climate")
        switch(desk, "units", "imperial")
        switch(desk, "language", "de")
        desk.services.settings.adopt({"display": {"language": "ar", "units": "metric"}})
        drawn(desk)
        assert (desk.app.shell.language, desk.app.shell.mirrored) == ("ar", True)
        assert desk.app.shell.page == "climate"
        assert "التكييف" in {text for text, _, _ in written(desk)}


def test_the_list_of_settings_stays_where_it_was(qapp: object) -> None:
    with desk_in("en") as desk:
        desk.open("settings")
        desk.vm("SettingsPage").open("Display")
        drawn(desk)
        rows = desk.screen.find("settings.list")
        rows.setProperty("contentY", 300.0)
        drawn(desk)
        for name, value in (("language", "zh"), ("units", "imperial"), ("language", "de")):
            desk.vm("SettingsPage").put(f"display.{name}", value)
            drawn(desk)
            assert rows.property("contentY") == 300.0
        assert not desk.vm("SettingsPage").needsRestart
