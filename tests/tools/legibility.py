"""Prints all that is hard to read or to hit, by page and item, and can keep pictures of it.

    python tests/tools/legibility.py --language ar --pictures build/legibility

Unlike the test it shows what is excused, and it can look at one theme or size alone.
"""

import argparse
import itertools
import os
import sys
from collections.abc import Sequence
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from PyQt6.QtGui import QGuiApplication  # noqa: E402

from cockpit.ui.display import LANGUAGES  # noqa: E402
from tests.ui.legibility.allowed import ALLOWED  # noqa: E402
from tests.ui.legibility.desk import Desk  # noqa: E402
from tests.ui.legibility.finding import Finding  # noqa: E402
from tests.ui.legibility.walk import walk  # noqa: E402


def main() -> int:
    """The number of findings without an excuse, as far as an exit status goes."""
    parser = argparse.ArgumentParser(description="All that is hard to read or to hit.")
    parser.add_argument("--language", choices=LANGUAGES, action="append")
    parser.add_argument("--theme", choices=("day", "night"), action="append")
    parser.add_argument("--size", choices=("normal", "large"), action="append")
    parser.add_argument("--pictures", type=Path, help="a folder for a picture of each state")
    options = parser.parse_args()
    app = QGuiApplication([])
    themes, sizes = options.theme or ("day", "night"), options.size or ("normal", "large")
    looks = tuple(itertools.product(themes, sizes))
    bad = sum(_report(code, looks, options.pictures) for code in options.language or LANGUAGES)
    app.quit()
    return min(bad, 100)


def _report(language: str, looks: Sequence[tuple[str, str]], pictures: Path | None) -> int:
    desk = Desk(language)

    def keep(state: str, theme: str, size: str) -> None:
        if pictures:
            folder = pictures / f"{theme}-{language}-{size}"
            folder.mkdir(parents=True, exist_ok=True)
            desk.window.grabWindow().save(str(folder / f"{state.replace(', ', '-')}.png"))

    found = walk(desk, looks, keep)
    desk.stop()
    bad = [one for one in sorted(found) if not _excuse(one)]
    print(f"{language}: {len(bad)} findings, {len(found) - len(bad)} excused")
    for one in sorted(found):
        print(f"  {one}{_excuse(one)}")
    return len(bad)


def _excuse(finding: Finding) -> str:
    excuses = (f" (excused: {a.why})" for a in ALLOWED if a.excuses(finding))
    return next(excuses, "")


if __name__ == "__main__":
    sys.exit(main())
