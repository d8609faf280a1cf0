# ruff: noqa: E501  one row of a table stays one line
"""Which quarter lies where: a name and a kind for places in the city, villages, parks."""

from dataclasses import dataclass

from simulators.city.frame import XY


@dataclass(frozen=True)
class Zone:
    """A named quarter around a point; it takes the whole face between the hand-drawn roads."""

    at: XY
    kind: str
    name: str


@dataclass(frozen=True)
class Village:
    """A place outside the ring: houses within so many metres of its middle."""

    at: XY
    name: str
    radius: float
    kind: str = "village"
    place: str = "village"


QUARTERS = (
    Zone((0, 0), "old", "Old Town"),
    Zone((-900, -350), "inner", "Westgate"), Zone((-1200, 550), "inner", "Weavers' Quarter"),
    Zone((-1000, 300), "inner", "Castle Quarter"), Zone((-1000, 1500), "inner", "Abbey Quarter"),
    Zone((-350, 1000), "inner", "Mill Hill"), Zone((-300, 2000), "inner", "Railway Quarter"),
    Zone((500, 900), "inner", "Tanners' Quarter"), Zone((700, 1800), "office", "Station Quarter"),
    Zone((1400, 800), "inner", "Riverside"), Zone((1500, 300), "inner", "Eastgate"),
    Zone((1700, 1700), "office", "Exchange"), Zone((1400, -300), "inner", "Southbank"),
    Zone((1500, -1200), "grid", "New Town"), Zone((400, -1200), "inner", "Carters' Quarter"),
    Zone((300, -2000), "inner", "Southbridge"), Zone((-1100, -1500), "inner", "Ropewalk"),
    Zone((-2300, -550), "docks", "North Harbour"), Zone((-2400, 0), "inner", "Lighthouse Quarter"),
    Zone((-2300, 600), "row", "Weavers' Field"), Zone((-2300, 1200), "villa", "Abbey Park"),
    Zone((-2100, 1850), "villa", "Chapel Hill"), Zone((-3000, 1700), "villa", "West Heights"),
    Zone((-1500, 2400), "row", "Kings Cross"), Zone((-700, 2700), "row", "Mill Fields"),
    Zone((-300, 2700), "campus", "University"), Zone((400, 2700), "row", "Northfield"),
    Zone((1200, 2700), "row", "Observatory"), Zone((2200, 2450), "office", "Northgate Quarter"),
    Zone((3000, 2150), "estate", "Tannery Park"), Zone((2600, 1700), "row", "Northgate"),
    Zone((3100, 1400), "suburb", "Riverbend"), Zone((3800, 1100), "row", "Mill Bend"),
    Zone((2900, 280), "industrial", "Foundry"), Zone((3000, -100), "row", "Eastfield"),
    Zone((2250, -700), "grid", "Fountain Quarter"), Zone((3100, -800), "grid", "Meadows"),
    Zone((3900, -700), "industrial", "East Yards"), Zone((3300, -2000), "grid", "Lower Meadows"),
    Zone((2100, -1700), "grid", "Broadfield"), Zone((1500, -3000), "estate", "Southfield"),
    Zone((0, -3100), "row", "South End"), Zone((-1400, -2500), "row", "Ropers' Field"),
    Zone((-2100, -2500), "industrial", "Dockside"),     Zone((-3500, -200), "suburb", "Lighthouse"), Zone((-3400, 900), "suburb", "West End"),
    Zone((-3500, 2200), "villa", "Kings Heath"), Zone((-1700, 3500), "villa", "North Heath"),
    Zone((-400, 3600), "suburb", "Mill End"), Zone((600, 3700), "suburb", "Star Hill"),
    Zone((1900, 3500), "suburb", "Larch Hill"), Zone((3500, 2900), "estate", "Long Acre"),
    Zone((4500, 2000), "suburb", "Weir End"), Zone((4700, 1100), "suburb", "Upper Weir"),
    Zone((4800, 100), "industrial", "Forge End"), Zone((4800, -900), "industrial", "Eastway"),
    Zone((3900, -2900), "suburb", "Orchard Hill"), Zone((2000, -3900), "suburb", "Southway"),
    Zone((300, -3900), "suburb", "Lime Hill"), Zone((-1600, -3500), "suburb", "Saltfield"),
    Zone((-2300, -3300), "industrial", "Cinder Hill"),
    Zone((2503, 1013), "park", "Alder Meadows"), Zone((-1255, 828), "park", "Castle Park"),
    Zone((-1757, -1906), "industrial", "Ropewalk Yards"), Zone((-389, -2499), "row", "Railway Cuttings"),
    Zone((3240, -2486), "industrial", "Goods Yard"), Zone((3835, -35), "row", "Eastfield End"),
    Zone((-1330, -2993), "row", "Saltfield North"), Zone((-2055, -2790), "industrial", "Dockside South"),
    Zone((4013, 508), "row", "Foundry End"), Zone((1547, 1386), "office", "Exchange South"),
    Zone((571, 1295), "station", "Station Place"), Zone((762, -238), "old", "Fishermen's Quarter"),
    Zone((317, -815), "park", "Mill Island"),
)  # fmt: skip

