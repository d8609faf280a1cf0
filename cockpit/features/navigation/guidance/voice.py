"""Hands prompts to the cockpit's voice; media is quiet while it speaks."""

from cockpit.core.speech import Priority, Speech
from cockpit.features.navigation.guidance.prompts import Prompt

KEY = "guidance"


def speak(prompt: Prompt, speech: Speech) -> None:
    """Say it in time, or not at all; at a junction it goes before what is less urgent."""
    priority = Priority.GUIDANCE_NOW if prompt.urgent else Priority.GUIDANCE
    speech.say(prompt.text, prompt.language, priority, KEY, prompt.within_s)
