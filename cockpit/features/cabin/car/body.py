"""The painted body, its lids, mirrors and shadow."""

from cockpit.features.cabin.car import outline as o
from cockpit.features.cabin.car.outline import Palette
from cockpit.features.cabin.car.svg import both, ellipse, linear, path, radial, rect, stretched


def metal(c: Palette) -> str:
    """The paint across the car: dark edges, bright shoulders, a calm middle."""
    half = [(0.0, "edge"), (0.025, "flank"), (0.075, "shoulder"), (0.13, "flat"), (0.34, "crown")]
    stops = [(at, c[name], 1.0) for at, name in half] + [(0.5, c["flat"], 1.0)]
    stops += [(1 - at, c[name], 1.0) for at, name in reversed(half)]
    return linear("metal", -101, 0, 101, 0, *stops)


def shade(c: Palette, top: float, bottom: float) -> str:
    """Light along the car: bright where a panel faces the sky, dark where it falls away."""
    stops = (
        (0, c["edge"], 0.75),
        (0.16, c["edge"], 0.0),
        (0.8, c["edge"], 0.0),
        (1, c["edge"], 0.7),
    )
    return linear("shade", 0, top, 0, bottom, *stops)


def painted(c: Palette, outline: str, top: float, bottom: float) -> str:
    """A painted panel."""
    fills = metal(c) + shade(c, top, bottom)
    return fills + path(outline, "url(#metal)") + path(outline, "url(#shade)")


def shadow(c: Palette) -> str:
    """The car's shadow on the ground."""
    fade = (
        (0, c["ground"], 0.6),
        (0.55, c["ground"], 0.45),
        (0.8, c["ground"], 0.15),
        (1, c["ground"], 0),
    )
    spot = radial("ground", 0, 0, 100, *fade)
    return spot + stretched(248, 142, 266, "ground")


def shell(c: Palette) -> str:
    """The painted body with holes where doors, lids and glass are."""
    holes = f"{o.BONNET}{o.BOOT}{o.WINDSCREEN}{o.ROOF}{o.REAR_WINDOW}{o.DOOR_F}{o.DOOR_R}"
    holes += "".join(_mirrored(d) for d in (o.DOOR_F, o.DOOR_R))
    d = o.BODY + holes
    body = metal(c) + shade(c, 2, 480)
    body += f'<path d="{d}" fill="url(#metal)" fill-rule="evenodd"/>'
    body += f'<path d="{d}" fill="url(#shade)" fill-rule="evenodd"/>'
    rim = path(o.BODY, "none", c["line"], 1.4, 0.9)
    rails = both(
        path(
            "M-82,142 C-77,168 -69,192 -63.5,210 C-66,250 -66,300 -63,344 C-66,364 -72,386 -80,404",
            "none",
            c["seam"],
            4,
        )
        + path(
            "M-82,142 C-77,168 -69,192 -63.5,210 C-66,250 -66,300 -63,344 C-66,364 -72,386 -80,404",
            "none",
            c["chrome"],
            1.2,
            0.55,
        )
    )
    nose = path("M-58,9 C-30,5 30,5 58,9", "none", c["shine"], 1.6, 0.7)
    lamps = both(
        path(o.HEADLAMP, c["glass"], c["line"], 0.8)
        + path("M-88,46 C-84,32 -75,21 -62,15", "none", c["lens"], 2.2, 0.85)
    )
    port = path(o.FLAP, "none", c["seam"], 1.2)
    tail = path(o.TAILLAMP, c["tail"]) + path("M-66,474.5 L66,474.5", "none", c["brake"], 1.2, 0.8)
    return body + rails + nose + lamps + tail + port + rim


def _mirrored(d: str) -> str:
    """A path on the other side: every x changes its sign."""
    points = [
        p.split(",")
        for p in d.replace("M", "M ").replace("C", "C ").replace("L", "L ").split()
        if p != "Z"
    ]
    flipped = [p[0] if len(p) == 1 else f"{-float(p[0])},{p[1]}" for p in points]
    return " ".join(flipped) + " Z"


def bonnet(c: Palette) -> str:
    """The bonnet with its two creases."""
    crease = both(
        path("M-44,24 C-54,56 -60,84 -62,112", "none", c["seam"], 1.4, 0.8)
        + path("M-42.4,24 C-52.4,56 -58.4,84 -60.4,111", "none", c["shine"], 1.0, 0.5)
    )
    fade = radial("sky", 0, 0, 50, (0, c["shine"], 0.3), (1, c["shine"], 0))
    light = fade + stretched(56, 47.5, 36, "sky", 50)
    return painted(c, o.BONNET, 10, 150) + light + crease + path(o.BONNET, "none", c["seam"], 1.6)


def boot(c: Palette) -> str:
    """The boot lid with its lip."""
    lip = path("M-70,459 C-40,466 40,466 70,459", "none", c["shine"], 1.4, 0.7)
    fold = path("M-78,446 C-40,456 40,456 78,446", "none", c["seam"], 1.2, 0.6)
    return painted(c, o.BOOT, 396, 500) + fold + lip + path(o.BOOT, "none", c["seam"], 1.6)


def mirror(c: Palette) -> str:
    """The left outside mirror."""
    paint = linear(
        "cap", 0, 160, 0, 179, (0, c["shoulder"], 1), (0.5, c["flat"], 1), (1, c["edge"], 1)
    )
    return (
        paint
        + path(o.MIRROR, "url(#cap)", c["line"], 0.9)
        + path("M-121,176.4 C-112,178.6 -104,178 -98,175.4", "none", c["sky"], 1.4, 0.8)
    )


def flap(c: Palette) -> str:
    """The charge flap, open."""
    return (
        rect(-101, 392, 7, 20, 2, c["dark"])
        + path("M-101,412 L-114,420", "none", c["chrome"], 3.4)
        + ellipse(-98, 402, 2.4, 5, c["person"])
    )
