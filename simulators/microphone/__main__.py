"""`python -m simulators.microphone`: say sentences, into a WAV file or a virtual microphone.

Without --out a PulseAudio of its own is started, and what to set for the cockpit to hear it is
printed; then the sentences are said, or each line of stdin.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np

from simulators.microphone.noise import KINDS, with_noise
from simulators.microphone.pulse import PulseError, VirtualMicrophone
from simulators.microphone.sound import Sound, at_level, silence, write_wav
from simulators.microphone.voices import DEFAULT, Voice, VoiceError
from simulators.parent import die_with_parent

BAD_INPUT = 2
PAUSE_S = 1.0


def main(words: list[str] | None = None) -> int:
    """Speak; returns the exit code: 2 = something in the options is wrong, or is missing here."""
    options = _parser().parse_args(words)
    if options.die_with_parent:
        die_with_parent()
    try:
        _run(options)
    except (VoiceError, PulseError) as error:
        print(f"microphone: {error}", file=sys.stderr)
        return BAD_INPUT
    except OSError as error:
        print(f"microphone: {options.out}: {error.strerror}", file=sys.stderr)
        return BAD_INPUT
    except KeyboardInterrupt:
        print()
    return 0


def _run(options: argparse.Namespace) -> None:
    if options.out:
        sentences = options.sentences or [line.strip() for line in sys.stdin]
        write_wav(options.out, np.concatenate([_sound(text, options) for text in sentences]))
        return
    with (
        tempfile.TemporaryDirectory(prefix="cockpit-microphone-") as folder,
        VirtualMicrophone(Path(folder)) as microphone,
    ):
        print(f"PULSE_SERVER={microphone.env['PULSE_SERVER']}", flush=True)
        time.sleep(options.wait)
        for text in options.sentences or _lines():
            print(text, flush=True)
            microphone.say(_sound(text, options))
        while options.stay:
            time.sleep(1)


def _lines() -> Iterator[str]:
    lines: Iterable[str] = sys.stdin
    for line in lines:
        if line.strip():
            yield line.strip()


def _sound(text: str, options: argparse.Namespace) -> Sound:
    """With a pause before and after; all of it noisy where noise is wanted."""
    said = at_level(Voice.parse(options.voice).say(text), options.level)
    sound = np.concatenate([silence(PAUSE_S), said, silence(2 * PAUSE_S)])
    if options.noise:
        sound = with_noise(sound, options.noise, options.snr, options.seed)
    return sound


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m simulators.microphone", description=__doc__)
    add = parser.add_argument
    add("sentences", nargs="*", metavar="SENTENCE", help="what to say; none: each line of stdin")
    add("--voice", default=DEFAULT, help="espeak:en-us+f3, espeak:de/150/60, flite:slt …")
    add("--noise", choices=sorted(KINDS), help="what else is heard")
    add("--snr", type=float, default=10.0, metavar="DB", help="how far below the voice")
    add("--level", type=float, default=-26.0, metavar="DBFS", help="how loud the voice is")
    add("--seed", type=int, default=1, help="the same seed, the same noise")
    add("--out", type=Path, metavar="FILE", help="a WAV file, instead of a microphone")
    add("--wait", type=float, default=2.0, metavar="S", help="before the first sentence")
    add("--stay", action="store_true", help="keep the microphone when all is said")
    add("--die-with-parent", action="store_true", help="end when the parent process ends")
    return parser


if __name__ == "__main__":
    sys.exit(main())
