"""Draws the car anew: `python -m cockpit.features.cabin.car.draw` writes night/, day/, boxes.js."""

import json
from pathlib import Path

from cockpit.features.cabin.car.outline import BOX, PALETTES
from cockpit.features.cabin.car.parts import PARTS

HERE = Path(__file__).parent


def main() -> None:
    """Write every part in every palette."""
    for folder, colours in PALETTES.items():
        (HERE / folder).mkdir(exist_ok=True)
        for name, draw in PARTS.items():
            x, y, w, h = BOX[name]
            head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{w}" height="{h}"'
            body = f'{head} viewBox="{x} {y} {w} {h}">\n{draw(colours)}\n</svg>\n'
            (HERE / folder / f"{name}.svg").write_text(body, "utf-8")
    boxes = json.dumps(BOX, indent=2)
    (HERE / "boxes.js").write_text(f".pragma library\nvar BOX = {boxes}\n", "utf-8")


if __name__ == "__main__":
    main()
