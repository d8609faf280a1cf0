"""The link between the car's CAN buses and the vehicle."""

from cockpit.links.can_link.health import BusHealth, LinkHealth
from cockpit.links.can_link.link import CanLink
from cockpit.links.can_link.losses import Losses
from cockpit.links.can_link.notices import tell_driver

__all__ = ["BusHealth", "CanLink", "LinkHealth", "Losses", "tell_driver"]
