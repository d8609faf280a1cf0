"""Which language's voice reads a text goes by its letters where they leave no doubt."""

import pytest

from cockpit.voice.speaking.voices import read_by


@pytest.mark.parametrize(
    ("text", "language", "read"),
    [
        ("Turn left", "en", "en"),
        ("Links abbiegen", "de", "de"),
        ("السيارة مقفلة", "ar", "ar"),
        ("Anna: أنا في الطريق", "de", "ar"),
        ("In 300 metres, turn left", "ar", "en"),
    ],
)
def test_it_goes_by_the_letters(text: str, language: str, read: str) -> None:
    assert read_by(text, language) == read
