"""Levels of detail: which shapes are there from which zoom on, and how exactly."""

from dataclasses import dataclass

from cockpit.maps.display.kinds import Kind


@dataclass(frozen=True, slots=True)
class Band:
    """Zooms `first` and up, to the next band; lines keep `exact_m`, areas at least `least_m2`."""

    first: int
    exact_m: float
    least_m2: float
    kinds: frozenset[Kind]


_FAR = frozenset(
    {Kind.SEA, Kind.WATER, Kind.FOREST, Kind.RESIDENTIAL, Kind.INDUSTRIAL}
    | {Kind.MOTORWAY, Kind.TRUNK, Kind.PRIMARY, Kind.FERRY}
)
_MIDDLE = _FAR | {
    *(Kind.COMMERCIAL, Kind.PARK, Kind.FARMLAND, Kind.MEADOW, Kind.AIRFIELD, Kind.BEACH),
    *(Kind.RIVER, Kind.RUNWAY, Kind.RAIL, Kind.CEMETERY, Kind.GREEN, Kind.SQUARE),
    *(Kind.SECONDARY, Kind.TERTIARY, Kind.MOTORWAY_LINK, Kind.TRUNK_LINK),
}
_NEAR = frozenset(Kind) - {Kind.BUILDING, Kind.PATH, Kind.PARKING, Kind.SPORT, Kind.STREAM}
BANDS = (
    Band(0, 120.0, 400_000.0, _FAR),
    Band(10, 25.0, 30_000.0, _MIDDLE),
    Band(13, 5.0, 2_000.0, _NEAR),
    Band(15, 0.4, 0.0, frozenset(Kind)),
)


def band_of(zoom: float) -> int:
    """The index of the band to draw at a zoom level (of 512 px tiles)."""
    return max(i for i, band in enumerate(BANDS) if band.first <= max(0.0, zoom))
