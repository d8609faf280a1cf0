"""`python -m cockpit.voice.hearing.trial FOLDER`: load a model where a crash harms nobody.

Prints one JSON line: what it is. Ends otherwise when the model is broken.
"""

import json
import os
import subprocess
import sys
import time
import tomllib
from pathlib import Path
from typing import Any

from cockpit.core.paths import ROOT
from cockpit.voice.hearing.models import ModelError

KNOWN = Path(__file__).with_name("known.toml")
PATIENCE_S = 180.0
SOUND_S = 1.0


def try_out(folder: Path) -> dict[str, Any]:
    """Load it in a process of its own and tell what it is; raises ModelError."""
    paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    try:
        done = subprocess.run(
            [sys.executable, "-m", "cockpit.voice.hearing.trial", str(folder)],
            capture_output=True,
            timeout=PATIENCE_S,
            check=True,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(paths)},
        )
        facts: dict[str, Any] = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        raise ModelError(f"{folder.name}: does not load within {PATIENCE_S:.0f} s") from None
    except (subprocess.SubprocessError, ValueError):
        raise ModelError(f"{folder.name}: does not load; it is broken or no Vosk model") from None
    return facts


def main(folder: Path) -> None:
    """Load, hear a little, and tell."""
    from cockpit.voice.hearing.engine import Engine
    from cockpit.voice.hearing.sound import RATE, WIDTH

    began = time.monotonic()
    engine = Engine(folder)
    recogniser = engine.recogniser(())
    recogniser.take(bytes(round(SOUND_S * RATE) * WIDTH))
    recogniser.end()
    lists = tomllib.loads(KNOWN.read_text("utf-8"))["words"]
    known = {language: sum(map(engine.knows, words)) for language, words in lists.items()}
    best = max(known, key=lambda language: known[language])
    facts = {
        "language": best if known[best] * 2 > len(lists[best]) else "",
        "fixed": engine.fixed,
        "seconds": round(time.monotonic() - began, 2),
    }
    print(json.dumps(facts))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
