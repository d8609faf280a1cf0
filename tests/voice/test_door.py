"""Typed sentences come in by a socket, one at a time, and never take the cockpit down."""

import contextlib
import os
import socket
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from cockpit.voice.door import Door, ask_cockpit, door_path


def echo(text: str, done: Callable[[Mapping[str, Any]], None]) -> None:
    done({"text": text.upper()})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "d" / "voice.sock"


@pytest.fixture
def door(path: Path) -> Iterator[Door]:
    door = Door(echo, path)
    assert door.open() == ""
    yield door
    door.close()


def test_a_sentence_in_a_record_out(door: Door, path: Path) -> None:
    assert ask_cockpit("make it warmer", path) == {"text": "MAKE IT WARMER"}


def test_each_user_has_his_own_door_with_or_without_a_runtime_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("COCKPIT_DOOR")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert door_path() == tmp_path / "cockpit" / "voice.sock"
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    assert door_path().parent.name == f"cockpit-{os.getuid()}"


def test_nobody_there(path: Path) -> None:
    assert ask_cockpit("make it warmer", path) is None


def test_only_this_user_may_come_in(door: Door, path: Path) -> None:
    assert path.stat().st_mode & 0o077 == 0


def test_a_door_left_by_the_dead_is_taken_over(path: Path) -> None:
    path.parent.mkdir()
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(str(path))
    door = Door(echo, path)
    assert door.open() == ""
    assert ask_cockpit("hi", path) == {"text": "HI"}
    door.close()
    assert not path.exists()


def test_a_second_cockpit_leaves_the_first_its_door(door: Door, path: Path) -> None:
    second = Door(echo, path)
    assert "no door" in second.open()
    second.close()
    assert ask_cockpit("hi", path) == {"text": "HI"}


@pytest.mark.parametrize("nonsense", [b"", b"\n", b"{}\n", b"[1]\n", b"\xff\xfe\n", b"{" * 9999])
def test_nonsense_is_no_harm(door: Door, path: Path, nonsense: bytes) -> None:
    with socket.socket(socket.AF_UNIX) as guest:
        guest.connect(str(path))
        guest.sendall(nonsense)
        guest.shutdown(socket.SHUT_WR)
        guest.settimeout(5)
        with contextlib.suppress(ConnectionResetError):
            guest.recv(100)
    assert ask_cockpit("hi", path) == {"text": "HI"}
