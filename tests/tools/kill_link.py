"""The MQTT link under fire: `python -m tests.tools.kill_link [--kills 20] [--restarts 10]`."""

import argparse
import tempfile
from pathlib import Path

from tests.links.mqtt_link.killing import toll_of


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--kills", type=int, default=20)
    asked.add_argument("--restarts", type=int, default=10)
    asked.add_argument("--seed", type=int, default=1)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        toll = toll_of(Path(folder), given.kills, given.restarts, given.seed)
    print(f"{given.kills} kills, {given.restarts} restarts of the broker")
    print(f"told {toll.told}: lost {toll.lost}, came twice {toll.twice} (same id)")
    print(f"said {toll.said}: unheard {toll.unheard}, heard twice {toll.heard_twice}")


if __name__ == "__main__":
    main()
