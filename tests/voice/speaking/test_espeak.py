"""The voice that is always there."""

import numpy as np
import pytest

from cockpit.features.navigation.guidance.phrases import LANGUAGES
from cockpit.voice.speaking.aloud import aloud
from cockpit.voice.speaking.espeak import Espeak

FILLED = {"exit": "12", "toward": "A 4", "n": "400"}


@pytest.fixture(scope="module")
def espeak() -> Espeak:
    return Espeak()


def test_every_language_has_a_voice(espeak: Espeak) -> None:
    texts = {"en": "Turn right", "de": "Rechts abbiegen", "zh": "右转", "ar": "انعطف يمينا"}
    for language, text in texts.items():
        sound = espeak.speak(text, language)
        assert 0.3 < sound.seconds < 3
        assert np.abs(sound.samples.astype(int)).max() > 5000


def test_an_unknown_language_or_variant_still_speaks(espeak: Espeak) -> None:
    assert espeak.speak("Turn right", "xx").seconds > 0.3
    assert espeak.speak("Turn right", "en", variant="nobody").seconds > 0.3


def test_a_faster_voice_is_sooner_done(espeak: Espeak) -> None:
    text = "In 400 metres turn right onto Mill Street."
    slow, fast = espeak.speak(text, "en", 0.7), espeak.speak(text, "en", 1.5)
    assert fast.seconds < 0.7 * slow.seconds


@pytest.mark.parametrize("code", LANGUAGES)
def test_guidance_is_said_in_its_own_language(espeak: Espeak, code: str) -> None:
    """espeak-ng marks a word that it takes from another language, and spells what it can't read."""
    words = LANGUAGES[code]
    for action in words.actions.values():
        said = action.format(count=words.ordinals[1], **FILLED)
        text = words.ahead.format(distance=words.metres.format(n=400), action=said)
        phonemes = espeak.phonemes(aloud(text, code), code)
        assert phonemes
        assert "(" not in phonemes, (text, phonemes)


PRONOUNCED = [
    ("en", "50 km/h", "kˈɪləmˌiːtəz pɜːɹ ˈaʊə"),
    ("en", "onto the A 4", "ˌeɪ fˈɔː"),
    ("de", "Hauptstr.", "hˈaʊptstɾˌɑːsə"),
    ("de", "42 kWh", "kˈiːloːvˌatstʊndən"),
    ("zh", "进入G4", "dʒˈiː"),
    ("zh", "调到22度", "thjˈɑuɜ"),
]


@pytest.mark.parametrize(("language", "text", "sound"), PRONOUNCED)
def test_it_sounds_right(espeak: Espeak, language: str, text: str, sound: str) -> None:
    assert sound in espeak.phonemes(aloud(text, language), language)
