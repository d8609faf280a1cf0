"""What stands around a wish, two wishes at once, corrections, and what is near."""

import json
from pathlib import Path
from typing import Any

import pytest

from cockpit.voice.sentences.engine import LONGEST, Sentences
from cockpit.voice.sentences.understood import (
    EMPTY,
    NO_MATCH,
    TOO_LONG,
    UNCLEAR,
    Understood,
)

FEATURES = Path(__file__).parents[3] / "cockpit" / "features"
CLIMATE = [FEATURES / "climate", FEATURES / "voice"]


@pytest.fixture(scope="module")
def english() -> Sentences:
    return Sentences.load("en", CLIMATE)


@pytest.fixture(scope="module")
def german() -> Sentences:
    return Sentences.load("de", CLIMATE)


@pytest.fixture(scope="module")
def chinese() -> Sentences:
    return Sentences.load("zh", CLIMATE)


def meant(found: Understood) -> list[tuple[str, dict[str, Any]]]:
    return [(command.intent, dict(command.slots)) for command in found.commands]


WARMER_BY_2 = ("ClimateWarmer", {"degrees": 2})
SEAT_ON = ("ClimateSeatHeating", {"state": "on"})


@pytest.mark.parametrize(
    "text",
    [
        "make it two degrees warmer and turn on the seat heating",
        "make it two degrees warmer and then turn on the seat heating please",
        "Hey Cockpit, could you make it 2 degrees warmer, then turn the seat heating on?",
        "two degrees warmer and also seat heating on, thank you",
        "um two degrees warmer uh and heat my seat",
    ],
)
def test_two_wishes_in_english(english: Sentences, text: str) -> None:
    assert meant(english.understand(text)) == [WARMER_BY_2, SEAT_ON]


@pytest.mark.parametrize(
    "text",
    [
        "mach es zwei grad wärmer und schalte die sitzheizung ein",
        "Mach es bitte 2 Grad wärmer und dann die Sitzheizung an.",
        "äh zwei grad wärmer und sitzheizung einschalten danke",
    ],
)
def test_two_wishes_in_german(german: Sentences, text: str) -> None:
    assert meant(german.understand(text)) == [WARMER_BY_2, SEAT_ON]


@pytest.mark.parametrize(
    "text",
    [
        "温度调高两度然后打开座椅加热",
        "温度 调高 两 度 再 打开 座椅 加热",
        "请温度调高2度，并且打开座椅加热",
    ],
)
def test_two_wishes_in_chinese(chinese: Sentences, text: str) -> None:
    assert meant(chinese.understand(text)) == [WARMER_BY_2, SEAT_ON]


def test_three_wishes(english: Sentences) -> None:
    found = english.understand("make it warmer and turn on the ac and more air")
    assert [c.intent for c in found.commands] == [
        "ClimateWarmer",
        "ClimateSwitch",
        "ClimateMoreFan",
    ]


def test_half_of_two_wishes_is_nothing(english: Sentences) -> None:
    found = english.understand("make it two degrees warmer and frobnicate the flux")
    assert (found.commands, found.why) == ((), NO_MATCH)


def test_corrections(english: Sentences, german: Sentences, chinese: Sentences) -> None:
    for sentences, text in (
        (english, "no, 22 degrees"),
        (english, "no I meant twenty two degrees"),
        (english, "sorry, set the temperature to 22"),
        (german, "nein, 22 Grad"),
        (german, "ich meinte zweiundzwanzig grad"),
        (chinese, "不对，二十二度"),
        (chinese, "我是说22度"),
    ):
        found = sentences.understand(text)
        assert (meant(found), found.correction) == (
            [("ClimateSetTemperature", {"temperature": 22})],
            True,
        ), text
    assert meant(english.understand("no, the other one")) == [("VoiceOther", {})]
    assert english.understand("no, the other one").correction
    assert not english.understand("no").correction


