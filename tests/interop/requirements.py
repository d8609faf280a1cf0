"""Prints what Home Assistant's own integrations need besides it, a line each.

Run with a Python that has Home Assistant, which else fetches them while it starts.
"""

import json
from pathlib import Path

from homeassistant import bootstrap, components

MET = ("api", "config", "hassio", "mqtt", "onboarding", "tasmota")
LEFT_OUT = {"assist_satellite"}
"""It listens to microphones, and takes a C++ compiler."""
FOLDER = Path(components.__path__[0])


def main() -> None:
    """Of what it always starts, of what we meet there, and of what those build on."""
    waiting, seen = {*MET, *bootstrap.DEFAULT_INTEGRATIONS} - LEFT_OUT, set[str]()
    needed = set[str]()
    while waiting:
        one = waiting.pop()
        seen.add(one)
        manifest = json.loads((FOLDER / one / "manifest.json").read_text("utf-8"))
        needed |= set(manifest.get("requirements", ()))
        waiting |= set(manifest.get("dependencies", ())) - seen
    print(*sorted(needed), sep="\n")


if __name__ == "__main__":
    main()
