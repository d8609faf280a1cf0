"""Every text that QML shows has its German, Chinese and Arabic, and none is there in vain."""

import ast
import re
from pathlib import Path

import pytest

from cockpit.core.paths import ROOT
from cockpit.features.battery.view_model import CHARGE_STATES
from cockpit.features.cluster.telltales import TELLTALES
from cockpit.features.cluster.view_model import MODES
from cockpit.features.navigation import finding, model, router
from cockpit.features.navigation.categories import CATEGORIES
from cockpit.features.navigation.offers import WORDS
from cockpit.features.navigation.search_view_model import OWN_NAMES
from cockpit.features.tyres.view_model import TYRES
from cockpit.features.voice import page_view_model, performer, spoken
from cockpit.maps.worker import client
from cockpit.ui.language_file import COUNT, Words, read_words
from cockpit.ui.plurals import forms_of
from cockpit.voice.hearing import microphone
from cockpit.voice.speaking import troubles
from cockpit.voice.worker import client as voice_client
from cockpit.voice.worker import ears

SPOKEN = re.compile(r'qsTr\("((?:[^"\\]|\\.)*)"[,)]')
UI = ROOT / "cockpit" / "ui" / "Cockpit"
FROM_PYTHON = {
    *(telltale.label for telltale in TELLTALES),
    *MODES.values(),
    *CHARGE_STATES.values(),
    *(name for _, _, name in TYRES.values()),
    *(category.label for category in CATEGORIES),
    *WORDS.values(),
    *OWN_NAMES.values(),
    *(finding.NO_POSITION, model.CALCULATING, router.NO_MAP, router.NOT_READY),
    *(client.ENDED, client.LATE, client.NO_START),
    *troubles.LINES,
    *(microphone.NONE, microphone.GONE, microphone.NO_LIBRARY, ears.NO_MODEL),
    *(voice_client.ENDED, voice_client.STUCK, voice_client.NO_START),
    *(performer.CAR_REFUSED, page_view_model.TAKEN, spoken.NO_PAGE),
}
NAVIGATION = ROOT / "cockpit" / "features" / "navigation"
ANSWERS = ("model.py", "sharing.py")
"""Files whose functions return what to say."""


def folders() -> list[Path]:
    return [UI, *sorted(p.parent for p in (ROOT / "cockpit" / "features").glob("*/feature.py"))]


def words_of(folder: Path, language: str) -> Words:
    """Nothing for a feature without a view."""
    found, troubles = read_words(folder / f"texts.{language}.json", language)
    assert troubles == []
    return found


def words(language: str) -> Words:
    every: Words = {}
    for folder in folders():
        every |= words_of(folder, language)
    return every


def shown_in(folder: Path) -> set[str]:
    return {
        text for qml in folder.rglob("*.qml") for text in SPOKEN.findall(qml.read_text("utf-8"))
    }


@pytest.mark.parametrize("language", ["de", "zh", "ar"])
@pytest.mark.parametrize("folder", folders(), ids=lambda folder: folder.name)
def test_all_that_qml_shows_is_translated(folder: Path, language: str) -> None:
    assert shown_in(folder) - words(language).keys() == set()


@pytest.mark.parametrize("language", ["de", "zh", "ar"])
def test_all_that_the_models_say_is_translated(language: str) -> None:
    assert words(language).keys() >= FROM_PYTHON


def said_in(file: Path) -> set[str]:
    """What is handed to `say`, and what the model's functions return, as far as it is written."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        values: list[ast.expr] = []
        if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] == "say":
            values = node.args
        elif isinstance(node, ast.Return) and node.value and file.name in ANSWERS:
            value = node.value
            values = [value.body, value.orelse] if isinstance(value, ast.IfExp) else [value]
        constants = (v.value for v in values if isinstance(v, ast.Constant))
        found |= {text for text in constants if isinstance(text, str) and text}
    return found


@pytest.mark.parametrize("language", ["de", "zh", "ar"])
def test_all_that_navigation_says_is_translated(language: str) -> None:
    said = {text for file in NAVIGATION.glob("*.py") for text in said_in(file)}
    assert {"Guidance ended", "Destination", "There is no such way"} <= said
    assert said - words(language).keys() == set()


@pytest.mark.parametrize("language", ["de", "zh", "ar"])
def test_two_features_do_not_translate_a_text_differently(language: str) -> None:
    seen: Words = {}
    for folder in folders():
        for text, said in words_of(folder, language).items():
            assert seen.setdefault(text, said) == said, f"{folder.name}: {text}"


@pytest.mark.parametrize("language", ["en", "de", "zh", "ar"])
def test_every_count_has_the_plural_forms_of_its_language(language: str) -> None:
    counts = {text: said for text, said in words(language).items() if COUNT in text}
    assert "%n hours" in counts
    assert {len(said) for said in counts.values()} == {len(forms_of(language).names)}
