"""Every text that QML shows has its German and its Chinese, and none is there in vain."""

import json
import re
from pathlib import Path

import pytest

from cockpit.core.paths import ROOT
from cockpit.features.battery.view_model import CHARGE_STATES
from cockpit.features.cluster.telltales import TELLTALES
from cockpit.features.cluster.view_model import MODES
from cockpit.features.tyres.view_model import TYRES

SPOKEN = re.compile(r'qsTr\("((?:[^"\\]|\\.)*)"\)')
UI = ROOT / "cockpit" / "ui" / "Cockpit"
FROM_PYTHON = {
    *(telltale.label for telltale in TELLTALES),
    *MODES.values(),
    *CHARGE_STATES.values(),
    *(name for _, _, name in TYRES.values()),
}


def folders() -> list[Path]:
    return [UI, *sorted(p.parent for p in (ROOT / "cockpit" / "features").glob("*/feature.py"))]


def words(language: str) -> dict[str, str]:
    every: dict[str, str] = {}
    for folder in folders():
        file = folder / f"texts.{language}.json"
        every |= json.loads(file.read_text("utf-8"))
    return every


def shown_in(folder: Path) -> set[str]:
    return {text for qml in folder.glob("*.qml") for text in SPOKEN.findall(qml.read_text("utf-8"))}


@pytest.mark.parametrize("language", ["de", "zh"])
@pytest.mark.parametrize("folder", folders(), ids=lambda folder: folder.name)
def test_all_that_qml_shows_is_translated(folder: Path, language: str) -> None:
    assert shown_in(folder) - words(language).keys() == set()


@pytest.mark.parametrize("language", ["de", "zh"])
def test_all_that_the_models_say_is_translated(language: str) -> None:
    assert words(language).keys() >= FROM_PYTHON


@pytest.mark.parametrize("language", ["de", "zh"])
def test_two_features_do_not_translate_a_text_differently(language: str) -> None:
    seen: dict[str, str] = {}
    for folder in folders():
        file = folder / f"texts.{language}.json"
        for text, said in json.loads(file.read_text("utf-8")).items():
            assert seen.setdefault(text, said) == said, f"{folder.name}: {text}"


@pytest.mark.parametrize("language", ["de", "zh"])
def test_translations_keep_their_places(language: str) -> None:
    places = re.compile(r"%\d|\{\w+\}")
    for text, said in words(language).items():
        assert sorted(places.findall(text)) == sorted(places.findall(said)), text
