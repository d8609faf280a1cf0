"""Renders every page and state × theme × language and compares it with what was kept.

`make shots` writes build/shots and its report.html, old, new and difference side by side, and ends
with 1 where anything looks different; `make shots ARGS=--update` keeps what is new. Pictures are a
quarter of the screen's size, so that all of them together stay small. The clock stands at 14:08.
"""

import argparse
import html
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PyQt6.QtCore import Qt
from PyQt6.QtGui import QImage
from PyQt6.QtWidgets import QApplication

from cockpit.core.paths import ROOT
from cockpit.ui.display import LANGUAGES
from tests.tools.picture_diff import Difference, compare

KEPT, FRESH = ROOT / "tests" / "shots", ROOT / "build" / "shots"
WIDTH, QUALITY = 480, 30
THEMES = ("night", "day")
NOW = datetime(2026, 6, 18, 14, 8)
PASSING = ", refused"
"""States that stand for some seconds only."""
SMOOTH = Qt.TransformationMode.SmoothTransformation


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture, and what came of comparing it; None where none was kept."""

    name: str
    difference: Difference | None

    @property
    def fine(self) -> bool:
        """Whether it looks as it was kept."""
        return self.difference is not None and not self.difference.seen


def taken(language: str, only: str) -> Iterator[str]:
    """Write a language's pictures; gives their names."""
    from tests.ui.legibility.desk import Desk
    from tests.ui.legibility.states import STATES, calm

    desk = Desk(language)
    desk.app.shell.now = lambda: NOW
    desk.vm("TripCard").stop()  # it tells how long the desk has stood there
    for state, show in STATES.items():
        if only not in state or state.endswith(PASSING):
            continue
        calm(desk)
        show(desk)
        for theme in THEMES:
            desk.wear(theme, "normal")
            name = f"{state.replace(', ', '-').replace(' ', '_')}.{theme}.{language}.webp"
            small = desk.screen.picture().scaledToWidth(WIDTH, SMOOTH)
            assert small.save(str(FRESH / name), "WEBP", QUALITY), name
            yield name
    desk.stop()


def compared(name: str) -> Shot:
    """With the kept picture of that name."""
    kept = KEPT / name
    if not kept.exists():
        return Shot(name, None)
    found = compare(QImage(str(kept)), QImage(str(FRESH / name)))
    if found.seen:
        found.where.save(str(FRESH / f"{name}.diff.webp"), "WEBP", QUALITY)
    return Shot(name, found)


def report(shots: list[Shot], lost: list[str]) -> Path:
    """A page with everything that differs."""
    rows = "".join(_row(shot) for shot in shots if not shot.fine)
    gone = "".join(f"<li>{html.escape(name)} is not drawn any more</li>" for name in lost)
    fine = sum(shot.fine for shot in shots)
    page = (
        "<!doctype html><meta charset=utf-8><title>Shots</title>"
        "<style>body{font:16px sans-serif;background:#222;color:#eee}img{width:620px}</style>"
        f"<h1>{len(shots) - fine} of {len(shots)} differ</h1><ul>{gone}</ul>"
        f"<table><tr><th>kept<th>now<th>difference</tr>{rows}</table>"
    )
    file = FRESH / "report.html"
    file.write_text(page, "utf-8")
    return file


def _row(shot: Shot) -> str:
    name = html.escape(shot.name)
    told = "new" if shot.difference is None else f"{shot.difference.blocks} blocks"
    kept = f'<img src="{os.path.relpath(KEPT / shot.name, FRESH)}">'
    cells = (kept, f'<img src="{name}">', f'<img src="{name}.diff.webp">')
    pictures = "".join(f"<td>{cell}" for cell in cells)
    return f"<tr><td colspan=3>{name}: {told}</tr><tr>{pictures}</tr>"


def update(shots: list[Shot], lost: list[str]) -> None:
    """Keep what looks different now, and drop what is not drawn any more."""
    KEPT.mkdir(exist_ok=True)
    for name in lost:
        (KEPT / name).unlink()
    for shot in shots:
        if not shot.fine:
            (KEPT / shot.name).write_bytes((FRESH / shot.name).read_bytes())


def main() -> int:
    """Draw, compare, report."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--update", action="store_true", help="keep what is new")
    parser.add_argument("--only", default="", help="states with this in their names")
    parser.add_argument("--languages", nargs="+", default=list(LANGUAGES))
    given = parser.parse_args()
    app = QApplication([])
    FRESH.mkdir(parents=True, exist_ok=True)
    for old in FRESH.glob("*.webp"):
        old.unlink()
    names = [name for language in given.languages for name in taken(language, given.only)]
    shots = [compared(name) for name in names]
    whole = given.only == "" and set(given.languages) == set(LANGUAGES)
    lost = sorted({f.name for f in KEPT.glob("*.webp")} - set(names)) if whole else []
    wrong = [shot for shot in shots if not shot.fine]
    if given.update:
        update(shots, lost)
    print(f"{len(shots)} pictures, {len(wrong)} differ, {len(lost)} gone: {report(shots, lost)}")
    del app
    return 1 if (wrong or lost) and not given.update else 0


if __name__ == "__main__":
    sys.exit(main())
