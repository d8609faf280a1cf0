"""Takes a Vosk model out of a folder, a ZIP file or the network, checks it, and puts it in place.

Nothing is in place before it is whole: all is made beside it and moved in one step.
"""

import re
import shutil
import stat
import tempfile
import tomllib
import urllib.error
import urllib.request
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from cockpit.voice.hearing.models import Model, ModelError, check, models, models_dir
from cockpit.voice.hearing.trial import KNOWN, try_out

LANGUAGES = {"cn": "zh"}
"""Languages that models' names call otherwise."""
NAME = re.compile(r"vosk-model-(?:small-|big-)?([a-z]{2})\b")
GOOD_NAME = re.compile(r"[\w.+-]{1,100}")
MOST_BYTES = 6_000_000_000
MOST_FILES = 500
TIMEOUT_S = 20.0
CHUNK = 1 << 20

type Progress = Callable[[float], None]


def install(wish: str, language: str = "", progress: Progress = lambda _: None) -> Model:
    """Install DIR, ZIP or NAME (or the language of a known one); raises ModelError."""
    base = models_dir()
    try:
        base.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=base, prefix=".new-") as work:
            folder, name = _fetch(wish, Path(work), progress)
            check(folder)
            facts = try_out(folder)
            language = language or _of_name(name) or facts["language"]
            if not re.fullmatch(r"[a-z]{2,3}", language):
                raise ModelError(f"{name}: which language is it? Say it with --language")
            return _place(folder, base / language / name)
    except OSError as error:
        raise ModelError(f"{base}: {error.strerror or error}") from None


def remove(name: str) -> Model:
    """Take an installed model off the disk; raises ModelError."""
    there = [model for model in models() if model.installed]
    for model in there:
        if name in (model.name, f"{model.language}/{model.name}"):
            aside = model.folder.with_name(f".gone-{model.name}")
            try:
                shutil.rmtree(aside, ignore_errors=True)
                model.folder.rename(aside)
            except OSError as error:
                raise ModelError(f"{name}: {error.strerror}") from None
            shutil.rmtree(aside, ignore_errors=True)
            return model
    names = ", ".join(model.name for model in there) or "none"
    raise ModelError(f"{name}: no such model is installed; there is: {names}")


# --- where it comes from ----------------------------------------------------


def _fetch(wish: str, work: Path, progress: Progress) -> tuple[Path, str]:
    path = Path(wish).expanduser()
    if path.is_dir():
        name = _good(path.resolve().name)
        check(path)
        shutil.copytree(path, work / "given" / name, symlinks=False)
        return work / "given" / name, name
    if path.is_file():
        return _unpack(path, work)
    name = _known(wish)
    return _unpack(_download(name, work, progress), work)


def _known(wish: str) -> str:
    """A known model's name, by its name or its language."""
    table = tomllib.loads(KNOWN.read_text("utf-8"))["models"]
    if wish in table:
        return wish
    fitting = [name for name, facts in table.items() if facts["language"] == wish]
    if not fitting:
        raise ModelError(
            f"{wish}: no such folder or file, and no known model; "
            f"known are {', '.join(sorted({facts['language'] for facts in table.values()}))}"
        )
    return str(fitting[0])


def _download(name: str, work: Path, progress: Progress) -> Path:
    table = tomllib.loads(KNOWN.read_text("utf-8"))
    most = table["models"][name]["megabytes"] * 1.5e6
    path = work / f"{name}.zip"
    try:
        with urllib.request.urlopen(f"{table['site']}/{name}.zip", timeout=TIMEOUT_S) as reply:
            size = int(reply.headers.get("Content-Length") or 0)
            if size > most:
                raise ModelError(f"{name}: {size / 1e6:.0f} MB are more than expected")
            with path.open("wb") as file:
                while chunk := reply.read(CHUNK):
                    file.write(chunk)
                    if file.tell() > most:
                        raise ModelError(f"{name}: more came than expected")
                    progress(file.tell() / (size or most))
                if size and file.tell() != size:
                    raise ModelError(f"{name}: the download was cut off; try again")
    except (urllib.error.URLError, OSError, ValueError) as error:
        why = getattr(error, "reason", None) or error
        raise ModelError(
            f"{name}: cannot be fetched ({why}); with no network, give a folder or ZIP file"
        ) from None
    return path


# --- out of a ZIP file ------------------------------------------------------


def _unpack(path: Path, work: Path) -> tuple[Path, str]:
    target = work / "unpacked"
    target.mkdir()
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            _look_over(path, members)
            for member in members:
                _write(archive, member, target)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError) as error:
        raise ModelError(f"{path.name}: no whole ZIP file ({error})") from None
    except ModelError:
        raise
    except Exception as error:  # zlib and lzma have errors of their own
        raise ModelError(f"{path.name}: cannot be unpacked ({error})") from None
    found = sorted(target.glob("**/am/final.mdl"), key=lambda file: len(file.parts))
    if not found:
        raise ModelError(f"{path.name}: no Vosk model is in it (no am/final.mdl)")
    folder = found[0].parents[1]
    return folder, _good(path.stem if folder == target else folder.name)


def _look_over(path: Path, members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MOST_FILES or sum(member.file_size for member in members) > MOST_BYTES:
        raise ModelError(f"{path.name}: too large for a speech model")
    for member in members:
        parts = Path(member.filename).parts
        link = stat.S_ISLNK(member.external_attr >> 16)
        odd = "\\" in member.filename or "\0" in member.filename or ":" in member.filename
        if not parts or parts[0] == "/" or ".." in parts or link or odd:
            raise ModelError(f"{path.name}: {member.filename[:60]!r} points outside of it")


def _write(archive: zipfile.ZipFile, member: zipfile.ZipInfo, target: Path) -> None:
    path = target / member.filename
    if member.is_dir():
        path.mkdir(parents=True, exist_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    left = member.file_size
    with archive.open(member) as source, path.open("wb") as file:
        while left and (chunk := source.read(min(CHUNK, left))):
            file.write(chunk)
            left -= len(chunk)


# --- into its place ---------------------------------------------------------


def _place(folder: Path, target: Path) -> Model:
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = target.with_name(f".gone-{target.name}")
    shutil.rmtree(aside, ignore_errors=True)
    if target.exists():
        target.rename(aside)
    try:
        folder.rename(target)
    except OSError:
        with suppress(OSError):
            aside.rename(target)
        raise
    shutil.rmtree(aside, ignore_errors=True)
    target.touch()  # the newest one is used
    return Model(target.parent.name, target.name, target, True)


def _of_name(name: str) -> str:
    found = NAME.match(name)
    return LANGUAGES.get(found[1], found[1]) if found else ""


def _good(name: str) -> str:
    if not GOOD_NAME.fullmatch(name) or name.startswith("."):
        raise ModelError(f"{name[:60]!r}: no good name for a model; letters, digits, - _ .")
    return name
