"""The two short sounds."""

import runpy

import numpy as np
import pytest

from cockpit.core.paths import ASSETS
from cockpit.voice.speaking.sound import read_wav
from cockpit.voice.speaking.speaker import LISTENING, NOT_UNDERSTOOD


@pytest.mark.parametrize("name", [LISTENING, NOT_UNDERSTOOD])
def test_they_are_short_and_soft_and_as_they_were_baked(name: str) -> None:
    baked = runpy.run_path(str(ASSETS / "bake_sounds.py"))
    sound = read_wav(ASSETS / "sounds" / f"{name}.wav")
    assert sound.seconds < 0.4
    assert np.abs(sound.samples.astype(int)).max() < 0.4 * 32767
    assert max(abs(int(sound.samples[0])), abs(int(sound.samples[-1]))) < 50
    wanted = np.frombuffer(baked["chime"](*baked["SOUNDS"][name]), "<i2").astype(int)
    assert np.abs(sound.samples - wanted).max() <= 1
