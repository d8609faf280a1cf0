"""Anybody may add a language with one file; what is wrong in it is told, and the rest counts."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from PyQt6.QtCore import QLocale

from cockpit.__main__ import main
from cockpit.cli.checkup import checkup
from cockpit.core.paths import CAN_DBC
from cockpit.core.settings import Settings
from cockpit.ui.display import DisplaySettings, languages
from cockpit.ui.language_file import file_of, read_words
from cockpit.ui.reader import is_mirrored, own_name
from cockpit.ui.texts import Texts
from cockpit.ui.translating import folders, progress_of
from tests.ui.language.switching import desk_in, drawn, switch, written


@pytest.fixture
def french(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    file = file_of("fr")
    file.parent.mkdir(parents=True)
    write(file, {"Climate": "Climatisation", "Settings": "Réglages"})
    return file


def write(file: Path, words: dict[str, object]) -> None:
    file.write_text(json.dumps(words, ensure_ascii=False, indent=1), "utf-8")


def test_a_file_makes_a_language_that_can_be_chosen(french: Path) -> None:
    settings = Settings()
    assert settings.of(DisplaySettings).language == "en"
    assert languages()[-1] == "fr"
    assert own_name("fr") == "Français"
    assert settings.change("display.language", "fr") == ""
    assert settings.of(DisplaySettings).language == "fr"
    assert "'xx'" not in settings.change("display.language", "xx") != ""


def test_the_screen_speaks_it_live_and_what_lacks_stays_english(qapp: object, french: Path) -> None:
    with desk_in("de") as desk:
        desk.open("settings")
        desk.vm("SettingsPage").open("Display")
        switch(desk, "language", "fr")
        drawn(desk)
        seen = {text for text, _, _ in written(desk)}
        assert {"Réglages", "Climatisation", "Theme"} <= seen
        assert "Einstellungen" not in seen
        rows = {row["key"]: row for row in desk.vm("SettingsPage").rows}
        assert rows["display.language"]["names"]["fr"] == "Français"


def test_a_whole_file_lacks_nothing(french: Path) -> None:
    shown = CliRunner().invoke(main, ["language", "fr"])
    table = json.loads(shown.stdout)
    assert table["Climate"] == "Climatisation"
    assert table["%n hours"] == {"one": "", "other": ""}
    assert f"{len(table) - 2} of {len(table)} texts are missing" in shown.stderr
    full = {text: {"one": text, "other": text} if "%n" in text else text for text in table}
    write(french, full)
    assert progress_of("fr").missing == []
    assert progress_of("fr").troubles == ()


def test_what_is_missing_is_listed(french: Path) -> None:
    shown = CliRunner().invoke(main, ["language", "fr", "--missing"])
    missing = shown.stdout.splitlines()
    assert "Language" in missing
    assert "Climate" not in missing
    every = CliRunner().invoke(main, ["language"]).stdout
    assert re.search(r"fr +Français +2 of \d+ texts", every)


@pytest.mark.parametrize(
    ("words", "line", "why"),
    [
        ({"Climate": "Clim", "{minutes} min": "{minute} min"}, 3, "must keep {minutes}"),
        ({"Climate": "Clim", "%1 of %2": "%1"}, 3, "must keep %1, %2"),
        ({"Climate": "Clim", "%n hours": {"one": "%n heure"}}, 3, "lacks the plural form 'other'"),
        ({"Climate": "Clim", "Settings": 7}, 3, "must have a text as its translation"),
    ],
)
def test_one_wrong_text_is_told_by_its_line_and_stays_english(
    french: Path, words: dict[str, object], line: int, why: str
) -> None:
    write(french, words)
    found, troubles = read_words(french, "fr")
    assert found == {"Climate": ("Clim",)}
    (trouble,) = troubles
    assert trouble.startswith(f"{french}:{line}: ")
    assert trouble.endswith(why)


def test_a_file_that_is_no_json_is_told_once_and_the_rest_goes_on(
    french: Path, caplog: pytest.LogCaptureFixture, qapp: object
) -> None:
    french.write_text('{\n "Climate": "Clim",\n "Settings" "Réglages"\n}', "utf-8")
    texts = Texts("fr", folders())
    assert texts.of("Climate") == "Climate"
    (record,) = caplog.records
    assert f"{french}:3: cannot be read" in record.getMessage()
    (finding,) = [f for f in checkup(CAN_DBC, ()) if f.item == "language"]
    assert (finding.verdict, f"{french}:3" in finding.mend) == ("bad", True)


def test_a_text_that_the_cockpit_does_not_have_is_told(french: Path) -> None:
    write(french, {"Climat": "Climatisation"})
    assert progress_of("fr").troubles == (f"{french}: 'Climat' is no text here",)


def test_a_file_may_mend_a_language_that_is_there(french: Path, qapp: object) -> None:
    write(file_of("de"), {"Climate": "Klimaanlage"})
    assert Texts("de", folders()).of("Climate") == "Klimaanlage"


def test_a_language_knows_its_direction() -> None:
    assert is_mirrored("he")
    assert is_mirrored("ar")
    assert not is_mirrored("fr")
    assert QLocale("fr").nativeLanguageName() == "français"
