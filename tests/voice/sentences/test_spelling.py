"""One spelling for what is typed, heard and written in an intents file."""

import pytest

from cockpit.voice.sentences.spelling import Spelling

SAME = {
    "what's": "what is",
    "i'm": "i am",
    "a c": "ac",
    "° c": "degrees",
    "°": "degrees",
    "%": "percent",
}


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("What's the A/C doing?!", "what is the ac doing"),
        ("set it to 21,5°C.", "set it to 21.5 degrees"),
        ("21½ °", "21.5 degrees"),
        ("fan at 50%, please", "fan at 50 percent please"),
        ("‘I’m cold’ …", "i am cold"),
        ("Dr. Müller-Lüdenscheidt", "Dr Müller Lüdenscheidt"),
        ("  the driver's\tseat\n", "the driver's seat"),
        ("２１ degrees", "21 degrees"),
        ("İm here", "İm here"),
        ("...", ""),
    ],
)
def test_texts(text: str, plain: str) -> None:
    assert Spelling("en", SAME).text(text) == plain


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("打开 空调。", "打开空调"),
        ("温度 调 到 21.5 度", "温度调到21.5度"),
        ("打开 Taylor Swift 的 歌", "打开Taylor Swift的歌"),
        ("风量５０％", "风量50%"),
    ],
)
def test_chinese_has_no_spaces(text: str, plain: str) -> None:
    assert Spelling("zh", {}).text(text) == plain


def test_names_in_templates_stay_as_they_are() -> None:
    spelling = Spelling("en", {"ac": "air", "what's": "what is"})
    assert spelling.template("(what's|show) <ac> {ac} ac") == "(what is|show) <ac> {ac} air"
    assert Spelling("zh", {}).template("打开 [前排] {ac}") == "打开[前排]{ac}"
