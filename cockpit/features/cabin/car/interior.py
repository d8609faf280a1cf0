"""What is seen through the roof: seats, people, dashboard."""

from cockpit.features.cabin.car import outline as o
from cockpit.features.cabin.car.outline import Palette
from cockpit.features.cabin.car.svg import both, ellipse, linear, path, radial, rect, stretched


def inside(c: Palette) -> str:
    """All that lies under doors, lids and glass: tyres, bays, floor, dashboard."""
    tyres = both(rect(-103, 62, 20, 54, 7, c["tyre"]) + rect(-105.5, 368, 20, 56, 7, c["tyre"]))
    floor = path(o.BODY, c["dark"]) + rect(-92, 150, 184, 232, 26, c["tub"])
    bays = rect(-66, 30, 132, 76, 16, c["tub"]) + rect(-46, 40, 92, 52, 12, c["trim"])
    bays += rect(-68, 418, 136, 46, 14, c["tub"]) + rect(-56, 424, 112, 32, 9, c["trim"])
    sill = both(
        path("M-94,152 L-95,366", "none", c["trim"], 4)
        + path("M-91,156 L-92,360", "none", c["line"], 0.8, 0.5)
    )
    dash = path(
        "M-82,158 C-50,140 50,140 82,158 C78,176 70,184 60,184 "
        "C20,176 -20,176 -60,184 C-70,184 -78,176 -82,158 Z",
        c["trim"],
    )
    screens = rect(-16, 172, 32, 7, 3, c["person"], 0.55) + rect(
        -48, 174, 26, 5, 2, c["person"], 0.4
    )
    console = rect(-10, 182, 20, 92, 8, c["trim"]) + rect(-6, 200, 12, 24, 5, c["tub"])
    wheel = ellipse(-35, 197, 19, 7.6, c["seat2"]) + ellipse(-35, 197, 15.4, 4.4, c["tub"])
    shelf = path("M-62,352 C-30,346 30,346 62,352 L66,404 L-66,404 Z", c["trim"])
    return tyres + floor + bays + sill + dash + screens + console + wheel + shelf


def seat(c: Palette) -> str:
    """One seat from above, centred on the origin."""
    back = linear("pad", -24, 0, 24, 0, (0, c["seat"], 1), (0.5, c["seat2"], 1), (1, c["seat"], 1))
    cushion = rect(-22, -28, 44, 42, 12, "url(#pad)") + rect(-13, -24, 26, 34, 9, c["seat"], 0.55)
    rest = rect(-24, 8, 48, 19, 9, "url(#pad)") + path(
        "M-20,10 C-8,6 8,6 20,10", "none", c["sky"], 1, 0.5
    )
    return back + cushion + rest + rect(-11, 18, 22, 10, 5, c["seat2"])


def person(c: Palette, colour: str) -> str:
    """Somebody on the seat: knees, shoulders, head."""
    light = linear("skin", 0, -6, 0, 24, (0, colour, 1), (1, colour, 0.7))
    knees = both(rect(-15, -25, 12, 26, 6, colour, 0.45))
    shoulders = path(
        "M-23,16 C-24,4 -14,-2 0,-2 C14,-2 24,4 23,16 C22,23 -22,23 -23,16 Z", "url(#skin)"
    )
    head = ellipse(0, 11, 11.5, 12.5, c["belt"], 0.55) + ellipse(0, 10, 10, 11, colour)
    return light + knees + shoulders + head


def belt(c: Palette) -> str:
    """A fastened belt across the shoulder."""
    strap = "M-19,4 C-8,2 6,-8 14,-18"
    return path(strap, "none", c["belt"], 5) + path(strap, "none", c["chrome"], 2.2, 0.9)


def dome(c: Palette) -> str:
    """The interior light."""
    fade = radial("warm", 0, 0, 100, (0, c["beam"], 0.5), (0.5, c["beam"], 0.2), (1, c["beam"], 0))
    return fade + stretched(276, 78, 120, "warm", 100)
