"""Keeps checked cars, so that a start with unchanged files reads neither DBC nor YAML."""

import contextlib
import hashlib
import json
import os
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from cockpit.core.signals import ALL
from cockpit.links.car.plan import CarPlan, from_data, to_data

KEPT = 16
"""Cars kept; the oldest go first."""


@cache
def _own_code() -> bytes:
    """What else the outcome depends on: this folder's code, the catalogue, and Python."""
    digest = hashlib.sha256(sys.version.encode())
    for file in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(file.read_bytes())
    facts = [(s.path, s.kind.__name__, s.unit, s.low, s.high) for s in ALL]
    digest.update(repr(facts).encode())
    return digest.digest()


def key_of(files: Mapping[str, bytes]) -> str:
    """The name under which the outcome of these files is kept."""
    digest = hashlib.sha256(_own_code())
    for name, data in sorted(files.items()):
        digest.update(f"{len(name)} {name} {len(data)} ".encode())
        digest.update(data)
    return digest.hexdigest()


def read(folder: Path, key: str) -> CarPlan | None:
    """The kept plan; None where there is none, or where it is not whole."""
    try:
        stored = (folder / f"{key}.json").read_bytes()
        checksum, _, body = stored.partition(b"\n")
        if hashlib.sha256(body).hexdigest().encode() != checksum:
            return None
        return from_data(json.loads(body))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def write(folder: Path, key: str, plan: CarPlan) -> None:
    """Keep a plan, atomically; a cache that cannot be written is no reason to stop."""
    body = json.dumps(to_data(plan), separators=(",", ":")).encode()
    checksum = hashlib.sha256(body).hexdigest().encode()
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        _replace(folder / f"{key}.json", checksum + b"\n" + body)
        _tidy(folder)


def _replace(file: Path, data: bytes) -> None:
    # Two cockpits may start at once: each writes a file of its own, and the last one stays.
    part = file.with_suffix(f".{os.getpid()}.part")
    try:
        part.write_bytes(data)
        part.replace(file)
    except OSError:
        part.unlink(missing_ok=True)
        raise


def _tidy(folder: Path) -> None:
    files = sorted(folder.glob("*.json"), key=lambda file: -file.stat().st_mtime)
    for file in files[KEPT:]:
        file.unlink(missing_ok=True)
