"""Doors, windows and glass."""

from cockpit.features.cabin.car import outline as o
from cockpit.features.cabin.car.body import metal
from cockpit.features.cabin.car.outline import Palette
from cockpit.features.cabin.car.svg import linear, path


def door_f(c: Palette) -> str:
    """The front left door, closed."""
    skin = "M-96,148 C-95.6,190 -96.2,236 -97,270 L-85.5,270 C-85,236 -84,190 -84,146 Z"
    return _door(c, o.DOOR_F, skin, 240)


def door_r(c: Palette) -> str:
    """The rear left door, closed."""
    skin = (
        "M-97,273 C-97.4,300 -97.8,312 -98,322 C-98.8,340 -97,354 -92,364 "
        "C-88,371 -84,378 -80,385 C-84,352 -85.5,320 -85.5,273 Z"
    )
    return _door(c, o.DOOR_R, skin, 326)


def _door(c: Palette, outline: str, skin: str, handle: float) -> str:
    grip = path(f"M-92.6,{handle} L-93.2,{handle + 20}", "none", c["seam"], 3.4)
    grip += path(f"M-92,{handle + 1} L-92.6,{handle + 19}", "none", c["chrome"], 1)
    frame = path(outline, c["trim"], "none", 1, 0.55) + path(outline, "none", c["seam"], 2.2)
    return (
        metal(c)
        + frame
        + path(skin, "url(#metal)")
        + path(skin, "none", c["seam"], 1.0, 0.9)
        + grip
    )


def pane(c: Palette, outline: str) -> str:
    """A side window, shut."""
    fall = linear(
        "fall", -86, 0, -66, 0, (0, c["sky"], 0.55), (0.35, c["glass2"], 0.9), (1, c["glass"], 0.92)
    )
    return fall + path(outline, "url(#fall)", c["seam"], 1.0)


def gap(c: Palette, outline: str) -> str:
    """The frame of a window that is not shut."""
    return path(outline, "none", c["cable"], 2.4)


def mark(c: Palette, outline: str) -> str:
    """The edge of what stands open."""
    return path(outline, c["open"], alpha=0.28) + path(outline, "none", c["open"], 2.6)


def hatch(c: Palette, outline: str, top: int, bottom: int) -> str:
    """What is drawn over a door that cannot be seen."""
    lines = "".join(
        path(f"M-97,{y + 14} L-68,{y}", "none", c["line"], 2.2, 0.9) for y in range(top, bottom, 9)
    )
    return path(outline, c["tub"], c["line"], 1.6) + lines


def glass(c: Palette) -> str:
    """Windscreen, glass roof and rear window, with the sky in them."""
    tint = linear(
        "tint",
        0,
        116,
        0,
        416,
        (0, c["glass2"], 0.9),
        (0.26, c["glass"], 0.55),
        (0.3, c["glass"], 0.22),
        (0.78, c["glass"], 0.3),
        (0.82, c["glass"], 0.8),
        (1, c["glass2"], 0.95),
    )
    sheen = linear(
        "sheen",
        -60,
        116,
        60,
        300,
        (0, c["sky"], 0.42),
        (0.3, c["sky"], 0.05),
        (0.31, c["sky"], 0.16),
        (0.7, c["sky"], 0.0),
    )
    out = tint + sheen
    for d in (o.WINDSCREEN, o.ROOF, o.REAR_WINDOW):
        out += path(d, "url(#tint)") + path(d, "url(#sheen)") + path(d, "none", c["seam"], 1.6)
    defrost = "".join(
        path(
            f"M{-57 - i},{366 + 9 * i} C-20,{371 + 9 * i} 20,{371 + 9 * i} {57 + i},{366 + 9 * i}",
            "none",
            c["sky"],
            0.6,
            0.35,
        )
        for i in range(5)
    )
    return out + defrost + path("M-52,214 C-54,250 -54,300 -51,338", "none", c["sky"], 1.2, 0.5)
