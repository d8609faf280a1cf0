"""A charging station out of OpenStreetMap's tags, however they are written."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from cockpit.maps.charger import Charger, Socket
from cockpit.maps.geo import Point

type Tags = Mapping[str, str]

KINDS = {
    "type2_combo": "ccs", "ccs": "ccs", "ccs2": "ccs", "type1_combo": "ccs",
    "tesla_supercharger_ccs": "ccs", "nacs": "tesla", "tesla_supercharger": "tesla",
    "tesla_standard": "tesla", "type2": "type2", "type2_cable": "type2_cable",
    "tesla_destination": "type2", "chademo": "chademo", "schuko": "schuko", "type1": "type1",
    "gb_dc": "gb_dc", "gb_ac": "gb_ac",
}  # fmt: skip
"""OpenStreetMap's sockets, and ours."""
USUAL_KW = {"ccs": 50.0, "chademo": 50.0, "tesla": 120.0, "gb_dc": 60.0, "type2": 11.0,
            "type2_cable": 22.0, "gb_ac": 7.0, "schuko": 2.3, "type1": 3.7}  # fmt: skip
"""Where the map does not tell: rather too little."""
DIRECT = frozenset({"ccs", "chademo", "tesla", "gb_dc"})
MOST_KW = 1500.0
MOST_SOCKETS = 200
CLOSED = frozenset({"no", "private", "military", "forestry", "agricultural", "delivery"})
BROKEN = frozenset({"closed", "broken", "out_of_order", "inoperative", "construction", "planned"})
NUMBER = re.compile(r"(\d+(?:[.,]\d+)?)\s*(k?)(?:w|va)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """A station as the map has it, and what a plan does not need."""

    charger: Charger
    access: str = ""
    hours: str = ""
    capacity: int = 0
    is_point: bool = False
    """One pillar (man_made=charge_point), perhaps of a station that is mapped, too."""


def read_station(tags: Tags, key: str, point: Point) -> Found | None:
    """The station; None where a car cannot charge."""
    if not _for_cars(tags):
        return None
    sockets = read_sockets(tags)
    capacity = _count(tags.get("capacity", ""), 0)
    told = bool(sockets)
    if not sockets:
        kw = read_kw(tags.get("charging_station:output", "")) or USUAL_KW["type2"]
        sockets = (Socket("ccs" if kw > 43 else "type2", kw, max(1, capacity)),)
    name = tags.get("name") or tags.get("brand") or tags.get("operator") or ""
    charger = Charger(
        key, name, point, sockets, tags.get("operator") or tags.get("brand", ""),
        read_tariff(tags), reliability(tags, sockets, told),
    )  # fmt: skip
    return Found(
        charger, tags.get("access", ""), tags.get("opening_hours", ""), capacity,
        tags.get("amenity") != "charging_station",
    )  # fmt: skip


def _for_cars(tags: Tags) -> bool:
    if tags.get("amenity") != "charging_station" and tags.get("man_made") != "charge_point":
        return False
    state = tags.get("operational_status", "").lower()
    if tags.get("access", "") in CLOSED or state in BROKEN or tags.get("motorcar") == "no":
        return False
    others = any(tags.get(v) == "yes" for v in ("bicycle", "scooter", "boat", "hgv", "bus"))
    car = tags.get("motorcar") in ("yes", "designated", "permissive")
    plugs = any(f"socket:{kind}" in tags for kind in KINDS if kind != "schuko")
    return car or plugs or not others


def read_sockets(tags: Tags) -> tuple[Socket, ...]:
    """What `socket:*` tells, the strongest first; the same kind and power is counted together."""
    found: dict[tuple[str, float], int] = {}
    for name, kind in KINDS.items():
        count = _count(tags.get(f"socket:{name}", ""), 0)
        if not count:
            continue
        power = tags.get(f"socket:{name}:output") or tags.get("charging_station:output", "")
        kw = read_kw(power) or USUAL_KW[kind]
        found[kind, kw] = min(MOST_SOCKETS, found.get((kind, kw), 0) + count)
    sockets = (Socket(kind, kw, count) for (kind, kw), count in found.items())
    return tuple(sorted(sockets, key=lambda s: -s.power_kw))


def read_kw(text: str) -> float:
    """The greatest of "22 kW", "22000 W", "50 kW;150 kW", "22 kVA", "22,5"; 0 where none is."""
    found = [
        float(number.replace(",", ".")) / (1000 if _in_watt(number, kilo) else 1)
        for number, kilo in NUMBER.findall(text)
    ]
    return max((kw for kw in found if 0 < kw <= MOST_KW), default=0.0)


def _in_watt(number: str, kilo: str) -> bool:
    """A plain 22000 is in W, a plain 22 in kW."""
    return not kilo and float(number.replace(",", ".")) > MOST_KW


def read_tariff(tags: Tags) -> str:
    """As the map writes it; "free" where it costs nothing; "" where it is unknown."""
    charge = tags.get("charge") or tags.get("charge:kwh") or tags.get("fee:kwh", "")
    if charge:
        return charge[:60]
    return "free" if tags.get("fee") == "no" else ""


def price_per_kwh(tariff: str) -> float | None:
    """What a kilowatt hour costs, in whatever money; None where that cannot be told."""
    if tariff == "free":
        return 0.0
    match = re.search(r"(\d+(?:[.,]\d+)?)\s*[^\d/;]{0,6}/\s*kwh", tariff, re.IGNORECASE)
    return float(match[1].replace(",", ".")) if match else None


def reliability(tags: Tags, sockets: tuple[Socket, ...], told: bool) -> float:
    """The chance of one that works and is free, from how well and how newly it is known.

    No feed is at hand without a network; these are rules of thumb, and live state beats them.
    """
    share = 0.93
    share -= 0.15 * (not told)
    share -= 0.05 * (not (tags.get("operator") or tags.get("brand")))
    share -= 0.05 * (tags.get("access") in ("customers", "permit"))
    share -= 0.05 * (tags.get("opening_hours", "24/7") != "24/7")
    year = re.match(r"20\d\d", tags.get("check_date", "") or tags.get("survey:date", ""))
    share -= 0.03 * (year is not None and int(year[0]) < 2023)
    count = sum(s.count for s in sockets)
    share += -0.08 if count <= 1 else 0.04 if count >= 6 else 0.0
    return round(min(0.98, max(0.5, share)), 2)


def sockets_text(sockets: tuple[Socket, ...]) -> str:
    """For the database."""
    return json.dumps([[s.kind, s.power_kw, s.count] for s in sockets])


def sockets_of(text: str) -> tuple[Socket, ...]:
    """The reverse."""
    return tuple(Socket(str(k), float(kw), int(n)) for k, kw, n in json.loads(text))


def _count(text: str, otherwise: int) -> int:
    """A "2" is two, "yes" is one, "no" and "0" are none."""
    if text == "yes":
        return 1
    numbers = [int(n) for n in re.findall(r"\d{1,4}", text)]
    return min(MOST_SOCKETS, sum(numbers)) if numbers else otherwise
