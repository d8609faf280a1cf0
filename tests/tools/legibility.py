"""Prints all that is hard to read or to hit, by page and item, and can keep pictures of it.

    python tests/tools/legibility.py --large --pictures build/legibility

Unlike the test it also walks large text, and it shows what the test excuses.
"""

import argparse
import itertools
import os
import sys
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
    parser.add_argument("--large", action="store_true", help="large text, too")
    parser.add_argument("--pictures", type=Path, help="a folder for a picture of each state")
    options = parser.parse_args()
    app = QGuiApplication([])
    sizes = ("normal", "large") if options.large else ("normal",)
    themes, languages = options.theme or ("day", "night"), options.language or LANGUAGES
    bad = sum(
        _report(language, theme, size, options.pictures)
        for language, theme, size in itertools.product(languages, themes, sizes)
    )
    app.quit()
    return min(bad, 100)


def _report(language: str, theme: str, size: str, pictures: Path | None) -> int:
    desk = Desk(language, theme, size)
    folder = pictures / f"{theme}-{language}-{size}" if pictures else None
    if folder:
        folder.mkdir(parents=True, exist_ok=True)

    def keep(state: str) -> None:
        if folder:
            desk.window.grabWindow().save(str(folder / f"{state.replace(', ', '-')}.png"))

    found = walk(desk, keep)
    desk.stop()
    bad = [one for one in sorted(found) if not _excuse(one)]
    print(f"{language} {theme} {size}: {len(bad)} findings, {len(found) - len(bad)} excused")
    for one in sorted(found):
        print(f"  {one}{_excuse(one)}")
    return len(bad)


def _excuse(finding: Finding) -> str:
    excuses = (f" (excused: {a.why})" for a in ALLOWED if a.excuses(finding))
    return next(excuses, "")


if __name__ == "__main__":
    sys.exit(main())
