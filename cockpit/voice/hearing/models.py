"""Speech models on this disk: the bundled ones, and those that the driver installed.

    DATA/voice/models/LANGUAGE/NAME/    installed by `cockpit voice install`
    assets/voice/LANGUAGE/              bundled

For each language the newest installed one is used, else the bundled one.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cockpit.core.paths import ASSETS, data_dir

MODEL = "COCKPIT_VOICE_MODEL"
"""A folder in the environment: used for every language, for developers."""
NEEDED = ("am/final.mdl", "conf/mfcc.conf", "conf/model.conf")
GRAPHS = (("graph/HCLG.fst", "graph/words.txt"), ("graph/HCLr.fst", "graph/Gr.fst"))
"""One of these: with all sentences built in, or with room for the driver's own."""
FST = bytes.fromhex("d6fdb27e")
"""So files of OpenFst begin."""
IVECTOR = (
    "final.ie", "final.dubm", "final.mat", "global_cmvn.stats", "online_cmvn.conf", "splice.conf",
)  # fmt: skip
"""Models with a folder `ivector` need all of it."""


class ModelError(Exception):
    """A model cannot be used; the text is one line that says why."""


@dataclass(frozen=True, slots=True)
class Model:
    """One on the disk."""

    language: str
    name: str
    folder: Path
    installed: bool

    @property
    def bundled(self) -> bool:
        """Whether it came with the cockpit: it was trained on synthetic speech."""
        return not self.installed and self.folder.parent == bundled_dir()

    @property
    def size(self) -> int:
        """Bytes."""
        return sum(path.stat().st_size for path in self.folder.rglob("*") if path.is_file())


def models_dir() -> Path:
    """Where installed ones lie."""
    return data_dir() / "voice" / "models"


def bundled_dir() -> Path:
    """Where those lie that came with the cockpit."""
    return ASSETS / "voice"


def models() -> list[Model]:
    """All of them; for each language the one that is used comes first."""
    return [*_installed(), *_bundled()]


def choose(language: str, avoid: tuple[str, ...] = ()) -> Model | None:
    """The model for a language, or None; never one of those to avoid."""
    ours = os.environ.get(MODEL, "")
    if ours and ours not in avoid:
        return Model(language, Path(ours).name, Path(ours), False)
    for model in models():
        if model.language == language and str(model.folder) not in avoid:
            return model
    return None


def check(folder: Path) -> None:
    """Whether all files are there and look like what they should be; raises ModelError.

    The library crashes on some broken models, so this comes before it.
    """
    name = folder.name
    if not folder.is_dir():
        raise ModelError(f"{name}: no such folder: {folder}")
    for file in NEEDED:
        _there(folder, file)
    graph = next((g for g in GRAPHS if (folder / g[0]).is_file()), None)
    if graph is None:
        raise ModelError(f"{name}: neither {GRAPHS[0][0]} nor {GRAPHS[1][0]} is there")
    for file in graph:
        _there(folder, file)
        if file.endswith(".fst") and not _head(folder / file).startswith(FST):
            raise ModelError(f"{name}: {file} is broken")
    mark = _head(folder / "am/final.mdl").lstrip(b"\0B")
    if not mark.startswith(b"<TransitionModel>"):
        raise ModelError(f"{name}: am/final.mdl is broken")
    if (folder / "ivector").is_dir():
        for file in IVECTOR:
            _there(folder, f"ivector/{file}")


def _there(folder: Path, file: str) -> None:
    path = folder / file
    try:
        if path.is_file() and path.stat().st_size:
            return
    except OSError as error:
        raise ModelError(f"{folder.name}: {file}: {error.strerror}") from None
    raise ModelError(f"{folder.name}: {file} is missing or empty; is this a Vosk model?")


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(64)
    except OSError as error:
        raise ModelError(f"{path}: {error.strerror}") from None


def _installed() -> Iterator[Model]:
    base = models_dir()
    for language in _folders(base):
        there = [folder for folder in _folders(language) if not folder.name.startswith(".")]
        for folder in sorted(there, key=lambda f: f.stat().st_mtime, reverse=True):
            yield Model(language.name, folder.name, folder, True)


def _bundled() -> Iterator[Model]:
    for folder in _folders(bundled_dir()):
        if (folder / NEEDED[0]).is_file():
            yield Model(folder.name, "bundled", folder, False)


def _folders(base: Path) -> list[Path]:
    try:
        return sorted(path for path in base.iterdir() if path.is_dir())
    except OSError:
        return []
