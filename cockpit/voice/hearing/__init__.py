"""From sound to text: microphone, wake phrase, recogniser, the end of speech; and its models."""
