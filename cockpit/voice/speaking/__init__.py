"""The cockpit's own voice, in a process of its own: a voice's library may crash there, not here.

`Speaker` is the cockpit's side. It imports neither a voice nor a sound library.
"""

from cockpit.voice.speaking.settings import SpeakingSettings
from cockpit.voice.speaking.speaker import Speaker

__all__ = ["Speaker", "SpeakingSettings"]
