# ruff: noqa: E501  one row of a table stays one line
"""What kinds of quarters there are and how each is built. One table."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Style:
    """How streets and houses of one kind of quarter look. Lengths in metres."""

    block_area: float
    """Blocks are divided until they are no larger."""
    narrow: float = 60
    """Blocks are not divided when they would be narrower than this."""
    through: float = 0.6
    """The chance that a street goes on across a junction."""
    twist: float = 0.15
    wavelength: float = 500
    street: str = "residential"
    speed: str = "30"
    half_street: float = 7.5
    landuse: str = "residential"
    house: str = "detached"
    """perimeter, lane, detached, row, slab, tower, hall, campus, barn or nothing."""
    levels: tuple[int, int] = (2, 2)
    front: float = 4
    """From the pavement to the house."""
    depth: float = 11
    lot: tuple[float, float] = (14, 22)
    dead_ends: float = 0.0
    """The chance of a cul-de-sac in a block."""


STYLES: dict[str, Style] = {
    "old": Style(5200, 34, 0.25, 0.5, 170, "living_street", "20", 4.5, "retail", "lane", (2, 4), 0, 10, (13, 20)),
    "inner": Style(16000, 62, 0.72, 0.1, 600, house="perimeter", levels=(4, 6), front=1, depth=13, lot=(26, 38)),
    "office": Style(22000, 75, 0.8, 0.06, 700, speed="50", landuse="commercial", house="tower", levels=(6, 22), front=6, depth=24, lot=(34, 52)),
    "grid": Style(15000, 70, 0.97, 0.0, 900, house="perimeter", levels=(3, 5), front=3, depth=12, lot=(26, 36)),
    "row": Style(17000, 62, 0.5, 0.22, 450, house="row", levels=(2, 3), front=4, depth=10, lot=(30, 46)),
    "villa": Style(30000, 84, 0.3, 0.55, 420, house="detached", levels=(2, 3), front=7, depth=13, lot=(34, 48), dead_ends=0.6),
    "suburb": Style(28000, 64, 0.45, 0.35, 380, house="detached", levels=(1, 2), front=5, depth=11, lot=(27, 38), dead_ends=0.25),
    "estate": Style(42000, 150, 0.5, 0.15, 500, house="slab", levels=(6, 15), front=8, depth=13, lot=(50, 75)),
    "industrial": Style(60000, 150, 0.6, 0.05, 900, street="unclassified", speed="50", landuse="industrial", house="hall", levels=(1, 2), front=12, depth=45, lot=(50, 95)),
    "docks": Style(70000, 150, 0.6, 0.05, 900, street="unclassified", speed="50", landuse="port", house="hall", levels=(1, 2), front=12, depth=40, lot=(60, 110)),
    "campus": Style(45000, 130, 0.5, 0.3, 500, landuse="university", house="campus", levels=(3, 6), front=10, depth=18, lot=(40, 60)),
    "village": Style(22000, 72, 0.35, 0.5, 330, house="detached", levels=(1, 2), front=6, depth=11, lot=(30, 46)),
    "town": Style(11000, 56, 0.4, 0.4, 300, house="row", levels=(2, 3), front=1, depth=11, lot=(16, 26)),
    "park": Style(26000, 90, 0.4, 0.7, 260, street="footway", speed="", half_street=1.5, landuse="", house=""),
    "green": Style(1e9, landuse="", house=""),
    "station": Style(1e9, landuse="", house=""),
    "airport": Style(1e9, landuse="", house=""),
    "fields": Style(170000, 210, 0.5, 0.3, 900, street="track", speed="", half_street=3, landuse="farmland", house=""),
}  # fmt: skip
