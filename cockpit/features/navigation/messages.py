"""What navigation tells phone and home, and hears from them: topics and tables.

navigation/eta        out   where to, when, how far, with what charge
navigation/last_mile  out   the car is parked, the destination is a walk away
navigation/go         in    a place sent to the car: {"lat", "lon", "name"}
navigation/traffic    in    live speeds, as `cockpit.maps.routing.traffic` reads them
"""

from collections.abc import Mapping
from typing import Any

ETA, LAST_MILE = "navigation/eta", "navigation/last_mile"
GO, TRAFFIC = "navigation/go", "navigation/traffic"


def eta(
    name: str, lat: float, lon: float, arrival: str, left_s: float, left_m: float, soc: float | None
) -> dict[str, Any]:
    """`arrival` is local time in ISO form; `soc` percent on arrival, None where unknown."""
    return {
        "name": name,
        "lat": lat,
        "lon": lon,
        "arrival": arrival,
        "left_s": round(left_s),
        "left_m": round(left_m),
        "soc": soc,
    }


def last_mile(name: str, lat: float, lon: float, walk_m: float) -> dict[str, Any]:
    """For the phone to lead on foot from where the car stands."""
    return {"name": name, "lat": lat, "lon": lon, "walk_m": round(walk_m)}


def place_sent(payload: Mapping[str, Any]) -> tuple[str, float, float] | None:
    """Name, latitude and longitude of a place sent to the car; None where it is none."""
    try:
        lat, lon = float(payload["lat"]), float(payload["lon"])
    except (KeyError, TypeError, ValueError):
        return None
    if not (abs(lat) <= 90 and abs(lon) <= 180):
        return None
    return str(payload.get("name") or f"{lat:.5f}, {lon:.5f}")[:80], lat, lon
