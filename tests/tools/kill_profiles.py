"""Kills the store of the profiles, tears its files, fills its disk; is each profile whole?

`python -m tests.tools.kill_profiles --count 10000`. Each run a child adds, changes, locks, opens
and deletes profiles at random and says before and after what it does. Then one of these:

- kill: SIGKILL at a random moment, also while it opens the store;
- tear: then files of a copy are cut, overwritten, or mixed with their older pages; never all three;
- mend: they are torn before, and the child is killed while it mends them;
- full: no file may grow beyond a random size.

Afterwards every acknowledged change must be there, none that was refused, the last one wholly or
not at all, and every profile as it was written, to the last byte.
"""

import argparse
import json
import os
import random
import resource
import shutil
import signal
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from cockpit.features.profiles.database import BACKUPS, FILE
from cockpit.features.profiles.favourites import Place
from cockpit.features.profiles.fields import HOME, NAME, PICTURE, PLACES, SEAT_POSITION
from cockpit.features.profiles.profile import Profile
from cockpit.features.profiles.refusal import Refused, Trouble
from cockpit.features.profiles.session import Session
from cockpit.features.profiles.store import Store
from tests.features.profiles.drivers import png

HOW = ("kill", "tear", "mend", "full")
LONGEST_S = 0.08
OPS_ON_A_FULL_DISK = 6
MOST = 6
PHONE, SECRET = "phone", bytes(range(32))
GROUPS = ((FILE, f"{FILE}-wal"), (BACKUPS[0],), (BACKUPS[1],))


@dataclass(frozen=True, slots=True)
class Told:
    """One profile: the number that all of it follows from, and whether it is locked."""

    number: int
    locked: bool


type Truth = dict[str, Told]


def made(id_: str, number: int) -> Profile:
    """A profile of which every part follows from the number."""
    luck = random.Random(number)
    places = tuple(
        Place(f"P{number}-{n}", n, n, luck.randbytes(40).hex()) for n in range(luck.randrange(60))
    )
    home = Place(f"H{number}", 1.5, 2.5, luck.randbytes(80).hex())
    profile = Profile(id_).having(NAME, f"D{number}").having(HOME, home).having(PLACES, places)
    picture = png(more=luck.randbytes(luck.randrange(9000)))
    return profile.having(PICTURE, picture).having(SEAT_POSITION, 80 + number % 20)


def opened(store: Store, id_: str, locked: bool) -> Session:
    """By the way that the truth knows; raises AssertionError."""
    found = store.unlock_by_phone(id_, PHONE, SECRET) if locked else store.open(id_)
    assert isinstance(found, Session), f"{id_}: {found}"
    return found


def seen(store: Store) -> Truth:
    """What is in the store; raises AssertionError for a profile that is not whole."""
    truth: Truth = {}
    for each in store.drivers:
        profile = opened(store, each.face.id, each.locked).profile
        number = int(profile.get(NAME)[1:])
        assert profile == made(profile.id, number), f"half-written: {profile.get(NAME)}"
        truth[profile.id] = Told(number, each.locked)
    return truth


# The child ------------------------------------------------------------------------------------


def child(folder: Path, luck: random.Random, out: int, truth: Truth, ops: int) -> None:
    """Do things until killed, or so many; says each before and after."""
    store = Store(folder)
    assert store.trouble in (None, Trouble.NO_BACKUP), store.trouble
    for _ in range(ops):
        op, id_, number = _wish(luck, truth)
        os.write(out, json.dumps([op, id_, number]).encode() + b"\n")
        done = not isinstance(_do(store, truth, op, id_, number), Refused)
        os.write(out, b"did\n" if done else b"refused\n")
        if done:
            truth = after(truth, op, id_, number)
    store.close()


def _wish(luck: random.Random, truth: Truth) -> tuple[str, str, int]:
    number = luck.randrange(1 << 40)
    if not truth or (len(truth) < MOST and luck.random() < 0.2):
        return "add", luck.randbytes(8).hex(), number
    id_ = luck.choice(sorted(truth))
    if luck.random() < 0.2:
        return "unlock" if truth[id_].locked else "lock", id_, number
    return ("delete" if luck.random() < 0.15 else "keep"), id_, number


def _do(store: Store, truth: Truth, op: str, id_: str, number: int) -> Session | Refused | None:
    match op:
        case "add":
            return store.add(made(id_, number))
        case "delete":
            return store.delete(id_)
        case "lock":
            return store.locks.add_phone(opened(store, id_, False), PHONE, SECRET)
        case "unlock":
            return store.locks.drop_phone(opened(store, id_, True), PHONE)
        case _:
            return store.keep(opened(store, id_, truth[id_].locked), made(id_, number))


def after(truth: Truth, op: str, id_: str, number: int) -> Truth:
    """The truth once that is done."""
    others = {key: told for key, told in truth.items() if key != id_}
    match op:
        case "delete":
            return others
        case "lock" | "unlock":
            return truth | {id_: Told(truth[id_].number, op == "lock")}
        case _:
            return truth | {id_: Told(number, op == "keep" and truth[id_].locked)}


# The parent -----------------------------------------------------------------------------------


