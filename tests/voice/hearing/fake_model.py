"""Folders that look like a Vosk model, but hold no speech."""

from pathlib import Path

from cockpit.voice.hearing.models import FST

FILES = {
    "am/final.mdl": b"\0B<TransitionModel> and nothing",
    "conf/mfcc.conf": b"--sample-frequency=16000\n",
    "conf/model.conf": b"--beam=10\n",
    "graph/HCLr.fst": FST + b"nothing",
    "graph/Gr.fst": FST + b"nothing",
}


def make_fake(folder: Path, **changed: bytes | None) -> Path:
    for name, body in {**FILES, **{k.replace("__", "/"): v for k, v in changed.items()}}.items():
        if body is not None:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(body)
    return folder
