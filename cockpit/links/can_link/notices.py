"""Tells the driver what is wrong with the connection to the car."""

from cockpit.core.notices import Notices, Severity
from cockpit.links.can_link.health import LinkHealth

DOWN = "No connection to the car ({bus}): {cause}"


def tell_driver(notices: Notices, health: LinkHealth) -> None:
    """Raise or clear one notice per bus; call it on the main thread with each new health."""
    for name, bus in health.buses.items():
        key = f"bus.{name}.down"
        if bus.trouble:
            notices.show(key, Severity.WARNING, DOWN, bus=name, cause=bus.trouble)
        else:
            notices.clear(key)
