"""Plus codes: 8FVC9G8F+6X anywhere, or 9G8F+6X with a place that it is near to."""

import re
from dataclasses import dataclass

from openlocationcode import openlocationcode as olc  # type: ignore[import-untyped]

from cockpit.maps.geo import Point

_CODE = re.compile(
    r"(?<![\w+])([23456789CFGHJMPQRVWX]{2,8}\+[23456789CFGHJMPQRVWX]{0,7})(?![\w+])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PlusCode:
    """A code, and the place beside it: "" for a full one."""

    code: str
    place: str

    def point(self, near: Point | None) -> Point | None:
        """The middle of the code's square; a short code needs to know what it is near to."""
        code = self.code
        if olc.isShort(code):
            if near is None:
                return None
            code = olc.recoverNearest(code, near.lat, near.lon)
        area = olc.decode(code)
        return Point(area.latitudeCenter, area.longitudeCenter)

    @property
    def is_short(self) -> bool:
        """Whether it needs a place."""
        return bool(olc.isShort(self.code))


def plus_code(text: str) -> PlusCode | None:
    """The plus code in a text; None where there is none."""
    match = _CODE.search(text[:300])
    if match is None:
        return None
    code = match[1].upper()
    if not (olc.isFull(code) or (olc.isShort(code) and len(code.split("+")[1]) >= 2)):
        return None
    rest = f"{text[: match.start()]} {text[match.end() :]}".strip(" ,")
    return PlusCode(code, rest)
