"""What the cockpit understands, for the other steps: `python -m setup.voice_model.own FOLDER`.

Runs with the cockpit's own Python. Writes FOLDER/own.json (sentences) and FOLDER/names.json (the
demonstration's places, so that their words are in the model).
"""

import json
import sys
from pathlib import Path

from setup.voice_model.sentences import own

SENTENCES = 7_000
MAP = Path(__file__).parents[2] / "assets" / "maps" / "demo.osm.pbf"


def names() -> list[str]:
    """Every street and place of the demonstration's map."""
    import osmium

    found = osmium.FileProcessor(str(MAP)).with_filter(osmium.filter.KeyFilter("name"))
    return sorted({thing.tags.get("name:en") or thing.tags["name"] for thing in found})


def main(folder: Path) -> None:
    """Write both."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "own.json").write_text(json.dumps(own(SENTENCES)), "utf-8")
    (folder / "names.json").write_text(json.dumps(names()), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
