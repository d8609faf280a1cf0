import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from cockpit.core.paths import ROOT
from cockpit.features.profiles import schema
from cockpit.features.profiles.database import BACKUPS, FILE
from cockpit.features.profiles.fields import TEMPERATURE
from cockpit.features.profiles.profile import Profile
from cockpit.features.profiles.refusal import Trouble
from cockpit.features.profiles.store import Store
from tests.features.profiles.drivers import CHEAP, driver, session


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "profiles"


@pytest.fixture
def anna(folder: Path) -> Profile:
    store = Store(folder, CHEAP)
    added = session(store.add(driver()))
    kept = session(store.keep(added, added.profile.having(TEMPERATURE, 17.0)))
    store.close()
    return kept.profile


def opened(folder: Path, anna: Profile) -> Trouble | None:
    """What the driver is told, once all is found to be there."""
    store = Store(folder, CHEAP)
    assert session(store.open(anna.id)).profile == anna
    assert store.trouble is None
    store.close()
    again = Store(folder, CHEAP)
    assert again.mended is None
    assert session(again.open(anna.id)).profile == anna
    again.close()
    return store.mended


def flip(file: Path, at: int) -> None:
    content = bytearray(file.read_bytes())
    content[at] ^= 0x10
    file.write_bytes(content)


def test_only_the_owner_may_look_into_the_folder(folder: Path, anna: Profile) -> None:
    assert folder.stat().st_mode & 0o777 == 0o700


def test_file_and_backups_are_the_same_after_each_change(folder: Path) -> None:
    store = Store(folder, CHEAP)
    store.add(driver())
    images = {(folder / name).read_bytes() for name in (FILE, *BACKUPS)}
    assert len(images) == 1
    assert (folder / f"{FILE}-wal").stat().st_size == 0


@pytest.mark.parametrize("damage", ["cut", "gone", "empty", "noise", "flip"])
def test_the_last_good_backup_is_taken_and_the_driver_is_told(
    folder: Path, anna: Profile, damage: str
) -> None:
    file = folder / FILE
    content = file.read_bytes()
    match damage:
        case "gone":
            file.unlink()
        case "empty":
            file.write_bytes(b"")
        case "cut":
            file.write_bytes(content[: len(content) // 2])
        case "noise":
            file.write_bytes(b"noise" * 1000)
        case _:
            flip(file, content.index(b"Zanzibar"))
    assert opened(folder, anna) is Trouble.MENDED
    assert (folder / f"{FILE}.broken").exists()


def test_every_damaged_byte_is_found_or_does_not_matter(folder: Path, anna: Profile) -> None:
    size = (folder / FILE).stat().st_size
    for at in [*range(120), *range(120, size, 397)]:
        flip(folder / FILE, at)
        opened(folder, anna)


def test_the_log_of_a_damaged_file_is_not_taken_for_its_backups(
    folder: Path, anna: Profile
) -> None:
    rows = sqlite3.connect(folder / FILE)
    rows.execute("UPDATE profile SET name = 'Nobody'")
    rows.commit()
    log = (folder / f"{FILE}-wal").read_bytes()
    rows.close()
    assert b"Nobody" in log
    (folder / f"{FILE}-wal").write_bytes(log)
    flip(folder / FILE, 18)
    assert opened(folder, anna) is Trouble.MENDED


def test_damage_that_cannot_even_be_told_is_mended(folder: Path, anna: Profile) -> None:
    for name in (FILE, BACKUPS[0]):
        content = (folder / name).read_bytes()
        (folder / name).write_bytes(
            content.replace(b"CREATE TABLE lock", b"CREATE T\xd4BLE l\xffck")
        )
    assert opened(folder, anna) is Trouble.MENDED


@pytest.mark.parametrize("at", [18, 19])
def test_a_file_that_could_only_be_read_is_not_taken(folder: Path, anna: Profile, at: int) -> None:
    flip(folder / FILE, at)
    flip(folder / BACKUPS[0], at)
    assert opened(folder, anna) is Trouble.MENDED
    store = Store(folder, CHEAP)
    assert session(store.keep(session(store.open(anna.id)), anna)).profile == anna


@pytest.mark.parametrize("name", BACKUPS)
def test_a_damaged_backup_is_made_anew(folder: Path, anna: Profile, name: str) -> None:
    good = (folder / name).read_bytes()
    (folder / name).write_bytes(good[:3000])
    assert opened(folder, anna) is None
    assert (folder / name).stat().st_size == len(good)


@pytest.mark.parametrize("left", [FILE, *BACKUPS])
def test_one_whole_file_of_three_is_enough(folder: Path, anna: Profile, left: str) -> None:
    for name in {FILE, *BACKUPS} - {left}:
        flip(folder / name, (folder / name).read_bytes().index(b"Zanzibar"))
    assert opened(folder, anna) is (None if left == FILE else Trouble.MENDED)


def test_where_nothing_is_whole_all_is_put_aside_and_told(folder: Path, anna: Profile) -> None:
    for name in (FILE, *BACKUPS):
        flip(folder / name, (folder / name).read_bytes().index(b"Zanzibar"))
    store = Store(folder, CHEAP)
    assert store.mended is Trouble.LOST
    assert store.drivers == ()
    assert len(list(folder.glob("*.broken"))) == 3
    assert session(store.add(driver("Ben"))).profile.values


def test_a_file_that_is_older_than_its_backup_is_not_taken(folder: Path, anna: Profile) -> None:
    older = folder.with_name("older")
    shutil.copytree(folder, older)
    store = Store(folder, CHEAP)
    now = session(store.open(anna.id))
    now = session(store.keep(now, anna.having(TEMPERATURE, 25.0)))
    store.close()
    shutil.copy(older / FILE, folder / FILE)
    assert opened(folder, now.profile) is Trouble.MENDED


def test_a_change_that_reached_no_backup_is_kept(folder: Path, anna: Profile) -> None:
    backups = {name: (folder / name).read_bytes() for name in BACKUPS}
    store = Store(folder, CHEAP)
    now = session(store.keep(session(store.open(anna.id)), anna.having(TEMPERATURE, 25.0)))
    store.close()
    for name, content in backups.items():
        (folder / name).write_bytes(content)
    assert opened(folder, now.profile) is None
    assert (folder / BACKUPS[1]).read_bytes() != backups[BACKUPS[1]]


def test_an_old_store_is_brought_up_to_date(
    folder: Path, anna: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    step = ("ALTER TABLE profile ADD COLUMN colour TEXT NOT NULL DEFAULT 'red'",)
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, step))
    assert opened(folder, anna) is None
    rows = sqlite3.connect(folder / BACKUPS[0])
    assert rows.execute("SELECT colour FROM profile").fetchall() == [("red",)]
    rows.close()


def test_a_migration_that_fails_changes_nothing(
    folder: Path, anna: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    step = ("UPDATE profile SET name = 'x'", "INSERT INTO profile SELECT * FROM profile")
    with monkeypatch.context() as patch:
        patch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, step))
        assert Store(folder, CHEAP).trouble is Trouble.UNUSABLE
    assert opened(folder, anna) is None


