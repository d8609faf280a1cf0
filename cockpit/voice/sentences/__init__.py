"""What a text means: sentences are data, one intents file for each feature and language."""
