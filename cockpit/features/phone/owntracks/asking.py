"""What the car asks of OwnTracks: `…/cmd`, encrypted where the phone has a key."""

import json
from collections.abc import Iterable
from typing import Any

from cockpit.core.messages import Kind, Message, Payload
from cockpit.features.phone.owntracks.phone import Waypoint
from cockpit.features.phone.owntracks.phones import Known
from cockpit.features.phone.owntracks.sealed import seal


def report_location(phone: Known) -> Message:
    """Look where you are now; iOS answers when it next wakes the app."""
    # Nobody waits for an answer from yesterday: it need not be kept until it has arrived.
    return _command(phone, {"action": "reportLocation"}, Kind.TELEMETRY)


def set_waypoints(phone: Known, waypoints: Iterable[Waypoint]) -> Message:
    """Watch these circles, too; one made at the same second is replaced."""
    circles = {"_type": "waypoints", "waypoints": [_told(each) for each in waypoints]}
    return _command(phone, {"action": "setWaypoints", "waypoints": circles}, Kind.COMMAND)


def _command(phone: Known, words: Payload, kind: Kind) -> Message:
    table: Payload = {"_type": "cmd", **words}
    sealed = seal(table, phone.box) if phone.box else table
    return Message(f"{phone.topic}/cmd", json.dumps(sealed).encode(), kind)


def _told(waypoint: Waypoint) -> dict[str, Any]:
    return {
        "_type": "waypoint",
        "desc": waypoint.name,
        "lat": waypoint.point.lat,
        "lon": waypoint.point.lon,
        "rad": round(waypoint.radius_m),
        "tst": round(waypoint.made_at),
    }
