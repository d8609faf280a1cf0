"""What is made of an answer in the client's thread, before the main thread gets it."""

from collections.abc import Callable
from typing import Any

from cockpit.maps.routing.parcel import unpack_routes

UNPACK: dict[str, Callable[[Any], dict[str, Any]]] = {
    "route": lambda value: {"routes": unpack_routes(value["routes"])},
    "plan": lambda value: {**value, "route": unpack_routes([value["route"]])[0]},
}
"""By method; the others' answers are plain tables already."""
