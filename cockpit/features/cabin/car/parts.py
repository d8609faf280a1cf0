"""The parts of the car, each a function from a palette to SVG."""

from collections.abc import Callable

from cockpit.features.cabin.car import outline as o
from cockpit.features.cabin.car.svg import both, ellipse, glow, linear, path, radial, rect

type Palette = dict[str, str]


def metal(c: Palette) -> str:
    """The paint across the car: dark edges, bright shoulders, a calm middle."""
    half = [(0.0, "edge"), (0.025, "flank"), (0.075, "shoulder"), (0.13, "flat"), (0.34, "crown")]
    stops = [(at, c[name], 1.0) for at, name in half] + [(0.5, c["flat"], 1.0)]
    stops += [(1 - at, c[name], 1.0) for at, name in reversed(half)]
    return linear("metal", -101, 0, 101, 0, *stops)


def shade(c: Palette, top: float, bottom: float) -> str:
    """Light along the car: bright where a panel faces the sky, dark where it falls away."""
    stops = ((0, c["edge"], 0.75), (0.16, c["edge"], 0.0), (0.8, c["edge"], 0.0), (1, c["edge"], 0.7))
    return linear("shade", 0, top, 0, bottom, *stops)


def painted(c: Palette, outline: str, top: float, bottom: float) -> str:
    """A painted panel."""
    fills = metal(c) + shade(c, top, bottom)
    return fills + path(outline, "url(#metal)") + path(outline, "url(#shade)")


def shadow(c: Palette) -> str:
    """The car's shadow on the ground."""
    fade = ((0, c["ground"], 0.6), (0.55, c["ground"], 0.45), (0.8, c["ground"], 0.15), (1, c["ground"], 0))
    spot = radial("ground", 0, 0, 100, *fade)
    return spot + f'<g transform="translate(0,248) scale(1.42,2.66)">{ellipse(0, 0, 100, 100, "url(#ground)")}</g>'


def inside(c: Palette) -> str:
    """All that lies under doors, lids and glass: tyres, bays, floor, dashboard."""
    tyres = both(rect(-103, 62, 20, 54, 7, c["tyre"]) + rect(-105.5, 368, 20, 56, 7, c["tyre"]))
    floor = path(o.BODY, c["dark"]) + rect(-92, 150, 184, 232, 26, c["tub"])
    bays = rect(-66, 30, 132, 76, 16, c["tub"]) + rect(-46, 40, 92, 52, 12, c["trim"])
    bays += rect(-68, 418, 136, 46, 14, c["tub"]) + rect(-56, 424, 112, 32, 9, c["trim"])
    sill = both(path("M-94,152 L-95,366", "none", c["trim"], 4) + path("M-91,156 L-92,360", "none", c["line"], 0.8, 0.5))
    dash = path("M-82,158 C-50,140 50,140 82,158 C78,176 70,184 60,184 C20,176 -20,176 -60,184 C-70,184 -78,176 -82,158 Z", c["trim"])
    screens = rect(-16, 172, 32, 7, 3, c["person"], 0.55) + rect(-48, 174, 26, 5, 2, c["person"], 0.4)
    console = rect(-10, 182, 20, 92, 8, c["trim"]) + rect(-6, 200, 12, 24, 5, c["tub"])
    wheel = ellipse(-35, 197, 17, 6, c["tub"]) + (
        f'<ellipse cx="-35" cy="197" rx="17" ry="6" fill="none" stroke="{c["seat2"]}" stroke-width="3.2"/>'
    )
    shelf = path("M-62,352 C-30,346 30,346 62,352 L66,404 L-66,404 Z", c["trim"])
    return tyres + floor + bays + sill + dash + screens + console + wheel + shelf


