"""Positions as people write, copy and share them."""

import re
from urllib.parse import unquote

from cockpit.maps.geo import Point

_N = r"[-+]?\d{1,3}(?:\.\d+)?"
_LINKS = tuple(re.compile(pattern, re.IGNORECASE) for pattern in (
    rf"!3d({_N})!4d({_N})",
    rf"[?&](?:q|query|ll|sll|daddr|destination|center|mlat)=(?:loc:)?({_N})(?:,|&mlon=)\s*({_N})",
    rf"@({_N}),({_N})(?:,|$|/|\s)",
    rf"#(?:map=)?\d{{1,2}}(?:\.\d+)?/({_N})/({_N})",
    rf"^geo:({_N}),({_N})",
    rf"/(?:dir|place|search)/[^?]*?({_N}),\+?({_N})",
))  # fmt: skip
_DECIMAL = re.compile(
    r"^\(?\s*([-+]?\d{1,2}[.]\d+)\s*°?\s*[,;/ ]\s*([-+]?\d{1,3}[.]\d+)\s*°?\s*\)?$"
)
_COMMAS = re.compile(
    r"^\(?\s*([-+]?\d{1,2},\d+)\s*°?\s*[;/ ,]\s*([-+]?\d{1,3},\d+)\s*°?\s*\)?$"
)  # fmt: skip
_ROUND = re.compile(r"^([-+]?\d{1,2}(?:\.\d+)?),\s?([-+]?\d{1,3}(?:\.\d+)?)$")
_ANGLE = (
    r"(\d{1,3}(?:[.,]\d+)?)\s*(?:°|º|deg|d|度|\s)?\s*"
    r"(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:['′’]|m\b|分|\s)?\s*"
    r"(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:[\"″”]|''|′′|s\b|秒|\s)?)?)?"
)
_BEHIND = re.compile(rf"^{_ANGLE}\s*([NSEWO])[\s,;/]*{_ANGLE}\s*([NSEWO])$", re.IGNORECASE)
_BEFORE = re.compile(rf"^([NSEWO])\s*{_ANGLE}[\s,;/]*([NSEWO])\s*{_ANGLE}$", re.IGNORECASE)
_CHINESE = str.maketrans({"北": "N", "南": "S", "东": "E", "西": "W", "纬": None, "经": None})
_WORDS = {"north": "N", "south": "S", "east": "E", "west": "W", "nord": "N", "süd": "S",
          "ost": "E", "lat": "", "lon": "", "lng": "", "latitude": "", "longitude": "", "sud": "S",
          ":": "", "=": ""}  # fmt: skip
LONGEST = 2000
LONGEST_PLAIN = 80
_LABEL = re.compile(r"\(([^()]{1,80})\)\s*$")


def coordinates(text: str) -> tuple[Point, str] | None:
    """The position in a text, and the name that a link gives it; None where it has none."""
    text = unquote(text.strip()[:LONGEST])
    if "geo:" in text.lower() or "://" in text or text.startswith(("www.", "maps.")):
        return _link(text)
    if len(text) > LONGEST_PLAIN or sum(c.isdigit() for c in text) < 2:
        return None
    point = _plain(text)
    return (point, "") if point else None


def _link(text: str) -> tuple[Point, str] | None:
    label = _LABEL.search(text)
    text = text.replace("geo:0,0?", "geo:?")
    for pattern in _LINKS:
        match = pattern.search(text)
        if match:
            point = _checked(float(match[1]), float(match[2]))
            if point:
                return point, label[1].replace("+", " ") if label else ""
    return None


def _plain(text: str) -> Point | None:
    for pattern in (_DECIMAL, _COMMAS, _ROUND):
        match = pattern.match(text)
        if match and (pattern is not _ROUND or "." in text):
            return _checked(*(float(part.replace(",", ".")) for part in match.groups()))
    letters = text.translate(_CHINESE)
    for word, letter in _WORDS.items():
        letters = re.sub(re.escape(word), letter, letters, flags=re.IGNORECASE)
    return _angles(letters.strip())


def _angles(text: str) -> Point | None:
    match = _BEHIND.match(text)
    if match:
        a, b = match.groups()[:4], match.groups()[4:]
        return _pair(a[3], a[:3], b[3], b[:3])
    match = _BEFORE.match(text)
    if match:
        a, b = match.groups()[:4], match.groups()[4:]
        return _pair(a[0], a[1:], b[0], b[1:])
    match = _UNNAMED.match(text)
    if match:
        return _pair("N", match.groups()[:3], "E", match.groups()[3:])
    return _signed(text)


_DEGREES = (
    r"(\d{1,3})\s*[°º]\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*['′’]\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*[\"″”]?)?)?"
)
_UNNAMED = re.compile(rf"^{_DEGREES}[\s,;/]+{_DEGREES}$")


def _signed(text: str) -> Point | None:
    """What is left of "lat: 48.1, lon: 11.5"."""
    match = re.match(r"^([-+]?\d{1,2}\.\d+)[\s,;]+([-+]?\d{1,3}\.\d+)$", text.strip())
    return _checked(float(match[1]), float(match[2])) if match else None


def _pair(
    first_letter: str, first: tuple[str, ...], second_letter: str, second: tuple[str, ...]
) -> Point | None:
    angles = {}
    for letter, parts in ((first_letter, first), (second_letter, second)):
        wind = letter.upper().replace("O", "E")
        value = _degrees(parts)
        if value is None:
            return None
        angles["lat" if wind in "NS" else "lon"] = -value if wind in "SW" else value
    return _checked(angles["lat"], angles["lon"]) if len(angles) == 2 else None


def _degrees(parts: tuple[str | None, ...]) -> float | None:
    values = [float(part.replace(",", ".")) if part else 0.0 for part in parts]
    if values[1] >= 60 or values[2] >= 60:
        return None
    return values[0] + values[1] / 60 + values[2] / 3600


def _checked(lat: float, lon: float) -> Point | None:
    return Point(lat, lon) if abs(lat) <= 90 and abs(lon) <= 180 else None
