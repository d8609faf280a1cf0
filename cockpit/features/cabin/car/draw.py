"""Draws the car: `python cockpit/features/cabin/car/draw.py` writes `night/*.svg` and `day/*.svg`.

One unit is one pixel of the page; x grows to the car's right, y from its nose to its tail. Only the
left half is drawn, the right half is its mirror image. CarDrawing.qml places each part by its BOX.
"""

from pathlib import Path

HERE = Path(__file__).parent
NIGHT = {
    "tyre": "#1a1e24", "rim": "#5c6874", "dark": "#0a0d11", "tub": "#12161b", "trim": "#1f252c",
    "seam": "#0b0e12", "seam_hi": "#8795a3", "glass": "#0d1319", "glass_hi": "#6f8496",
    "edge": "#232a32", "flank": "#39434e", "shoulder": "#8f9dab", "flat": "#4c5763",
    "crown": "#616d7a", "seat": "#2c343d", "seat_hi": "#424d59", "person": "#4fd1c5",
    "ground": "#000000", "beam": "#fff3d0", "high": "#cfe4ff", "lamp": "#ffffff",
    "brake": "#ff3b30", "blink": "#ffb020", "cable": "#4fd1c5", "open": "#ffb020",
}
DAY = {
    "tyre": "#2a2f36", "rim": "#8b96a2", "dark": "#1b2027", "tub": "#262c34", "trim": "#343c46",
    "seam": "#69747f", "seam_hi": "#ffffff", "glass": "#27313b", "glass_hi": "#b9cad8",
    "edge": "#8d98a4", "flank": "#b9c2cb", "shoulder": "#ffffff", "flat": "#e3e8ed",
    "crown": "#f7f9fb", "seat": "#59636e", "seat_hi": "#77828e", "person": "#7fded4",
    "ground": "#3b4754", "beam": "#f5b82e", "high": "#3f8cff", "lamp": "#ffffff",
    "brake": "#e0281e", "blink": "#f08c00", "cable": "#00796d", "open": "#d97a00",
}
BOX = {
    "shadow": (-150, -20, 300, 530), "inside": (-112, -6, 224, 496), "shell": (-112, -6, 224, 496),
    "bonnet": (-90, 8, 180, 136), "boot": (-90, 396, 180, 84), "glass": (-90, 108, 180, 312),
    "door_f": (-106, 146, 46, 130), "door_r": (-106, 262, 46, 130), "mirror": (-130, 150, 48, 34),
    "hatch_f": (-106, 146, 46, 130), "hatch_r": (-106, 262, 46, 130),
    "window_f": (-106, 146, 46, 130), "window_r": (-106, 262, 46, 130),
    "seat": (-28, -30, 56, 62), "person": (-28, -30, 56, 62), "belt": (-28, -30, 56, 62),
    "beam_low": (-130, -96, 150, 130), "beam_high": (-130, -120, 170, 150),
    "lamps": (-112, -14, 224, 90), "tail": (-112, 424, 224, 84), "brake": (-130, 424, 260, 100),
    "blink_f": (-150, -20, 110, 110), "blink_r": (-150, 412, 110, 100),
    "flap": (-112, 386, 34, 40), "cable": (-190, 380, 130, 120), "plug": (-150, 370, 60, 70),
}
BODY = (
    "M0,2 C38,2 62,7 77,22 C91,36 97,60 98,88 C99,110 96.5,128 96,146 C95.5,200 97,262 98,322 "
    "C99,346 102,368 101,398 C100,432 96,452 83,466 C68,478 36,480 0,480 "
    "C-36,480 -68,478 -83,466 C-96,452 -100,432 -101,398 C-102,368 -99,346 -98,322 "
    "C-97,262 -95.5,200 -96,146 C-96.5,128 -99,110 -98,88 C-97,60 -91,36 -77,22 C-62,7 -38,2 0,2 Z"
)
BONNET = (
    "M0,15 C34,15 56,20 66,32 C76,48 80,84 81,128 C60,117 30,111 0,111 "
    "C-30,111 -60,117 -81,128 C-80,84 -76,48 -66,32 C-56,20 -34,15 0,15 Z"
)
BOOT = (
    "M0,422 C26,422 48,420 66,413 C76,418 82,428 83,440 C83,452 80,458 74,462 "
    "C52,470 26,471 0,471 C-26,471 -52,470 -74,462 C-80,458 -83,452 -83,440 "
    "C-82,428 -76,418 -66,413 C-48,420 -26,422 0,422 Z"
)
SCREEN = "M0,117 C32,117 60,124 80,140 C76,160 68,184 61,202 C40,195 20,193 0,193 " \
    "C-20,193 -40,195 -61,202 C-68,184 -76,160 -80,140 C-60,124 -32,117 0,117 Z"
