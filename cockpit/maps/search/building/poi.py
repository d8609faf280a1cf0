"""What else is known of a place with a purpose: words that help to find it, and its plugs."""

import json
import re

from cockpit.maps.search.cuisines import cuisines
from cockpit.maps.search.words import split

_KILOWATTS = re.compile(r"(\d+(?:[.,]\d+)?)\s*(k?)(?:w|va)?", re.IGNORECASE)
_SOCKETS = {"type2_combo": "ccs", "ccs": "ccs", "type1_combo": "ccs1", "chademo": "chademo",
            "type2": "type2", "type2_cable": "type2_cable", "type1": "type1", "schuko": "schuko",
            "tesla_supercharger": "tesla", "gb_dc": "gb_dc", "gb_ac": "gb_ac"}  # fmt: skip
MOST_KW = 2000.0


def poi_words(tags: dict[str, str]) -> str:
    """Plain words that place it or tell it from others: street, suburb, postcode, cuisine."""
    texts = [tags[key] for key in (
        "addr:street", "addr:suburb", "addr:city", "addr:postcode", "operator", "is_in",
    ) if key in tags]  # fmt: skip
    words = split(" ".join(texts)) if texts else []
    for value in tags.get("cuisine", "").split(";"):
        kind = value.strip()
        if kind:
            words += cuisines().get(kind) or split(kind.replace("_", " "))
    return " ".join(dict.fromkeys(words))


def charger_facts(tags: dict[str, str]) -> str:
    """JSON: "kw", the strongest output, 0 where unknown, and "sockets", their kinds."""
    powers, sockets = [0.0], set()
    for key, value in tags.items():
        if key.startswith("socket:"):
            name = key.split(":")[1]
            if name in _SOCKETS and value != "no":
                sockets.add(_SOCKETS[name])
        if key.endswith(":output") or key in {"maxpower", "charging_station:output"}:
            powers.append(kilowatts(value))
    return json.dumps({"kw": max(powers), "sockets": sorted(sockets)})


def kilowatts(text: str) -> float:
    """The largest of "150 kW", "22000 W", "11;22", "50 kVA"; 0 where there is none."""
    found = [0.0]
    for number, kilo in _KILOWATTS.findall(text[:60]):
        power = float(number.replace(",", "."))
        power = power if kilo or power < MOST_KW else power / 1000
        found.append(power if power <= MOST_KW else 0.0)
    return max(found)
