"""Lights and the charging cable."""

from cockpit.features.cabin.car import outline as o
from cockpit.features.cabin.car.outline import Palette
from cockpit.features.cabin.car.svg import both, glow, linear, path, radial, rect, stretched


def beam(colour: str, far: float, wide: float, alpha: float) -> str:
    """The left headlight's cone, soft at its sides and its end."""
    stops = ((0, colour, alpha), (0.25, colour, alpha * 0.6), (1, colour, 0))
    cones = (_cone(far, wide * k / 5) for k in range(1, 7))
    layers = "".join(path(cone, "url(#cone)", alpha=0.22) for cone in cones)
    return linear("cone", 0, 30, 0, far, *stops) + layers


def _cone(far: float, w: float) -> str:
    left = f"M-86,30 C{-88 - w},{far * 0.4} {-94 - w * 1.5},{far} {-90 - w * 0.4},{far}"
    right = f"L{-58 + w},{far} C{-54 + w * 0.8},{far * 0.5} -68,24 -66,18 Z"
    return f"{left} {right}"


def lamps(c: Palette) -> str:
    """Running lights."""
    slit = "M-89,47 C-85,32 -76,21 -61,14.5"
    return both(
        glow("drl", -77, 26, 34, c["beam"], 0.75)
        + path(slit, "none", c["lens"], 3.6)
        + path(slit, "none", "#ffffff", 2)
    )


def tail(c: Palette) -> str:
    """Rear lights, dimmed."""
    return path(o.TAILLAMP, c["brake"], "none", 1, 0.85)


def brake(c: Palette) -> str:
    """Brake lights."""
    fade = radial(
        "haze", 0, 0, 100, (0, c["brake"], 0.6), (0.4, c["brake"], 0.22), (1, c["brake"], 0)
    )
    haze = fade + stretched(474, 125, 50, "haze", 100)
    bright = "M-86,465 C-78,472 -70,474.5 -60,474.5 L60,474.5 C70,474.5 78,472 86,465"
    spots = both(glow("stop", -80, 466, 44, c["brake"], 0.9))
    return haze + spots + path(o.TAILLAMP, c["brake"]) + path(bright, "none", "#ffd9d4", 1.8)


def reverse(c: Palette) -> str:
    """Reversing lights."""
    return both(glow("back", -40, 475, 34, c["lens"], 0.9) + rect(-50, 472, 20, 4, 2, "#ffffff"))


def blink_f(c: Palette) -> str:
    """The front left indicator."""
    return (
        glow("turn", -86, 36, 56, c["blink"], 0.95)
        + path("M-91,48 C-88,34 -79,21 -64,14", "none", c["blink"], 5)
        + path("M-91,48 C-88,34 -79,21 -64,14", "none", "#fff0cc", 1.4)
    )


def blink_r(c: Palette) -> str:
    """The rear left indicator."""
    return (
        glow("turn", -88, 464, 56, c["blink"], 0.95)
        + path(o.REAR_BLINK, c["blink"])
        + path("M-91,456 C-86,467 -76,473 -58,474.6", "none", "#fff0cc", 1.4)
    )


def cable(c: Palette) -> str:
    """The charging cable and its plug."""
    run = "M-108,402 C-150,402 -160,430 -158,460 C-156,490 -140,500 -138,530"
    plug = rect(-118, 395, 20, 14, 5, c["trim"]) + rect(-102, 398, 6, 8, 2, c["chrome"])
    skin = linear("skin", 0, 440, 0, 530, (0, c["dark"], 1), (1, c["dark"], 0))
    core = linear("core", 0, 440, 0, 530, (0, c["cable"], 1), (1, c["cable"], 0))
    return (
        skin
        + core
        + path(run, "none", "url(#skin)", 8)
        + path(run, "none", "url(#core)", 4.5)
        + plug
    )


def plug(c: Palette) -> str:
    """The light at a plug that charges."""
    return glow("flow", -104, 402, 34, c["cable"], 0.95)
