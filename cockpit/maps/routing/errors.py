"""Why there is no way, in one line for the driver."""

from cockpit.maps.geo import Point

OFF_MAP, NO_ROAD, NO_WAY, THERE, TOO_FAR, BAD = (
    "off_map", "no_road", "no_way", "there", "too_far", "bad",
)  # fmt: skip
CODES = {
    150: (BAD, "Too many places for one route"),
    153: (BAD, "Too many places for one table of times"),
    154: (TOO_FAR, "Too far for one route"),
    158: (BAD, "Too many points in one trace"),
    167: (BAD, "An area to avoid is too large"),
    168: (BAD, "An area to avoid makes no sense"),
    170: (NO_WAY, "No road leads from one to the other"),
    171: (NO_ROAD, "There is no road near one of the places"),
    172: (TOO_FAR, "The trace is too long"),
    442: (NO_WAY, "No way leads there"),
    443: (NO_WAY, "The trace follows no road"),
    444: (NO_WAY, "The trace follows no road"),
}
"""Valhalla's error codes."""


class RoutingError(Exception):
    """There is no answer; `text` is one line, `code` one of the words above."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(text)
        self.code, self.text = code, text


def from_valhalla(number: int, message: str) -> RoutingError:
    """What Valhalla's refusal means."""
    code, text = CODES.get(number, (BAD, f"The router refuses: {message.splitlines()[0]:.120}"))
    return RoutingError(code, text)


def written(place: Point) -> str:
    """A place in a message."""
    return f"{place.lat:.5f}, {place.lon:.5f}"
