"""A speech model for the tests: the bundled one, or a developer's own."""

import os
from pathlib import Path

import pytest

from cockpit.voice.hearing.models import MODEL, bundled_dir


@pytest.fixture(scope="session")
def model() -> Path:
    folder = Path(os.environ.get(MODEL) or bundled_dir() / "en")
    if not (folder / "am/final.mdl").is_file():
        pytest.skip("no speech model here: make voice-model")
    return folder