# Parts of town that keep to no road: parks and commons, and what grew beyond the ring.
PATCHES = (
    Village((-2350, 3000), "Heath Park", 400, "park", ""), Village((850, 3780), "Star Hill Park", 420, "park", ""),
    Village((3700, -2750), "Orchard Common", 430, "park", ""), Village((-250, -3920), "Lime Common", 330, "park", ""),
    Village((4750, 1500), "Weir Meadows", 480, "park", ""), Village((-3480, 180), "West Common", 270, "park", ""),
    Village((-1750, -3250), "Salt Field", 260, "park", ""), Village((3900, 2450), "Long Acre Park", 330, "park", ""),
    Village((-2050, -1400), "Customs Quay", 330, "docks", "quarter"),
    Village((6150, -680), "Eastway Outer", 620, "industrial", "quarter"), Village((20, 5000), "North Yards", 520, "industrial", "quarter"),
    Village((3600, -4720), "Southway Outer", 480, "industrial", "quarter"),
    Village((-5300, 3500), "Westbrook", 430, "villa", "suburb"),
)  # fmt: skip

VILLAGES = (
    Village((-3250, -2450), "South Harbour", 1050, "docks", "quarter"),
    Village((-4450, 100), "Lighthouse Point", 500, "park", "quarter"),
    Village((2350, -6420), "Airport", 1400, "airport", ""),
    Village((10250, 9150), "Highmoor", 780, "town", "town"),
    Village((-3500, 4600), "Kings Heath", 750, "villa", "suburb"),
    Village((-4650, 5950), "Great Withen", 480), Village((-7000, 7900), "Little Withen", 330),
    Village((-6650, 3150), "Sandbay", 560), Village((-4750, 1750), "West Sands", 480),
    Village((420, 5400), "Thornacre", 420), Village((380, 6900), "Nordale", 560),
    Village((820, 8900), "Upper Nordale", 330), Village((3800, 4700), "Tannersby", 520),
    Village((6800, -60), "Larkenby", 560), Village((8200, 520), "Ormsfield", 430),
    Village((7200, 1750), "Holt", 380), Village((4450, -6350), "Fennholt", 480),
    Village((550, -7150), "Aldersand", 520), Village((4450, -7650), "Quaymoor", 380),
    Village((6950, -2950), "Marshby", 380), Village((10300, -4700), "Borderby", 330),
    Village((6400, 4250), "Valley End", 330), Village((10050, 5700), "Gorge", 280),
    Village((-1080, -5000), "Saltmarsh", 420), Village((9500, 3000), "Millford", 330),
    Village((3300, 6500), "Ridge", 260), Village((-4300, 8950), "Hagen", 260),
)  # fmt: skip

RUNWAY: tuple[XY, XY] = ((1230, -6330), (3480, -6690))
AIRFIELD: tuple[XY, ...] = (
    (900, -5990), (950, -5920), (1500, -5960), (1600, -5600), (1750, -5450), (2800, -5450), (2950, -5560), (3000, -6240), (3720, -6330),
    (3800, -6420), (3730, -6990), (3640, -7060), (1050, -6640), (960, -6560),
)  # fmt: skip
"""The airport's ground."""
