"""The voice goes over to another language with the screen: hearing, answers, speaking."""

from tests.qa.waiting import wait_for
from tests.ui.language.switching import desk_in, switch

PATIENCE_S = 40.0
"""The voice process loads a model."""


def test_what_is_said_is_understood_and_answered_in_the_language_of_the_moment(
    qapp: object,
) -> None:
    with desk_in("en") as desk:
        voice = next(f for f in desk.app.features if f.name == "voice")
        sheet, page = desk.vm("VoiceSheet"), desk.vm("VoicePage")
        voice.start()
        try:
            for language, sentence, told in (
                ("en", "What is the outside temperature", "outside"),
                ("de", "Wie warm ist es draußen", "draußen"),
                ("zh", "外面几度", "度"),
                ("ar", "What is the outside temperature", "outside"),
            ):
                if language != "en":
                    switch(desk, "language", language)
                    assert sheet.mode == "idle"
                heard = "en" if language == "ar" else language
                wait_for(lambda: _speaks(sheet, page, heard), f"sentences in {heard}", PATIENCE_S)  # noqa: B023
                sheet.say(sentence)
                wait_for(lambda: sheet.reply, "an answer", PATIENCE_S)
                assert told in sheet.reply.lower()
                assert page.language == heard
                sheet.close()
        finally:
            voice.stop()


def _speaks(sheet: object, page: object, language: str) -> bool:
    """Whether the process has told the examples of this language."""
    examples = " ".join(p.sentence for p in sheet.book.all)  # type: ignore[attr-defined]
    signs = {"en": "temperature", "de": "Temperatur", "zh": "温度"}
    return signs[language] in examples