def shell(c: Palette) -> str:
    """The painted body with holes where doors, lids and glass are."""
    holes = "".join((o.BONNET, o.BOOT, o.WINDSCREEN, o.ROOF, o.REAR_WINDOW, o.DOOR_F, o.DOOR_R))
    holes += "".join(_mirrored(d) for d in (o.DOOR_F, o.DOOR_R))
    d = o.BODY + holes
    body = metal(c) + shade(c, 2, 480)
    body += f'<path d="{d}" fill="url(#metal)" fill-rule="evenodd"/>'
    body += f'<path d="{d}" fill="url(#shade)" fill-rule="evenodd"/>'
    rim = path(o.BODY, "none", c["line"], 1.4, 0.9)
    rails = both(path("M-82,142 C-77,168 -69,192 -63.5,210 C-66,250 -66,300 -63,344 C-66,364 -72,386 -80,404", "none", c["seam"], 4)
                 + path("M-82,142 C-77,168 -69,192 -63.5,210 C-66,250 -66,300 -63,344 C-66,364 -72,386 -80,404", "none", c["chrome"], 1.2, 0.55))
    nose = path("M-58,9 C-30,5 30,5 58,9", "none", c["shine"], 1.6, 0.7)
    lamps = both(path(o.HEADLAMP, c["glass"], c["line"], 0.8) + path("M-88,46 C-84,32 -75,21 -62,15", "none", c["lens"], 2.2, 0.85))
    port = path(o.FLAP, "none", c["seam"], 1.2)
    tail = path(o.TAILLAMP, c["tail"]) + path("M-66,474.5 L66,474.5", "none", c["brake"], 1.2, 0.8)
    return body + rails + nose + lamps + tail + port + rim


def _mirrored(d: str) -> str:
    """A path on the other side: every x changes its sign."""
    points = [p.split(",") for p in d.replace("M", "M ").replace("C", "C ").replace("L", "L ").split() if p != "Z"]
    flipped = [p[0] if len(p) == 1 else f"{-float(p[0])},{p[1]}" for p in points]
    return " ".join(flipped) + " Z"


def bonnet(c: Palette) -> str:
    """The bonnet with its two creases."""
    crease = both(path("M-44,24 C-54,56 -60,84 -62,112", "none", c["seam"], 1.4, 0.8)
                  + path("M-42.4,24 C-52.4,56 -58.4,84 -60.4,111", "none", c["shine"], 1.0, 0.5))
    fade = radial("sky", 0, 0, 50, (0, c["shine"], 0.3), (1, c["shine"], 0))
    light = f'{fade}<g transform="translate(0,56) scale(0.95,0.72)">{ellipse(0, 0, 50, 50, "url(#sky)")}</g>'
    return painted(c, o.BONNET, 10, 150) + light + crease + path(o.BONNET, "none", c["seam"], 1.6)


def boot(c: Palette) -> str:
    """The boot lid with its lip."""
    lip = path("M-70,459 C-40,466 40,466 70,459", "none", c["shine"], 1.4, 0.7)
    fold = path("M-78,446 C-40,456 40,456 78,446", "none", c["seam"], 1.2, 0.6)
    return painted(c, o.BOOT, 396, 500) + fold + lip + path(o.BOOT, "none", c["seam"], 1.6)


def glass(c: Palette) -> str:
    """Windscreen, glass roof and rear window, with the sky in them."""
    tint = linear("tint", 0, 116, 0, 416, (0, c["glass2"], 0.9), (0.26, c["glass"], 0.55), (0.3, c["glass"], 0.22),
                  (0.78, c["glass"], 0.3), (0.82, c["glass"], 0.8), (1, c["glass2"], 0.95))
    sheen = linear("sheen", -60, 116, 60, 300, (0, c["sky"], 0.42), (0.3, c["sky"], 0.05), (0.31, c["sky"], 0.16), (0.7, c["sky"], 0.0))
    out = tint + sheen
    for d in (o.WINDSCREEN, o.ROOF, o.REAR_WINDOW):
        out += path(d, "url(#tint)") + path(d, "url(#sheen)") + path(d, "none", c["seam"], 1.6)
    defrost = "".join(path(f"M{-57 - i},{366 + 9 * i} C-20,{371 + 9 * i} 20,{371 + 9 * i} {57 + i},{366 + 9 * i}", "none", c["sky"], 0.6, 0.35) for i in range(5))
    return out + defrost + path("M-52,214 C-54,250 -54,300 -51,338", "none", c["sky"], 1.2, 0.5)


def door_f(c: Palette) -> str:
    """The front left door, closed."""
    skin = "M-96,148 C-95.6,190 -96.2,236 -97,270 L-85.5,270 C-85,236 -84,190 -84,146 Z"
    return _door(c, o.DOOR_F, skin, 240)


def door_r(c: Palette) -> str:
    """The rear left door, closed."""
    skin = "M-97,273 C-97.4,300 -97.8,312 -98,322 C-98.8,340 -97,354 -92,364 C-88,371 -84,378 -80,385 C-84,352 -85.5,320 -85.5,273 Z"
    return _door(c, o.DOOR_R, skin, 326)


