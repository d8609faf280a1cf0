"""`python -m simulators.panel`: the control panel of a running simulated car."""

import argparse
import os
import signal
import sys
from pathlib import Path

from PyQt6.QtCore import QTimer
from PyQt6.QtWidgets import QApplication

from simulators.panel.window import Panel

SHOT_AFTER_MS = 1200


def main(words: list[str] | None = None) -> int:
    """Show the panel until it is closed; returns the exit code."""
    options = _parser().parse_args(words)
    if options.shot or not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(sys.argv[:1])
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    panel = Panel(options.control)
    panel.show()
    panel.line.start()
    if options.shot:
        QTimer.singleShot(SHOT_AFTER_MS, lambda: _shoot(app, panel, options.shot))
    return app.exec()


def _shoot(app: QApplication, panel: Panel, file: Path) -> None:
    good = panel.grab().save(str(file))
    panel.close()
    app.exit(0 if good else 1)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m simulators.panel", description=__doc__)
    parser.add_argument("--control", type=Path, metavar="PATH", help="the car's control socket")
    parser.add_argument("--shot", type=Path, metavar="FILE", help="save a picture and end")
    return parser


if __name__ == "__main__":
    sys.exit(main())
