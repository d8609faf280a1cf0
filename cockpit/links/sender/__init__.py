"""From requests to frames: what may be sent, when, and whether the car did it."""

from cockpit.links.sender.ask import NO_CONNECTION
from cockpit.links.sender.sender import Sender

__all__ = ["NO_CONNECTION", "Sender"]
