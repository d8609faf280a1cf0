"""What home is told of the way: where to, when there, with what charge."""

from cockpit.core.leading import Leading
from cockpit.features.remote.told import UNKNOWN

TRIP = {
    "arrival": {"p": "sensor", "name": "Arrival", "dev_cla": "timestamp"},
    "destination": {"p": "sensor", "name": "Destination", "icon": "mdi:map-marker-check"},
    "next_stop": {"p": "sensor", "name": "Next stop", "icon": "mdi:map-marker"},
    "distance_left": {
        "p": "sensor",
        "name": "Distance left",
        "dev_cla": "distance",
        "unit_of_meas": "km",
        "stat_cla": "measurement",
    },
    "arrival_battery": {
        "p": "sensor",
        "name": "Battery on arrival",
        "dev_cla": "battery",
        "unit_of_meas": "%",
        "stat_cla": "measurement",
    },
}
"""Key → its Home Assistant component; all hang on the topic `trip/KEY`."""


def trip_words(leading: Leading) -> dict[str, str]:
    """Key → what is true now."""
    way = leading.way
    if way is None:
        return dict.fromkeys(TRIP, UNKNOWN)
    soc = UNKNOWN if way.soc is None else f"{way.soc:.0f}"
    return {
        "arrival": way.arrival.astimezone().isoformat(timespec="minutes"),
        "destination": way.destination[:80] or UNKNOWN,
        "next_stop": way.next_stop[:80] or UNKNOWN,
        "distance_left": f"{way.left_m / 1000:.1f}",
        "arrival_battery": soc,
    }
