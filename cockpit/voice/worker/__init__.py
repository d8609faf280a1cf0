"""Hearing and understanding in a process of its own: libraries and models may crash there.

`VoiceWorker` is the cockpit's side. It imports neither Vosk nor hassil.
"""

from cockpit.voice.worker.client import VoiceWorker
from cockpit.voice.worker.configuration import Configuration

__all__ = ["Configuration", "VoiceWorker"]
