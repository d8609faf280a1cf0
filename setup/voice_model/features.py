"""Wave files → what the network sees: `python -m setup.voice_model.features FOLDER COPY`.

40 cepstra every 10 ms, as Vosk computes them from conf/mfcc.conf. Each copy spoils every
sentence in another way; from copy 3 on with more noise. Written are FOLDER/copyN.npy (float16,
frames × 40) and FOLDER/copyN.ends.npy (the frame after each sentence's last).
"""

import json
import multiprocessing
import sys
from pathlib import Path

import numpy as np
import numpy.typing as npt

from setup.voice_model.noise import RATE, Sound
from setup.voice_model.spoil import spoil

CEPSTRA = 40
LOW_HZ, HIGH_HZ = 20, 7600
Frames = npt.NDArray[np.float16]
HARD_FROM = 3
_talkers: list[str] = []
"""Wave files that babble is made of."""


def cepstra(samples: Sound) -> npt.NDArray[np.float32]:
    """Frames × 40, of 16-bit numbers."""
    import kaldi_native_fbank as fbank

    options = fbank.MfccOptions()
    frame = options.frame_opts
    frame.dither, frame.samp_freq, frame.snip_edges = 0.0, RATE, True
    options.mel_opts.num_bins, options.num_ceps = CEPSTRA, CEPSTRA
    options.mel_opts.low_freq, options.mel_opts.high_freq = LOW_HZ, HIGH_HZ
    options.use_energy = False
    computer = fbank.OnlineMfcc(options)
    computer.accept_waveform(RATE, samples.astype(np.float32).tolist())
    computer.input_finished()
    frames = [computer.get_frame(at) for at in range(computer.num_frames_ready)]
    return np.stack(frames).astype(np.float32)


def read(wav: str) -> Sound:
    """Samples between -1 and 1."""
    import soundfile

    samples: Sound = soundfile.read(wav, dtype="float64")[0]
    return samples


def spoiled(job: tuple[str, int, int]) -> Frames:
    """The frames of one spoiled sentence: (wave file, copy, number)."""
    wav, copy, number = job
    rng = np.random.default_rng((copy, number))

    def talker() -> Sound:
        return read(_talkers[int(rng.integers(len(_talkers)))])

    sound = spoil(read(wav), rng, talker, hard=copy >= HARD_FROM)
    return cepstra(sound).astype(np.float16)


def _gather(wavs: list[str]) -> None:
    _talkers[:] = wavs


def main(folder: Path, copy: int) -> None:
    """Write one copy of the training sentences."""
    wavs = [item["wav"] for item in json.loads((folder / "train.json").read_text("utf-8"))]
    jobs = [(wav, copy, number) for number, wav in enumerate(wavs)]
    with multiprocessing.Pool(initializer=_gather, initargs=(wavs[:4000],)) as pool:
        parts = pool.map(spoiled, jobs, chunksize=100)
    np.save(folder / f"copy{copy}.npy", np.concatenate(parts))
    np.save(folder / f"copy{copy}.ends.npy", np.cumsum([len(part) for part in parts]))
    print(f"copy {copy}: {sum(map(len, parts)) / 360_000:.1f} hours", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
