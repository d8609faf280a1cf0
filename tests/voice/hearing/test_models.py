import os
import shutil
import zipfile
from pathlib import Path

import pytest

from cockpit.voice.hearing.install import install, remove
from cockpit.voice.hearing.models import ModelError, check, choose, models, models_dir
from tests.voice.hearing.fake_model import FILES, make_fake


@pytest.fixture(autouse=True)
def no_model_of_the_developer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("COCKPIT_VOICE_MODEL", raising=False)
    monkeypatch.setattr("cockpit.voice.hearing.models.bundled_dir", lambda: tmp_path / "bundled")


@pytest.mark.parametrize("name", FILES)
def test_a_missing_or_empty_file_is_named(tmp_path: Path, name: str) -> None:
    check(make_fake(tmp_path / "whole"))
    (tmp_path / "whole" / name).write_bytes(b"")
    with pytest.raises(ModelError, match="missing or empty"):
        check(tmp_path / "whole")
    (tmp_path / "whole" / name).unlink()
    with pytest.raises(ModelError, match=r"^whole: "):
        check(tmp_path / "whole")


@pytest.mark.parametrize("name", ["am/final.mdl", "graph/HCLr.fst", "graph/Gr.fst"])
def test_a_file_that_is_something_else_is_named(tmp_path: Path, name: str) -> None:
    (make_fake(tmp_path / "odd") / name).write_bytes(b"<html>not found</html>")
    with pytest.raises(ModelError, match=f"odd: {name} is broken"):
        check(tmp_path / "odd")


def test_half_an_ivector_is_no_model(tmp_path: Path) -> None:
    folder = make_fake(tmp_path / "half")
    (folder / "ivector").mkdir()
    with pytest.raises(ModelError, match=r"ivector/final\.ie"):
        check(folder)


def test_installed_beats_bundled_and_the_newest_wins(tmp_path: Path) -> None:
    assert choose("en") is None
    make_fake(tmp_path / "bundled" / "en")
    first = choose("en")
    assert first
    assert (first.name, first.bundled) == ("bundled", True)
    for number, name in enumerate(("old", "new")):
        folder = make_fake(models_dir() / "en" / name)
        os.utime(folder, (number, number))
    newest = choose("en")
    assert newest
    assert newest.name == "new"
    assert [m.name for m in models()] == ["new", "old", "bundled"]
    avoided = choose("en", (str(newest.folder),))
    assert avoided
    assert avoided.name == "old"
    assert choose("de") is None


def test_a_folder_a_zip_and_again(model: Path, tmp_path: Path) -> None:
    shutil.copytree(model, tmp_path / "vosk-model-small-en-us-9.9")
    found = install(str(tmp_path / "vosk-model-small-en-us-9.9"))
    assert (found.language, found.name) == ("en", "vosk-model-small-en-us-9.9")
    packed = shutil.make_archive(
        str(tmp_path / "packed"), "zip", tmp_path, "vosk-model-small-en-us-9.9"
    )
    assert install(packed) == found
    assert [m.name for m in models()] == [found.name]
    check(found.folder)
    assert [p.name for p in models_dir().iterdir()] == ["en"]
    assert [p.name for p in (models_dir() / "en").iterdir()] == [found.name]


def test_the_language_is_told_by_the_words(model: Path, tmp_path: Path) -> None:
    shutil.copytree(model, tmp_path / "speech")
    assert install(str(tmp_path / "speech")).language == "en"
    assert install(str(tmp_path / "speech"), "de").language == "de"
    with pytest.raises(ModelError, match="which language"):
        install(str(tmp_path / "speech"), "../etc")


def test_a_removed_model_is_gone(model: Path, tmp_path: Path) -> None:
    shutil.copytree(model, tmp_path / "speech")
    folder = install(str(tmp_path / "speech")).folder
    with pytest.raises(ModelError, match="there is: speech"):
        remove("talk")
    remove("speech")
    assert not folder.exists()
    assert models() == []


def test_what_only_looks_like_a_model_is_not_installed(tmp_path: Path) -> None:
    make_fake(tmp_path / "fake")
    with pytest.raises(ModelError, match="fake: does not load"):
        install(str(tmp_path / "fake"))
    assert models() == []
    assert list(models_dir().iterdir()) == []


@pytest.mark.parametrize(
    "name", ["../../evil", "/etc/evil", "a/../../evil", "a\\..\\evil", "c:evil"]
)
def test_a_zip_writes_nothing_outside(tmp_path: Path, name: str) -> None:
    path = tmp_path / "evil.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("m/am/final.mdl", b"x")
        info = zipfile.ZipInfo()
        info.filename = name
        archive.writestr(info, b"evil")
    with pytest.raises(ModelError, match="points outside"):
        install(str(path))
    assert not list(tmp_path.rglob("evil"))


def test_a_link_in_a_zip_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "link.zip"
    with zipfile.ZipFile(path, "w") as archive:
        info = zipfile.ZipInfo("m/am")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc")
    with pytest.raises(ModelError, match="points outside"):
        install(str(path))


def test_a_zip_that_is_cut_off_or_none(tmp_path: Path) -> None:
    make_fake(tmp_path / "m")
    whole = Path(shutil.make_archive(str(tmp_path / "whole"), "zip", tmp_path, "m"))
    for cut in range(0, whole.stat().st_size, 37):
        path = tmp_path / "cut.zip"
        path.write_bytes(whole.read_bytes()[:cut])
        with pytest.raises(ModelError, match=r"^cut\.zip: "):
            install(str(path))
    bare = tmp_path / "bare.zip"
    with zipfile.ZipFile(bare, "w") as archive:
        archive.writestr("readme", b"x")
    with pytest.raises(ModelError, match="no Vosk model is in it"):
        install(str(bare))


def test_an_unknown_name_says_what_is_known() -> None:
    with pytest.raises(ModelError, match="known are de, en"):
        install("klingon")
