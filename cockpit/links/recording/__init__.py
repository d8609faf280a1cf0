"""Reads what was recorded, the black box or any log that python-can reads, and exports it."""

from cockpit.links.recording.recorded import Recorded, RecordingError
from cockpit.links.recording.recording import Recording

__all__ = ["Recorded", "Recording", "RecordingError"]
