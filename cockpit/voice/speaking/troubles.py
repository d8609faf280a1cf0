"""What may be wrong with the voice: fixed lines, so that the texts can translate them."""

CRASHED = "The voice has crashed and starts again"
NO_LOUDSPEAKER = "No loudspeaker: what is said is only shown"
NO_FOLDER = "The folder for what is said cannot be written"
NO_ESPEAK = "espeak-ng is missing: make setup"
NO_PIPER = "A Piper voice is installed, but not its library: pip install piper-tts"
BROKEN_PIPER = "The Piper voice is broken: install it again"
UNSAID = "The voice cannot say that"

LINES = (CRASHED, NO_LOUDSPEAKER, NO_FOLDER, NO_ESPEAK, NO_PIPER, BROKEN_PIPER, UNSAID)
