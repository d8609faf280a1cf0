"""A driver who speaks: sentences into a WAV file or through a virtual microphone."""
