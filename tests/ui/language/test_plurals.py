"""Counts are worded as each language counts, in QML as in Python."""

import pytest
from PyQt6.QtCore import QCoreApplication, QTranslator

from cockpit.core.paths import ROOT
from cockpit.ui.plurals import FORMS, USUAL, forms_of
from cockpit.ui.qm import write_qm
from cockpit.ui.texts import Texts

NAVIGATION = [ROOT / "cockpit" / "features" / "navigation"]
HOURS = {
    "en": {0: "0 hours", 1: "one hour", 2: "2 hours"},
    "de": {1: "eine Stunde", 21: "21 Stunden"},
    "zh": {1: "1小时", 7: "7小时"},
    "ar": {1: "ساعة", 2: "ساعتان", 3: "3 ساعات", 11: "11 ساعة", 100: "100 ساعة", 103: "103 ساعات"},
}
CLDR = {
    "fr": {0: "one", 1: "one", 2: "other"},
    "ru": {1: "one", 11: "many", 21: "one", 22: "few", 25: "many", 12: "many"},
    "hr": {1: "one", 2: "few", 5: "other", 12: "other"},
    "pl": {1: "one", 2: "few", 5: "many", 12: "many", 21: "many", 22: "few"},
    "cs": {1: "one", 3: "few", 5: "other"},
    "he": {1: "one", 2: "two", 3: "other"},
    "sl": {1: "one", 2: "two", 3: "few", 5: "other", 101: "one"},
    "ro": {0: "few", 1: "one", 19: "few", 20: "other", 101: "few"},
    "lt": {1: "one", 2: "few", 10: "other", 11: "other", 21: "one"},
    "lv": {0: "zero", 1: "one", 2: "other", 11: "zero", 21: "one"},
    "ar": {0: "zero", 1: "one", 2: "two", 3: "few", 11: "many", 99: "many", 100: "other"},
    "ga": {1: "one", 2: "two", 3: "few", 7: "many", 11: "other"},
    "cy": {0: "zero", 1: "one", 2: "two", 3: "few", 6: "many", 4: "other"},
    "ja": {1: "other", 2: "other"},
    "sv": {1: "one", 2: "other"},
}
"""From Unicode's table of plural rules."""


@pytest.mark.parametrize("language", HOURS)
def test_a_count_has_the_form_of_its_number(qapp: object, language: str) -> None:
    texts = Texts(language, NAVIGATION)
    for count, said in HOURS[language].items():
        assert texts.counted("%n hours", count) == said


def test_qml_counts_alike(qapp: object) -> None:
    texts = Texts("ar", NAVIGATION)
    texts.install()
    try:
        assert QCoreApplication.translate("AnyPage", "%n hours", "", 2) == "ساعتان"
    finally:
        texts.remove()


@pytest.mark.parametrize("language", CLDR)
def test_the_rules_are_those_of_unicode(qapp: object, language: str) -> None:
    forms = forms_of(language)
    compiled = write_qm({"%n": forms.names}, forms.rules)
    translator = QTranslator()
    assert translator.loadFromData(compiled)  # type: ignore[arg-type]
    for count, name in CLDR[language].items():
        assert translator.translate("", "%n", "", count) == name, count


def test_a_language_that_is_not_known_counts_as_english_does() -> None:
    assert forms_of("xx") is USUAL
    assert forms_of("pt_BR") is FORMS["pt"]