def _fork(folder: Path, luck: random.Random, truth: Truth, full: bool) -> tuple[int, int]:
    """Start a child; returns its process and what it says."""
    read, write = os.pipe()
    # Drawn here, and not in the child: else each child would draw the same.
    own, size = random.Random(luck.random()), int(luck.random() * 1.5 * _largest(folder))
    process = os.fork()
    if not process:
        _be_child(folder, own, write, truth, size if full else None)
    os.close(write)
    return process, read


def _be_child(
    folder: Path, luck: random.Random, out: int, truth: Truth, size: int | None
) -> NoReturn:
    ended = 1
    try:
        if size is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        child(folder, luck, out, truth, OPS_ON_A_FULL_DISK if size is not None else 1 << 30)
        ended = 0
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(ended)


def _largest(folder: Path) -> int:
    return max((file.stat().st_size for file in folder.glob("*")), default=20_000)


def _allowed(said: bytes, truth: Truth) -> list[Truth]:
    """What may be there: all that was acknowledged, and with or without the last wish."""
    pending: Truth | None = None
    for line in said.split(b"\n")[:-1]:
        if line == b"did":
            assert pending is not None
            truth, pending = pending, None
        elif line == b"refused":
            pending = None
        else:
            pending = after(truth, *json.loads(line))
    return [truth] if pending is None else [truth, pending]


def _tear(folder: Path, older: dict[str, bytes], luck: random.Random) -> None:
    """Harm one or two of the three: file with its log, first and second backup."""
    for group in luck.sample(GROUPS, luck.choice((1, 1, 2))):
        for name in group:
            file = folder / name
            if file.exists() and (content := file.read_bytes()):
                file.write_bytes(_torn(content, older.get(name, b""), luck))


def _torn(content: bytes, older: bytes, luck: random.Random) -> bytes:
    torn, at = bytearray(content), luck.randrange(len(content))
    match luck.choice(("cut", "zeros", "noise", "flip", "pages", "old")):
        case "cut":
            del torn[at:]
        case "zeros":
            torn[at : at + 512 * luck.randrange(1, 20)] = bytes(512)
        case "noise":
            piece = luck.randbytes(luck.randrange(1, 5000))
            torn[at : at + len(piece)] = piece
        case "flip":
            torn[at] ^= 1 << luck.randrange(8)
        case "pages":
            for start in range(0, min(len(torn), len(older)), 4096):
                if luck.random() < 0.5:
                    torn[start : start + 4096] = older[start : start + 4096]
        case _:
            torn[:] = older or torn
    return bytes(torn)


def run_once(folder: Path, truth: Truth, how: str, luck: random.Random) -> tuple[Truth, str]:
    """One run; returns what is in the store now and what came of it. Raises AssertionError."""
    older = {file.name: file.read_bytes() for file in folder.glob("*") if file.is_file()}
    if how == "mend":
        _tear(folder, {}, luck)
    process, read = _fork(folder, luck, truth, how == "full")
    if how != "full":
        time.sleep(luck.random() ** 2 * LONGEST_S)
        os.kill(process, signal.SIGKILL)
    with os.fdopen(read, "rb") as pipe:
        said = pipe.read()
    status = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    assert status in (0, -signal.SIGKILL), f"{how}: the child failed ({status})"
    allowed = _allowed(said, truth)
    if how == "tear":
        _check_torn(folder, older, allowed, luck)
    store = Store(folder)
    now = seen(store)
    assert now in allowed, f"{how}: {now} is none of {allowed}"
    assert store.mended is not Trouble.LOST
    assert store.trouble is None, store.trouble
    end = "mended" if store.mended else "whole"
    store.close()
    if how == "full":
        end += f", {'some' if b'did' in said else 'all'} refused" if b"refused" in said else ""
    pending = "" if len(allowed) < 2 else ", last done" if now == allowed[1] else ", last undone"
    return now, f"{how}: {end}{pending}"


def _check_torn(
    folder: Path, older: dict[str, bytes], allowed: list[Truth], luck: random.Random
) -> None:
    with tempfile.TemporaryDirectory(dir=folder.parent) as name:
        copy = Path(name) / "copy"
        shutil.copytree(folder, copy)
        # What a backup of the last start holds is no backup of what came since.
        _tear(copy, {FILE: older.get(FILE, b"")}, luck)
        store = Store(copy)
        assert store.mended is not Trouble.LOST
        assert (now := seen(store)) in allowed, f"torn: {now} is none of {allowed}"
        store.close()


def run_often(folder: Path, count: int, seed: int) -> Iterator[str]:
    """As often as asked; tells what came of each run. Raises AssertionError."""
    luck = random.Random(seed)
    truth: Truth = {}
    Store(folder).close()
    for number in range(count):
        truth, end = run_once(folder, truth, HOW[number % len(HOW)], luck)
        for file in folder.glob("*.broken"):
            file.unlink()
        yield end


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="where to make the store, such as /dev/shm")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=given.folder) as name:
        ends = Counter(run_often(Path(name) / "profiles", given.count, given.seed))
    listed = "; ".join(f"{count} × {end}" for end, count in sorted(ends.items()))
    print(f"{given.count} runs: {listed}. No profile lost, none half-written")


if __name__ == "__main__":
    main()