ROOF = "M0,200 C20,200 40,202 59,208 C64,240 64,300 59,344 C40,350 20,352 0,352 " \
    "C-20,352 -40,350 -59,344 C-64,300 -64,240 -59,208 C-40,202 -20,200 0,200 Z"
REAR = "M0,359 C20,359 40,357 58,351 C60,372 64,394 67,407 C48,414 24,416 0,416 " \
    "C-24,416 -48,414 -67,407 C-64,394 -60,372 -58,351 C-40,357 -20,359 0,359 Z"
DOOR_F = "M-96,151 C-95.6,190 -96.2,236 -97,270 L-67.5,270 C-67,248 -66.5,226 -65.5,209 " \
    "C-72,190 -79,168 -84,148 Z"
DOOR_R = "M-97,273 C-97.4,300 -97.8,312 -98,322 C-98.6,338 -96,352 -91,362 C-88,372 -84,380 -80,386 " \
    "C-74,372 -69,352 -66,334 C-67,314 -67.5,294 -67.5,273 Z"
PANE_F = "M-83,157 C-84,190 -85,236 -85.5,266 L-70,266 C-69.5,246 -69,226 -68.2,210 " \
    "C-73,192 -78,174 -83,157 Z"
PANE_R = "M-85.5,277 C-86,306 -85.5,340 -80.5,374 C-75,360 -71,346 -69,332 C-70,314 -70,294 -70,277 Z"


def path(d: str, fill: str = "none", stroke: str = "none", width: float = 1, more: str = "") -> str:
    """One SVG path."""
    return f'<path d="{d}" fill="{fill}" stroke="{stroke}" stroke-width="{width}" ' \
        f'stroke-linejoin="round" stroke-linecap="round" {more}/>'


def both(shape: str) -> str:
    """A left-hand shape and its mirror image."""
    return f'{shape}<g transform="scale(-1,1)">{shape}</g>'


def linear(name: str, line: tuple[float, float, float, float], *stops: tuple[float, str, float]) -> str:
    """A linear gradient in the car's units; a stop is offset, colour, opacity."""
    x1, y1, x2, y2 = line
    return f'<linearGradient id="{name}" gradientUnits="userSpaceOnUse" x1="{x1}" y1="{y1}" ' \
        f'x2="{x2}" y2="{y2}">{_stops(stops)}</linearGradient>'


def radial(name: str, x: float, y: float, r: float, *stops: tuple[float, str, float]) -> str:
    """A radial gradient in the car's units."""
    return f'<radialGradient id="{name}" gradientUnits="userSpaceOnUse" cx="{x}" cy="{y}" r="{r}">' \
        f"{_stops(stops)}</radialGradient>"


def _stops(stops: tuple[tuple[float, str, float], ...]) -> str:
    return "".join(
        f'<stop offset="{at}" stop-color="{colour}" stop-opacity="{alpha}"/>'
        for at, colour, alpha in stops
    )


def paint(c: dict[str, str]) -> str:
    """The metal: dark edges, bright shoulders, a calm middle; darker towards the tail."""
    half = [(0, "edge"), (0.03, "flank"), (0.085, "shoulder"), (0.15, "flat"), (0.36, "crown")]
    stops = [(at, c[name], 1.0) for at, name in half] + [(0.5, c["flat"], 1.0)]
    stops += [(1 - at, c[name], 1.0) for at, name in reversed(half)]
    return linear("paint", (-101, 0, 101, 0), *stops)


def write(folder: str, c: dict[str, str]) -> None:
    """All parts in one palette."""
    from parts import PARTS  # the drawing itself, beside this file

    (HERE / folder).mkdir(exist_ok=True)
    for name, draw in PARTS.items():
        x, y, w, h = BOX[name]
        svg = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{w}" height="{h}" '
            f'viewBox="{x} {y} {w} {h}">{draw(c)}</svg>\n'
        )
        (HERE / folder / f"{name}.svg").write_text(svg, "utf-8")


if __name__ == "__main__":
    write("night", NIGHT)
    write("day", DAY)
