"""The built app is what its sources make, fits in a car, and looks like the cockpit."""

import hashlib
import json
import re
from pathlib import Path

import pytest

from cockpit.core.paths import ROOT
from tests.companion import vectors

SOURCES, BUILT = ROOT / "companion", ROOT / "assets" / "companion"
SINGLE = ("index.html", "package-lock.json", "package.json", "tsconfig.json", "vite.config.ts")
LARGEST = 300_000
STALE = "run `make companion` and commit assets/companion with it"


def sources() -> dict[str, Path]:
    """As companion/tell-sources.mjs finds them."""
    whole = [path for folder in ("public", "src") for path in (SOURCES / folder).rglob("*")]
    files = [SOURCES / name for name in SINGLE] + [path for path in whole if path.is_file()]
    found = {path.relative_to(SOURCES).as_posix(): path for path in files}
    icons = re.findall(r"icons/([a-z-]+\.svg)", (SOURCES / "src" / "icons.ts").read_text("utf-8"))
    return found | {f"../assets/icons/{name}": ROOT / "assets" / "icons" / name for name in icons}


def test_the_build_is_current() -> None:
    lines = (BUILT / "sources.txt").read_text("utf-8").splitlines()
    built = {name: digest for digest, name in (line.split("  ") for line in lines)}
    now = {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in sources().items()}
    assert built == now, STALE


def test_it_is_small_and_whole() -> None:
    files = [path for path in BUILT.rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) < LARGEST
    start = (BUILT / "index.html").read_text("utf-8")
    for name in re.findall(r'(?:src|href)="/([^"]+)"', start):
        assert (BUILT / name).is_file(), name
    manifest = json.loads((BUILT / "cockpit.webmanifest").read_text("utf-8"))
    for icon in manifest["icons"]:
        assert (BUILT / icon["src"].lstrip("/")).is_file()


def test_nothing_in_it_needs_more_than_the_car() -> None:
    """The content security policy allows the page its own files, and nothing inline."""
    start = (BUILT / "index.html").read_text("utf-8")
    assert not re.findall(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=", start)
    known = {"http://www.w3.org", "https://maps.apple.com", "https://www.openstreetmap.org"}
    for path in (BUILT / "built").iterdir():
        assert set(re.findall(r"https?://[\w.-]+", path.read_text("utf-8"))) <= known


def test_no_registry_is_named_in_the_lock() -> None:
    lock = json.loads((SOURCES / "package-lock.json").read_text("utf-8"))
    assert not [name for name, package in lock["packages"].items() if "resolved" in package]


def test_the_vectors_are_what_the_car_says() -> None:
    assert vectors.FILE.read_text("utf-8") == vectors.words(), "python -m tests.companion.vectors"


THEME = (ROOT / "cockpit" / "ui" / "Cockpit" / "Theme.qml").read_text("utf-8")
LOOK = (SOURCES / "src" / "look.css").read_text("utf-8")


@pytest.mark.parametrize("night", [True, False])
def test_its_colours_are_the_cockpits(night: bool) -> None:
    blocks = re.findall(r":root \{([^}]*)\}", LOOK)
    shown = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", blocks[0 if night else 1]))
    told = re.findall(r'color (\w+): .*?night \? "(#\w+)" : "(#\w+)"', THEME)
    cockpit = {
        re.sub(r"([A-Z])", r"-\1", name).lower(): (dark if night else light).lower()
        for name, dark, light in told
        if name != "danger"
    }
    cockpit["danger"] = "#ff6259" if night else "#bc1c15"
    assert len(shown) > 15
    assert {name: cockpit[name] for name in shown} == shown