def _door(c: Palette, outline: str, skin: str, handle: float) -> str:
    grip = path(f"M-92.6,{handle} L-93.2,{handle + 20}", "none", c["seam"], 3.4)
    grip += path(f"M-92,{handle + 1} L-92.6,{handle + 19}", "none", c["chrome"], 1)
    frame = path(outline, c["trim"], "none", 1, 0.55) + path(outline, "none", c["seam"], 2.2)
    return metal(c) + frame + path(skin, "url(#metal)") + path(skin, "none", c["seam"], 1.0, 0.9) + grip


def pane(c: Palette, outline: str) -> str:
    """A side window, shut."""
    fall = linear("fall", -86, 0, -66, 0, (0, c["sky"], 0.55), (0.35, c["glass2"], 0.9), (1, c["glass"], 0.92))
    return fall + path(outline, "url(#fall)", c["seam"], 1.0)


def hatch(c: Palette, outline: str, top: int, bottom: int) -> str:
    """What is drawn over a door that cannot be seen."""
    lines = "".join(path(f"M-97,{y + 14} L-68,{y}", "none", c["line"], 2.2, 0.9) for y in range(top, bottom, 9))
    return path(outline, c["tub"], c["line"], 1.6) + lines


def mirror(c: Palette) -> str:
    """The left outside mirror."""
    paint = linear("cap", 0, 160, 0, 179, (0, c["shoulder"], 1), (0.5, c["flat"], 1), (1, c["edge"], 1))
    return paint + path(o.MIRROR, "url(#cap)", c["line"], 0.9) + path("M-121,176.4 C-112,178.6 -104,178 -98,175.4", "none", c["sky"], 1.4, 0.8)


def seat(c: Palette) -> str:
    """One seat from above, centred on the origin."""
    back = linear("pad", -24, 0, 24, 0, (0, c["seat"], 1), (0.5, c["seat2"], 1), (1, c["seat"], 1))
    cushion = rect(-22, -28, 44, 42, 12, "url(#pad)") + rect(-13, -24, 26, 34, 9, c["seat"], 0.55)
    rest = rect(-24, 8, 48, 19, 9, "url(#pad)") + path("M-20,10 C-8,6 8,6 20,10", "none", c["sky"], 1, 0.5)
    return back + cushion + rest + rect(-11, 18, 22, 10, 5, c["seat2"])


def person(c: Palette, colour: str) -> str:
    """Somebody on the seat: knees, shoulders, head."""
    light = linear("skin", 0, -6, 0, 24, (0, colour, 1), (1, colour, 0.7))
    knees = both(rect(-15, -25, 12, 26, 6, colour, 0.45))
    shoulders = path("M-23,16 C-24,4 -14,-2 0,-2 C14,-2 24,4 23,16 C22,23 -22,23 -23,16 Z", "url(#skin)")
    head = ellipse(0, 11, 11.5, 12.5, c["belt"], 0.55) + ellipse(0, 10, 10, 11, colour)
    return light + knees + shoulders + head


def belt(c: Palette) -> str:
    """A fastened belt across the shoulder."""
    strap = "M-19,4 C-8,2 6,-8 14,-18"
    return path(strap, "none", c["belt"], 5) + path(strap, "none", c["chrome"], 2.2, 0.9)


def beam(c: Palette, colour: str, far: float, wide: float, alpha: float) -> str:
    """The left headlight's cone, soft at its sides and its end."""
    cone = linear("cone", 0, 30, 0, far, (0, colour, alpha), (0.25, colour, alpha * 0.6), (1, colour, 0))
    layers = "".join(
        path(f"M-86,30 C{-88 - w},{far * 0.4} {-94 - w * 1.5},{far} {-90 - w * 0.4},{far} L{-58 + w},{far} C{-54 + w * 0.8},{far * 0.5} -68,24 -66,18 Z", "url(#cone)", alpha=0.22)
        for w in (wide * k / 5 for k in range(1, 7))
    )
    return cone + layers


def lamps(c: Palette) -> str:
    """Running lights."""
    slit = "M-89,47 C-85,32 -76,21 -61,14.5"
    return both(glow("drl", -77, 26, 34, c["beam"], 0.75) + path(slit, "none", c["lens"], 3.6) + path(slit, "none", "#ffffff", 2))


def tail(c: Palette) -> str:
    """Rear lights, dimmed."""
    return path(o.TAILLAMP, c["brake"], "none", 1, 0.85)


