"""What is said, in three languages and two systems of units."""

import pytest

from cockpit.features.navigation.guidance import sentences
from cockpit.features.navigation.guidance.phrases import LANGUAGES, language_of
from cockpit.maps.route import Manoeuvre


def manoeuvre(kind: str = "turn_right", **words: object) -> Manoeuvre:
    street = ("Mill Street",)
    return Manoeuvre(kind, 0, 1, 100.0, 9.0, "", street, **words)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("code", "street", "said"),
    [
        ("en", "Mill Street", "In 400 metres turn right onto Mill Street."),
        ("de", "Mühlgasse", "In 400 Metern rechts abbiegen auf Mühlgasse."),
        ("zh-CN", "磨坊街", "前方400米右转，进入磨坊街。"),
    ],
)
def test_built_from_the_kind(code: str, street: str, said: str) -> None:
    turn = Manoeuvre("turn_right", 0, 1, 100.0, 9.0, "", (street,))
    assert sentences.ahead(turn, 410.0, code) == said


@pytest.mark.parametrize(
    ("metres", "units", "said"),
    [
        (83, "metric", "80 metres"),
        (130, "metric", "150 metres"),
        (430, "metric", "450 metres"),
        (790, "metric", "800 metres"),
        (990, "metric", "1 kilometre"),
        (1450, "metric", "1.5 kilometres"),
        (2040, "metric", "2 kilometres"),
        (12_300, "metric", "12 kilometres"),
        (80, "imperial", "250 feet"),
        (200, "imperial", "700 feet"),
        (400, "imperial", "a quarter mile"),
        (800, "imperial", "half a mile"),
        (1600, "imperial", "1 mile"),
        (3200, "imperial", "2 miles"),
    ],
)
def test_distances_as_one_says_them(metres: float, units: str, said: str) -> None:
    assert sentences.spoken_distance(metres, "en", units) == said


def test_german_has_its_own_point_and_article() -> None:
    assert sentences.spoken_distance(1500, "de") == "1,5 Kilometern"
    assert sentences.spoken_distance(1000, "de") == "einem Kilometer"


def test_the_routes_own_words_come_first() -> None:
    turn = manoeuvre(say_alert="Turn right onto Mill Street.", say_now="Turn right.")
    assert sentences.ahead(turn, 300, "en") == "In 300 metres turn right onto Mill Street."
    assert sentences.now(turn, None, "en") == "Turn right."
    german = manoeuvre(say_alert="Rechts auf Mühlgasse abbiegen.")
    assert sentences.ahead(german, 300, "de") == "In 300 Metern rechts auf Mühlgasse abbiegen."
    noun = manoeuvre(say_alert="Mühlgasse folgen.")
    assert sentences.ahead(noun, 300, "de") == "In 300 Metern Mühlgasse folgen."


def test_what_follows_at_once_is_told_once() -> None:
    then = manoeuvre("turn_left")
    said = sentences.now(manoeuvre(), then, "en")
    assert said == ("Turn right onto Mill Street, then immediately turn left onto Mill Street.")
    told = manoeuvre(say_now="Turn right. Then turn left.")
    assert sentences.now(told, then, "en") == "Turn right. Then turn left."


def test_exits_and_roundabouts() -> None:
    ramp = manoeuvre("exit_right", exit_number="7", exit_toward=("Old Town", "Port"))
    assert sentences.action(ramp, "en") == "take exit 7 toward Old Town"
    ring = manoeuvre("roundabout_enter", roundabout_exit=2)
    assert sentences.action(ring, "en").startswith("at the roundabout take the second exit")
    assert "zweite Ausfahrt" in sentences.action(ring, "de")
    assert "第二个出口" in sentences.action(ring, "zh")


def test_afterwards() -> None:
    assert sentences.after(manoeuvre(), 3100, "en") == "Continue for 3 kilometres."
    assert sentences.after(manoeuvre(), 3100, "de") == "Nächster Hinweis in 3 Kilometern."
    assert sentences.after(manoeuvre(), 3100, "zh") == "继续行驶3公里。"


def test_every_language_knows_every_action() -> None:
    wanted = LANGUAGES["en"].actions.keys()
    assert all(language.actions.keys() == wanted for language in LANGUAGES.values())
    assert language_of("fr") is LANGUAGES["en"]


def test_an_unknown_kind_is_no_crash() -> None:
    assert sentences.action(manoeuvre("elevator_enter"), "en").startswith("continue")