def test_the_store_of_a_newer_cockpit_is_left_as_it_is(
    folder: Path, anna: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    step = ("CREATE TABLE hologram (x INTEGER) STRICT",)
    with monkeypatch.context() as patch:
        patch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, step))
        Store(folder, CHEAP).close()
    before = {file: file.read_bytes() for file in folder.iterdir() if file.stat().st_size}
    store = Store(folder, CHEAP)
    assert store.trouble is Trouble.NEWER
    store.add(driver("Ben"))
    assert store.trouble is Trouble.NEWER
    store.close()
    assert {f: f.read_bytes() for f in folder.iterdir() if f.stat().st_size} == before


def test_a_second_cockpit_keeps_nothing_and_says_so(folder: Path, anna: Profile) -> None:
    first = Store(folder, CHEAP)
    second = Store(folder, CHEAP)
    assert second.trouble is Trouble.UNUSABLE
    assert second.drivers == ()
    first.close()
    assert opened(folder, anna) is None


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    store = Store(tmp_path / "file" / "profiles", CHEAP)
    assert store.trouble is Trouble.UNUSABLE
    assert session(store.add(driver())).profile.values


def test_on_a_full_disk_a_change_is_refused_whole(folder: Path, anna: Profile) -> None:
    words = [sys.executable, "-m", "tests.features.profiles.full_disk", str(folder), anna.id]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert opened(folder, anna) is None


def test_nothing_heavy_is_loaded_before_it_is_needed() -> None:
    program = (
        "import sys, cockpit.features.profiles.store, cockpit.features.profiles.preview;"
        "cockpit.features.profiles.store.Store(None);"
        "print(*({'nacl', 'cryptography', 'PyQt6'} & sys.modules.keys()))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == "", done.stderr
    assert done.returncode == 0, done.stderr