@pytest.mark.parametrize(
    "text",
    ["no more air", "don't make it warmer", "no heating", "not warmer", "never turn on the ac"],
)
def test_a_no_is_never_lost(english: Sentences, text: str) -> None:
    assert not english.understand(text)


def test_why_not(english: Sentences) -> None:
    assert english.understand("make it warmer [unk]").why == UNCLEAR
    assert english.understand("[unk]").why == UNCLEAR
    assert english.understand(" …?! ").why == EMPTY
    assert english.understand("warmer " * LONGEST).why == TOO_LONG
    assert english.understand("the sky is blue").why == NO_MATCH


def test_nearest_first_and_each_means_something_else(english: Sentences) -> None:
    near = english.understand("set the temparature to twenty two and a half").candidates
    assert near[0].sentence == "set the temperature to twenty two and a half"
    assert dict(near[0].slots) == {"temperature": 22.5}
    assert len(near) <= 3
    assert [one.score for one in near] == sorted((one.score for one in near), reverse=True)
    assert len({(one.intent, str(one.slots)) for one in near}) == len(near)


def test_what_was_not_clear_is_near_but_not_done(english: Sentences) -> None:
    found = english.understand("turn on the [unk] seat heating")
    assert (found.commands, found.why) == ((), UNCLEAR)
    assert found.candidates[0].intent == "ClimateSeatHeating"


def test_chinese_of_the_same_sound_is_near(chinese: Sentences) -> None:
    near = chinese.understand("打开作椅加热").candidates
    assert (near[0].sentence, near[0].intent) == ("打开座椅加热", "ClimateSeatHeating")


def test_understood_travels(english: Sentences) -> None:
    for text in ("two degrees warmer and seat heating on", "set the temparature to 22"):
        found = english.understand(text)
        assert Understood.from_json(json.loads(json.dumps(found.as_json()))) == found


def test_lists_of_the_moment(tmp_path: Path) -> None:
    folder = tmp_path / "phone"
    folder.mkdir()
    (folder / "intents.en.yaml").write_text(
        "lists: {contact: {offered: true}, text: {wildcard: true}}\n"
        "intents:\n"
        "  PhoneCall: {data: [{sentences: ['call {contact}']}]}\n"
        "  PhoneWrite:\n"
        "    data:\n"
        "      - {sentences: ['tell {contact} [that] {text}'], whole: true}\n"
    )
    sentences = Sentences.load("en", [folder, *CLIMATE])
    assert sentences.troubles == ()
    assert not sentences.understand("call anna weber")
    people = {"contact": {"Anna Weber": 17, "Dr. Müller-Lüdenscheidt": {"id": "m"}}}
    assert meant(sentences.understand("call Anna Weber please", people)) == [
        ("PhoneCall", {"contact": 17})
    ]
    found = sentences.understand("Call Dr Müller Lüdenscheidt")
    assert meant(found) == [("PhoneCall", {"contact": {"id": "m"}})]
    found = sentences.understand("tell Anna Weber that I am late and hungry")
    assert meant(found) == [("PhoneWrite", {"contact": 17, "text": "I am late and hungry"})]
    assert sentences.understand("call anna webber").candidates[0].sentence == "call anna weber"
    assert not sentences.understand("call anna weber", {})


def test_a_sentence_for_one_page_only(tmp_path: Path) -> None:
    folder = tmp_path / "media"
    folder.mkdir()
    (folder / "intents.en.yaml").write_text(
        "intents:\n  MediaNext: {data: [{sentences: [next], requires_context: {page: media}}]}\n"
    )
    sentences = Sentences.load("en", [folder])
    assert not sentences.understand("next")
    assert not sentences.understand("next", context={"page": "map"})
    assert sentences.understand("next", context={"page": "media"})


def test_each_command_knows_its_words(english: Sentences) -> None:
    found = english.understand("set 23 degrees and turn on the seat heating").commands
    assert [command.text for command in found] == ["set 23 degrees", "turn on the seat heating"]
