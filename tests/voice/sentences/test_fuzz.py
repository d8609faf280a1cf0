"""A few of the texts and files of tests/tools/fuzz_voice.py, always the same ones."""

import pytest

from tests.tools.fuzz_voice import LANGUAGES, fuzz_files, fuzz_texts


@pytest.mark.parametrize("language", LANGUAGES)
def test_odd_texts(language: str) -> None:
    assert fuzz_texts(language, count=600, seed=2) == 0


def test_odd_files() -> None:
    assert fuzz_files(count=40, seed=2) == 0
