"""What the settings ask for in brokers: the link to all of them, the car's own, and the search."""

from cockpit.brokers.brokers import Brokers

__all__ = ["Brokers"]