def brake(c: Palette) -> str:
    """Brake lights."""
    fade = radial("haze", 0, 0, 100, (0, c["brake"], 0.6), (0.4, c["brake"], 0.22), (1, c["brake"], 0))
    haze = f'{fade}<g transform="translate(0,474) scale(1.25,0.5)">{ellipse(0, 0, 100, 100, "url(#haze)")}</g>'
    bright = "M-86,465 C-78,472 -70,474.5 -60,474.5 L60,474.5 C70,474.5 78,472 86,465"
    spots = both(glow("stop", -80, 466, 44, c["brake"], 0.9))
    return haze + spots + path(o.TAILLAMP, c["brake"]) + path(bright, "none", "#ffd9d4", 1.8)


def reverse(c: Palette) -> str:
    """Reversing lights."""
    return both(glow("back", -40, 475, 34, c["lens"], 0.9) + rect(-50, 472, 20, 4, 2, "#ffffff"))


def blink_f(c: Palette) -> str:
    """The front left indicator."""
    return glow("turn", -86, 36, 56, c["blink"], 0.95) + path("M-91,48 C-88,34 -79,21 -64,14", "none", c["blink"], 5) + path("M-91,48 C-88,34 -79,21 -64,14", "none", "#fff0cc", 1.4)


def blink_r(c: Palette) -> str:
    """The rear left indicator."""
    return glow("turn", -88, 464, 56, c["blink"], 0.95) + path(o.REAR_BLINK, c["blink"]) + path("M-91,456 C-86,467 -76,473 -58,474.6", "none", "#fff0cc", 1.4)


def mark(c: Palette, outline: str) -> str:
    """The edge of what stands open."""
    return path(outline, c["open"], alpha=0.28) + path(outline, "none", c["open"], 2.6)


def gap(c: Palette, outline: str) -> str:
    """The frame of a window that is not shut."""
    return path(outline, "none", c["cable"], 2.4)


def dome(c: Palette) -> str:
    """The interior light."""
    fade = radial("warm", 0, 0, 100, (0, c["beam"], 0.5), (0.5, c["beam"], 0.2), (1, c["beam"], 0))
    return f'{fade}<g transform="translate(0,276) scale(0.78,1.2)">{ellipse(0, 0, 100, 100, "url(#warm)")}</g>'


def plug(c: Palette) -> str:
    """The light at a plug that charges."""
    return glow("flow", -104, 402, 34, c["cable"], 0.95)


def flap(c: Palette) -> str:
    """The charge flap, open."""
    return rect(-101, 392, 7, 20, 2, c["dark"]) + path("M-101,412 L-114,420", "none", c["chrome"], 3.4) + ellipse(-98, 402, 2.4, 5, c["person"])


def cable(c: Palette) -> str:
    """The charging cable and its plug."""
    run = "M-108,402 C-150,402 -160,430 -158,460 C-156,490 -140,500 -138,530"
    plug = rect(-118, 395, 20, 14, 5, c["trim"]) + rect(-102, 398, 6, 8, 2, c["chrome"])
    skin = linear("skin", 0, 440, 0, 530, (0, c["dark"], 1), (1, c["dark"], 0))
    core = linear("core", 0, 440, 0, 530, (0, c["cable"], 1), (1, c["cable"], 0))
    return skin + core + path(run, "none", "url(#skin)", 8) + path(run, "none", "url(#core)", 4.5) + plug


PARTS: dict[str, Callable[[Palette], str]] = {
    "shadow": shadow, "inside": inside, "shell": shell, "bonnet": bonnet, "boot": boot,
    "glass": glass, "door_f": door_f, "door_r": door_r, "mirror": mirror, "seat": seat,
    "pane_f": lambda c: pane(c, o.PANE_F), "pane_r": lambda c: pane(c, o.PANE_R),
    "hatch_f": lambda c: hatch(c, o.DOOR_F, 150, 262), "hatch_r": lambda c: hatch(c, o.DOOR_R, 276, 350),
    "person": lambda c: person(c, c["person"]), "person_warn": lambda c: person(c, c["brake"]),
    "gap_f": lambda c: gap(c, o.PANE_F), "gap_r": lambda c: gap(c, o.PANE_R),
    "mark_f": lambda c: mark(c, o.DOOR_F), "mark_r": lambda c: mark(c, o.DOOR_R),
    "mark_bonnet": lambda c: mark(c, o.BONNET), "mark_boot": lambda c: mark(c, o.BOOT),
    "dome": dome, "plug": plug, "belt": belt, "lamps": lamps, "tail": tail, "brake": brake,
    "reverse": reverse, "blink_f": blink_f, "blink_r": blink_r, "flap": flap, "cable": cable,
    "beam_low": lambda c: beam(c, c["beam"], -70, 34, 0.75),
    "beam_high": lambda c: beam(c, c["high"], -118, 22, 0.95),
}  # fmt: skip
