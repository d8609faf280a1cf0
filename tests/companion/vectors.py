"""What the car's side says, for the app's tests: `python -m tests.companion.vectors` writes it."""

import json

from cockpit.core.paths import ROOT
from tests.features.phone.keys.vector import vector

FILE = ROOT / "companion" / "test" / "vectors.json"


def words() -> str:
    return json.dumps(vector(), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    FILE.write_text(words(), "utf-8")
