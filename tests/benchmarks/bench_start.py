"""Process start to first frame, beside an empty PyQt6 Quick window in the same run.

Prints the median of each and the ratio. Both draw offscreen in software and have warm caches.
"""

import argparse
import os
import statistics
import subprocess
import sys
import time

EMPTY = """
import sys
from PyQt6.QtCore import QUrl, Qt
from PyQt6.QtGui import QGuiApplication
from PyQt6.QtQml import QQmlApplicationEngine
app = QGuiApplication([]); engine = QQmlApplicationEngine()
engine.loadData(b'import QtQuick; Window { width: 1920; height: 720; visible: true }')
window = engine.rootObjects()[0]
def told():
    print("first frame", file=sys.stderr, flush=True); app.quit()
window.frameSwapped.connect(told, Qt.ConnectionType.QueuedConnection)
app.exec()
"""
COCKPIT = (sys.executable, "-m", "cockpit", "demo", "--verbose", "--for", "60")


def once(words: tuple[str, ...]) -> float:
    """Milliseconds from spawn to the line that says the first frame is there."""
    env = dict(os.environ)
    if not env.get("DISPLAY"):
        env["QT_QPA_PLATFORM"] = "offscreen"
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    began = time.perf_counter()
    process = subprocess.Popen(words, stderr=subprocess.PIPE, env=env, text=True)
    assert process.stderr
    for line in process.stderr:
        if "first frame" in line:
            break
    taken = (time.perf_counter() - began) * 1000
    process.terminate()
    process.communicate()
    return taken


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=10)
    times = parser.parse_args().times
    empty_words = (sys.executable, "-c", EMPTY)
    once(COCKPIT)  # warms the QML disk cache and the compiled car
    pairs = [(once(empty_words), once(COCKPIT)) for _ in range(times)]
    empty, cockpit = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(
        f"start: empty window {empty:.0f} ms, cockpit {cockpit:.0f} ms, ratio {cockpit / empty:.2f}"
    )


if __name__ == "__main__":
    main()
